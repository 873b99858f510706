"""Themes as pictures: bars of "k of n", and the marks of each LSCB as letters. The table beside each says the same."""

from collections.abc import Sequence

from exports.content.themes import Bar, MarkedRow
from exports.pictures.svg import BLUE, INK, PALE, PAPER, QUIET, Drawing, shortened

PAGE_FONT = "Arial, Helvetica, sans-serif"
WIDTH, MARGIN = 960, 8
ROW, BAR, LEGEND = 46, 16, 34
NUMBERS = 92  # what “150 of 150” takes, to the right of a bar
LABELS, CELL, HEAD = 330, 34, 40
FOUND_DASH = "4 3"  # the bar of those who know it is dashed: never told by its colour alone


def bars(rows: Sequence[Bar], title: str, words: str, *, font: str = PAGE_FONT) -> str:
    """A bar for each theme: solid as far as it was found, dashed as far as others know it, out of all LSCBs."""
    drawing = _begun(WIDTH, font, title, words)
    y = float(_legend(drawing))
    room = WIDTH - 2 * MARGIN - NUMBERS
    for row in rows:
        step = room / max(row.of, 1)
        drawing.words(MARGIN, y + 14, shortened(row.title, WIDTH - 2 * MARGIN, 14))
        drawing.add("rect", x=MARGIN, y=y + 20, width=room, height=BAR, fill=PALE, stroke=QUIET, stroke_width=1)
        drawing.add("rect", x=MARGIN, y=y + 20, width=row.found * step, height=BAR, fill=BLUE)
        if row.recognised:
            drawing.add("rect", x=MARGIN + row.found * step, y=y + 20, width=row.recognised * step, height=BAR,
                        fill="#d2e2f1", stroke=BLUE, stroke_width=1.5, stroke_dasharray=FOUND_DASH)  # fmt: skip
        drawing.words(WIDTH - MARGIN, y + 33, f"{row.found} of {row.of}", text_anchor="end")
        y += ROW
    return drawing.done(y + MARGIN, words)


def _legend(drawing: Drawing) -> int:
    drawing.add("rect", x=MARGIN, y=8, width=24, height=BAR, fill=BLUE)
    drawing.words(MARGIN + 32, 21, "found in the review", size=13, fill=QUIET)
    drawing.add("rect", x=220, y=8, width=24, height=BAR, fill="#d2e2f1", stroke=BLUE, stroke_width=1.5,
                stroke_dasharray=FOUND_DASH)  # fmt: skip
    drawing.words(252, 21, "asked, recognised there too", size=13, fill=QUIET)
    drawing.add("rect", x=490, y=8, width=24, height=BAR, fill=PALE, stroke=QUIET, stroke_width=1)
    drawing.words(522, 21, "the other LSCBs", size=13, fill=QUIET)
    return LEGEND + MARGIN


def letters(columns: Sequence[str], rows: Sequence[MarkedRow], title: str, words: str, *, font: str = PAGE_FONT) -> str:
    """A row for each theme and a column for each LSCB, with a letter in each cell; for those who may know the LSCBs."""
    drawing = _begun(LABELS + CELL * len(columns) + MARGIN, font, title, words)
    for place, column in enumerate(columns):
        drawing.words(LABELS + CELL * place + CELL / 2, HEAD - 14, column, size=13, text_anchor="middle")
    y = float(HEAD)
    for row in rows:
        drawing.words(MARGIN, y + 22, shortened(row.title, LABELS - 2 * MARGIN, 13), size=13)
        for place, letter in enumerate(row.letters):
            x = LABELS + CELL * place
            fill, ink = (BLUE, PAPER) if letter == "F" else ("#d2e2f1", INK) if letter == "R" else (PAPER, INK)
            drawing.add(
                "rect", x=x + 1, y=y + 1, width=CELL - 2, height=CELL - 2, fill=fill, stroke=QUIET, stroke_width=1
            )
            drawing.words(x + CELL / 2, y + 22, letter, size=15, text_anchor="middle", fill=ink)
        y += CELL
    return drawing.done(y + MARGIN, words)


def _begun(width: float, font: str, title: str, words: str) -> Drawing:
    drawing = Drawing(width, font)
    drawing.add("title").text = title
    drawing.add("desc").text = words
    drawing.add("rect", x=0, y=0, width="100%", height="100%", fill=PAPER)
    return drawing
