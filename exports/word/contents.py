"""The contents list: a real field with its entries in place, each a link and none with a page number.

Word keeps the entries as they are until somebody asks it to update them, and never asks on opening.
"""

from collections.abc import Sequence

from exports.word.headings import Heading
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.paragraphs import paragraph
from exports.word.runs import field_end, field_start, link, run

INSTRUCTION = r'TOC \o "1-2" \n \h \z \u'


def contents_list(headings: Sequence[Heading], *, new_page: bool = True) -> Markup:
    """The list, from the top of a new page or not: one linked line for each heading of the first two levels."""
    last = len(headings) - 1
    return joined(
        paragraph(Style.CONTENTS_HEADING, run("Contents"), new_page=new_page),
        *(_entry(heading, first=place == 0, last=place == last) for place, heading in enumerate(headings)),
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
