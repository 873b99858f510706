"""What a hold keeps from being done, in sentences."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from review_app.core.clock import in_london
from review_app.core.dates import day_in_words
from review_app.holds.models import Hold

LIFT = "A lead reviewer can lift the hold."


def why_not_change_review(hold: Hold) -> str:
    """Why something of a review on hold can't be changed or deleted."""
    since = day_in_words(in_london(hold.created_at).date())
    return f"This review has been on hold since {since}: what was there then is neither changed nor deleted. {LIFT}"


def why_not_change_thing(hold: Hold) -> str:
    """Why a thing on hold can't be changed or deleted."""
    since = day_in_words(in_london(hold.created_at).date())
    return f"This has been on hold since {since}: it is neither changed nor deleted. {LIFT}"


def why_not_touch(holds: Iterable[Hold], made_at: datetime | None, things: Iterable[tuple[str, UUID]]) -> str | None:
    """Why a row can't be changed, deleted or added, or None.

    `made_at` is when the row was first saved, None for a new one: under a hold on the whole review what is new may be
    added and worked on. `things` are the things that the row is, or is a part of: a thing on hold gets no new part.
    """
    named = set(things)
    for hold in holds:
        if hold.is_on_review and made_at is not None and made_at <= hold.created_at:
            return why_not_change_review(hold)
        if (hold.on_kind, hold.on_id) in named:
            return why_not_change_thing(hold)
    return None


def why_not_put_on(holds: Iterable[Hold], on_kind: str, on_id: UUID) -> str | None:
    """Why a thing can't be put on hold, or None: it is already."""
    if any((hold.on_kind, hold.on_id) == (on_kind, on_id) for hold in holds):
        return "It is on hold already."
    return None


def why_not_lift(hold: Hold) -> str | None:
    """Why a hold can't be lifted, or None."""
    return "This hold is lifted already." if hold.lifted_at else None
