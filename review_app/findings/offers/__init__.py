"""What findings offer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.stages import Stage
from review_app.comments.queries import open_challenges_on
from review_app.core.clock import today
from review_app.core.offers import Erasable, Panel, Room, Task, TaskLine
from review_app.core.text import counted
from review_app.findings import queries, rules
from review_app.findings.models import Finding
from review_app.findings.offers.records import READ, RECORDS, SEARCHABLE, TABLES
from review_app.findings.offers.targets import TARGETS
from review_app.findings.views import blueprint


def _findings_task(session: Session, review_id: UUID) -> TaskLine:
    findings = queries.findings_in_brief(session, review_id)
    url = url_for("findings.list_", review_id=review_id)
    if not findings:
        return TaskLine("none yet", url)
    challenged = open_challenges_on(session, review_id, Finding.__tablename__)
    states = [rules.state_now(each.state, challenged.get(each.id, 0)).words.lower() for each in findings]
    said = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    return TaskLine(said, url, done=all(finding.is_agreed for finding in findings))


def _to_find_out_task(session: Session, review_id: UUID) -> TaskLine:
    inquiries, waiting, late = queries.counts_of_inquiries(session, review_id, today())
    overdue = f", {counted(late, 'of them overdue', 'of them overdue')}" if late else ""
    said = f"{counted(waiting, 'thing')} open{overdue}" if waiting else "nothing open" if inquiries else "nothing yet"
    return TaskLine(said, url_for("findings.to_find_out", review_id=review_id), done=inquiries > 0 and not waiting)


def _of_episode(session: Session, review_id: UUID, episode_id: UUID) -> Mapping[str, Any]:
    return {"findings": queries.findings_of_episode(session, review_id, episode_id)}


ROOM = Room(
    "findings",
    blueprint,
    (
        Task(Stage.ANALYSING, "Findings", _findings_task, READ),
        Task(Stage.ANALYSING, "To find out", _to_find_out_task, READ),
        Panel("episode", "Supports findings", "findings/of_episode.html", _of_episode, READ),
        *TARGETS,
        *RECORDS,
        *SEARCHABLE,
        *(Erasable(model) for model in TABLES),
    ),
)
