"""When a finding can be agreed."""

import pytest

from review_app.findings.models import EvidenceKind, Finding, FindingState, OutsideEvidence, Question
from review_app.findings.rules import (
    FindingParts,
    why_not_add_question,
    why_not_agree,
    why_not_change,
    why_not_question,
    why_not_reopen,
    why_not_title,
)


def a_draft(**values: object) -> Finding:
    """A finding with every text that agreeing asks for."""
    texts = {"title": "The form sorts.", "description": "d", "in_this_case": "c", "why_it_matters": "w"}
    given = {"in_brief": "", "widespread_value": "", "widespread_basis": "", "common_value": "", "common_basis": ""}
    return Finding(**(given | texts | values))


def parts(**values: object) -> FindingParts:
    """What stands round a whole finding."""
    whole = {
        "episodes": 2,
        "factors": 3,
        "evidence": [OutsideEvidence(kind=EvidenceKind.AUDIT)],
        "questions": [Question(text="What is known?")],
    }
    return FindingParts(**(whole | values))  # type: ignore[arg-type]


def test_a_whole_finding_can_be_agreed() -> None:
    assert why_not_agree(a_draft(), parts()) is None


def test_what_is_missing_is_said_in_one_sentence() -> None:
    assert why_not_agree(a_draft(description="", why_it_matters=""), parts(evidence=[])) == (
        "Before it can be agreed it needs a description of the issue, something from outside the case and a reason "
        "why it matters."
    )
    assert why_not_agree(a_draft(), parts(episodes=0)) == (
        "Before it can be agreed it needs an episode in which it shows."
    )


def test_an_open_challenge_comes_before_agreement_and_disagreement_may_be_kept() -> None:
    assert "kept as a differing view" in (why_not_agree(a_draft(), parts(open_challenges=1)) or "")


def test_an_agreed_finding_stays_as_it_is_and_a_shared_one_is_withdrawn_first() -> None:
    agreed = a_draft(state=FindingState.AGREED, agreed_by="somebody")
    assert "open it again" in (why_not_change(agreed) or "")
    assert why_not_reopen(agreed, "New evidence came") is None
    assert why_not_reopen(agreed, " ") == "Say why it is opened again."
    agreed.state = FindingState.SHARED
    assert "withdrawn first" in (why_not_reopen(agreed, "New evidence came") or "")


@pytest.mark.parametrize("text", ["What would it take?", "Who said “why?”", "How is it known (and by whom?)"])
def test_a_question_ends_with_its_mark_even_inside_quotation_marks_or_brackets(text: str) -> None:
    assert why_not_question(text) is None


@pytest.mark.parametrize("text", ["", "  ", "The LSCB should remind all staff.", "What? Nothing."])
def test_what_is_no_question_is_refused(text: str) -> None:
    assert why_not_question(text) is not None


def test_a_finding_has_six_questions_at_most() -> None:
    assert why_not_add_question([Question()] * 5) is None
    assert "six questions at most" in (why_not_add_question([Question()] * 6) or "")


def test_a_title_is_a_statement() -> None:
    assert why_not_title("Does the form sort?") is not None
    assert why_not_title(" ") is not None
    assert why_not_title("The form sorts, so that concern is filed.") is None
