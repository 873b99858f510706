"""The packs for the case group as Word files: to read before a meeting, to write on, and to give back."""

from collections.abc import Iterable

from exports.content.episodes import Appraisal
from exports.content.packs import (
    DraftFinding,
    EpisodeToDiscuss,
    FirstFollowOnPack,
    IntroductoryPack,
    SecondFollowOnPack,
)
from exports.content.texts import Paragraphs, is_written
from exports.word.cover import opening_block
from exports.word.headings import period_words
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.page import A4
from exports.word.paper import Paper
from exports.word.paragraphs import labelled, line, not_written, prose, table_end
from exports.word.rests_on import rests_on_sentence
from exports.word.tables import Column, Row, Table

LINES_TO_WRITE_ON = 5
SAID = "Said to the review"

_ASKED = Table(
    caption="What we ask you",
    description="Questions for the reader, one to a row, with room to write beside each.",
    columns=(Column(heading="What we ask you", width=3300), Column(heading="Your notes", width=5998)),
)


def introductory_docx(pack: IntroductoryPack) -> bytes:
    """The bytes of the Word file."""
    dates = joined(*(line(Style.BULLET, meeting) for meeting in pack.meetings)) if pack.meetings else not_written()
    body = joined(
        opening_block(pack.cover, "About this review"),
        *(joined(line(Style.HEADING_1, chapter.heading), prose(chapter.paragraphs)) for chapter in pack.chapters),
        line(Style.HEADING_1, "When we meet"),
        dates,
    )
    return Paper(cover=pack.cover, sheet=A4, body=body).docx()


def first_follow_on_docx(pack: FirstFollowOnPack) -> bytes:
    """The bytes of the Word file."""
    periods = [
        joined(
            line(Style.HEADING_2, period_words(" ".join(period.title.split()), " ".join(period.dates.split()))),
            prose(period.paragraphs),
        )
        for period in pack.periods
    ]
    body = joined(
        opening_block(pack.cover, "What happened, and why it made sense at the time"),
        prose(pack.opening) if is_written(pack.opening) else NOTHING,
        line(Style.HEADING_1, "What happened"),
        *(periods or [not_written()]),
        _asked(pack.asked),
        line(Style.HEADING_1, "Key practice episodes"),
        *([_episode(each, pack.asked_of_each) for each in pack.episodes] or [not_written()]),
    )
    return Paper(cover=pack.cover, sheet=A4, body=body).docx()


def second_follow_on_docx(pack: SecondFollowOnPack) -> bytes:
    """The bytes of the Word file."""
    body = joined(
        opening_block(pack.cover, "Draft findings"),
        prose(pack.opening) if is_written(pack.opening) else NOTHING,
        *([_finding(each, pack.asked_of_each) for each in pack.findings] or [not_written()]),
    )
    return Paper(cover=pack.cover, sheet=A4, body=body).docx()


def _episode(each: EpisodeToDiscuss, asked: Iterable[str]) -> Markup:
    episode = each.episode
    dates = f" ({episode.dates})" if episode.dates.strip() else ""
    return joined(
        line(Style.HEADING_2, f"{episode.number}. {' '.join(episode.title.split())}{dates}"),
        _part("What happened", episode.what_happened),
        _part("Why it is key", episode.why_key),
        _part("What was life like for the child, and who knew?", episode.childs_life),
        *(_part(f"The view from the tunnel: {view.position}", view.paragraphs) for view in episode.views),
        *_appraisal(episode.appraisal),
        _words(each.words),
        _asked(asked),
    )


def _appraisal(appraisal: Appraisal) -> Iterable[Markup]:
    if not (is_written(appraisal.done_well) or is_written(appraisal.fell_short)):
        return [_part("What the team thinks so far", ())]
    basis = labelled(Style.NORMAL, "Judged by: ", appraisal.basis) if appraisal.basis.strip() else NOTHING
    return [
        _part("What was done well, and what made it possible", appraisal.done_well),
        _part("What fell short", appraisal.fell_short),
        basis,
    ]


def _finding(finding: DraftFinding, asked: Iterable[str]) -> Markup:
    rests_on = rests_on_sentence(finding.rests_on)
    return joined(
        line(Style.HEADING_1, f"Draft {finding.strength} {finding.number}: {' '.join(finding.title.split())}"),
        _part("In brief", finding.in_brief),
        _part("The issue", finding.description),
        _part("How it showed in this case", finding.in_this_case),
        line(Style.RESTS_ON, rests_on) if rests_on else NOTHING,
        _words(finding.words),
        _asked(asked),
    )


def _part(heading: str, paragraphs: Paragraphs) -> Markup:
    return joined(line(Style.HEADING_3, heading), prose(paragraphs))


def _words(words: Paragraphs) -> Markup:
    if not words:
        return NOTHING
    return joined(line(Style.HEADING_3, SAID), *(line(Style.BULLET, f"“{' '.join(each.split())}”") for each in words))


def _asked(asked: Iterable[str]) -> Markup:
    room = joined(*(line(Style.TABLE_TEXT, "") for _ in range(LINES_TO_WRITE_ON)))
    rows = [Row(cells=(line(Style.TABLE_TEXT, question), room), may_break=False) for question in asked]
    return joined(_ASKED.drawn(rows), table_end()) if rows else NOTHING
