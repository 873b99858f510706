"""From the database to papers: rows are loaded with a fixed number of queries, then put together without it.

What a paper says is decided here. It shows how many conversations and documents a finding rests on, never which; no
name of a source, nor of a position with words of its own, has a place in exports.content.
"""

from dataclasses import replace

from sqlalchemy.orm import Session

from exports.content import EpisodesPaper, NarrativePaper, Report, Summary, paragraphs_of
from exports.word import episodes_docx, narrative_docx, report_docx
from review_app.core.offers import BandLine
from review_app.episodes.queries import episodes_of_review
from review_app.narrative.papers.picture import Shown, picture_for_word
from review_app.narrative.queries import entries_of_review, perspectives_of_review
from review_app.narrative.queries import periods_of_review as narrative_periods
from review_app.reports.assemble.cover import Edition, cover_of
from review_app.reports.assemble.episodes import episodes_paper, load_episodes
from review_app.reports.assemble.findings import findings_of
from review_app.reports.assemble.material import Material, load_material, place_of
from review_app.reports.assemble.narrative import Told, narrative_paper
from review_app.reports.assemble.sections import sections_of
from review_app.reports.models import PaperKind
from review_app.reports.sections import SUMMARY, kind_of
from review_app.reviews.models import Review


def report_of(material: Material, edition: Edition) -> Report:
    """The working draft; whatever isn't written yet says so."""
    place, texts = material.place, material.texts
    sections, appendices = sections_of(texts, place.review)
    summary = Summary(paragraphs=paragraphs_of(texts.written.get(SUMMARY, "")), limit=kind_of(SUMMARY).limit or 0)
    return Report(
        cover=cover_of(place.review, place.board, place.programme, edition),
        summary=summary,
        sections=sections,
        findings=findings_of(material.parts, place.review),
        appendices=appendices,
    )


Paper = Report | EpisodesPaper | NarrativePaper


def paper_of(session: Session, review: Review, edition: Edition) -> Paper:
    """Loads what a paper says, as it is looked at and then drawn."""
    if edition.paper is PaperKind.REPORT:
        return report_of(load_material(session, review), edition)
    place = place_of(session, review)
    cover = cover_of(place.review, place.board, place.programme, edition)
    if edition.paper is PaperKind.EPISODES:
        return episodes_paper(cover, load_episodes(session, review.id))
    entries, views = entries_of_review(session, review.id), perspectives_of_review(session, review.id)
    told = Told(narrative_periods(session, review.id), entries, views)
    shown = Shown(
        entries,
        [BandLine(f"Episode {each.number}", each.name, "", each.on) for each in episodes_of_review(session, review.id)],
    )
    return narrative_paper(cover, told, picture_for_word(shown))


def drawn(paper: Paper, number: int) -> bytes:
    """One numbered copy of a paper, without the database."""
    cover = replace(paper.cover, copy_number=number)
    if isinstance(paper, Report):
        return report_docx(replace(paper, cover=cover))
    if isinstance(paper, EpisodesPaper):
        return episodes_docx(replace(paper, cover=cover))
    return narrative_docx(replace(paper, cover=cover))
