"""What the authors confirm counts, and nothing else; closing does exactly what its page showed."""

from uuid import UUID

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.mornings.actions.closing import close_morning
from review_app.mornings.models import Answer
from review_app.mornings.plan import closing_plan
from review_app.themes.models import Decision, Theme, Verdict, Way
from tests.factories.mornings import FORMS, TITLES, Day, a_day
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def day(cast: Cast, database: Database) -> Day:
    """An open morning."""
    return a_day(cast, database)


def closed(day: Day, *apart: int) -> None:
    """Close the morning as its page shows it."""
    with unit_of_work(day.database) as session:
        morning = day.held(session)
        mark = closing_plan(session, morning).mark
        close_morning(session, morning, mark, {day.cards()[number].id for number in apart}, by=day.adviser)


def decided(day: Day, *, taken_back: bool = False) -> dict[frozenset[int], tuple[Verdict, str]]:
    """What was decided and counts, by the numbers of the two cards."""
    numbers: dict[UUID, int] = {card.finding_ref: number for number, card in day.cards().items()}
    with day.database.reading() as session:
        rows = session.scalars(select(Decision).where(Decision.morning_id == day.morning_id))
        return {
            frozenset({numbers[row.first_ref], numbers[row.second_ref]}): (row.verdict, row.reason)
            for row in rows
            if row.way is Way.MORNING and (row.taken_back_at is not None) == taken_back
        }


def themes(day: Day) -> list[str]:
    """The names of the themes that go on."""
    with day.database.reading() as session:
        return list(session.scalars(select(Theme.name).where(Theme.ended_at.is_(None)).order_by(Theme.name)))


def test_every_two_confirmed_cards_of_a_named_group_become_a_decision_and_their_theme_takes_its_name(day: Day) -> None:
    day.group(FORMS, 1, 2, 3)
    day.say(1)
    day.say(2)
    day.say(3, Answer.DIFFERS, "With us it was the form of the hospital.")
    closed(day)
    differs = (Verdict.DIFFERS, "With us it was the form of the hospital.")
    assert decided(day) == {
        frozenset({1, 2}): (Verdict.SAME, ""), frozenset({1, 3}): differs, frozenset({2, 3}): differs,
    }  # fmt: skip
    assert themes(day) == [FORMS]


def test_what_nobody_confirmed_or_was_taken_back_or_has_no_name_decides_nothing(day: Day) -> None:
    key = day.group(FORMS, 1, 2)
    day.say(1)
    day.group("", 3)
    with pytest.raises(NotNow, match="Give the group a name first"):
        day.say(3)
    day.say(2)
    day.say(2, Answer.NOT_OURS)  # they thought again
    with day.database.reading() as session:
        assert closing_plan(session, day.seen(session)).fresh == []
    day.say(2)
    day.take_back(2)
    closed(day)
    assert decided(day) == {}
    assert themes(day) == []
    assert day.cards()[1].group_key == key


def test_an_answer_is_to_the_name_that_was_read_so_a_new_name_asks_anew(day: Day) -> None:
    day.group(FORMS, 1, 2)
    day.say(1)
    day.say(2)
    browser, lead = Browser(day.cast.app, day.adviser), day.cast.browser(Role.LEAD_REVIEWER)
    heap, opened = day.table().heaps[0], lead.get(f"{day.url}/ours")
    browser.post(f"{day.url}/moves", what="name", group=str(heap.key), name="Forms", send_id=str(heap.key))
    assert "Nothing is decided" in browser.get(f"{day.url}/close").words
    read = {"answer_1": "ours", "under_1": opened.value("under_1")}
    page = lead.post(f"{day.url}/ours", 422, **read)
    assert page.errors == ["The group is called “Forms” now. Say again whether that is yours."]
    assert page.value("under_1") == "Forms"
    browser.post(f"{day.url}/moves", what="put", card=str(day.cards()[1].id), to="pile", send_id=str(day.morning_id))
    assert "Nothing was kept of card 1" in lead.post(f"{day.url}/ours", follow=True, **read).words
    browser.post(f"{day.url}/moves", what="undo_own", send_id=str(day.cast.board_id))
    same = {"what": "name", "group": str(heap.key), "name": FORMS.upper(), "send_id": str(day.cast.review_id)}
    browser.post(f"{day.url}/moves", **same)
    assert "One decision" in browser.get(f"{day.url}/close").words


def test_not_ours_becomes_looks_alike_isnt_only_where_it_is_ticked(day: Day) -> None:
    day.group(FORMS, 1, 2, 3)
    day.say(1)
    day.say(2)
    day.say(3, Answer.NOT_OURS, "Ours is about belief.")
    page = Browser(day.cast.app, day.adviser).get(f"{day.url}/close")
    assert "One decision: Cards 1 and 2: the same" in page.words
    assert [box["value"] for box in page.soup.select("input[name=apart]")] == [str(day.cards()[3].id)]
    closed(day, 3)
    apart = (Verdict.ALIKE, f"Its authors said that it is not “{FORMS}”. Ours is about belief.")
    assert decided(day) == {
        frozenset({1, 2}): (Verdict.SAME, ""), frozenset({1, 3}): apart, frozenset({2, 3}): apart,
    }  # fmt: skip


