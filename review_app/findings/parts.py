"""Everything that stands round one finding, gathered for the rules and the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.comments.queries import open_challenges_on
from review_app.core.rows import CaseRow
from review_app.findings import queries
from review_app.findings.models import Dispute, EvidenceSupport, Finding, Inquiry
from review_app.findings.queries.answering import BecameEvidence
from review_app.findings.queries.evidence import EvidenceOfFinding
from review_app.findings.queries.links import FindingLinks
from review_app.findings.rules import FindingParts
from review_app.reviews.models import LearningQuestion


@dataclass(frozen=True)
class Gathered(FindingParts):
    """The parts of a finding with what it rests on in full."""

    links: FindingLinks = field(default_factory=FindingLinks)
    stands_in: dict[UUID, list[EvidenceSupport]] = field(default_factory=dict)  # outside evidence → its quotes, sources
    became: BecameEvidence = field(default_factory=BecameEvidence)
    disputes: list[Dispute] = field(default_factory=list)
    answers: list[LearningQuestion] = field(default_factory=list)  # what the LSCB wanted to learn and this answers

    @property
    def commented_on(self) -> list[CaseRow]:
        """The parts on which one can comment by themselves, in the order of the page."""
        return [*self.evidence, *self.inquiries, *self.questions, *self.disputes]


def parts_of(session: Session, finding: Finding, open_challenges: int | None = None) -> Gathered:
    """What stands round one finding; who knows already how many challenges are open on it can say so."""
    review_id, finding_id = finding.review_id, finding.id
    if open_challenges is None:
        open_challenges = open_challenges_on(session, review_id, "finding").get(finding_id, 0)
    links = queries.links_of_finding(session, review_id, finding_id)
    outside = queries.evidence_of_finding(session, review_id, finding_id)
    inquiries = queries.inquiries_of_finding(session, review_id, finding_id)
    disputes, answers = queries.disputed_and_answered(session, review_id, finding_id)
    return Gathered(
        episodes=len(links.episodes),
        factors=len(links.factors),
        supports=len(links.supports),
        evidence=outside.evidence,
        inquiries=inquiries,
        questions=queries.questions_of_finding(session, review_id, finding_id),
        open_challenges=open_challenges,
        links=links,
        stands_in=outside.stands_in,
        became=_became(outside, inquiries),
        disputes=disputes,
        answers=answers,
    )


def _became(outside: EvidenceOfFinding, inquiries: Sequence[Inquiry]) -> BecameEvidence:
    """Which answer became which evidence, both ways; an inquiry that was deleted leads nowhere."""
    by_id = {inquiry.id: inquiry for inquiry in inquiries}
    pairs = [
        (evidence, by_id[outside.answers[evidence.id]])
        for evidence in outside.evidence
        if outside.answers.get(evidence.id) in by_id
    ]
    return BecameEvidence(
        {inquiry.id: evidence for evidence, inquiry in pairs}, {evidence.id: inquiry for evidence, inquiry in pairs}
    )
