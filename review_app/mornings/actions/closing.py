"""Closing a morning: what its authors confirmed becomes decisions, which count at once."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.mornings import queries, rules
from review_app.mornings.models import Morning, MorningState, MorningTurn, Turn
from review_app.mornings.plan import ClosingPlan, closing_plan
from review_app.themes.actions import Answer, Naming, decide_in_morning, name_theme, take_back

NO_LONGER = "The morning was opened again, and its table no longer says so."


def close_morning(
    session: Session, morning: Morning, seen: str, apart: Collection[UUID] = (), *, by: UUID
) -> ClosingPlan:
    """Close a morning that is held, doing what the page showed: `seen` is the mark of what it showed."""
    refuse_if(rules.why_not_close(morning))
    plan = closing_plan(session, morning, apart)
    refuse_if(rules.why_not_as_seen(plan.mark, seen))
    stage(session, Event.MORNING_CLOSED, morning, by=by, decisions=len(plan.fresh))
    morning.state = MorningState.CLOSED
    session.add(
        MorningTurn(
            programme_id=morning.programme_id, morning_id=morning.id, turn=Turn.CLOSED, by=by, at=now(), reason=""
        )
    )
    session.flush()
    for decision in plan.back:
        take_back(session, decision, NO_LONGER, by=by, may_split=True)
    answers = [
        Answer(outcome.first.finding_ref, outcome.second.finding_ref, outcome.verdict, outcome.reason)
        for outcome in plan.fresh
    ]
    if answers:
        decide_in_morning(session, morning.programme_id, morning.id, answers, by=by)
    _propose_names(session, plan, by=by)
    return plan


def _propose_names(session: Session, plan: ClosingPlan, *, by: UUID) -> None:
    """A theme without a name takes that of the group that made it, unless it holds the name of a place."""
    for closing in plan.closings:
        refs = {ref for outcome in closing.decided for ref in outcome.refs}
        if refs and closing.heap.key not in plan.places:
            for theme in queries.themes_of_findings(session, refs):
                if not theme.name:
                    name_theme(session, theme, Naming(closing.heap.name), by=by)