def test_closing_does_only_what_its_page_showed(day: Day) -> None:
    day.group(FORMS, 1, 2)
    day.say(1)
    browser = Browser(day.cast.app, day.adviser)
    page = browser.get(f"{day.url}/close")
    day.say(2)
    page = browser.post(f"{day.url}/close", 422, seen=page.value("seen"))
    assert "Something was moved or said since this page was opened" in page.words
    assert "Cards 1 and 2: the same" in page.words
    assert decided(day) == {}
    browser.post(f"{day.url}/close", seen=page.value("seen"))
    page = browser.get(day.url)
    assert "The groups as they stood" in page.words
    assert "One decision, in one theme" in page.words
    assert "/themes/" in page.link(FORMS)
    assert FORMS in page.words
    browser.post(f"{day.url}/close", 422, seen=page.soup.h1.get_text())


def test_opened_again_with_a_reason_and_closed_anew_what_no_longer_holds_is_taken_back(day: Day) -> None:
    day.group(FORMS, 1, 2, 3)
    for number in (1, 2, 3):
        day.say(number)
    closed(day)
    browser = Browser(day.cast.app, day.adviser)
    browser.post(f"{day.url}/reopen", 422, reason=" ")
    browser.post(f"{day.url}/reopen", reason="Card 3 was read to us wrongly.")
    assert len(decided(day)) == 3  # until it is closed anew
    browser.post(f"{day.url}/moves", what="put", card=str(day.cards()[3].id), to="pile", send_id=str(day.morning_id))
    words = browser.get(f"{day.url}/close").words
    assert "One decision of an earlier closing says the same already" in words
    assert "Two decisions of an earlier closing are taken back" in words
    closed(day)
    assert decided(day) == {frozenset({1, 2}): (Verdict.SAME, "")}
    assert len(decided(day, taken_back=True)) == 2
    assert "Card 3 was read to us wrongly." in browser.get(day.url).words


def test_a_group_named_after_a_place_gives_no_theme_its_name(day: Day) -> None:
    day.group("What Ashmere does with forms", 1, 2)
    day.say(1)
    day.say(2)
    assert "since it holds a place: Ashmere" in Browser(day.cast.app, day.adviser).get(f"{day.url}/close").words
    closed(day)
    assert themes(day) == [""]


def test_authors_say_so_themselves_of_their_own_cards_and_of_no_others(day: Day) -> None:
    day.group(FORMS, 1, 2, 3)
    lead = day.cast.browser(Role.LEAD_REVIEWER)
    page = lead.get(f"{day.url}/ours")
    assert TITLES[0] in page.words
    assert TITLES[1] not in page.words
    page = lead.post(f"{day.url}/ours", 422, answer_1="differs", note_1="", answer_2="ours")
    assert "Say in a few words in what it differs." in page.errors
    lead.post(f"{day.url}/ours", answer_1="differs", note_1="Only at night", answer_2="ours")
    said = Browser(day.cast.app, day.adviser).get(f"{day.url}/close").words
    assert "Same, but differs in… : Only at night" in said
    assert said.count("Not asked") == 2
    others = Browser(day.cast.app, day.adviser).get(f"{day.url}/ours")
    theirs = next(a["href"] for a in others.soup.select("main a[href*=pair]") if "Brindle" in a.get_text())
    lead.get(theirs, 403)
    lead.post(theirs, 403, answer_2="ours")
    assert "You lead none of the reviews" in day.cast.browser(Role.TEAM_MEMBER).get(f"{day.url}/ours").words


def test_for_findings_from_a_file_and_for_pairs_in_the_room_who_said_it_is_kept(day: Day) -> None:
    day.group(FORMS, 2, 3)
    adviser = Browser(day.cast.app, day.adviser)
    lines = adviser.get(f"{day.url}/ours")
    assert "their findings came in a signed file" in lines.words
    for link in [a["href"] for a in lines.soup.select("main a[href*=pair]") if "Brindle" in a.get_text()]:
        card = 2 if "Card 2:" in adviser.get(link).words else 3
        page = adviser.post(link, 422, **{f"answer_{card}": "ours", "spoken_by": ""})
        assert page.errors == ["Say who said it, by position and agency."]
        adviser.post(link, **{f"answer_{card}": "ours", "spoken_by": "board manager, by telephone"})
    assert adviser.get(f"{day.url}/close").words.count("said by board manager, by telephone") == 2


def test_findings_of_one_review_are_never_joined_with_each_other(cast: Cast, database: Database) -> None:
    day = a_day(cast, database, *TITLES, "A fourth, of the first LSCB")
    numbers = [
        number for number, card in day.cards().items() if card.title in (TITLES[0], "A fourth, of the first LSCB")
    ]
    day.group(FORMS, *numbers)
    for number in numbers:
        day.say(number)
    closed(day)
    assert decided(day) == {}
