"""The contents list: a real field with its entries in place, each a link.

Word keeps the entries as they are until somebody asks it to update them, and never asks on opening. Of a paper whose pages
only Word can count, no entry has a page number; of one that begins each of its parts on a page that we know, each has.
"""

from collections.abc import Sequence

from exports.word.headings import Heading
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.page import Sheet
from exports.word.paragraphs import paragraph
from exports.word.runs import field, field_end, field_start, link, run

INSTRUCTION = r'TOC \o "1-2" \n \h \z \u'
WITH_PAGES = r'TOC \o "1-1" \h \z \u'
ON_FIRST_PAGE, ON_FURTHER_PAGE = 14, 19  # entries of up to three lines that certainly find room, under a title or not


def contents_list(headings: Sequence[Heading], *, new_page: bool = True) -> Markup:
    """The list, from the top of a new page or not: one linked line for each heading of the first two levels."""
    last = len(headings) - 1
    return joined(
        paragraph(Style.CONTENTS_HEADING, run("Contents"), new_page=new_page),
        *(_entry(heading, first=place == 0, last=place == last) for place, heading in enumerate(headings)),
    )


def pages_of_contents(entries: int) -> int:
    """How many pages a contents list with page numbers takes, which begins under the paper's title."""
    further = max(0, entries - ON_FIRST_PAGE)
    return 1 + -(-further // ON_FURTHER_PAGE)


def contents_with_pages(headings: Sequence[Heading], sheet: Sheet) -> Markup:
    """The list of a paper that begins a page with each of these headings, and needs but that page for it."""
    before, last = pages_of_contents(len(headings)), len(headings) - 1
    entries = (
        joined(
            _paged_entry(place, sheet),
            field_start(WITH_PAGES) if place == 0 else NOTHING,
            link(heading.text, heading.bookmark, None),
            run("\t"),
            field(rf"PAGEREF {heading.bookmark} \h", run(str(before + place + 1))),
            field_end() if place == last else NOTHING,
            Markup("</w:p>"),
        )
        for place, heading in enumerate(headings)
    )
    return joined(paragraph(Style.CONTENTS_HEADING, run("Contents")), *entries)


def _paged_entry(place: int, sheet: Sheet) -> Markup:
    """The opening of an entry's paragraph, with dots to the page number; at the top of a page where the one before is full."""
    new_page = place >= ON_FIRST_PAGE and (place - ON_FIRST_PAGE) % ON_FURTHER_PAGE == 0
    left = '<w:tab w:val="clear" w:pos="567"/>'
    right = f'<w:tab w:val="right" w:leader="dot" w:pos="{sheet.text_width}"/>'
    return Markup(
        f'<w:p><w:pPr><w:pStyle w:val="{Style.CONTENTS_1}"/>{"<w:pageBreakBefore/>" if new_page else ""}'
        f'<w:tabs>{left}{right}</w:tabs><w:ind w:left="284" w:hanging="284"/></w:pPr>'
    )


def _entry(heading: Heading, *, first: bool, last: bool) -> Markup:
    style = Style.CONTENTS_1 if heading.level == 1 else Style.CONTENTS_2
    return paragraph(
        style,
        joined(
            field_start(INSTRUCTION) if first else NOTHING,
            link(heading.text, heading.bookmark, None),
            field_end() if last else NOTHING,
        ),
    )
