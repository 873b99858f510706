"""Writing findings: their anatomy and their order."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import refuse_if
from review_app.core.text import one_line
from review_app.findings import queries, rules
from review_app.findings.models import Finding

FIELDS = (
    "title", "category_term_id", "second_category_term_id", "description", "in_this_case", "underlying",
    "widespread_value", "widespread_basis", "common_value", "common_basis", "still_so", "still_so_said_by",
    "changed_since", "board_knows", "why_it_matters", "in_brief",
)  # fmt: skip


def add_finding(session: Session, review_id: UUID, values: Mapping[str, Any], *, by: UUID) -> Finding:
    """A new draft; `values` are any of FIELDS (title and category_term_id at least) and may give its number."""
    number = values["number"] if "number" in values else queries.next_number(session, review_id)
    finding = Finding(review_id=review_id, number=number, place=number, **_chosen(values))
    stage(session, Event.FINDING_ADDED, finding, by=by, number=number)
    session.add(finding)
    session.flush()
    return finding


def change_finding(session: Session, finding: Finding, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change a finding's anatomy; raises NotNow for an agreed one."""
    refuse_if(rules.why_not_change(finding))
    chosen = _chosen(values)
    stage(session, Event.FINDING_CHANGED, finding, by=by)
    for name, value in chosen.items():
        setattr(finding, name, value)
    session.flush()


def move_finding(session: Session, finding: Finding, steps: int, *, by: UUID) -> None:
    """Move a finding in the order of priority: -1 is one earlier, 1 is one later; beyond the end nothing happens."""
    order = queries.findings_of_review(session, finding.review_id)
    here = next(index for index, each in enumerate(order) if each.id == finding.id)
    there = min(max(here + steps, 0), len(order) - 1)
    stage(session, Event.FINDING_CHANGED, finding, by=by, place=there + 1)
    order.insert(there, order.pop(here))
    for place, each in enumerate(order, start=1):
        each.place = place
    session.flush()


def number_in_order(session: Session, review_id: UUID, *, by: UUID) -> None:
    """Number the findings as they stand in the order of priority."""
    for number, finding in enumerate(queries.findings_of_review(session, review_id), start=1):
        if finding.number != number:
            stage(session, Event.FINDING_CHANGED, finding, by=by, number=number)
            finding.number = number
    session.flush()


def _chosen(values: Mapping[str, Any]) -> dict[str, Any]:
    chosen = {name: values[name] for name in FIELDS if name in values}
    if "title" in chosen:
        chosen["title"] = one_line(chosen["title"])
        refuse_if(rules.why_not_title(chosen["title"]))
    if chosen.get("category_term_id") and chosen.get("second_category_term_id") == chosen["category_term_id"]:
        chosen["second_category_term_id"] = None
    return chosen
