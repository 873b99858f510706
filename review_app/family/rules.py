"""What stands when in a family, and what can't, worked out from plain rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from review_app.core.dates import UNKNOWN, PartialDate
from review_app.family.models import Home, Kin, Parentage, ParentKind, PlanState
from review_app.people.models import Relative

MOST_BIRTH_PARENTS = 2
NEEDS_A_REASON = frozenset({PlanState.DECLINED, PlanState.NOT_ASKED})


@dataclass(frozen=True)
class Line:
    """One person of the family on a day: who they are, how old at most, and with whom they live."""

    relative: Relative
    kin: Kin | None
    household: str


def in_force(begins: PartialDate, ends: PartialDate, on: date | None) -> bool:
    """Whether something can have held on a day; what is not known counts, and without a day everything does.

    >>> march = PartialDate(date(2009, 3, 1), date(2009, 3, 31), "March 2009")
    >>> in_force(march, UNKNOWN, date(2009, 2, 28)), in_force(march, UNKNOWN, date(2009, 3, 1))
    (False, True)
    """
    if on is None:
        return True
    has_begun = begins.earliest is None or begins.earliest <= on
    is_over = ends.latest is not None and ends.latest < on
    return has_begun and not is_over


def is_over(ends: PartialDate, on: date | None) -> bool:
    """Whether something had ended by a day; without a day, whether it has an end at all."""
    if not ends.wording:
        return False
    return on is None or (ends.latest is not None and ends.latest < on)


def composition(
    relatives: Iterable[Relative], kin: Mapping[UUID, Kin], homes: Iterable[Home], on: date | None
) -> list[Line]:
    """Who was in the family on a day: those not yet born are left out; the last home that fits is where they lived."""
    household: dict[UUID, str] = {}
    for home in sorted(homes, key=lambda home: home.begins.sort_key):
        if in_force(home.begins, home.ends, on) and not (on is None and is_over(home.ends, on)):
            household[home.relative_id] = home.household
    lines = []
    for relative in relatives:
        own = kin.get(relative.id)
        if in_force(own.born if own else UNKNOWN, UNKNOWN, on):
            lines.append(Line(relative, own, household.get(relative.id, "")))
    return lines


def households(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines by household, those whose home is not known last."""
    grouped: dict[str, list[Line]] = {}
    for line in lines:
        grouped.setdefault(line.household, []).append(line)
    return sorted(grouped.items(), key=lambda pair: pair[0] == "")


def why_not_couple(one_id: UUID, other_id: UUID) -> str | None:
    """Why two people can't be a couple, or None."""
    return "Choose two different people." if one_id == other_id else None


def why_not_dates(begins: PartialDate, ends: PartialDate) -> str | None:
    """Why something can't have begun and ended then, or None."""
    if begins.earliest and ends.latest and ends.latest < begins.earliest:
        return "It ends before it begins."
    return None


def why_not_parent(child_id: UUID, parent_id: UUID, kind: ParentKind, others: Iterable[Parentage]) -> str | None:
    """Why somebody can't be a child's parent, or None; `others` are the review's other rows."""
    rows = list(others)
    if child_id == parent_id:
        return "Nobody is their own parent. Choose somebody else."
    if any(row.child_id == child_id and row.parent_id == parent_id for row in rows):
        return "This is written down already."
    if parent_id in _descendants(child_id, rows):
        return "This would make somebody their own ancestor. Look at who is whose parent."
    birth = [row for row in rows if row.child_id == child_id and row.kind is ParentKind.BIRTH]
    if kind is ParentKind.BIRTH and len(birth) >= MOST_BIRTH_PARENTS:
        return "Two birth parents are written down already. Choose another kind of parent, or delete one of them."
    return None


def why_not_state(state: PlanState, reason: str) -> str | None:
    """Why a contact plan can't say this, or None: who is left out or stays away does so for a reason."""
    if state in NEEDS_A_REASON and not reason:
        return "Write why, in their own words where you can."
    return None


def _descendants(person_id: UUID, rows: Iterable[Parentage]) -> set[UUID]:
    children: dict[UUID, list[UUID]] = {}
    for row in rows:
        children.setdefault(row.parent_id, []).append(row.child_id)
    found: set[UUID] = set()
    waiting = [person_id]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found
