"""A themes paper for tests: odd names, long words, a theme without a statement."""

from dataclasses import replace
from datetime import date

from exports.content.themes import SharedWords, ThemeInPaper, ThemesPaper
from tests.exports.sample import COVER

_THEME = ThemeInPaper(
    title="What is ticked decides & who rings back: “O’Brien’s” <b>boxes</b>, Nguyễn",
    statement=("A form sorts concern from information.", "- one\n- two"),
    found=4,
    recognised=1,
    not_recognised=1,
    cant_say=0,
    of=7,
    asked="Of the others, asked, one recognises it and one does not.",
    questions=("Who decides which box is ticked?",),
    wordings=(SharedWords(title="A tick sorts", summary=("The form\ndecides.",), is_good_practice=True),),
    differs=("In one place it is the telephone.",),
    named=("Ashmere LSCB", "Brindle Vale LSCB"),
)
THEMES_PAPER = ThemesPaper(
    cover=replace(COVER, code="", title="", board_name="", stage="", paper="Themes paper, provisional", reader="", copy_number=None),
    counted_on=date(2011, 5, 12),
    themes=(_THEME, replace(_THEME, title="W" * 200, statement=(), wordings=(), differs=(), named=(), asked="")),
    in_full=2,
    boards=7,
    reviews="three reviews complete, four under way",
    apart=1,
    questions=("“A” and “B” were decided not to be the same. Which of them holds?",),
)  # fmt: skip
