"""Everything that stands round one finding, gathered for the rules and the page."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.comments.queries import open_challenges_on
from review_app.findings import queries
from review_app.findings.models import EvidenceSupport, Finding
from review_app.findings.queries.links import FindingLinks
from review_app.findings.rules import FindingParts


@dataclass(frozen=True)
class Gathered(FindingParts):
    """The parts of a finding with what it rests on in full."""

    links: FindingLinks = field(default_factory=FindingLinks)
    stands_in: dict[UUID, list[EvidenceSupport]] = field(default_factory=dict)  # outside evidence → its quotes, sources


def parts_of(session: Session, finding: Finding) -> Gathered:
    """What stands round one finding."""
    review_id, finding_id = finding.review_id, finding.id
    links = queries.links_of_finding(session, review_id, finding_id)
    stands_in: dict[UUID, list[EvidenceSupport]] = {}
    for support in queries.evidence_supports_of_finding(session, review_id, finding_id):
        stands_in.setdefault(support.evidence_id, []).append(support)
    return Gathered(
        episodes=len(links.episodes),
        factors=len(links.factors),
        supports=len(links.supports),
        evidence=queries.outside_evidence_of_finding(session, review_id, finding_id),
        inquiries=queries.inquiries_of_finding(session, review_id, finding_id),
        questions=queries.questions_of_finding(session, review_id, finding_id),
        open_challenges=open_challenges_on(session, review_id, "finding").get(finding_id, 0),
        links=links,
        stands_in=stands_in,
    )
