"""The table of quotes as a file. It shows who said what, so it is for the lead reviewers and the review team only."""

from collections.abc import Callable, Mapping, Sequence

from exports.content.sheets import Column, Sheet
from exports.sheets import csv_file, xlsx
from review_app.core.dates import day_in_words
from review_app.sources.listing import Line
from review_app.sources.models import Source, Standing

NOTICE = (
    "{code}: for the lead reviewers and the review team only. This table shows who said what. "
    "Do not pass it on; what leaves the team says how many, never who."
)
COLUMNS = (
    Column("Words", 70),
    Column("Note", 30),
    Column("From", 34),
    Column("Kind of source", 18),
    Column("Agency", 24),
    Column("Date", 16),
    Column("Hangs on", 50),
    Column("After corrections", 28),
)
WHOLE = "(the source as a whole)"
STANDING: Mapping[Standing, str] = {
    Standing.STANDS: "",
    Standing.UNSURE: "Stands there more than once; the place is to be looked at",
    Standing.GONE: "No longer stands in the newest text",
}
FORMS: Mapping[str, tuple[Callable[[Sheet], bytes], str]] = {
    "xlsx": (xlsx.draw, xlsx.MEDIA_TYPE),
    "csv": (csv_file.draw, csv_file.MEDIA_TYPE),
}


def sheet_of(code: str, lines: Sequence[Line]) -> Sheet:
    """What the file holds."""
    return Sheet("Quotes", NOTICE.format(code=code), COLUMNS, [_row(line) for line in lines])


def draw(sheet: Sheet, form: str) -> tuple[bytes, str]:
    """The file in one of the forms, and its media type; raises KeyError for a form there isn't."""
    drawn, media_type = FORMS[form]
    return drawn(sheet), media_type


def _row(line: Line) -> tuple[str, ...]:
    return (
        line.words or WHOLE,
        line.note,
        line.source.title,
        line.source.kind.words,
        line.agency.name if line.agency else "",
        _date(line.source),
        "; ".join(each.title for each in line.hanging),
        STANDING[line.standing],
    )


def _date(source: Source) -> str:
    return day_in_words(source.held_on) if source.held_on else source.dated.wording
