"""The sheets of paper that we print on: size, direction, margins."""

from dataclasses import dataclass

from exports.word.markup import Markup
from exports.word.package import RELATION_IDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet in twentieths of a point, as Word counts."""

    width: int
    height: int
    side: int
    top: int
    bottom: int
    landscape: bool = False

    @property
    def text_width(self) -> int:
        """The room between the side margins."""
        return self.width - 2 * self.side


A4 = Sheet(width=11906, height=16838, side=1304, top=1588, bottom=1304)
A3_LANDSCAPE = Sheet(width=23811, height=16838, side=851, top=1361, bottom=1021, landscape=True)


def section_properties(sheet: Sheet, *, with_cover: bool) -> Markup:
    """The properties that end a paper: sheet, margins, headers and footers; a cover page has its own pair."""
    direction = ' w:orient="landscape"' if sheet.landscape else ""
    return Markup(
        f"<w:sectPr>{_pairs(with_cover)}"
        f'<w:pgSz w:w="{sheet.width}" w:h="{sheet.height}"{direction}/>'
        f'<w:pgMar w:top="{sheet.top}" w:right="{sheet.side}" w:bottom="{sheet.bottom}" w:left="{sheet.side}" '
        f'w:header="567" w:footer="510" w:gutter="0"/>{"<w:titlePg/>" if with_cover else ""}</w:sectPr>'
    )


def _pairs(with_cover: bool) -> str:
    kinds = [("default", "1"), ("first", "2")] if with_cover else [("default", "1")]
    return "".join(
        f'<w:{place}Reference w:type="{kind}" r:id="{RELATION_IDS[f"word/{place}{number}.xml"]}"/>'
        for kind, number in kinds
        for place in ("header", "footer")
    )
