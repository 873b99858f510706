"""What stands on every page: the "Invented" strip, whose copy it is, and the page number."""

from collections.abc import Mapping

from exports.content import Cover
from exports.word.dates import in_words
from exports.word.markup import NOTHING, Markup, joined, part
from exports.word.names import Style
from exports.word.page import Sheet
from exports.word.paragraphs import line
from exports.word.runs import field, run

INVENTED = "Invented: no person, place or event in this paper is real."


def copy_words(cover: Cover) -> str:
    """Whose copy it is: "Copy 3 · for Ruth Adeyemi"."""
    copy = f"Copy {cover.copy_number}" if cover.copy_number is not None else ""
    reader = f"for {' '.join(cover.reader.split())}" if cover.reader.strip() else ""
    return " · ".join(words for words in (copy, reader) if words)


def margins(cover: Cover, sheet: Sheet, pages: int, *, with_cover: bool) -> Mapping[str, bytes]:
    """The header and footer parts; behind a cover page the cover keeps the strip alone."""
    parts = {
        "word/header1.xml": part("hdr", joined(_strip(cover), _names(cover, sheet))),
        "word/footer1.xml": part("ftr", _foot(cover, sheet, pages)),
    }
    if with_cover:
        empty = line(Style.FOOTER, "")
        parts["word/header2.xml"] = part("hdr", _strip(cover) or empty)
        parts["word/footer2.xml"] = part("ftr", empty)
    return parts


def _strip(cover: Cover) -> Markup:
    return line(Style.INVENTED, INVENTED) if cover.invented else NOTHING


def _names(cover: Cover, sheet: Sheet) -> Markup:
    paper = " · ".join(words for words in (cover.code, cover.paper) if words.strip())
    return _spread(Style.HEADER, run(paper), run(copy_words(cover)), sheet)


def _foot(cover: Cover, sheet: Sheet, pages: int) -> Markup:
    numbers = joined(run("Page "), field("PAGE", run("1")), run(" of "), field("NUMPAGES", run(str(pages))))
    owner = " · ".join(words for words in (cover.board_name, in_words(cover.edition)) if words.strip())
    return _spread(Style.FOOTER, run(owner), numbers, sheet)


def _spread(style: Style, left: Markup, right: Markup, sheet: Sheet) -> Markup:
    edge = f'<w:tabs><w:tab w:val="right" w:pos="{sheet.text_width}"/></w:tabs>'
    return Markup(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{edge}</w:pPr>{left}<w:r><w:tab/></w:r>{right}</w:p>')
