"""The packs for the case group. What each says is loaded once; every reader's numbered copy is drawn from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from exports.content import Cover, NarrativePeriod, paragraphs_of
from exports.content.packs import (
    DraftFinding,
    EpisodeToDiscuss,
    FirstFollowOnPack,
    IntroductoryPack,
    SecondFollowOnPack,
)
from exports.word.packs import first_follow_on_docx, introductory_docx, second_follow_on_docx
from review_app.core.dates import day_in_words
from review_app.episodes.models import EpisodeSupport
from review_app.episodes.queries import episode_supports_of_review
from review_app.findings.models import FindingSupport
from review_app.findings.queries import quotes_of_findings
from review_app.meetings.models import MeetingKind
from review_app.meetings.queries import meetings_of_review
from review_app.narrative.queries import periods_of_review
from review_app.reports.assemble.cover import Edition, cover_of
from review_app.reports.assemble.episodes import episodes_paper, load_episodes
from review_app.reports.assemble.findings import findings_of
from review_app.reports.assemble.material import load_material, place_of
from review_app.reports.models import PaperKind
from review_app.reports.packs import pack_words
from review_app.reviews.models import Review

Pack = IntroductoryPack | FirstFollowOnPack | SecondFollowOnPack
Said = Mapping[UUID, Sequence[str]]  # words said to the review, by the episode or finding on which they hang
FOR_THE_CASE_GROUP = frozenset({MeetingKind.INTRODUCTORY, MeetingKind.FOLLOW_ON_1, MeetingKind.FOLLOW_ON_2})
MOST_WORDS = 6  # quotes beside one episode or finding: more would be the conversation over again


def pack_of(session: Session, review: Review, edition: Edition, *, with_quotes: bool) -> Pack:
    """Loads what a pack says, as it is looked at and then drawn for each reader."""
    place = place_of(session, review)
    cover = cover_of(place.review, place.board, place.programme, edition)
    if edition.paper is PaperKind.INTRODUCTORY:
        return _introductory(session, review.id, cover)
    if edition.paper is PaperKind.FOLLOW_ON_1:
        return _first(session, review.id, cover, with_quotes=with_quotes)
    return _second(session, review, cover, with_quotes=with_quotes)


def drawn_for(pack: Pack, number: int, reader: str) -> bytes:
    """One reader's numbered copy, without the database."""
    cover = replace(pack.cover, copy_number=number, reader=reader)
    if isinstance(pack, IntroductoryPack):
        return introductory_docx(replace(pack, cover=cover))
    if isinstance(pack, FirstFollowOnPack):
        return first_follow_on_docx(replace(pack, cover=cover))
    return second_follow_on_docx(replace(pack, cover=cover))


def _introductory(session: Session, review_id: UUID, cover: Cover) -> IntroductoryPack:
    return IntroductoryPack(
        cover=cover,
        chapters=pack_words().introductory,
        meetings=tuple(
            f"{meeting.kind.words}: {day_in_words(meeting.held_on)}{f' at {meeting.at}' if meeting.at else ''}"
            for meeting in meetings_of_review(session, review_id)
            if meeting.kind in FOR_THE_CASE_GROUP
        ),
    )


def _first(session: Session, review_id: UUID, cover: Cover, *, with_quotes: bool) -> FirstFollowOnPack:
    words, material = pack_words(), load_episodes(session, review_id)
    said = _said(episode_supports_of_review(session, review_id), "episode_id") if with_quotes else {}
    rows = episodes_paper(cover, material).episodes
    return FirstFollowOnPack(
        cover=cover,
        opening=words.first_opening,
        periods=tuple(
            NarrativePeriod(title=period.title, dates=period.span, paragraphs=paragraphs_of(period.prose))
            for period in periods_of_review(session, review_id)
        ),
        episodes=tuple(
            EpisodeToDiscuss(episode=row, words=tuple(said.get(episode.id, ())))
            for row, episode in zip(rows, material.episodes, strict=True)
        ),
        asked=words.first_asked,
        asked_of_each=words.first_asked_of_each,
    )


def _second(session: Session, review: Review, cover: Cover, *, with_quotes: bool) -> SecondFollowOnPack:
    words, parts = pack_words(), load_material(session, review).parts
    said = _said(quotes_of_findings(session, review.id), "finding_id") if with_quotes else {}
    return SecondFollowOnPack(
        cover=cover,
        opening=words.second_opening,
        findings=tuple(
            DraftFinding(
                number=finding.number,
                title=finding.title,
                strength=finding.strength,
                in_brief=finding.in_brief,
                description=finding.description,
                in_this_case=finding.in_this_case,
                rests_on=finding.rests_on,
                words=tuple(said.get(row.id, ())),
            )
            for row, finding in zip(parts.findings, findings_of(parts, review), strict=True)
        ),
        asked_of_each=words.second_asked_of_each,
    )


def _said(supports: Iterable[EpisodeSupport | FindingSupport], hangs_on: str) -> Said:
    """The words quoted for each thing, in the order of the alphabet, so that their order tells nobody who said them."""
    found: dict[UUID, set[str]] = {}
    for support in supports:
        if support.passage is not None:
            found.setdefault(getattr(support, hangs_on), set()).add(support.passage.words)
    return {thing: sorted(words, key=str.casefold)[:MOST_WORDS] for thing, words in found.items()}
