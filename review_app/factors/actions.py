"""Writing contributory factors."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import refuse_if
from review_app.factors import queries
from review_app.factors.models import Claim, Factor
from review_app.factors.rules import why_not_factor

FIELDS = ("term_id", "text", "effect")


def add_factor(session: Session, review_id: UUID, values: Mapping[str, Any], *, by: UUID) -> Factor:
    """A new factor of an episode; `values` are episode_id, term_id, text and effect; raises NotNow without a text."""
    refuse_if(why_not_factor(values["text"]))
    factor = Factor(review_id=review_id, **{name: values[name] for name in (*FIELDS, "episode_id")})
    stage(session, Event.FACTOR_ADDED, factor, by=by, effect=factor.effect)
    session.add(factor)
    session.flush()
    return factor


def change_factor(session: Session, factor: Factor, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change a factor's heading, text or effect; raises NotNow without a text."""
    refuse_if(why_not_factor(values["text"]))
    stage(session, Event.FACTOR_CHANGED, factor, by=by)
    for name in FIELDS:
        setattr(factor, name, values[name])
    session.flush()


def add_claim(session: Session, factor: Factor, source_id: UUID, passage_id: UUID | None, *, by: UUID) -> Claim:
    """Note who says so: a quote, or a source as a whole; doing so twice changes nothing."""
    wanted = Claim(review_id=factor.review_id, factor_id=factor.id, source_id=source_id, passage_id=passage_id)
    there = queries.claim_like(session, wanted)
    if there is not None:
        return there
    stage(session, Event.SUPPORT_ADDED, wanted, by=by)
    session.add(wanted)
    session.flush()
    return wanted


def remove_claim(session: Session, claim: Claim, *, by: UUID) -> None:
    """Take a quote or source off a factor; the quote itself stays in its source and can be hung again."""
    stage(session, Event.SUPPORT_REMOVED, claim, by=by)
    session.delete(claim)
    session.flush()


def take_off(session: Session, factor: Factor, source_id: UUID, passage_id: UUID | None, *, by: UUID) -> None:
    """Take a quote, or a source as a whole, off a factor; where it is off already, nothing changes."""
    wanted = Claim(review_id=factor.review_id, factor_id=factor.id, source_id=source_id, passage_id=passage_id)
    there = queries.claim_like(session, wanted)
    if there is not None:
        remove_claim(session, there, by=by)


def tick_sources(session: Session, factor: Factor, were: Collection[UUID], are: Collection[UUID], *, by: UUID) -> None:
    """Take over the ticks of a page: only what this person ticked or unticked, so that nobody else's is lost."""
    there = queries.ticks_of(session, factor)
    for source_id in sorted(set(were) - set(are)):
        if source_id in there:
            remove_claim(session, there[source_id], by=by)
    for source_id in sorted(set(are) - set(were) - there.keys()):
        add_claim(session, factor, source_id, None, by=by)
