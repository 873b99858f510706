"""Paragraphs in a named style, and prose: typed text with its lists, or the mark that it is not written yet."""

import re
from collections.abc import Iterator

from exports.content.texts import Paragraphs, is_written
from exports.word.markup import NOTHING, Markup, clean, joined
from exports.word.names import Style
from exports.word.runs import NO_FINDINGS, run, runs

NOT_WRITTEN = "Not written yet."

_BULLET = re.compile(r"[-•][ \t]+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,3}[.)])[ \t]+(?=\S)")


def paragraph(style: Style, content: Markup, new_page: bool = False) -> Markup:
    """A paragraph in a named style, if need be at the top of a new page."""
    page = '<w:pageBreakBefore/><w:spacing w:before="0"/>' if new_page else ""
    return Markup(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}</w:pPr>{content}</w:p>')


def line(style: Style, text: str) -> Markup:
    """A paragraph of plain words."""
    return paragraph(style, run(text))


def labelled(style: Style, label: str, text: str) -> Markup:
    """A paragraph that starts with a label in strong type."""
    return paragraph(style, joined(run(label, Style.STRONG), run(text)))


def not_written(style: Style = Style.NOT_WRITTEN) -> Markup:
    """The mark that stands where nobody has written anything yet."""
    return line(style, NOT_WRITTEN)


def cell(text: str) -> Markup:
    """A short text in a table, or the mark that it is not written yet."""
    return line(Style.TABLE_TEXT, text) if text.strip() else not_written(Style.TABLE_NOT_WRITTEN)


def prose(
    paragraphs: Paragraphs,
    findings: frozenset[int] = NO_FINDINGS,
    style: Style = Style.NORMAL,
    bullet: Style = Style.BULLET,
) -> Markup:
    """A text in its paragraphs, lines that start with "- " or "1. " as lists, or the mark that it isn't written yet."""
    if not is_written(paragraphs):
        return not_written(Style.TABLE_NOT_WRITTEN if style is Style.TABLE_TEXT else Style.NOT_WRITTEN)
    return joined(*(_typed(text, findings, style, bullet) for text in paragraphs if text.strip()))


def _typed(text: str, findings: frozenset[int], style: Style, bullet: Style) -> Markup:
    return joined(*(_one(lines, findings, style, bullet) for lines in _parts(clean(text).split("\n"))))


def _parts(lines: list[str]) -> Iterator[str]:
    """Each line of a list by itself, the lines between two lists together."""
    together: list[str] = []
    for text in lines:
        if not (_BULLET.match(text) or _NUMBERED.match(text)):
            together.append(text)
            continue
        if is_written(tuple(together)):
            yield "\n".join(together)
        together = []
        yield text
    if is_written(tuple(together)):
        yield "\n".join(together)


def _one(text: str, findings: frozenset[int], style: Style, bullet: Style) -> Markup:
    if mark := _BULLET.match(text):
        return paragraph(bullet, runs(text[mark.end() :], findings))
    if style is Style.NORMAL and (mark := _NUMBERED.match(text)):
        number = run(f"{mark.group(1)}\t")
        return paragraph(Style.NUMBERED, joined(number, runs(text[mark.end() :], findings)))
    return paragraph(style, runs(text, findings))


def table_end() -> Markup:
    """The thin empty paragraph that Word needs after a table."""
    return paragraph(Style.TABLE_END, NOTHING)
