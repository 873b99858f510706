"""How each named style looks: the source from which ``base.docx`` is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exports.word.names import Style

NAVY: Final = "1F3A5F"
TEAL: Final = "0B5C5C"
GREY: Final = "505A5F"
PALE: Final = "EEF3F8"
RULE: Final = "B1B4B6"
AMBER: Final = "FFF3CD"
BROWN: Final = "6B4A00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of a style; lengths in twentieths of a point, type size in half points, nought for "as it is based on".

    ``edges`` are borders by side: thickness in eighths of a point, and colour.
    """

    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    followed_by: str = ""
    size: int = 0
    colour: str = ""
    bold: bool | None = None
    italic: bool = False
    underlined: bool = False
    before: int | None = None
    after: int | None = None
    leading: int = 0
    left: int = 0
    hanging: int = 0
    right: int = 0
    left_tab: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    bullet: int = 0
    shade: str = ""
    edges: tuple[tuple[str, int, str], ...] = ()


def _heading(name: str, outline: int, size: int, before: int, after: int) -> Look:
    return Look(
        name=name, followed_by="Normal", size=size, colour=NAVY, bold=True, before=before, after=after,
        keep_next=True, keep_lines=True, outline=outline, leading=252,
    )  # fmt: skip


LOOKS: Final[Mapping[Style, Look]] = {
    Style.NORMAL: Look(name="Normal", based_on="", size=22, before=0, after=140, leading=283),
    Style.HEADING_1: _heading("heading 1", 0, 34, 420, 180),
    Style.HEADING_2: _heading("heading 2", 1, 27, 300, 120),
    Style.HEADING_3: _heading("heading 3", 2, 23, 260, 80),
    Style.TITLE: Look(name="Title", size=60, colour=NAVY, bold=True, before=120, after=240, leading=245),
    Style.COVER_BOARD: Look(name="Cover board", size=26, colour=GREY, before=2400, after=60),
    Style.COVER_PAPER: Look(
        name="Cover paper",
        size=32,
        colour="FFFFFF",
        bold=True,
        shade=NAVY,
        before=480,
        after=360,
        left=170,
        edges=(("top", 48, NAVY), ("bottom", 48, NAVY), ("left", 48, NAVY)),
    ),
    Style.COVER_FACT: Look(name="Cover fact", size=24, before=0, after=100, left=2268, hanging=2268, left_tab=2268),
    Style.HANDLING: Look(
        name="Handling",
        size=22,
        before=360,
        after=240,
        left=200,
        edges=(("left", 36, TEAL),),
        keep_lines=True,
    ),
    Style.CONTENTS_HEADING: Look(
        name="Contents heading",
        size=34,
        colour=NAVY,
        bold=True,
        before=0,
        after=200,
        keep_next=True,
    ),
    Style.CONTENTS_1: Look(
        name="toc 1",
        bold=True,
        before=110,
        after=30,
        left=567,
        hanging=567,
        left_tab=567,
        leading=252,
    ),
    Style.CONTENTS_2: Look(name="toc 2", before=0, after=40, left=567, leading=252),
    Style.PAPER_TITLE: Look(
        name="Paper title", size=40, colour=NAVY, bold=True, before=60, after=60, keep_next=True, outline=0
    ),
    Style.SMALL_PRINT: Look(name="Small print", size=19, colour=GREY, before=0, after=160),
    Style.FINDING_TITLE: Look(
        name="Finding title",
        based_on="Heading2",
        followed_by="Normal",
        size=32,
        before=560,
        after=120,
        left=227,
        edges=(("left", 48, TEAL),),
        shade=PALE,
        keep_next=True,
        outline=1,
    ),
    Style.FINDING_CATEGORY: Look(name="Finding category", size=20, colour=GREY, before=0, after=60, keep_next=True),
    Style.IN_BRIEF: Look(name="In brief", size=24, colour=NAVY, before=0, after=140),
    Style.EXTENT: Look(name="Extent", bold=True, colour=TEAL, before=0, after=60, keep_next=True),
    Style.SAID_BY: Look(name="Said by", size=20, colour=GREY, before=0, after=140),
    Style.RESTS_ON: Look(name="Rests on", before=0, after=140, left=200, edges=(("left", 24, RULE),)),
    Style.QUESTION: Look(
        name="Question",
        before=0,
        after=90,
        right=170,
        shade=PALE,
        left=794,
        hanging=624,
        left_tab=794,
        keep_lines=True,
        edges=(("top", 48, PALE), ("bottom", 48, PALE), ("left", 48, PALE), ("right", 48, PALE)),
    ),
    Style.NOT_WRITTEN: Look(name="Not written", italic=True, colour=BROWN, shade=AMBER, before=0, after=140),
    Style.BULLET: Look(name="List Bullet", before=0, after=70, bullet=1),
    Style.NUMBERED: Look(name="List Number", before=0, after=70, left=454, hanging=454, left_tab=454),
    Style.TABLE_TEXT: Look(name="Table text", size=19, before=0, after=60, leading=245),
    Style.TABLE_HEADING: Look(name="Table heading", size=19, bold=True, colour=NAVY, before=40, after=40, leading=245),
    Style.TABLE_BULLET: Look(name="Table bullet", based_on="TableText", before=0, after=40, bullet=2),
    Style.TABLE_LABEL: Look(
        name="Table label",
        based_on="TableText",
        bold=True,
        colour=TEAL,
        before=60,
        after=20,
        keep_next=True,
    ),
    Style.TABLE_NOT_WRITTEN: Look(name="Table not written", based_on="NotWritten", size=19, before=0, after=60),
    Style.TABLE_END: Look(name="Table end", size=8, before=0, after=0, leading=240),
    Style.FACTOR: Look(name="Factor", based_on="TableText", before=0, after=80, left=142, edges=(("left", 18, RULE),)),
    Style.PERSPECTIVE: Look(name="Perspective", before=0, after=100, left=340, edges=(("left", 24, RULE),)),
    Style.HEADER: Look(name="header", size=18, colour=GREY, before=0, after=200),
    Style.FOOTER: Look(name="footer", size=18, colour=GREY, before=0, after=0),
    Style.INVENTED: Look(
        name="Invented",
        size=20,
        bold=True,
        colour=BROWN,
        shade=AMBER,
        before=0,
        after=80,
        keep_lines=True,
        edges=(("top", 12, BROWN), ("bottom", 12, BROWN)),
    ),
    Style.LINK: Look(name="Hyperlink", kind="character", based_on="", colour="1D4F91", underlined=True),
    Style.STRONG: Look(name="Strong", kind="character", based_on="", bold=True),
    Style.FINDING_NUMBER: Look(name="Finding number", kind="character", based_on="", colour=TEAL),
}
"""Every style but the table's, which is drawn by itself."""
