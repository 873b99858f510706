"""The names a review knows, and whom of them a name in a text may be: in pieces, by initials, nicknames and near spellings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from review_app.names.rules.kinds import Kind, Known
from review_app.names.rules.words import also_called, among, folded, is_first_name, is_ordinary, is_surname

# Slips allowed by length, as tests/names/test_spellings.py justifies them on a list of its own.
_LONG, _MIDDLING = 8, 5


def slips_allowed(length: int) -> int:
    """How many letters of a word of this length may be wrong for it still to be somebody's name.

    >>> [slips_allowed(length) for length in (4, 5, 7, 8, 12)]
    [0, 1, 1, 2, 2]
    """
    return 0 if length < _MIDDLING else 1 if length < _LONG else 2


@dataclass(frozen=True)
class Person:
    """Somebody the review knows: the pieces of their name, and what it stands for."""

    stands_for: str
    pieces: tuple[str, ...]
    heard: frozenset[str]  # the pieces, and what else they may be called


@dataclass
class Register:
    """Every name that the review knows, arranged for finding."""

    people: list[Person] = field(default_factory=list)
    by_piece: dict[str, set[int]] = field(default_factory=dict)
    others: dict[tuple[str, ...], tuple[Kind, str]] = field(default_factory=dict)  # places and the like, word by word
    _near: dict[str, frozenset[str]] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """Whether a folded word is a piece of a known name, or a nickname for one."""
        return word in self.by_piece or any(piece in self.by_piece for piece in word.split())

    def near(self, word: str) -> frozenset[str]:
        """The pieces of known names to which a word that is no word comes near."""
        if word not in self._near:
            self._near[word] = self._nearest(word)
        return self._near[word]

    def _nearest(self, word: str) -> frozenset[str]:
        if word in self.by_piece or is_ordinary(word) or not slips_allowed(len(word)):
            return frozenset()
        most = slips_allowed(len(word))
        found = process.extract(word, self.by_piece.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        return frozenset(piece for piece, slips, _ in found if slips <= slips_allowed(min(len(word), len(piece))))

    def who(self, pieces: Sequence[str], initials: Sequence[str] = ()) -> tuple[list[str], bool]:
        """Whom these pieces of a name may stand for, and whether only their spelling is near."""
        exact = self._those(pieces, initials, near=False)
        if exact:
            return exact, False
        return self._those(pieces, initials, near=True), True

    def _those(self, pieces: Sequence[str], initials: Sequence[str], *, near: bool) -> list[str]:
        found: set[int] | None = None
        for piece in pieces:
            heard = {piece, *self.near(piece)} if near else {piece}
            those = set().union(*(self.by_piece.get(each, set()) for each in heard))
            found = those if found is None else found & those
        fitting = (self.people[number] for number in sorted(found or ()))
        return list(dict.fromkeys(
            person.stands_for
            for person in fitting
            if all(any(piece.startswith(initial) for piece in person.pieces) for initial in initials)
        ))  # fmt: skip


def register_of(known: Iterable[Known]) -> Register:
    """The known names, arranged."""
    register = Register()
    for each in known:
        words = tuple(folded(each.name).split())
        if each.kind is not Kind.PERSON:
            register.others[words] = (each.kind, each.stands_for)
            continue
        pieces = tuple(word for word in words if not among(word, "titles") and len(word) > 1)
        heard = frozenset(name for piece in pieces[:1] for name in also_called(piece)) | frozenset(pieces)
        number = len(register.people)
        register.people.append(Person(each.stands_for, pieces, heard))
        for piece in heard:
            if len(piece) > 1 and not among(piece, "particles"):
                register.by_piece.setdefault(piece, set()).add(number)
    return register


def is_listed(word: str) -> bool:
    """Whether a word is a name of its own, so that being near to another name says little."""
    return is_first_name(word) or is_surname(word)
