"""What findings ask, in sentences: why something can't be done, and hints that stop nobody."""

from review_app.findings.rules.agreeing import (
    FindingParts,
    why_not_agree,
    why_not_challenge,
    why_not_change,
    why_not_delete,
    why_not_reopen,
    why_not_share,
)
from review_app.findings.rules.hints import hints, hints_on_question
from review_app.findings.rules.questions import MOST_QUESTIONS, why_not_add_question, why_not_question
from review_app.findings.rules.titles import why_not_title

__all__ = [
    "MOST_QUESTIONS",
    "FindingParts",
    "hints",
    "hints_on_question",
    "why_not_add_question",
    "why_not_agree",
    "why_not_challenge",
    "why_not_change",
    "why_not_delete",
    "why_not_question",
    "why_not_reopen",
    "why_not_share",
    "why_not_title",
]
