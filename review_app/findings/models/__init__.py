"""The rows of findings, a file per noun."""

from review_app.findings.models.answering import FindingAnswer, InquiryEvidence
from review_app.findings.models.disputes import Dispute, DisputeState
from review_app.findings.models.evidence import EvidenceKind, Inquiry, OutsideEvidence
from review_app.findings.models.finding import FINDING_NAMED, Finding, FindingState
from review_app.findings.models.learning import AdditionalLearning
from review_app.findings.models.links import EvidenceSupport, FindingEpisode, FindingFactor, FindingSupport
from review_app.findings.models.priority import Priority
from review_app.findings.models.questions import Question

__all__ = [
    "FINDING_NAMED",
    "AdditionalLearning",
    "Dispute",
    "DisputeState",
    "EvidenceKind",
    "EvidenceSupport",
    "Finding",
    "FindingAnswer",
    "FindingEpisode",
    "FindingFactor",
    "FindingState",
    "FindingSupport",
    "Inquiry",
    "InquiryEvidence",
    "OutsideEvidence",
    "Priority",
    "Question",
]
