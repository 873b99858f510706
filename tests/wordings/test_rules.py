"""Names and places in words that are about to leave, and what is read across: without a database."""

import doctest
import uuid

import pytest

from review_app.wordings import across, places, singling
from review_app.wordings.across import by_category
from review_app.wordings.crossed import Counted
from review_app.wordings.models import SharedWording
from review_app.wordings.places import names_found

ASHMERE, BRINDLE = uuid.uuid4(), uuid.uuid4()


def shared(title: str, board: uuid.UUID, key: str = "tools") -> SharedWording:
    """A shared wording as a query gives it."""
    return SharedWording(
        title=title, summary="So.", board_id=board, category_key=key, factor_headings="Workload\nForms"
    )


@pytest.mark.parametrize("module", [across, places, singling])
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


def test_a_page_says_of_each_category_in_how_many_lscbs_it_is_found_on_all_pages() -> None:
    page = [shared("Alone", BRINDLE, "management"), shared("Apple forms", BRINDLE), shared("Middle", ASHMERE)]
    counted = [Counted("management", "Management", 1, 1), Counted("tools", "Tools", 4, 60)]
    groups = by_category(page, counted, 7, {})
    assert [(group.heading, group.said) for group in groups] == [
        ("Management", "one of seven LSCBs"),
        ("Tools", "four of seven LSCBs"),
    ]
    assert [one.title for one in groups[1].wordings] == ["Apple forms", "Middle"]
    assert {one.board for group in groups for one in group.wordings} == {""}
    assert groups[0].wordings[0].headings == ("Workload", "Forms")


def test_those_who_may_know_read_which_lscb() -> None:
    counted = [Counted("tools", "Tools", 1, 1)]
    groups = by_category(
        [shared("Forms", ASHMERE)], counted, 2, {ASHMERE: "Ashmere LSCB", BRINDLE: "Brindle Vale LSCB"}
    )
    assert groups[0].wordings[0].board == "Ashmere LSCB"
