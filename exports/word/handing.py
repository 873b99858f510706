"""The list of what is handed over, as a Word file."""

from exports.content.handing import HandedFile, HandingList
from exports.word.cover import opening_block
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.page import A4
from exports.word.paper import Paper
from exports.word.paragraphs import labelled, line, prose, table_end
from exports.word.tables import Column, Row, Table

NAME = "What is handed over"
_TABLE = Table(
    caption=NAME,
    description="Every file that is handed over, one to a row: its name, what it is, when it was put down, and its hash.",
    columns=(
        Column(heading="File", width=1500),
        Column(heading="What it is", width=3300),
        Column(heading="Put down", width=1500),
        Column(heading="SHA-256", width=2998),
    ),
)


def handing_docx(paper: HandingList) -> bytes:
    """The bytes of the Word file."""
    body = joined(
        opening_block(paper.cover, NAME),
        *(labelled(Style.NORMAL, f"{label}: ", words) for label, words in paper.facts if words.strip()),
        prose(paper.reason),
        _TABLE.drawn(_row(each) for each in paper.files),
        table_end(),
        _missing(paper.missing),
    )
    return Paper(cover=paper.cover, sheet=A4, body=body).docx()


def _row(each: HandedFile) -> Row:
    parts = [each.sha256[place : place + 16] for place in range(0, len(each.sha256), 16)]  # it has no place to break
    return Row(
        cells=(
            joined(line(Style.TABLE_TEXT, each.name), line(Style.TABLE_TEXT, f"{each.size:,} bytes")),
            line(Style.TABLE_TEXT, each.what),
            line(Style.TABLE_TEXT, f"{each.put_down:%H:%M} UTC, {each.put_down.day} {each.put_down:%B %Y}"),
            joined(*(line(Style.TABLE_TEXT, part) for part in parts)),
        ),
        may_break=False,
    )


def _missing(missing: tuple[str, ...]) -> Markup:
    if not missing:
        return NOTHING
    said = "These could not be read where they are kept, and are not handed over:"
    return joined(line(Style.NORMAL, said), *(line(Style.BULLET, what) for what in missing))
