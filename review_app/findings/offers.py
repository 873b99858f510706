"""What findings offer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import Attachment, Erasable, Hanging, Panel, Record, Room, Target, Task, TaskLine
from review_app.core.text import counted
from review_app.findings import actions, queries, rules
from review_app.findings.models import (
    AdditionalLearning,
    Finding,
    FindingEpisode,
    FindingFactor,
    FindingSupport,
    Inquiry,
    OutsideEvidence,
    Question,
)
from review_app.findings.views import blueprint
from review_app.findings.views.blueprint import finding_url

Part = OutsideEvidence | Question


def _findings_task(session: Session, review_id: UUID) -> TaskLine:
    findings = queries.findings_in_brief(session, review_id)
    url = url_for("findings.list_", review_id=review_id)
    if not findings:
        return TaskLine("none yet", url)
    states = [finding.state.words.lower() for finding in findings]
    said = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    return TaskLine(said, url, done=all(finding.is_agreed for finding in findings))


def _to_find_out_task(session: Session, review_id: UUID) -> TaskLine:
    inquiries, waiting = queries.counts_of_inquiries(session, review_id)
    said = f"{counted(waiting, 'thing')} open" if waiting else "nothing open" if inquiries else "nothing yet"
    return TaskLine(said, url_for("findings.to_find_out", review_id=review_id), done=inquiries > 0 and not waiting)


def _of_episode(session: Session, review_id: UUID, episode_id: UUID) -> Mapping[str, Any]:
    return {"findings": queries.findings_of_episode(session, review_id, episode_id)}


def _choices(session: Session, review_id: UUID) -> Sequence[tuple[UUID, str]]:
    findings = queries.findings_in_brief(session, review_id)
    return [(finding.id, f"{finding.name}: {finding.title}") for finding in findings if not finding.is_agreed]


def _attach(session: Session, attachment: Attachment) -> None:
    finding = queries.finding_in_review(session, attachment.review_id, attachment.target_id)
    actions.support_finding(session, finding, attachment.source_id, attachment.passage_id, by=attachment.by)


def _hanging(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = {}
    for support in queries.supports_on_passages(session, review_id, passage_ids):
        if support.passage_id is not None:
            hanging = Hanging("finding", support.finding.name, finding_url(support.finding))
            found.setdefault(support.passage_id, []).append(hanging)
    return found


def _ticked(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = {}
    for support in queries.ticks_on_sources(session, review_id, source_ids):
        hanging = Hanging("finding", support.finding.name, finding_url(support.finding))
        found.setdefault(support.source_id, []).append(hanging)
    return found


def _part_url(part: Part | Inquiry) -> str:
    return url_for("findings.show", review_id=part.review_id, finding_id=part.finding_id)


def _why_not_change_finding(session: Session, finding: Finding) -> str | None:
    del session
    return rules.why_not_change(finding)


def _why_not_delete_finding(session: Session, finding: Finding) -> str | None:
    del session
    return rules.why_not_delete(finding)


def _why_not_change_part(session: Session, part: Part) -> str | None:
    return rules.why_not_change(queries.finding_in_review(session, part.review_id, part.finding_id))


READ, WRITE, DELETE = Permission.CASE_READ, Permission.CASE_WRITE, Permission.CASE_DELETE

RECORDS = (
    Record(
        Finding,
        "finding",
        lambda row: f"{row.name}: {row.title}",
        finding_url,
        READ,
        WRITE,
        DELETE,
        _why_not_delete_finding,
        _why_not_change_finding,
    ),
    Record(
        OutsideEvidence,
        "evidence from outside the case",
        lambda row: row.what[:80],
        _part_url,
        READ,
        WRITE,
        DELETE,
        _why_not_change_part,
        _why_not_change_part,
    ),
    Record(
        Question,
        "question for the LSCB",
        lambda row: row.text[:80],
        _part_url,
        READ,
        WRITE,
        DELETE,
        _why_not_change_part,
        _why_not_change_part,
    ),
    Record(Inquiry, "thing to find out", lambda row: row.question[:80], _part_url, READ, WRITE, DELETE),
    Record(
        AdditionalLearning,
        "additional learning",
        lambda row: row.text[:80],
        lambda row: url_for("findings.list_", review_id=row.review_id),
        READ,
        WRITE,
        DELETE,
    ),
)
TABLES = (
    Finding,
    FindingEpisode,
    FindingFactor,
    FindingSupport,
    OutsideEvidence,
    Inquiry,
    Question,
    AdditionalLearning,
)

ROOM = Room(
    "findings",
    blueprint,
    (
        Task(Stage.ANALYSING, "Findings", _findings_task, READ),
        Task(Stage.ANALYSING, "To find out", _to_find_out_task, READ),
        Panel("episode", "Supports findings", "findings/of_episode.html", _of_episode, READ),
        Target("finding", "finding", _choices, _attach, _hanging, WRITE, _ticked),
        *RECORDS,
        *(Erasable(model) for model in TABLES),
    ),
)
