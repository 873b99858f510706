"""What findings offer."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import (
    Attachment,
    Erasable,
    Hanging,
    Panel,
    Record,
    Room,
    Searchable,
    Target,
    Task,
    TaskLine,
)
from review_app.core.text import counted
from review_app.findings import actions, queries, rules
from review_app.findings.models import (
    AdditionalLearning,
    EvidenceSupport,
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
LONGEST_WHAT = 60


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


def _detach(session: Session, attachment: Attachment) -> None:
    finding = queries.finding_in_review(session, attachment.review_id, attachment.target_id)
    actions.take_off_finding(session, finding, attachment.source_id, attachment.passage_id, by=attachment.by)


def _on_finding(support: FindingSupport) -> Hanging:
    return Hanging("finding", support.finding.name, finding_url(support.finding), support.finding_id)


def _hanging(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    supports = queries.supports_on_passages(session, review_id, passage_ids)
    return _by_id((support.passage_id, _on_finding(support)) for support in supports)


def _ticked(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    supports = queries.ticks_on_sources(session, review_id, source_ids)
    return _by_id((support.source_id, _on_finding(support)) for support in supports)


def _evidence_name(evidence: OutsideEvidence) -> str:
    said = textwrap.shorten(evidence.what, LONGEST_WHAT, placeholder=" …")
    return f"{evidence.finding.name}, {evidence.kind.words.lower()}: {said}"


def _evidence_choices(session: Session, review_id: UUID) -> Sequence[tuple[UUID, str]]:
    known = queries.outside_evidence_of_review(session, review_id)
    return [(each.id, _evidence_name(each)) for each in known if not each.finding.is_agreed]


def _attach_to_evidence(session: Session, what: Attachment) -> None:
    evidence = queries.outside_evidence_in_review(session, what.review_id, what.target_id)
    actions.support_evidence(session, evidence, what.source_id, what.passage_id, by=what.by)


def _detach_from_evidence(session: Session, what: Attachment) -> None:
    evidence = queries.outside_evidence_in_review(session, what.review_id, what.target_id)
    actions.take_off_evidence(session, evidence, what.source_id, what.passage_id, by=what.by)


def _on_evidence(support: EvidenceSupport) -> Hanging:
    evidence = support.evidence
    return Hanging("evidence", _evidence_name(evidence), finding_url(evidence.finding, "evidence"), evidence.id)


def _quoted_as_evidence(session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    supports = queries.evidence_supports_on_passages(session, review_id, passage_ids)
    return _by_id((support.passage_id, _on_evidence(support)) for support in supports)


def _ticked_as_evidence(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
    supports = queries.evidence_ticks_on_sources(session, review_id, source_ids)
    return _by_id((support.source_id, _on_evidence(support)) for support in supports)


def _by_id(pairs: Iterable[tuple[UUID | None, Hanging]]) -> dict[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = {}
    for key, hanging in pairs:
        if key is not None:
            found.setdefault(key, []).append(hanging)
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
    EvidenceSupport,
    Inquiry,
    Question,
    AdditionalLearning,
)

SEARCHABLE = (
    Searchable(
        Finding,
        "Findings",
        (
            "title",
            "description",
            "in_this_case",
            "underlying",
            "widespread_value",
            "widespread_basis",
            "common_value",
            "common_basis",
            "still_so",
            "still_so_said_by",
            "changed_since",
            "board_knows",
            "why_it_matters",
            "in_brief",
        ),
        lambda row: f"{row.name}: {row.title}",
        finding_url,
        READ,
    ),
    Searchable(
        OutsideEvidence,
        "Evidence from outside the case",
        ("what",),
        lambda row: f"{row.finding.name}, {row.kind.words.lower()}",
        _part_url,
        READ,
        within=("finding",),
    ),
    Searchable(
        Inquiry,
        "To find out",
        ("question", "answer"),
        lambda row: f"To find out for {row.finding.name.lower()}",
        lambda row: url_for("findings.to_find_out", review_id=row.review_id),
        READ,
        within=("finding",),
    ),
    Searchable(
        Question,
        "Questions for the LSCB",
        ("text",),
        lambda row: f"Question under {row.finding.name.lower()}",
        _part_url,
        READ,
        within=("finding",),
    ),
    Searchable(
        AdditionalLearning,
        "Additional learning",
        ("text",),
        lambda row: "Something learnt that is no pattern",
        lambda row: url_for("findings.list_", review_id=row.review_id),
        READ,
    ),
)

ROOM = Room(
    "findings",
    blueprint,
    (
        Task(Stage.ANALYSING, "Findings", _findings_task, READ),
        Task(Stage.ANALYSING, "To find out", _to_find_out_task, READ),
        Panel("episode", "Supports findings", "findings/of_episode.html", _of_episode, READ),
        Target("finding", "finding", _choices, _attach, _hanging, WRITE, _ticked, _detach),
        Target(
            "evidence",
            "outside evidence",
            _evidence_choices,
            _attach_to_evidence,
            _quoted_as_evidence,
            WRITE,
            _ticked_as_evidence,
            _detach_from_evidence,
        ),
        *RECORDS,
        *SEARCHABLE,
        *(Erasable(model) for model in TABLES),
    ),
)
