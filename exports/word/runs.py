"""Words inside a paragraph: runs, line breaks, fields, and links to findings."""

import re
from collections.abc import Iterator

from exports.word.markup import NOTHING, Markup, attribute, clean, escaped, joined
from exports.word.names import Style

NO_FINDINGS: frozenset[int] = frozenset()

_BREAKS = re.compile(r"([\n\t])")
_SIGNPOST = re.compile(
    r"(?<!\w)[Ff]indings?[ \u00a0]\d{1,3}(?:(?:,[ \u00a0]|[ \u00a0](?:and|or|to)[ \u00a0])\d{1,3})*\b"
)
_SINGLE = re.compile(r"[Ff]inding[ \u00a0](\d+)")
_NUMBER = re.compile(r"\d+")
_BREAK_MARKS = {"\n": Markup("<w:br/>"), "\t": Markup("<w:tab/>")}


def finding_bookmark(number: int) -> str:
    """The name of the bookmark on the title of a finding."""
    return f"finding_{number}"


def run(text: str, style: Style | None = None) -> Markup:
    """A run of plain words, with its line ends and tabs kept."""
    if not text:
        return NOTHING
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return Markup(f"<w:r>{properties}{_marked(text)}</w:r>")


def runs(text: str, findings: frozenset[int] = NO_FINDINGS) -> Markup:
    """The words of a text in which "finding 3" is a link, where the paper has a finding 3."""
    if not findings or "inding" not in text:
        return run(text)
    return joined(*_with_links(text, findings))


def link(text: str, anchor: str, style: Style | None = Style.LINK) -> Markup:
    """Words that lead to a bookmark of the same paper."""
    return Markup(f'<w:hyperlink w:anchor="{attribute(anchor)}" w:history="1">{run(text, style)}</w:hyperlink>')


def field(instruction: str, shown: Markup) -> Markup:
    """A field with the result it shows until Word works it out anew; never marked as out of date."""
    return Markup(f"{field_start(instruction)}{shown}{field_end()}")


def field_start(instruction: str) -> Markup:
    """The opening of a field whose shown result may run over several paragraphs."""
    return Markup(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> Markup:
    """The close of a field."""
    return Markup('<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def bookmarked(content: Markup, name: str, number: int) -> Markup:
    """Content that links can lead to; ``number`` is unlike that of any other bookmark of the paper."""
    return Markup(
        f'<w:bookmarkStart w:id="{number}" w:name="{attribute(name)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
    )


def _marked(text: str) -> str:
    tidy = clean(text)
    if "\n" not in tidy and "\t" not in tidy:
        return _words(tidy)
    return "".join(_BREAK_MARKS.get(piece) or _words(piece) for piece in _BREAKS.split(tidy) if piece)


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'


def _with_links(text: str, findings: frozenset[int]) -> Iterator[Markup]:
    done = 0
    for signpost in _SIGNPOST.finditer(text):
        yield run(text[done : signpost.start()])
        yield from _signpost(signpost.group(), findings)
        done = signpost.end()
    yield run(text[done:])


def _signpost(words: str, findings: frozenset[int]) -> Iterator[Markup]:
    single = _SINGLE.fullmatch(words)
    pieces = [single] if single else list(_NUMBER.finditer(words))
    done = 0
    for piece in pieces:
        number = int(piece.group(piece.lastindex or 0))
        yield run(words[done : piece.start()])
        yield link(piece.group(), finding_bookmark(number)) if number in findings else run(piece.group())
        done = piece.end()
