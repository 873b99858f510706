"""Everything that stands round one finding, gathered for the rules and the page."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.comments.queries import open_challenges_on
from review_app.findings import queries
from review_app.findings.models import Finding
from review_app.findings.queries.links import FindingLinks
from review_app.findings.rules import FindingParts


@dataclass(frozen=True)
class Gathered(FindingParts):
    """The parts of a finding with what it rests on in full."""

    links: FindingLinks = field(default_factory=FindingLinks)


def parts_of(session: Session, finding: Finding) -> Gathered:
    """What stands round one finding."""
    review_id, finding_id = finding.review_id, finding.id
    links = queries.links_of_finding(session, review_id, finding_id)
    return Gathered(
        episodes=len(links.episodes),
        factors=len(links.factors),
        supports=len(links.supports),
        evidence=queries.outside_evidence_of_finding(session, review_id, finding_id),
        inquiries=queries.inquiries_of_finding(session, review_id, finding_id),
        questions=queries.questions_of_finding(session, review_id, finding_id),
        open_challenges=open_challenges_on(session, review_id, "finding").get(finding_id, 0),
        links=links,
    )


def parts_of_review(session: Session, review_id: UUID) -> dict[UUID, FindingParts]:
    """What stands round each finding of a review; the same seven queries however many there are."""
    links = queries.finding_links_of_review(session, review_id)
    evidence = queries.outside_evidence_of_review(session, review_id)
    inquiries = queries.inquiries_of_review(session, review_id)
    questions = queries.questions_of_review(session, review_id)
    challenges = open_challenges_on(session, review_id, "finding")
    return {
        finding.id: FindingParts(
            episodes=sum(link.finding_id == finding.id for link in links.episodes),
            factors=sum(link.finding_id == finding.id for link in links.factors),
            supports=sum(link.finding_id == finding.id for link in links.supports),
            evidence=[each for each in evidence if each.finding_id == finding.id],
            inquiries=[each for each in inquiries if each.finding_id == finding.id],
            questions=[each for each in questions if each.finding_id == finding.id],
            open_challenges=challenges.get(finding.id, 0),
        )
        for finding in queries.findings_of_review(session, review_id)
    }
