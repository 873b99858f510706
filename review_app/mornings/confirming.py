"""What the authors said counts for a card in a group under the name that they confirmed; and what closing makes of it. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from review_app.mornings.models import Answer, MorningAnswer
from review_app.mornings.table import Heap, Laid, Table, plain
from review_app.themes.models import Verdict


@dataclass(frozen=True)
class Said:
    """A card in a named group, with what its authors say of it (None: nothing under this name yet)."""

    card: Laid
    answer: MorningAnswer | None

    @property
    def confirms(self) -> bool:
        """Whether the card counts."""
        return self.answer is not None and self.answer.answer.confirms and not self.card.gone

    @property
    def refuses(self) -> bool:
        """Whether its authors say that it isn't theirs."""
        return self.answer is not None and self.answer.answer is Answer.NOT_OURS and not self.card.gone


@dataclass(frozen=True)
class Outcome:
    """What closing decides of two cards."""

    first: Laid
    second: Laid
    verdict: Verdict
    reason: str

    @property
    def refs(self) -> frozenset[UUID]:
        """The two findings."""
        return frozenset({self.first.finding_ref, self.second.finding_ref})


@dataclass(frozen=True)
class Closing:
    """What closing does with one group."""

    heap: Heap
    said: tuple[Said, ...]
    decided: tuple[Outcome, ...]
    apart: tuple[Outcome, ...]  # only where the runner ticks the card that isn't ours

    @property
    def any_confirmed(self) -> bool:
        """Whether at least one card counts in it."""
        return any(each.confirms for each in self.said)


def counting(answers: Iterable[MorningAnswer], heap: Heap, card: Laid) -> MorningAnswer | None:
    """The newest answer of a card's authors, if it was given in this group under the name that the group has now."""
    newest = None
    for answer in answers:
        if answer.card_id == card.id:
            newest = answer
    if newest is None or newest.group_key != heap.key or plain(newest.group_name) != plain(heap.name):
        return None
    return newest


def said_of(answers: Sequence[MorningAnswer], heap: Heap) -> tuple[Said, ...]:
    """Each card of a group with what counts of its authors' answers."""
    return tuple(Said(card, counting(answers, heap, card)) for card in heap.cards)


def closing_of(table: Table, answers: Sequence[MorningAnswer], apart: Collection[UUID] = ()) -> list[Closing]:
    """What closing does with each named group; `apart` are the cards ticked as “looks alike, isn’t”."""
    return [_closing(heap, said_of(answers, heap), apart) for heap in table.heaps if heap.name]


def _closing(heap: Heap, said: tuple[Said, ...], apart: Collection[UUID]) -> Closing:
    confirmed = [each for each in said if each.confirms]
    decided = tuple(_outcome(one, other) for one, other in combinations(confirmed, 2) if _two(one.card, other.card))
    refused = tuple(
        Outcome(one.card, other.card, Verdict.ALIKE, _why_apart(one, heap))
        for one in said
        for other in confirmed
        if one.refuses and one.card.id in apart and _two(one.card, other.card)
    )
    return Closing(heap, said, decided, refused)


def _two(one: Laid, other: Laid) -> bool:
    """Whether the two are of two reviews: findings of one review are never joined with each other."""
    return one.pair_id != other.pair_id


def _outcome(one: Said, other: Said) -> Outcome:
    notes = [
        each.answer.note for each in (one, other) if each.answer is not None and each.answer.answer is Answer.DIFFERS
    ]
    verdict = Verdict.DIFFERS if notes else Verdict.SAME
    return Outcome(one.card, other.card, verdict, "\n".join(notes))


def _why_apart(one: Said, heap: Heap) -> str:
    note = one.answer.note if one.answer is not None else ""
    return f"Its authors said that it is not “{heap.name}”.{' ' + note if note else ''}"
