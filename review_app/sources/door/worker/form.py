"""The pieces of a Word form: each paragraph and each row of two with its tag, whether it is a heading, and its words."""

import io
import zipfile
from dataclasses import asdict, dataclass
from typing import Any

from review_app.sources.door.worker import kinds, word
from review_app.sources.door.worker.answers import Limits, Refused
from review_app.sources.door.worker.word import LEFT_OUT, Reading, W, is_hidden, nearest
from review_app.sources.door.worker.zips import Package

MOST_PIECES = 20_000
HEADING_STYLES = ("heading", "title", "berschrift", "titre")


@dataclass
class Piece:
    """A paragraph, or a row of a table whose first cell is its label."""

    text: str
    tag: str = ""
    label: str = ""
    heading: bool = False


def answer(content: bytes, asked: dict[str, int]) -> dict[str, Any]:
    """What any reader of a file says, and of a Word document its pieces besides."""
    said = kinds.answer(content, asked)
    if said.get("kind") != "docx":
        return said
    limits = Limits(asked["expanded"], asked["characters"], asked["pages"])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = read(Package(archive, limits))
    except Refused as problem:
        return {"refused": str(problem)}
    except (*kinds.UNREADABLE, RecursionError, MemoryError):
        return {"refused": "broken"}
    return said | {"pieces": [asdict(piece) for piece in found[:MOST_PIECES]]}


def read(package: Package) -> list[Piece]:
    """The pieces of a Word document in their order."""
    reading = Reading(package)
    body = reading.part(word.main_part(package)).find(W + "body")
    if body is None:
        raise Refused("broken")
    return [piece for piece in Pieces(reading).below(body, "") if piece.text or piece.label]


class Pieces:
    """Walks a document; what stands in a content control carries its tag."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def below(self, parent: Any, tag: str) -> list[Piece]:
        """The pieces below an element."""
        found: list[Piece] = []
        run_on = ""  # the beginning of a paragraph whose end was deleted
        for child in parent:
            if child.tag == W + "p":
                piece = self._paragraph(child, tag, run_on)
                run_on = piece.text if child.find(f"{W}pPr/{W}rPr/{W}del") is not None else ""
                found += [] if run_on else _lines(piece)
            elif child.tag == W + "tbl":
                found += self._table(child, tag)
            elif child.tag == W + "sdt":
                found += self._control(child, tag)
            elif child.tag not in LEFT_OUT and len(child):
                found += self.below(child, tag)
        return [*found, Piece(run_on.strip(), tag)] if run_on.strip() else found

    def _control(self, control: Any, tag: str) -> list[Piece]:
        content = control.find(W + "sdtContent")
        return [] if content is None else self.below(content, _tag_of(control) or tag)

    def _paragraph(self, paragraph: Any, tag: str, before: str) -> Piece:
        inside = next((_tag_of(each) for each in paragraph.iter(W + "sdt") if _tag_of(each)), "")
        words = before + self._reading.words_of(paragraph)
        return Piece(words.strip(), inside or tag, heading=_is_heading(paragraph))

    def _table(self, table: Any, tag: str) -> list[Piece]:
        found: list[Piece] = []
        for row in table.iter(W + "tr"):
            if nearest(row, "tbl") is not table or row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [self._cell(cell, tag) for cell in row.iter(W + "tc") if nearest(cell, "tr") is row]
            found += self._row(cells)
        return found

    def _cell(self, cell: Any, tag: str) -> list[Piece]:
        round_it = next((_tag_of(each) for each in cell.iterancestors(W + "sdt") if _tag_of(each)), "")
        return self.below(cell, round_it or tag)

    def _row(self, cells: list[list[Piece]]) -> list[Piece]:
        """A row of two or more cells as label and value; any other as the paragraphs in it."""
        if len(cells) < 2:
            return [piece for cell in cells for piece in cell]
        rest = [piece for cell in cells[1:] for piece in cell if piece.text]
        label = " ".join(piece.text for piece in cells[0])
        tag = next((piece.tag for piece in rest if piece.tag), "")
        return [Piece("\n".join(piece.text for piece in rest), tag, " ".join(label.split()))]


def _lines(piece: Piece) -> list[Piece]:
    """A paragraph as it is; one that holds line breaks keeps them."""
    return [piece] if piece.text else []


def _tag_of(control: Any) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return "" if tag is None else str(tag.get(W + "val", ""))[:80]


def _is_heading(paragraph: Any) -> bool:
    """Whether a paragraph looks like a heading: by its style, its place in the outline, or because all of it is bold."""
    style, level = paragraph.find(f"{W}pPr/{W}pStyle"), paragraph.find(f"{W}pPr/{W}outlineLvl")
    named = "" if style is None else str(style.get(W + "val", "")).lower()
    if level is not None or any(each in named for each in HEADING_STYLES):
        return True
    runs = [run for run in paragraph.iter(W + "r") if "".join(run.itertext(W + "t")).strip() and not is_hidden(run)]
    return bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)
