"""The narrative as a Word file: the periods in prose, then the table of events with differing accounts bracketed."""

from collections.abc import Iterator

from exports.content import Event, NarrativePaper, NarrativePeriod, Perspective
from exports.content.pictures import Picture
from exports.word.cover import opening_block
from exports.word.drawings import drawn
from exports.word.headings import period_words
from exports.word.markup import Markup, joined
from exports.word.names import Style
from exports.word.page import A4
from exports.word.paper import Paper
from exports.word.paragraphs import labelled, line, not_written, paragraph, prose, table_end
from exports.word.runs import run
from exports.word.tables import Column, Row, Table

TIME_LINE = "word/media/time-line.png"
_TABLE = Table(
    caption="Events in order",
    description=(
        "The events of the narrative in order, one account to a row: date, lane and what happened. Rows with a thick "
        "line at their left edge are differing accounts of one event, and say so."
    ),
    columns=(
        Column(heading="Date", width=2050),
        Column(heading="Lane", width=2050),
        Column(heading="What happened", width=5198),
    ),
)


def narrative_docx(paper: NarrativePaper) -> bytes:
    """The bytes of the Word file."""
    periods = joined(*(_period(period) for period in paper.periods)) if paper.periods else not_written()
    rows = [row for event in paper.events for row in _rows(event)]
    body = joined(
        opening_block(paper.cover, "Narrative"),
        line(Style.HEADING_1, "Period by period"),
        periods,
        *_time_line(paper.picture),
        line(Style.HEADING_1, "Events in order"),
        _TABLE.drawn(rows) if rows else not_written(),
        table_end(),
    )
    pictures = {TIME_LINE: paper.picture.png} if paper.picture else {}
    return Paper(cover=paper.cover, sheet=A4, body=body, pictures=pictures).docx()


def _time_line(picture: Picture | None) -> Iterator[Markup]:
    if picture is not None:
        yield paragraph(Style.HEADING_1, run("Time line"), new_page=True)
        yield drawn(picture, TIME_LINE, A4)
        yield line(Style.NORMAL, f"{picture.words} The table below says the same.")


def _period(period: NarrativePeriod) -> Markup:
    return joined(
        line(Style.HEADING_2, period_words(" ".join(period.title.split()), " ".join(period.dates.split()))),
        prose(period.paragraphs),
        *(_perspective(perspective) for perspective in period.perspectives),
    )


def _perspective(perspective: Perspective) -> Markup:
    return joined(
        labelled(Style.PERSPECTIVE, "Seen differently: ", perspective.whose),
        prose(perspective.paragraphs, style=Style.PERSPECTIVE),
    )


def _rows(event: Event) -> Iterator[Row]:
    differing = len(event.accounts) > 1
    for place, entry in enumerate(event.accounts, start=1):
        mark = [labelled(Style.TABLE_LABEL, f"Account {place} of {len(event.accounts)}", "")] if differing else []
        what = prose(entry.what, style=Style.TABLE_TEXT, bullet=Style.TABLE_BULLET)
        cells = (
            joined(line(Style.TABLE_TEXT, entry.when), *mark),
            line(Style.TABLE_TEXT, entry.lane),
            what,
        )
        yield Row(cells=cells, bracketed=differing)
