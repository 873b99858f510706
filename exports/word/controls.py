"""Content controls: boxes of a form, each with a tag by which what was written in it is found again."""

from collections.abc import Sequence
from itertools import count

from exports.word.markup import Markup, attribute
from exports.word.names import Style
from exports.word.paragraphs import paragraph
from exports.word.runs import run

FILL_IN = "Fill in"
WRITE_HERE = "Write here."


class Controls:
    """Draws the controls of one paper; each has a number of its own."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def short(self, tag: str, label: str, value: str, choices: Sequence[str] = ()) -> Markup:
        """A box for one line, inside a paragraph of a table; with choices, a list that can also be typed into."""
        kind = _list_of(choices) if choices else "<w:text/>"
        shown = run(value or FILL_IN)
        return paragraph(Style.TABLE_TEXT, self._control(tag, label, kind, shown, empty=not value))

    def long(self, tag: str, label: str) -> Markup:
        """A box for any number of paragraphs and lists."""
        return self._control(tag, label, "", paragraph(Style.NORMAL, run(WRITE_HERE)), empty=True)

    def kept_together(self, tag: str, label: str, content: Markup) -> Markup:
        """What the form says itself, marked so that it is never taken for an answer."""
        return self._control(tag, label, "", content, empty=False)

    def _control(self, tag: str, label: str, kind: str, content: Markup, *, empty: bool) -> Markup:
        properties = (
            f'<w:alias w:val="{attribute(label[:60])}"/><w:tag w:val="{attribute(tag)}"/>'
            f'<w:id w:val="{next(self._numbers)}"/>{"<w:showingPlcHdr/>" if empty else ""}{kind}'
        )
        return Markup(f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")


def _list_of(choices: Sequence[str]) -> str:
    """The lines of a list; Word takes no line twice."""
    lines = "".join(
        f'<w:listItem w:displayText="{attribute(each)}" w:value="{attribute(each)}"/>'
        for each in dict.fromkeys(choices)
    )
    return f"<w:comboBox>{lines}</w:comboBox>"
