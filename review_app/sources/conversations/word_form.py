"""What a filled-in Word form says: its boxes known by their tags, else by their labels; its sections by tags, else by headings.

People add paragraphs, delete help texts, move and retype headings, and programmes take the tags away; so each way of
knowing a piece stands behind another, and whatever is not known is kept as text and said.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from review_app.sources.conversations.headings import plain
from review_app.sources.door.forms import Piece

OWN_WORDS, FIELD, HEADING = "cw:own", "cw:field:", "cw:heading:"
ALIKE, ALIKE_HEADING = 93, 88  # of a hundred
FEWEST_HEADINGS, LONGEST_HEADING = 3, 120
PLACEHOLDERS = ("Fill in", "Write here.", "Click or tap here to enter text.", "Choose an item.")
_MADE_ON = re.compile(r"Made on \d{1,2} \w+ \d{4}\.?$")
_LABELLED = re.compile(r"^(?P<label>[^:|\t]{3,60})[:|\t]\s*(?P<value>.*)$", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """What the form asks: the labels of its short boxes by key, its headings by key, and the words it says itself."""

    labels: Mapping[str, str]
    headings: Mapping[str, str]
    own_words: frozenset[str]

    @classmethod
    def of(cls, labels: Mapping[str, str], headings: Mapping[str, str], own_words: Iterable[str]) -> "Asked":
        """What is asked, with the form's own words as they are compared."""
        known = [*own_words, *PLACEHOLDERS]
        return cls(labels, headings, frozenset(plain(words) for words in known))


@dataclass
class Filled:
    """What was found in a form."""

    fields: dict[str, str] = field(default_factory=dict)
    sections: dict[str, list[str]] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)  # what stands under no heading
    headings: int = 0  # how many headings were known
    tagged: bool = False
    said: list[str] = field(default_factory=list)  # what is to be told about headings

    @property
    def is_form(self) -> bool:
        """Whether the file is a form of ours, and not just any notes."""
        return self.tagged or self.headings >= FEWEST_HEADINGS or (self.headings > 0 and len(self.fields) > 1)

    def text(self, headings: Mapping[str, str]) -> str:
        """The notes as they are stored: what stands under no heading, then each heading with its words."""
        parts = [*self.before]
        for key, heading in headings.items():
            if self.sections.get(key):
                parts += [heading, *self.sections[key]]
        return "\n\n".join(parts)


def edition_of(pieces: Sequence[Piece]) -> str:
    """Which version of the schedule the form was made with, as its tag says; empty if no tag does."""
    found = (piece.tag.removeprefix(f"{OWN_WORDS}:") for piece in pieces if piece.tag.startswith(f"{OWN_WORDS}:"))
    return next(found, "")


def read(pieces: Sequence[Piece], asked: Asked) -> Filled:
    """What a form says."""
    reading = _Reading(asked)
    for piece in pieces:
        reading.take(piece)
    reading.end()
    return reading.filled


class _Reading:
    """A form while it is read: under which heading it is, and in which box that heading stood."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._labels = {plain(label): key for key, label in asked.labels.items()}
        self._headings = {plain(heading): key for key, heading in asked.headings.items()}
        self._under = ""
        self._box = ""  # the box in which a heading was typed: its tag no longer says where its words belong
        self._unknown = ""  # a heading that the schedule does not have, until it is clear what it stands for
        self.filled = Filled()

    def take(self, piece: Piece) -> None:
        """One more piece."""
        self.filled.tagged = self.filled.tagged or piece.tag.startswith("cw:")
        if self._is_field(piece) or self._is_own(piece):
            return
        if self._is_heading(piece):
            return
        self._words(piece)

    def _is_field(self, piece: Piece) -> bool:
        """Whether it is a short box; its value is kept."""
        key = piece.tag.removeprefix(FIELD) if piece.tag.startswith(FIELD) else ""
        value = piece.text
        if key not in self._asked.labels:
            label, value = self._label_of(piece)
            key = self._labels.get(plain(label), "") if label else ""
        value = " ".join(_without_placeholder(value).split())
        if not key or (value and self.filled.fields.get(key, value) != value):
            return False
        if value:
            self.filled.fields[key] = value
        return True

    def _label_of(self, piece: Piece) -> tuple[str, str]:
        """A label and its value; under a heading, “When: at nine” is a line of somebody's notes."""
        if self._under or piece.tag.startswith(HEADING):
            return "", piece.text
        if piece.label:
            return piece.label, piece.text
        found = _LABELLED.match(piece.text)
        return (found["label"], found["value"]) if found else ("", "")

    def _is_own(self, piece: Piece) -> bool:
        """Whether the form itself says it: help, promise, questions."""
        if piece.label and plain(f"{piece.label} {piece.text}") in self._asked.own_words:
            return True
        words = plain(piece.text)
        if not words or words in self._asked.own_words or _MADE_ON.search(piece.text):
            return True
        long_enough = len(words) > LONGEST_HEADING // 3
        return long_enough and any(
            fuzz.ratio(words, own, score_cutoff=ALIKE)
            for own in self._asked.own_words
            if len(own) > LONGEST_HEADING // 3
        )

    def _is_heading(self, piece: Piece) -> bool:
        if piece.label or len(piece.text) > LONGEST_HEADING or "\n" in piece.text:
            return False
        key = self._headings.get(plain(piece.text), "") or (self._nearest(piece.text) if piece.heading else "")
        if key:
            self.filled.headings += 1
            self._under, self._box, self._unknown = key, piece.tag, ""
            return True
        if piece.heading and not piece.tag:
            self._settle()
            self._unknown = piece.text
            return True
        return False

    def _nearest(self, text: str) -> str:
        """The heading that was meant by one that is nearly the same."""
        scores = [(fuzz.ratio(plain(text), words), key) for words, key in self._headings.items()]
        best, key = max(scores, default=(0.0, ""))
        if best < ALIKE_HEADING:
            return ""
        self.filled.said.append(f"“{text}” was taken for the heading “{self._asked.headings[key]}”.")
        return key

    def _words(self, piece: Piece) -> None:
        """Words that somebody wrote: under the heading of their box, else under the last heading."""
        key = piece.tag.removeprefix(HEADING) if piece.tag.startswith(HEADING) else ""
        if key in self._asked.headings and piece.tag != self._box:
            if self._unknown:
                self.filled.said.append(
                    f"“{self._unknown}” stands where “{self._asked.headings[key]}” stood, and is stored under it."
                )
                self._unknown = ""
            self._under, self._box = key, ""
        self._settle()
        words = f"{piece.label} | {piece.text}" if piece.label else _without_placeholder(piece.text)
        if words:
            self._put(words)

    def end(self) -> None:
        """Nothing comes any more."""
        self._settle()

    def _settle(self) -> None:
        """Keep a heading that the schedule does not have as a line of text."""
        if self._unknown:
            under = self._asked.headings.get(self._under, "")
            where = f"under “{under}”" if under else "at the beginning"
            self.filled.said.append(f"“{self._unknown}” is no heading of the schedule. It stands as a line {where}.")
            self._put(self._unknown)
            self._unknown = ""

    def _put(self, words: str) -> None:
        place = self.filled.sections.setdefault(self._under, []) if self._under else self.filled.before
        place.append(words)


def _without_placeholder(text: str) -> str:
    """The words without the ones that invite to write, wherever somebody began to type beside them."""
    words = text.strip()
    for placeholder in PLACEHOLDERS:
        words = words.removeprefix(placeholder).removesuffix(placeholder).strip()
    return words
