"""PDFs with text: lines put together to paragraphs by where they stand on the page, which is all that a PDF knows."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from review_app.sources.door.worker.answers import Found, Limits, Refused
from review_app.sources.door.worker.lines import Line, paragraphs_of

FEWEST_LETTERS = 3  # fewer on a page with a picture: a scan with a number stamped on it
FEW_LETTERS = 40  # fewer on a page with a picture: a scan with a stamp, whose words are kept
FAR_APART, ALIGNED, OFTEN = 100, 4, 5  # points across, points that count as one place, lines
MOST_ANNOTATIONS = 20_000
ACTS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/Movie", "/Sound", "/GoToE"})
KINDS = frozenset({"/RichMedia", "/Screen", "/3D", "/Movie", "/Sound"})
ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|RichMedia)\b")
UNSEEN = 3  # the way of writing in which a scanner's program lays words under the picture
SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
LETTER = re.compile(r"\w")

logging.disable(logging.CRITICAL)  # pypdf tells at length what it mends


def read(content: bytes, limits: Limits) -> Found:
    """What is in a PDF; raises Refused."""
    try:
        return _read(PdfReader(io.BytesIO(content), strict=False), content, limits)
    except PyPdfError as problem:
        raise Refused("broken") from problem


def _read(reader: PdfReader, content: bytes, limits: Limits) -> Found:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("encrypted")
    pages = len(reader.pages)
    if pages > limits.pages:
        raise Refused("too_many_pages")
    found = Found("pdf", pages=pages)
    pictures: set[object] = set()
    written = 0
    for number, page in enumerate(reader.pages, start=1):
        lines, here = lines_of(page, found.notes), pictures_of(page)
        words = sum(len(LETTER.findall(line.text)) for line in lines)
        if words < FEWEST_LETTERS and (here or not words):
            found.unread.append(number)
            continue
        if here and words < FEW_LETTERS:
            found.unread.append(number)
        pictures |= here
        found.blocks += paragraphs_of(lines)
        written += words
        if written > limits.characters:
            raise Refused("too_long")
    found.blocks += filled_in(reader, found.notes)
    found.notes["lines"], found.notes["pictures"] = 1, len(pictures)
    found.notes.update(active_parts(reader, content))
    found.notes = +found.notes
    return found


def lines_of(page: PageObject, notes: Counter[str]) -> list[Line]:
    """The lines of a page, each with its place; none if the page can't be read."""
    lines: list[Line] = [Line()]
    begins: list[tuple[float, float]] = []

    def shown(operator: bytes, operands: Any, matrix: Any, text_matrix: Any) -> None:
        if operator == b"Tr" and operands and operands[0] == UNSEEN:
            notes["unseen"] = 1
        if operator in SHOWS:
            x = float(text_matrix[4]) * float(matrix[0]) + float(matrix[4])
            begins.append((x, float(text_matrix[5]) * float(matrix[3]) + float(matrix[5])))

    def seen(text: str, matrix: Any, text_matrix: Any, font: Any, size: Any) -> None:
        del font
        x = float(text_matrix[4]) * float(matrix[0]) + float(matrix[4])
        y = float(text_matrix[5]) * float(matrix[3]) + float(matrix[5])
        for place, part in enumerate(text.split("\n")):
            if place:
                lines.append(Line())
            lines[-1].add(part, x, y, abs(float(size)) * abs(float(text_matrix[3]) or 1.0))

    with suppress(PyPdfError, ArithmeticError, LookupError, AttributeError, TypeError, ValueError, OSError):
        page.extract_text(visitor_text=seen, visitor_operand_before=shown)
        if are_side_by_side(begins):
            notes["side_by_side"] = 1
        return [line for line in lines if line.text.strip()]
    return []


def are_side_by_side(begins: Sequence[tuple[float, float]]) -> bool:
    """Whether line after line goes on far to the right at the same place, as in columns that were written row by row."""
    places = Counter(
        round(x / ALIGNED)
        for (before, above), (x, y) in pairwise(begins)
        if abs(y - above) < ALIGNED and x - before > FAR_APART
    )
    return max(places.values(), default=0) >= OFTEN


def pictures_of(page: PageObject) -> set[object]:
    """The pictures that a page draws, each once in the whole file; none is decoded."""
    found: set[object] = set()
    with suppress(PyPdfError, LookupError, AttributeError, TypeError, ValueError):
        resources: Any = page["/Resources"].get_object()
        drawn = resources["/XObject"].get_object()
        for name in drawn:
            reference = drawn.raw_get(name)
            if drawn[name].get("/Subtype") == "/Image":
                found.add(getattr(reference, "idnum", (id(page), name)))
    return found


def filled_in(reader: PdfReader, notes: Counter[str]) -> list[str]:
    """What was typed into the boxes of a form, which is no part of its pages."""
    with suppress(PyPdfError, ArithmeticError, LookupError, AttributeError, TypeError, ValueError):
        fields = reader.get_form_text_fields() or {}
        typed = [f"{name}: {value}" for name, value in fields.items() if value and str(value).strip()]
        notes["form"] = len(typed)
        return typed
    return []


def active_parts(reader: PdfReader, content: bytes) -> Counter[str]:
    """What would act, and what other files are in it: looked for in the tree and in the bytes."""
    found: Counter[str] = Counter()
    with suppress(PyPdfError, ArithmeticError, LookupError, AttributeError, TypeError, ValueError):
        found["attached"] += sum(1 for _name in reader.attachment_list)
        found["active"] += sum(1 for action in _actions(reader) if action)
    if not found["active"] and ACTIVE.search(content):
        found["active"] = 1
    if not found["attached"] and b"/EmbeddedFile" in content:
        found["attached"] = 1
    return found


def _actions(reader: PdfReader) -> Iterator[bool]:
    root = reader.root_object
    yield "/AA" in root or _acts(root.get("/OpenAction"))
    names = root.get("/Names")
    yield names is not None and "/JavaScript" in names.get_object()
    seen = 0
    for page in reader.pages:
        yield "/AA" in page
        for reference in page.get("/Annots", ()):
            seen += 1
            if seen > MOST_ANNOTATIONS:
                return
            annotation = reference.get_object()
            yield annotation.get("/Subtype") in KINDS or "/AA" in annotation or _acts(annotation.get("/A"))


def _acts(action: Any) -> bool:
    found = action.get_object() if action is not None else None
    return isinstance(found, dict) and found.get("/S") in ACTS
