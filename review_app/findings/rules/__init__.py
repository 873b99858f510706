"""What findings ask, in sentences: why something can't be done."""

from review_app.findings.rules.agreeing import (
    FindingParts,
    why_not_agree,
    why_not_challenge,
    why_not_change,
    why_not_delete,
    why_not_reopen,
    why_not_share,
)
from review_app.findings.rules.disputes import why_not_dispute, why_not_settle
from review_app.findings.rules.inquiries import is_overdue, why_not_take_as_evidence
from review_app.findings.rules.order import are_numbered, mark_of_order, why_not_move
from review_app.findings.rules.questions import MOST_QUESTIONS, why_not_add_question, why_not_question
from review_app.findings.rules.states import MOVES, state_now
from review_app.findings.rules.titles import why_not_title

__all__ = [
    "MOST_QUESTIONS",
    "MOVES",
    "FindingParts",
    "are_numbered",
    "is_overdue",
    "mark_of_order",
    "state_now",
    "why_not_add_question",
    "why_not_agree",
    "why_not_challenge",
    "why_not_change",
    "why_not_delete",
    "why_not_dispute",
    "why_not_move",
    "why_not_question",
    "why_not_reopen",
    "why_not_settle",
    "why_not_share",
    "why_not_take_as_evidence",
    "why_not_title",
]
