"""What a quote or a source can hang on: a finding, and evidence from outside the case."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.offers import Attachment, Hanging, Target
from review_app.findings import actions, queries
from review_app.findings.models import EvidenceSupport, FindingSupport, OutsideEvidence
from review_app.findings.views.blueprint import finding_url

LONGEST_WHAT = 60
WRITE = Permission.CASE_WRITE


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


TARGETS = (
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
)
