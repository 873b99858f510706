"""Marks of WordprocessingML around plain text: the one place where text becomes XML."""

import re
from typing import Final, NewType

Markup = NewType("Markup", str)
"""Well-formed XML, safe to stand in a part; plain text becomes Markup through ``escaped`` alone."""

NOTHING: Final = Markup("")
MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with one kind of line end and without the characters that no XML file may hold."""
    # Nearly all text is printable, and being told so takes a hundredth of the time of the two searches.
    return text if text.isprintable() else _NOT_IN_XML.sub("", _LINE_ENDS.sub("\n", text))


def escaped(text: str) -> Markup:
    """The text as it stands between two tags."""
    return Markup(clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def attribute(text: str) -> Markup:
    """The text as it stands between the quotation marks of an attribute: on one line."""
    one_line = " ".join(clean(text).split())
    return Markup(escaped(one_line).replace('"', "&quot;"))


def joined(*pieces: Markup) -> Markup:
    """Pieces of markup one after another."""
    return Markup("".join(pieces))


def part(root: str, content: Markup, extra: str = "") -> bytes:
    """A part of the file: declaration, root element ``w:<root>`` with its namespaces, and content."""
    opening = f'<w:{root} xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"{extra}>'
    return f"{DECLARATION}{opening}{content}</w:{root}>".encode()
