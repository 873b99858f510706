"""From paper typed back: looked at first, errors beside the line, everything typed still there."""

import pytest

from review_app.core.db import Database
from tests.factories.mornings import FORMS, Day, a_day
from tests.support.browser import Browser, form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def day(cast: Cast, database: Database) -> Day:
    """An open morning."""
    return a_day(cast, database)


def test_a_sheet_is_looked_at_then_laid_with_what_was_ticked_on_it(day: Day) -> None:
    adviser = Browser(day.cast.app, day.adviser)
    page = adviser.post(
        f"{day.url}/paper", 200, look="yes", name_0=FORMS, cards_0="1 and 2", name_2="Belief", cards_2="3"
    )
    assert "What the sheet says" in page.words
    assert day.table().heaps == ()
    fields = form_values(page) | {"answer_1": "ours", "answer_2": "differs", "note_2": "", "lay": "yes"}
    page = adviser.post(f"{day.url}/paper", 422, **fields)
    assert page.errors == ["Say in a few words in what it differs.", "Say who confirmed, as the sheet says it."]
    assert page.value("cards_0") == "1 and 2"
    fields |= {"note_2": "Only at night", "spoken_by": "all three pairs"}
    for _twice in range(2):  # the button pressed twice
        adviser.post(f"{day.url}/paper", **fields)
    heaps = day.table().heaps
    assert [(heap.name, [card.number for card in heap.cards]) for heap in heaps] == [(FORMS, [1, 2]), ("Belief", [3])]
    assert "Cards 1 and 2: the same, but differs in: Only at night" in adviser.get(f"{day.url}/close").words
    adviser.post(f"{day.url}/paper", lay="yes", name_0="belief", cards_0="2", send_id=fields["send_id"])
    assert [[card.number for card in heap.cards] for heap in day.table().heaps] == [[1], [2, 3]]


def test_what_is_wrong_stands_beside_its_line(day: Day) -> None:
    adviser = Browser(day.cast.app, day.adviser)
    typed = {"name_0": FORMS, "cards_0": "1, 7, x", "name_1": "", "cards_1": "2", "name_2": "Belief", "cards_2": ""}
    typed |= {"name_3": FORMS.upper(), "cards_3": "1"}
    page = adviser.post(f"{day.url}/paper", 422, look="yes", **typed)
    assert page.errors == [
        "There is no card 7. “x” is no number.",
        "Give the group its name.",
        "Type the numbers of its cards, such as 3, 7, 12.",
        "Line 1 has this name already. Put all its cards on one line.",
        "Card 1 stands on line 1 already.",
    ]
    assert [page.value(name) for name in typed] == list(typed.values())
    assert adviser.post(f"{day.url}/paper", 422, look="yes").errors == ["Type at least one group and its cards."]
    assert day.table().heaps == ()
