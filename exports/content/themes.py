"""The themes of a programme as they leave it: counted by LSCB. There is no field for who asked or answered, and none for a review."""

from dataclasses import dataclass
from datetime import date

from exports.content.cover import Cover
from exports.content.pictures import Picture
from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One theme in a picture: in how many LSCBs it was found, and how many more know it."""

    title: str
    found: int
    recognised: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRow:
    """One theme in the picture of the matrix: a letter for each LSCB."""

    title: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWords:
    """A shared wording, as it is read outside its review."""

    title: str
    summary: Paragraphs
    is_good_practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeInPaper:
    """One theme. ``named`` holds LSCBs only where each of them has agreed."""

    title: str
    statement: Paragraphs
    found: int
    recognised: int
    not_recognised: int
    cant_say: int
    of: int
    asked: str = ""  # what the others say who were asked, in a sentence
    questions: tuple[str, ...] = ()  # what they were asked besides
    wordings: tuple[SharedWords, ...] = ()
    differs: tuple[str, ...] = ()  # in what two of its findings differ
    named: tuple[str, ...] = ()
    is_good_practice: bool = False  # all of its wordings are

    @property
    def k_of_n(self) -> str:
        """In how many it was found."""
        return f"{self.found} of {self.of} LSCB{'s' * (self.of != 1)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesPaper:
    """The paper: the themes of most LSCBs in full, the others in the list, open questions, and how it was counted."""

    cover: Cover
    counted_on: date
    themes: tuple[ThemeInPaper, ...]
    in_full: int
    boards: int
    reviews: str  # how many are complete, in words; never which
    apart: int  # shared wordings that belong to no theme yet
    questions: tuple[str, ...] = ()  # where decisions contradict each other
    picture: Picture | None = None
