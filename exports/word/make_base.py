"""The maker of ``base.docx``, our own Word template: ``python -m exports.word.make_base`` writes it anew.

The file is stored without compression, so that every machine makes the same bytes.
"""

from datetime import date
from pathlib import Path
from zipfile import ZIP_STORED

from exports.word.markup import NOTHING, Markup, joined, part
from exports.word.names import Style
from exports.word.package import packed
from exports.word.page import A4
from exports.word.paragraphs import paragraph
from exports.word.properties import core_properties
from exports.word.style_sheet import FONT, style_sheet
from exports.word.theme import theme

BASE = Path(__file__).with_name("base.docx")
MADE_ON = date(2011, 1, 4)


def base_template() -> bytes:
    """The template: an empty A4 page in British English with our named styles and lists."""
    return packed(
        {
            "word/document.xml": _empty_document(),
            "word/styles.xml": style_sheet(),
            "word/numbering.xml": _lists(),
            "word/settings.xml": _settings(),
            "word/fontTable.xml": _fonts(),
            "word/theme/theme1.xml": theme(FONT),
            "docProps/core.xml": core_properties("Casewindow paper", MADE_ON),
        },
        ZIP_STORED,
    )


def _empty_document() -> bytes:
    size = f'<w:pgSz w:w="{A4.width}" w:h="{A4.height}"/>'
    margins = (
        f'<w:pgMar w:top="{A4.top}" w:right="{A4.side}" w:bottom="{A4.bottom}" w:left="{A4.side}" '
        'w:header="567" w:footer="510" w:gutter="0"/>'
    )
    page = Markup(f"<w:sectPr>{size}{margins}</w:sectPr>")
    body = joined(paragraph(Style.NORMAL, NOTHING), page)
    return part("document", Markup(f"<w:body>{body}</w:body>"))


def _lists() -> bytes:
    lists = ((1, Style.BULLET, 454, 284), (2, Style.TABLE_BULLET, 198, 170))
    abstract = "".join(_bullets(number, style, left, hanging) for number, style, left, hanging in lists)
    concrete = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number, *_ in lists)
    return part("numbering", Markup(abstract + concrete))


def _bullets(number: int, style: Style, left: int, hanging: int) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        "</w:lvl></w:abstractNum>"
    )


def _settings() -> bytes:
    newest_layout = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>'
    )
    return part(
        "settings",
        Markup(
            '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
            f'<w:characterSpacingControl w:val="doNotCompress"/>{newest_layout}'
            '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        ),
    )


def _fonts() -> bytes:
    return part(
        "fonts",
        Markup(
            f'<w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>'
            '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        ),
    )


if __name__ == "__main__":
    BASE.write_bytes(base_template())
