"""Writing disputes with the LSCB. They change nothing in a finding: what each says stands beside it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import refuse_if
from review_app.findings import rules
from review_app.findings.models import Dispute, DisputeState, Finding

DISPUTE_FIELDS = ("raised_by", "raised_on", "board_says", "team_says")


def add_dispute(session: Session, finding: Finding, values: Mapping[str, Any], *, by: UUID) -> Dispute:
    """Note that the LSCB disputes a finding; `values` are any of DISPUTE_FIELDS, all but the last needed."""
    chosen = _chosen(values)
    dispute = Dispute(review_id=finding.review_id, finding_id=finding.id, **chosen)
    stage(session, Event.DISPUTE_ADDED, dispute, by=by)
    session.add(dispute)
    session.flush()
    return dispute


def change_dispute(session: Session, dispute: Dispute, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change what each says; raises NotNow if something is missing."""
    chosen = _chosen(values)
    stage(session, Event.DISPUTE_CHANGED, dispute, by=by)
    for name, value in chosen.items():
        setattr(dispute, name, value)
    session.flush()


def settle_dispute(
    session: Session, dispute: Dispute, state: DisputeState, outcome: str, *, by: UUID, on: date | None
) -> None:
    """Note how a dispute was settled, or that it stands; open, it waits again. Raises NotNow with what is missing."""
    refuse_if(rules.why_not_settle(dispute, state, outcome, on))
    stage(session, Event.DISPUTE_SETTLED, dispute, by=by, state=state)
    is_open = state is DisputeState.OPEN
    dispute.state, dispute.outcome, dispute.settled_on = state, "" if is_open else outcome, None if is_open else on
    session.flush()


def _chosen(values: Mapping[str, Any]) -> dict[str, Any]:
    chosen = {name: values.get(name, "") for name in DISPUTE_FIELDS} | {"raised_on": values.get("raised_on")}
    refuse_if(rules.why_not_dispute(chosen["raised_by"], chosen["raised_on"], chosen["board_says"]))
    return chosen
