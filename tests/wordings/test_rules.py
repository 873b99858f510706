"""Names and places in words that are about to leave, and what is read across: without a database."""

import doctest
import uuid

import pytest

from review_app.wordings import across, places
from review_app.wordings.across import by_category, category_choices, chosen, heading_choices
from review_app.wordings.models import Wording
from review_app.wordings.places import names_found

ASHMERE, BRINDLE = uuid.uuid4(), uuid.uuid4()


def shared(title: str, board: uuid.UUID, key: str = "tools", place: int = 1, headings: str = "") -> Wording:
    """A wording as a query gives it."""
    return Wording(
        title=title, summary="So.", board_id=board, category_key=key, category_heading=key.capitalize(),
        category_place=place, factor_headings=headings,
    )  # fmt: skip


@pytest.mark.parametrize("module", [across, places])
def test_the_examples_in_the_docstrings_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what ASHMERE’S health visitors do", ["Ashmere"]),
        ("in Ashmereshire", []),
        ("Brindle\nVale and its schools", ["Brindle Vale"]),
        ("the brindle vales", []),
        ("Thị Nguyễn’s visits", ["Thị Nguyễn"]),
        ("Health visitor 2 rang", ["Health visitor 2"]),
        ("health visitor 21 rang", []),
        ("any mother may ring", []),
        ("when Mother rang", ["Mother"]),
        ("kofi was quiet", ["Kofi"]),
        ("they closed it (see C.J.+)", ["C.J.+"]),
    ],
)
def test_names_are_found_as_whole_words_however_they_are_written(text: str, found: list[str]) -> None:
    names = ["Ashmere", "Brindle Vale", "Thị Nguyễn", "Health visitor 2", "Mother", "Kofi", "C.J.+", " ", "Ashmere"]
    assert names_found(text, names) == found


def test_a_category_counts_lscbs_and_not_wordings_and_orders_by_place_then_title() -> None:
    wordings = [
        shared("zebra forms", ASHMERE), shared("Apple forms", BRINDLE), shared("Middle", ASHMERE),
        shared("Alone", BRINDLE, "management", 0),
    ]  # fmt: skip
    groups = by_category(wordings, 7, {})
    assert [(group.heading, group.said) for group in groups] == [
        ("Management", "one of seven LSCBs"),
        ("Tools", "two of seven LSCBs"),
    ]
    assert [one.title for one in groups[1].wordings] == ["Apple forms", "Middle", "zebra forms"]
    assert {one.board for group in groups for one in group.wordings} == {""}


def test_those_who_may_know_read_which_lscb() -> None:
    groups = by_category([shared("Forms", ASHMERE)], 2, {ASHMERE: "Ashmere LSCB", BRINDLE: "Brindle Vale LSCB"})
    assert groups[0].wordings[0].board == "Ashmere LSCB"


def test_the_filters_offer_what_is_shared_and_nothing_else() -> None:
    wordings = [shared("A", ASHMERE, headings="Workload\nForms"), shared("B", BRINDLE, "family", 4, "Workload")]
    assert category_choices(wordings) == [("tools", "Tools"), ("family", "Family")]
    assert heading_choices(wordings) == ["Forms", "Workload"]
    assert [one.title for one in chosen(wordings, "family", "Workload")] == ["B"]
    assert chosen(wordings, "family", "Forms") == chosen(wordings, "nothing", "") == []
