"""What a genogram shows: people by pseudonym, couples, and who is whose parent."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """The usual symbols of a genogram (McGoldrick, Gerson and Petry)."""

    FEMALE = "female"  # a circle
    MALE = "male"  # a square
    OTHER = "other"  # a diamond


@dataclass(frozen=True)
class Person:
    """One person of the family; `in_focus` doubles the outline, `has_died` crosses the symbol out."""

    key: str
    name: str
    words: tuple[str, ...] = ()  # short lines below the name: born, died, home
    shape: Shape = Shape.OTHER
    in_focus: bool = False
    has_died: bool = False


@dataclass(frozen=True)
class Couple:
    """Two people by their keys; a line "solid", "dashed" or "dotted", with no, one or two strokes through it."""

    one: str
    other: str
    line: str = "solid"
    strokes: int = 0


@dataclass(frozen=True)
class Parents:
    """A child and one of its parents by their keys; by birth the line is whole, otherwise dashed."""

    child: str
    parent: str
    by_birth: bool = True


@dataclass(frozen=True)
class Genogram:
    """A family as it is drawn."""

    title: str
    people: tuple[Person, ...]
    couples: tuple[Couple, ...] = ()
    parents: tuple[Parents, ...] = ()
