"""What a file would change, a page at a time, with the words that may say where or who. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from review_app.interchange.rules import Fate, Line, counts_of
from review_app.names.book import Book
from review_app.names.leaving import names_leaving

A_PAGE = 25  # lines
MOST_LOOKED = 200  # lines in which names are looked for at once; of a longer file, those of one page


@dataclass(frozen=True)
class Looked:
    """A line, and what in its words may say where or who."""

    line: Line
    names: tuple[str, ...] = ()


@dataclass
class Preview:
    """One page of the lines of a file, and what there is on all of them."""

    lines: list[Looked]
    counts: dict[Fate, int]
    flagged: int  # new or newer lines with words that may say where or who
    is_all: bool  # whether that is so of the whole file, or of this page alone
    page: int
    pages: int
    programme: str = ""  # what the other installation calls its programme, where that differs


def preview_of(lines: Sequence[Line], boards: Sequence[str], asked: str) -> Preview:
    """A page of lines; names are looked for in what would come in, not in what is read here already."""
    pages = max(1, -(-len(lines) // A_PAGE))
    page = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    here = lines[(page - 1) * A_PAGE : page * A_PAGE]
    is_all = sum(line.fate is not Fate.UNCHANGED for line in lines) <= MOST_LOOKED
    names = {id(line): _names(line, boards) for line in (lines if is_all else here)}
    looked = [Looked(line, names[id(line)]) for line in here]
    flagged = sum(bool(found) for found in names.values())
    return Preview(looked, counts_of(lines), flagged, is_all, page, pages)


def _names(line: Line, boards: Sequence[str]) -> tuple[str, ...]:
    if line.wording is None or line.fate is Fate.UNCHANGED:
        return ()
    text = "\n\n".join([line.wording.title, line.wording.summary, *line.wording.factors])
    return tuple(dict.fromkeys(found.shown for found in names_leaving(Book(), text, boards)))
