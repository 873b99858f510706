"""The cover page of a report, and the block that opens a working paper in its stead."""

from collections.abc import Iterator

from exports.content import Cover, is_written
from exports.word.dates import in_words
from exports.word.margins import copy_words
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.paragraphs import line, paragraph, prose
from exports.word.runs import run

NO_TITLE = "A case review"


def cover_page(cover: Cover, pages: int) -> Markup:
    """The first page: LSCB, title, what paper this is, whose copy, of what day, how long."""
    facts = (*_facts(cover), ("Length", f"About {pages} pages" if pages > 1 else "About one page"))
    return joined(
        line(Style.COVER_BOARD, cover.board_name),
        line(Style.TITLE, cover.title.strip() or NO_TITLE),
        line(Style.COVER_PAPER, cover.paper) if cover.paper.strip() else NOTHING,
        *(_fact(label, words) for label, words in facts if words.strip()),
        _handling(cover),
    )


def opening_block(cover: Cover, name: str) -> Markup:
    """The head of a working paper: its name, the review, whose copy; the paper goes on below it."""
    facts = " · ".join(words for label, words in _facts(cover) if words.strip())
    return joined(
        line(Style.PAPER_TITLE, name),
        line(Style.SMALL_PRINT, " · ".join(words for words in (cover.title, cover.board_name, facts) if words.strip())),
        _handling(cover),
    )


def _facts(cover: Cover) -> Iterator[tuple[str, str]]:
    yield "Review", cover.code
    yield "Programme", cover.programme_name
    yield "Copy", copy_words(cover)
    yield "Date", in_words(cover.edition)
    yield "Stage of review", cover.stage


def _fact(label: str, words: str) -> Markup:
    return paragraph(Style.COVER_FACT, joined(run(f"{label}\t", Style.STRONG), run(words)))


def _handling(cover: Cover) -> Markup:
    return prose(cover.handling, style=Style.HANDLING) if is_written(cover.handling) else NOTHING
