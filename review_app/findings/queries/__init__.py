"""Reading findings and their parts. What hangs on a deleted finding, episode, factor, source or quote counts nowhere."""

from review_app.findings.queries.findings import (
    finding_in_review,
    findings_of_review,
    next_number,
)
from review_app.findings.queries.links import (
    episode_links,
    factor_links,
    finding_links_of_review,
    findings_of_episode,
    links_of_finding,
    support_in_review,
    support_like,
    supports_on_passages,
    ticks_of,
    ticks_on_sources,
)
from review_app.findings.queries.parts import (
    additional_learning_in_review,
    additional_learning_of_review,
    inquiries_of_finding,
    inquiries_of_review,
    inquiry_in_review,
    outside_evidence_in_review,
    outside_evidence_of_finding,
    outside_evidence_of_review,
    question_in_review,
    questions_of_finding,
    questions_of_review,
)

__all__ = [
    "additional_learning_in_review",
    "additional_learning_of_review",
    "episode_links",
    "factor_links",
    "finding_in_review",
    "finding_links_of_review",
    "findings_of_episode",
    "findings_of_review",
    "inquiries_of_finding",
    "inquiries_of_review",
    "inquiry_in_review",
    "links_of_finding",
    "next_number",
    "outside_evidence_in_review",
    "outside_evidence_of_finding",
    "outside_evidence_of_review",
    "question_in_review",
    "questions_of_finding",
    "questions_of_review",
    "support_in_review",
    "support_like",
    "supports_on_passages",
    "ticks_of",
    "ticks_on_sources",
]
