"""The theme of ``base.docx``: the least that Word expects of one, in our colours and our one family of type."""

from exports.word.definitions import GREY, NAVY, PALE, TEAL
from exports.word.markup import DECLARATION

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = (
    ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", NAVY), ("lt2", PALE), ("accent1", NAVY), ("accent2", TEAL),
    ("accent3", GREY), ("accent4", "6B4A00"), ("accent5", "1D4F91"), ("accent6", "4C2C92"), ("hlink", "1D4F91"),
    ("folHlink", "4C2C92"),
)  # fmt: skip


def theme(font: str) -> bytes:
    """The part ``theme1.xml``."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS)
    fonts = "".join(
        f'<a:{use}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{use}Font>'
        for use in ("major", "minor")
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_DRAWING}" name="Casewindow"><a:themeElements>'
        f'<a:clrScheme name="Casewindow">{colours}</a:clrScheme><a:fontScheme name="Casewindow">{fonts}</a:fontScheme>'
        f"{_shapes()}</a:themeElements></a:theme>"
    ).encode()


def _shapes() -> str:
    """Three fills, lines, effects and backgrounds: the standard asks for three of each, and we draw no shapes."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    outline = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:fmtScheme name="Casewindow"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{outline * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )
