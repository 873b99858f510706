"""The records of findings: what has versions, what search finds, what erasure must reach."""

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.offers import Record, Searchable
from review_app.findings import queries, rules
from review_app.findings.models import (
    AdditionalLearning,
    Dispute,
    EvidenceSupport,
    Finding,
    FindingAnswer,
    FindingEpisode,
    FindingFactor,
    FindingSupport,
    Inquiry,
    InquiryEvidence,
    OutsideEvidence,
    Priority,
    Question,
)
from review_app.findings.views.blueprint import finding_url

Part = OutsideEvidence | Question


def _part_url(part: Part | Inquiry | Dispute) -> str:
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
        part_of="finding_id",
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
        part_of="finding_id",
    ),
    Record(
        Dispute,
        "dispute with the LSCB",
        lambda row: row.board_says[:80],
        lambda row: _part_url(row) + "#disputes",
        READ,
        WRITE,
        DELETE,
        part_of="finding_id",
    ),
    Record(
        Priority,
        "reason for a finding’s place",
        lambda row: row.reason[:80],
        lambda row: url_for("findings.list_", review_id=row.review_id),
        READ,
        WRITE,
        part_of="finding_id",
    ),
    Record(
        Inquiry,
        "thing to find out",
        lambda row: row.question[:80],
        _part_url,
        READ,
        WRITE,
        DELETE,
        part_of="finding_id",
    ),
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
    InquiryEvidence,
    Question,
    FindingAnswer,
    Dispute,
    Priority,
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
        Dispute,
        "Disputes with the LSCB",
        ("raised_by", "board_says", "team_says", "outcome"),
        lambda row: f"Dispute about {row.finding.name.lower()}",
        _part_url,
        READ,
        within=("finding",),
    ),
    Searchable(
        Priority,
        "Why findings stand where they do",
        ("reason",),
        lambda row: f"Why {row.finding.name.lower()} stands where it does",
        lambda row: url_for("findings.list_", review_id=row.review_id),
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
