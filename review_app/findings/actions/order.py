"""Writing the order of priority: which finding comes first, why, and the numbers that follow from it."""

from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import refuse_if
from review_app.findings import queries, rules
from review_app.findings.models import Finding, Priority
from review_app.reviews.queries import hold_numbers


def move_finding(session: Session, finding: Finding, steps: int, *, by: UUID, seen: str = "") -> None:
    """Move a finding in the order of priority: -1 is one earlier, 1 is one later; beyond the end nothing happens.

    `seen` is the mark of the order that the person saw; raises NotNow if somebody else has changed it since.
    """
    hold_numbers(session, finding.review_id)
    order = queries.findings_of_review(session, finding.review_id)
    refuse_if(rules.why_not_move(order, seen))
    here = next(index for index, each in enumerate(order) if each.id == finding.id)
    _place(session, order, here, here + steps, by=by)


def place_finding(session: Session, finding: Finding, place: int, *, by: UUID) -> None:
    """Put a finding at a place of the order, counted from 1; beyond the end is the end."""
    hold_numbers(session, finding.review_id)
    order = queries.findings_of_review(session, finding.review_id)
    here = next(index for index, each in enumerate(order) if each.id == finding.id)
    _place(session, order, here, place - 1, by=by)


def unexplained(finding: Finding) -> Priority:
    """The reason as it stands before anybody has given one: version 0, and always the same id."""
    return Priority(
        id=uuid5(finding.id, "priority"), review_id=finding.review_id, finding_id=finding.id, reason="", version=0
    )


def explain_place(session: Session, finding: Finding, reason: str, *, by: UUID) -> Priority:
    """Say why a finding stands where it does."""
    there = queries.priority_of(session, finding)
    row = there or unexplained(finding)
    if row.reason == reason:
        return row  # it was moved only, which has an event of its own
    stage(session, Event.FINDING_CHANGED, row, by=by)
    row.reason = reason
    if there is None:
        session.add(row)
    session.flush()
    return row


def number_in_order(session: Session, review_id: UUID, *, by: UUID) -> None:
    """Number the findings as they stand in the order of priority, deleted ones behind them.

    So the numbers have no gap, and a deleted finding that comes back has a number that nobody else has.
    """
    hold_numbers(session, review_id)
    in_order = [*queries.findings_of_review(session, review_id), *queries.deleted_findings(session, review_id)]
    for number, finding in enumerate(in_order, start=1):
        if finding.number != number:
            stage(session, Event.FINDING_CHANGED, finding, by=by, number=number)
            finding.number = number
    session.flush()


def _place(session: Session, order: list[Finding], here: int, there: int, *, by: UUID) -> None:
    there = min(max(there, 0), len(order) - 1)
    if there == here:
        return
    finding = order.pop(here)
    stage(session, Event.FINDING_CHANGED, finding, by=by, place=there + 1)
    order.insert(there, finding)
    for place, each in enumerate(order, start=1):
        if each.place != place:
            each.place = place
    session.flush()
