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


def _chosen(values: Mapping[str, Any]) -> dict[str, Any]:
    chosen = {name: values[name] for name in FIELDS if name in values}
    if "title" in chosen:
        chosen["title"] = one_line(chosen["title"])
        refuse_if(rules.why_not_title(chosen["title"]))
    if chosen.get("category_term_id") and chosen.get("second_category_term_id") == chosen["category_term_id"]:
        chosen["second_category_term_id"] = None
    return chosen
