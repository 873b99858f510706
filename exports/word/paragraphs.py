"""Paragraphs in a named style, and prose: typed text with its lists, or the mark that it is not written yet."""

from exports.content.texts import Paragraphs, Piece, is_written, pieces_of
from exports.word.markup import NOTHING, Markup, clean, joined
from exports.word.names import Style
from exports.word.runs import NO_FINDINGS, run, runs

NOT_WRITTEN = "Not written yet."


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
    return joined(*(_one(piece, findings, style, bullet) for piece in pieces_of(clean(text))))


def _one(piece: Piece, findings: frozenset[int], style: Style, bullet: Style) -> Markup:
    if piece.mark == "-":
        return paragraph(bullet, runs(piece.words, findings))
    if style is Style.NORMAL and piece.mark:
        return paragraph(Style.NUMBERED, joined(run(f"{piece.mark}\t"), runs(piece.words, findings)))
    return paragraph(style, runs(piece.typed, findings))


def table_end() -> Markup:
    """The thin empty paragraph that Word needs after a table."""
    return paragraph(Style.TABLE_END, NOTHING)
