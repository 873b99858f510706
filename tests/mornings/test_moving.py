"""The table: no move is lost, the later one wins, and everybody sees the same."""

import random
import threading
from uuid import UUID, uuid4

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.mornings import queries
from review_app.mornings.actions.moving import Wish, move, undo
from review_app.mornings.models import MoveKind
from review_app.mornings.table import replayed
from tests.factories.mornings import FORMS, Day, a_day, share
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

PEOPLE, MOVES = 10, 40


@pytest.fixture
def day(cast: Cast, database: Database) -> Day:
    """An open morning."""
    return a_day(cast, database)


def places(day: Day) -> dict[int, UUID | None]:
    """Where each card lies, by number."""
    return {number: card.group_key for number, card in day.cards().items()}


def live(day: Day, user_id: UUID, **fields: str) -> tuple[int, dict[str, object]]:
    """A message as the page's script sends it, and what is answered."""
    browser = Browser(day.cast.app, user_id)
    headers = {"Accept": "application/json", "X-CSRFToken": browser.token()}
    answer = browser.client.post(f"{day.url}/moves", data={"after": "0", **fields}, headers=headers)
    return answer.status_code, answer.get_json()


@pytest.mark.slow
def test_ten_people_at_once_lose_no_move_though_every_third_message_is_sent_twice(
    cast: Cast, database: Database
) -> None:
    day = a_day(cast, database, *(f"Finding number {number}" for number in range(12)))
    cards, groups = [card.id for card in day.cards().values()], [uuid4() for _group in range(5)]
    wishes = [[_wish(random.Random(f"{who} {turn}"), cards, groups) for turn in range(MOVES)] for who in range(PEOPLE)]
    problems: list[BaseException] = []

    def person(who: int) -> None:
        try:
            for turn, wish in enumerate(wishes[who]):
                for _again in range(2 if turn % 3 == 0 else 1):
                    with unit_of_work(database) as session:
                        move(session, day.held(session), wish, by=cast.users[Role.LEAD_REVIEWER])
        except BaseException as problem:  # noqa: BLE001 -- told below, in the thread that can fail the test
            problems.append(problem)

    threads = [threading.Thread(target=person, args=(who,)) for who in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert problems == []
    with database.reading() as session:
        moves = queries.moves_of_morning(session, day.morning_id, most=1000)
        named = {group.key: group.name for group in queries.groups_of_morning(session, day.morning_id) if group.name}
    assert [each.number for each in moves] == list(range(1, PEOPLE * MOVES + 1))
    assert {each.send_id for each in moves} == {wish.send_id for person in wishes for wish in person}
    for person in wishes:  # each person's moves stand in the order in which they made them
        order = [each.send_id for each in moves if each.send_id in {wish.send_id for wish in person}]
        assert order == [wish.send_id for wish in person]
    where, called = replayed(moves)
    assert {card.id: card.group_key for card in day.cards().values() if card.id in where} == where
    assert named == {key: name for key, name in called.items() if name}


def _wish(chance: random.Random, cards: list[UUID], groups: list[UUID]) -> Wish:
    if chance.random() < 0.1:
        return Wish(uuid4(), group_key=chance.choice(groups), name=f"Name {chance.randrange(9)}")
    return Wish(uuid4(), chance.choice(cards), chance.choice([*groups, None]))


def test_a_message_sent_again_after_a_lost_line_is_one_move_and_is_answered_the_same(day: Day) -> None:
    card, send_id, key = str(day.cards()[1].id), str(uuid4()), str(uuid4())
    message = {"what": "put", "card": card, "to": key, "send_id": send_id}
    first = live(day, day.cast.lead(), **message)
    live(day, day.cast.stranger, what="put", card=card, to="pile", send_id=str(uuid4()))
    status, again = live(day, day.cast.lead(), **message)
    assert (first[0], status, again["last"]) == (200, 200, 2)
    assert places(day)[1] is None  # what came between is not done twice


def test_two_who_move_one_card_are_both_kept_the_later_wins_and_the_first_sees_it(day: Day) -> None:
    card, mine, theirs = str(day.cards()[1].id), str(uuid4()), str(uuid4())
    live(day, day.cast.lead(), what="put", card=card, to=mine, send_id=str(uuid4()))
    live(day, day.cast.stranger, what="put", card=card, to=theirs, send_id=str(uuid4()))
    assert str(places(day)[1]) == theirs
    client = Browser(day.cast.app, day.cast.lead()).client
    seen = client.get(f"{day.url}/since?after=1")
    assert [(each["number"], each["group"], each["mine"]) for each in seen.get_json()["moves"]] == [(2, theirs, False)]
    nothing = client.get(f"{day.url}/since?after=2", headers={"If-None-Match": seen.headers["ETag"]})
    assert (nothing.status_code, nothing.data) == (304, b"")


def test_one_takes_back_ones_own_last_move_but_not_what_somebody_has_moved_since(day: Day) -> None:
    lead, other, cards, keys = day.cast.lead(), day.cast.stranger, day.cards(), [uuid4(), uuid4()]
    with unit_of_work(day.database) as session:
        morning = day.held(session)
        move(session, morning, Wish(uuid4(), cards[1].id, keys[0]), by=lead)
        move(session, morning, Wish(uuid4(), cards[2].id, keys[0]), by=lead)
        move(session, morning, Wish(uuid4(), cards[1].id, keys[1]), by=other)
        undo(session, morning, uuid4(), by=lead)  # card 2
        with pytest.raises(NotNow, match="Somebody else has moved card 1 since"):
            undo(session, morning, uuid4(), by=lead)
        undo(session, morning, uuid4(), by=day.adviser, of_the_room=True)
    assert places(day) == {1: keys[0], 2: None, 3: None}
    with day.database.reading() as session:
        moves = queries.moves_of_morning(session, day.morning_id)
    assert [each.undoes for each in moves] == [None, None, None, 2, 3]


def test_a_groups_name_is_taken_back_too_and_the_rooms_last_move_only_by_who_runs_the_morning(day: Day) -> None:
    key = day.group(FORMS, 1)
    with unit_of_work(day.database) as session:
        move(session, day.held(session), Wish(uuid4(), group_key=key, name="Forms & <b>ticks</b>"), by=day.adviser)
        undo(session, day.held(session), uuid4(), by=day.adviser)
    assert [heap.name for heap in day.table().heaps] == [FORMS]
    assert live(day, day.cast.lead(), what="undo_room", send_id=str(uuid4()))[0] == 403
    assert live(day, day.adviser, what="undo_room", send_id=str(uuid4()))[0] == 200
    assert [heap.title for heap in day.table().heaps] == ["Group 1"]


def test_without_scripts_ticked_cards_go_into_a_new_group_with_its_name(day: Day) -> None:
    browser, cards = Browser(day.cast.app, day.cast.lead()), day.cards()
    page = browser.get(f"{day.url}/table")
    fields = {"what": "put", "send_id": page.value("send_id"), "card": [str(cards[1].id), str(cards[3].id)]}
    fields |= {"to": "new", "name": "O’Brien’s & Nguyễn’s <forms>"}
    for _twice in range(2):  # the button pressed twice
        browser.post(f"{day.url}/moves", **fields)
    heaps = day.table().heaps
    assert [(heap.name, [card.number for card in heap.cards]) for heap in heaps] == [(fields["name"], [1, 3])]
    page = browser.post(f"{day.url}/moves", follow=True, what="put", to="pile", send_id=str(uuid4()))
    assert "Choose at least one card" in page.words
    browser.post(f"{day.url}/moves", 404, what="put", card="nonsense", to="pile", send_id=str(uuid4()))
    browser.post(f"{day.url}/moves", what="name", group=str(heaps[0].key), name="Forms", send_id=str(uuid4()))
    assert [heap.name for heap in day.table().heaps] == ["Forms"]


def test_a_wording_that_is_taken_back_is_read_on_no_table_any_more(day: Day) -> None:
    card = day.cards()[1]
    day.take_back(1)
    for page in ("table", "screen", "cards", "", "close"):
        assert card.title not in Browser(day.cast.app, day.adviser).get(f"{day.url}/{page}".rstrip("/")).words
    seen = Browser(day.cast.app, day.cast.lead()).client.get(f"{day.url}/since?after=0").get_json()
    assert seen["gone"] == [str(card.id)]
    status, said = live(day, day.cast.lead(), what="put", card=str(card.id), to="pile", send_id=str(uuid4()))
    assert status == 409
    assert "taken back by its LSCB" in str(said["sentence"])


def test_what_is_shared_later_can_be_brought_to_the_table_and_is_told_to_everybody_there(day: Day) -> None:
    share(day.cast, day.database, "A finding shared later")
    browser = Browser(day.cast.app, day.adviser)
    page = browser.get(f"{day.url}/bring")
    box = page.soup.find("input", attrs={"name": "wordings"})
    browser.post(f"{day.url}/bring", wordings=box["value"])
    assert [card.title for number, card in day.cards().items() if number == 4] == ["A finding shared later"]
    seen = Browser(day.cast.app, day.cast.lead()).client.get(f"{day.url}/since?after=0").get_json()
    told = [(each["kind"], each["title"], each["card_number"]) for each in seen["moves"]]
    assert told == [(MoveKind.ADD.value, "A finding shared later", 4)]
    assert "Everything that is shared now is on the table." in browser.get(f"{day.url}/bring").words
