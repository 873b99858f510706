"""Exactly what closing will do, read before it is done: the page shows it, and the action does it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.boards.queries import boards_of_programme
from review_app.mornings import queries
from review_app.mornings.confirming import Closing, Outcome, closing_of
from review_app.mornings.models import Morning
from review_app.mornings.table import laid_out
from review_app.themes.models import Decision
from review_app.wordings.places import names_found


@dataclass(frozen=True)
class ClosingPlan:
    """What closing would do now; `mark` changes with every move and every answer."""

    closings: list[Closing]
    fresh: list[Outcome]  # decisions to be written
    standing: int  # decisions of an earlier closing that say the same
    back: list[Decision]  # of an earlier closing, which the table no longer says
    places: dict[UUID, list[str]]  # by group: LSCBs in its name, for which no theme takes it
    mark: str

    @property
    def outcomes(self) -> list[Outcome]:
        """Every decision that the table says."""
        return _outcomes(self.closings)


def closing_plan(session: Session, morning: Morning, apart: Collection[UUID] = ()) -> ClosingPlan:
    """What closing this morning would do now; `apart` are the cards ticked as “looks alike, isn’t”."""
    cards = queries.cards_of_morning(session, morning.id)
    answers = queries.answers_of_morning(session, morning.id)
    closings = closing_of(laid_out(cards, queries.groups_of_morning(session, morning.id)), answers, apart)
    earlier = {
        frozenset({one.first_ref, one.second_ref}): one for one in queries.decisions_of_morning(session, morning.id)
    }
    wanted = {outcome.refs: outcome for outcome in _outcomes(closings)}
    fresh = [outcome for refs, outcome in wanted.items() if not _says(earlier.get(refs), outcome)]
    names = [board.name for board in boards_of_programme(session, morning.programme_id)]
    places = {each.heap.key: names_found(each.heap.name, names) for each in closings}
    gone = sum(bool(card.gone) for card in cards)
    return ClosingPlan(
        closings,
        fresh,
        len(wanted) - len(fresh),
        [decision for refs, decision in earlier.items() if refs not in wanted],
        {key: found for key, found in places.items() if found},
        f"{morning.moves}-{len(answers)}-{gone}",
    )


def _outcomes(closings: Collection[Closing]) -> list[Outcome]:
    return [outcome for each in closings for outcome in (*each.decided, *each.apart)]


def _says(earlier: Decision | None, outcome: Outcome) -> bool:
    return earlier is not None and (earlier.verdict, earlier.reason) == (outcome.verdict, outcome.reason)
