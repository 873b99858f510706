"""A picture in the text: as wide as the page allows, with words for those who don't see it."""

from exports.content.pictures import Picture
from exports.word.markup import Markup, attribute
from exports.word.names import Style
from exports.word.package import RELATION_IDS
from exports.word.page import Sheet
from exports.word.paragraphs import paragraph

PER_TWIP = 635  # English Metric Units, as Word counts the size of a picture
ROOM_FOR_TEXT = 1700  # twentieths of a point of the page's height that stay for the heading above
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"


def drawn(picture: Picture, part: str, sheet: Sheet) -> Markup:
    """The picture as a paragraph of its own; `part` is where its bytes are in the file."""
    width, height = _size(picture, sheet)
    words, name = attribute(picture.words), attribute(part.rpartition("/")[2])
    inline = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="{name}" descr="{words}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}main"><a:graphicData uri="{_DRAWING}picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}picture"><pic:nvPicPr><pic:cNvPr id="1" name="{name}" descr="{words}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{RELATION_IDS[part]}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    return paragraph(Style.NORMAL, Markup(inline))


def _size(picture: Picture, sheet: Sheet) -> tuple[int, int]:
    """Width and height that fit on the sheet, in Word's units."""
    wide, high = sheet.text_width, sheet.height - sheet.top - sheet.bottom - ROOM_FOR_TEXT
    scale = min(wide / picture.width, high / picture.height)
    return round(picture.width * scale * PER_TWIP), round(picture.height * scale * PER_TWIP)
