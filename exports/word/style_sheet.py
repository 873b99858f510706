"""The style sheet of ``base.docx`` as XML, made from the looks of the named styles."""

from collections.abc import Iterator

from exports.word.definitions import LOOKS, NAVY, PALE, RULE, Look
from exports.word.markup import Markup, part
from exports.word.names import Style

FONT = "Arial"


def style_sheet() -> bytes:
    """The part ``styles.xml``: British English, Arial or what stands in for it, and each named style."""
    styles = "".join(_style(style, look) for style, look in LOOKS.items())
    return part("styles", Markup(f"{_defaults()}{_built_in()}{styles}{_table_style()}"))


def _defaults() -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    size = '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _built_in() -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        f"{_cell_margins(0, 108)}</w:tblCellMar></w:tblPr></w:style>"
    )


def _style(style: Style, look: Look) -> str:
    default = ' w:default="1"' if style is Style.NORMAL else ""
    based_on = f'<w:basedOn w:val="{look.based_on}"/>' if look.based_on else ""
    followed = f'<w:next w:val="{look.followed_by}"/>' if look.followed_by else ""
    paragraph = f"<w:pPr>{''.join(_paragraph_properties(look))}</w:pPr>" if look.kind == "paragraph" else ""
    characters = "".join(_character_properties(look))
    return (
        f'<w:style w:type="{look.kind}"{default} w:styleId="{style}"><w:name w:val="{look.name}"/>'
        f"{based_on}{followed}<w:qFormat/>{paragraph}"
        f"{f'<w:rPr>{characters}</w:rPr>' if characters else ''}</w:style>"
    )


def _paragraph_properties(look: Look) -> Iterator[str]:
    """Properties in the order that the standard asks for."""
    yield "<w:keepNext/>" if look.keep_next else ""
    yield "<w:keepLines/>" if look.keep_lines else ""
    yield f'<w:numPr><w:numId w:val="{look.bullet}"/></w:numPr>' if look.bullet else ""
    yield _edges(look)
    yield f'<w:shd w:val="clear" w:color="auto" w:fill="{look.shade}"/>' if look.shade else ""
    yield _tabs(look)
    yield _spacing(look)
    yield f'<w:ind w:left="{look.left}" w:right="{look.right}" w:hanging="{look.hanging}"/>' if look.left else ""
    yield f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else ""


def _character_properties(look: Look) -> Iterator[str]:
    """Properties in the order that the standard asks for."""
    yield "<w:b/><w:bCs/>" if look.bold else ""
    yield "<w:i/><w:iCs/>" if look.italic else ""
    yield f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    yield f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>' if look.size else ""
    yield '<w:u w:val="single"/>' if look.underlined else ""


def _edges(look: Look) -> str:
    given = {side: (thickness, colour) for side, thickness, colour in look.edges}
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{given[side][0]}" w:space="4" w:color="{given[side][1]}"/>'
        for side in ("top", "left", "bottom", "right")
        if side in given
    )
    return f"<w:pBdr>{borders}</w:pBdr>" if borders else ""


def _tabs(look: Look) -> str:
    return f'<w:tabs><w:tab w:val="left" w:pos="{look.left_tab}"/></w:tabs>' if look.left_tab else ""


def _spacing(look: Look) -> str:
    before = f' w:before="{look.before}"' if look.before is not None else ""
    after = f' w:after="{look.after}"' if look.after is not None else ""
    leading = f' w:line="{look.leading}" w:lineRule="auto"' if look.leading else ""
    return f"<w:spacing{before}{after}{leading}/>" if before or after or leading else ""


def _table_style() -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{Style.TABLE}"><w:name w:val="Paper table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{lines}</w:tblBorders>'
        f"<w:tblCellMar>{_cell_margins(60, 100)}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" '
        f'w:color="{NAVY}"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def _cell_margins(upright: int, sideways: int) -> str:
    sizes = (("top", upright), ("left", sideways), ("bottom", upright), ("right", sideways))
    return "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sizes)
