"""What the check can find: kinds of names, the places where each stands, and the names that a review knows already."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing says who or where somebody is."""

    PERSON = "person"
    PLACE = "place"
    ADDRESS = "address"
    SCHOOL = "school"
    SERVICE = "service"
    POSTCODE = "postcode"
    BIRTH = "birth"
    NHS = "nhs"
    PHONE = "phone"
    EMAIL = "email"

    @property
    def words(self) -> str:
        """The kind as screens name it."""
        return {
            "person": "person",
            "place": "place",
            "address": "address",
            "school": "school",
            "service": "hospital, surgery or the like",
            "postcode": "postcode",
            "birth": "date of birth",
            "nhs": "NHS number",
            "phone": "telephone number",
            "email": "e-mail address",
        }[self.value]

    @property
    def label(self) -> str:
        """What stands in its place if nothing better is known."""
        return {
            "person": "a person",
            "place": "a place",
            "address": "an address",
            "school": "a school",
            "service": "a local service",
            "postcode": "a postcode",
            "birth": "a date of birth",
            "nhs": "an NHS number",
            "phone": "a telephone number",
            "email": "an e-mail address",
        }[self.value]

    @property
    def is_numbered(self) -> bool:
        """Whether two of them in one review must be told apart, as “a place (1)” and “a place (2)”."""
        return self in {Kind.PERSON, Kind.PLACE, Kind.ADDRESS, Kind.SCHOOL, Kind.SERVICE}


@dataclass(frozen=True)
class Known:
    """A name that the review knows: its spelling, and what it stands for (an id of the asker's, the same for one person)."""

    name: str
    stands_for: str
    kind: Kind = Kind.PERSON


@dataclass(frozen=True)
class Hit:
    """A stretch of the text, in code points, that says who or where somebody is."""

    start: int
    end: int
    key: str  # the same for every spelling that is certainly the same name
    kind: Kind


@dataclass
class Found:
    """One name with every place where it stands, and whom of the known it may be."""

    key: str
    kind: Kind
    shown: str  # the spelling met first
    hits: list[Hit] = field(default_factory=list)
    may_be: tuple[str, ...] = ()  # what it stands for, of the known: one if it is plain, several if it could be either
    is_near: bool = False  # only the spelling is near to a known name
    is_sure: bool = True  # False: the spelling is also a name of its own, or several people have it
    same_as: str = ""  # the key of a fuller or commoner spelling in this text that it probably belongs to
