"""Tables with a repeated header row, a caption and a description for those who cannot see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from exports.word.markup import Markup, attribute, joined
from exports.word.names import Style
from exports.word.paragraphs import line


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its heading, and its width in twentieths of a point."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, one piece of content to a column; a bracketed row has a thick line down its left edge."""

    cells: tuple[Markup, ...]
    bracketed: bool = False
    may_break: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table before it is drawn: what it is called, what it shows, and its columns."""

    caption: str
    description: str
    columns: tuple[Column, ...]

    def drawn(self, rows: Iterable[Row]) -> Markup:
        """The table with these rows under its header row."""
        return Markup(
            f"<w:tbl>{self._properties()}{self._grid()}{self._header_row()}"
            f"{joined(*(self._row(row) for row in rows))}</w:tbl>"
        )

    def _properties(self) -> str:
        width = sum(column.width for column in self.columns)
        return (
            f'<w:tblPr><w:tblStyle w:val="{Style.TABLE}"/><w:tblW w:w="{width}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{attribute(self.caption)}"/>'
            f'<w:tblDescription w:val="{attribute(self.description)}"/></w:tblPr>'
        )

    def _grid(self) -> str:
        columns = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in self.columns)
        return f"<w:tblGrid>{columns}</w:tblGrid>"

    def _header_row(self) -> str:
        cells = "".join(
            _cell(column.width, line(Style.TABLE_HEADING, column.heading), bracketed=False) for column in self.columns
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _row(self, row: Row) -> Markup:
        properties = "" if row.may_break else "<w:trPr><w:cantSplit/></w:trPr>"
        first, *rest = (
            _cell(column.width, content, bracketed=row.bracketed and place == 0)
            for place, (column, content) in enumerate(zip(self.columns, row.cells, strict=True))
        )
        return Markup(f"<w:tr>{properties}{first}{''.join(rest)}</w:tr>")


def _cell(width: int, content: Markup, *, bracketed: bool) -> str:
    bracket = '<w:tcBorders><w:left w:val="single" w:sz="36" w:space="0" w:color="1F4E79"/></w:tcBorders>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{bracket if bracketed else ""}</w:tcPr>{content}</w:tc>'
