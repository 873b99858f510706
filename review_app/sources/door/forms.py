"""A filled-in Word form as the door hands it in: its text, and the pieces by which its boxes are known again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from review_app.core.text import normalised, paragraphs
from review_app.sources.door.reading import Limits, NotReadable, answer_of
from review_app.sources.door.refusals import sentence_of, unread_sentence

WORKER = Path(__file__).parent / "worker" / "form_main.py"


@dataclass(frozen=True)
class Piece:
    """A paragraph of a file, or a row of two with its label; `tag` is that of the box it was written in."""

    text: str
    tag: str = ""
    label: str = ""
    heading: bool = False


@dataclass(frozen=True)
class FormRead:
    """A file of notes: its text, its pieces, and what is to be said about it."""

    text: str
    pieces: Sequence[Piece]
    notes: list[str]


def read_form(content: bytes, limits: Limits) -> FormRead:
    """The text and the pieces of a file; raises NotReadable. Nothing of the file is kept."""
    answer = answer_of(WORKER, content, limits)
    if "refused" in answer:
        raise NotReadable(str(answer["refused"]))
    notes = [sentence_of(note, number) for note, number in dict(answer["notes"]).items()]
    if answer["unread"]:
        notes.insert(0, unread_sentence(answer["unread"], answer["pages"]))
    text = normalised(str(answer["text"]))
    if not text:
        raise NotReadable("no_text")
    if "pieces" not in answer:
        return FormRead(text, [_row(part) for part in paragraphs(text)], notes)
    return FormRead(text, [_piece(one) for one in answer["pieces"]], notes)


def _piece(said: dict[str, object]) -> Piece:
    return Piece(normalised(str(said["text"])), str(said["tag"]), normalised(str(said["label"])), bool(said["heading"]))


def _row(part: str) -> Piece:
    """A paragraph of a file without boxes; a table row stands on one line, its cells parted by bars."""
    label, bar, rest = part.partition(" | ")
    return Piece(rest, label=label) if bar and "\n" not in part else Piece(part)
