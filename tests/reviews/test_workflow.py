"""The stages as the documents draw them are the stages of the code."""

from hypothesis import given
from hypothesis import strategies as st

from review_app.access.stages import Stage
from review_app.reviews.models import Review
from review_app.reviews.rules import MOVES, moves_from, why_not_move, why_not_title
from tools.workflow import DOCUMENT, drawn


def test_the_drawn_workflow_is_up_to_date() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == drawn(), "run: python -m tools.workflow"


@given(st.sampled_from(list(MOVES)), st.sampled_from(list(Stage)))
def test_what_is_not_in_the_table_is_refused_whatever_the_reason(stage: Stage, to: Stage) -> None:
    review = Review(stage=stage)
    assert (why_not_move(review, to, "a reason") is None) is (to in MOVES[stage])


def test_every_stage_can_be_left_and_a_pause_leads_back() -> None:
    assert all(MOVES.values())
    assert moves_from(Review(stage=Stage.PAUSED, stage_before_pause=Stage.REPORTING)) == (Stage.REPORTING,)


def test_a_place_is_found_as_a_whole_word_only() -> None:
    assert why_not_title("A family in ASHMERE.", ["Ashmere"])
    assert why_not_title("Fenner's Cross and after", ["Fenner's Cross"])
    assert why_not_title("The barnetted hedge", ["Barnet"]) is None
