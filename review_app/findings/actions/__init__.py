"""Writing findings and their parts."""

from review_app.findings.actions.agreeing import (
    agree_finding,
    challenge_finding,
    mark_shared,
    reopen_finding,
    unmark_shared,
)
from review_app.findings.actions.answers import take_as_evidence, take_over_answers
from review_app.findings.actions.disputes import add_dispute, change_dispute, settle_dispute
from review_app.findings.actions.evidence import (
    add_inquiry,
    add_outside_evidence,
    answer_inquiry,
    change_inquiry,
    change_outside_evidence,
    keep_what_others_say,
    support_evidence,
    take_off_evidence,
)
from review_app.findings.actions.findings import add_finding, change_finding
from review_app.findings.actions.links import (
    link_finding,
    remove_support,
    support_finding,
    take_off_finding,
    take_over_links,
)
from review_app.findings.actions.order import (
    explain_place,
    move_finding,
    number_in_order,
    place_finding,
    unexplained,
)
from review_app.findings.actions.questions import (
    add_additional_learning,
    add_question,
    change_additional_learning,
    change_question,
)
from review_app.findings.actions.typology import move_typology

__all__ = [
    "add_additional_learning",
    "add_dispute",
    "add_finding",
    "add_inquiry",
    "add_outside_evidence",
    "add_question",
    "agree_finding",
    "answer_inquiry",
    "challenge_finding",
    "change_additional_learning",
    "change_dispute",
    "change_finding",
    "change_inquiry",
    "change_outside_evidence",
    "change_question",
    "explain_place",
    "keep_what_others_say",
    "link_finding",
    "mark_shared",
    "move_finding",
    "move_typology",
    "number_in_order",
    "place_finding",
    "remove_support",
    "reopen_finding",
    "settle_dispute",
    "support_evidence",
    "support_finding",
    "take_as_evidence",
    "take_off_evidence",
    "take_off_finding",
    "take_over_answers",
    "take_over_links",
    "unexplained",
    "unmark_shared",
]
