"""What lies on the table: the pile and the groups, as the page, the screen and the replay show them. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from review_app.mornings.models import MorningGroup, MorningMove, MoveKind

TAKEN_BACK = "This wording was taken back by its LSCB, so it counts nowhere."
REPLACED = "A newer wording took the place of this one. Bring the newer one to the table."


@dataclass(frozen=True)
class Laid:
    """A card as it is read; `gone` says why its words are no longer here."""

    id: UUID
    number: int
    group_key: UUID | None
    pair_id: UUID
    board_id: UUID
    finding_ref: UUID
    wording_id: UUID
    title: str
    category: str
    summary: str = ""
    gone: str = ""

    @property
    def said(self) -> str:
        """The card's words, or why they are not here."""
        return self.gone or self.title


@dataclass(frozen=True)
class Heap:
    """A group with its cards, in the order of their numbers."""

    key: UUID
    number: int
    name: str
    cards: tuple[Laid, ...]

    @property
    def title(self) -> str:
        """The group as the table heads it."""
        return self.name or f"Group {self.number}"


@dataclass(frozen=True)
class Table:
    """The pile, and the groups in the order in which they were begun; empty ones without a name are put away."""

    pile: tuple[Laid, ...]
    heaps: tuple[Heap, ...]


def laid_out(cards: Sequence[Laid], groups: Iterable[MorningGroup], names: Mapping[UUID, str] | None = None) -> Table:
    """The table of these cards and groups; `names` are those that the groups had at another time."""
    heaps = []
    for group in groups:
        name = group.name if names is None else names.get(group.key, "")
        held = tuple(card for card in cards if card.group_key == group.key)
        heaps.append(Heap(group.key, group.number, name, held))
    shown = tuple(heap for heap in heaps if heap.cards or heap.name)
    return Table(tuple(card for card in cards if card.group_key is None), shown)


def replayed(moves: Iterable[MorningMove]) -> tuple[dict[UUID, UUID | None], dict[UUID, str]]:
    """Where each moved card lies and what each group is called, once all moves were made one after the other."""
    places: dict[UUID, UUID | None] = {}
    names: dict[UUID, str] = {}
    for move in moves:
        if move.kind is MoveKind.PUT and move.card_id is not None:
            places[move.card_id] = move.group_key
        elif move.kind is MoveKind.NAME and move.group_key is not None:
            names[move.group_key] = move.words
    return places, names


def as_it_was(
    cards: Iterable[Laid], groups: Iterable[MorningGroup], moves: Iterable[MorningMove], later: Collection[UUID]
) -> Table:
    """The table once these moves were made; `later` are the cards that were brought to it afterwards."""
    places, names = replayed(moves)
    then = [replace(card, group_key=places.get(card.id)) for card in cards if card.id not in later]
    return laid_out(then, groups, names)


def plain(name: str) -> str:
    """A group's name as two names are compared.

    >>> plain("  Concern is filed  as information") == plain("concern is filed as Information")
    True
    """
    return " ".join(name.split()).casefold()
