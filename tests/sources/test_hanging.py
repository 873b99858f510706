"""Quotes are hung on things, moved, taken off and put back, without losing one's place in the text."""

from typing import Any

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.sources.models import Passage, Source
from tests.factories.sources import a_quote
from tests.sources.targets import AGREED, EPISODE, SECOND, Pegs, put_up
from tests.sources.test_quoting import post, quoted
from tests.sources.test_sources import made, url_of
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def pegs(cast: Cast) -> Pegs:
    """Three episodes to hang quotes on, one of them agreed."""
    return put_up(cast.app)


@pytest.fixture
def source(cast: Cast, database: Database) -> Source:
    """The notes of a conversation."""
    return made(cast, database)


@pytest.fixture
def passage(cast: Cast, database: Database, source: Source, pegs: Pegs) -> Passage:
    """A quote that hangs on the first episode."""
    post(cast, source, words="eleven open cases", target=f"peg:{EPISODE}")
    return quoted(database, source)[0]


def where(pegs: Pegs) -> list[object]:
    """What the quotes hang on."""
    return [each.target_id for each in pegs.hung]


def form_of(page: Page, action: str, pick: int = 0) -> dict[str, Any]:
    """The fields of the form that is sent to an address ending so."""
    form = page.soup.select(f'form[action$="{action}"]')[pick]
    return {str(box["name"]): str(box["value"]) for box in form.select("input[name]") if box["name"] != "csrf_token"}


def test_a_quote_is_hung_on_more_from_its_open_card_and_the_page_stays_where_it_is(
    cast: Cast, source: Source, passage: Passage, pegs: Pegs
) -> None:
    member = cast.browser(Role.TEAM_MEMBER)
    page = member.get(member.get(url_of(source)).link("Hang, move or take off quote A"))
    assert page.soup.select_one("#quote-A #card")
    url = f"/reviews/{cast.review_id}/quotes/{passage.id}/hang"
    sent = member.post(url, target=f"peg:{SECOND}", instead="", back="source")
    assert sent.response.headers["Location"].endswith(f"?card={passage.id}&last=peg#card")
    assert where(pegs) == [EPISODE, SECOND]
    assert [each.get_text() for each in member.get(sent.response.headers["Location"]).soup.select("#card li > a")] == [
        "Episode 1", "Episode 3"
    ]  # fmt: skip


def test_keeping_a_quote_to_hang_it_on_more_opens_its_card(cast: Cast, source: Source, pegs: Pegs) -> None:
    sent = post(cast, source, words="eleven open cases", target=f"peg:{EPISODE}", then="more")
    page = cast.browser(Role.TEAM_MEMBER).get(sent.response.headers["Location"])
    assert sent.response.headers["Location"].endswith("#card")
    assert page.soup.select_one("#card form")


def test_taking_off_one_thing_is_undone_by_one_button(cast: Cast, source: Source, passage: Passage, pegs: Pegs) -> None:
    member, url = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/quotes/{passage.id}"
    page = member.get(f"{url_of(source)}?card={passage.id}")
    sent = member.post(f"{url}/unhang", **form_of(page, "/unhang"))
    assert where(pegs) == []
    page = member.get(sent.response.headers["Location"])
    assert "Taken off Episode 1: O’Brien & Sons’ visit." in page.words
    sent = member.post(f"{url}/hang", **form_of(page, "/hang"))
    assert where(pegs) == [EPISODE]
    assert "Taken off" not in member.get(sent.response.headers["Location"]).words
    assert sent.response.headers["Location"].endswith("#card")


def test_moving_a_quote_takes_it_off_the_one_and_hangs_it_on_the_other_and_is_undone(
    cast: Cast, source: Source, passage: Passage, pegs: Pegs
) -> None:
    member, url = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/quotes/{passage.id}"
    sent = member.post(f"{url}/hang", target=f"peg:{SECOND}", instead=f"peg:{EPISODE}", back="source")
    assert where(pegs) == [SECOND]
    page = member.get(sent.response.headers["Location"])
    assert "Moved from Episode 1: O’Brien & Sons’ visit to Episode 3: later." in page.words
    member.post(f"{url}/hang", **form_of(page, "/hang"))
    assert where(pegs) == [EPISODE]
    # From the quote's own page it goes back to that page.
    sent = member.post(f"{url}/hang", target=f"peg:{SECOND}", instead=f"peg:{EPISODE}")
    assert "Moved from" in member.get(sent.response.headers["Location"]).words
    assert f"/quotes/{passage.id}?" in sent.response.headers["Location"]


def test_what_takes_nothing_more_says_so_beside_the_list_and_nothing_is_moved(
    cast: Cast, source: Source, passage: Passage, pegs: Pegs
) -> None:
    member, url = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/quotes/{passage.id}"
    for back in ("source", "quote"):
        page = member.post(f"{url}/hang", 422, target=f"peg:{AGREED}", instead=f"peg:{EPISODE}", back=back)
        assert page.errors == ["This episode is agreed. Open it again first."]
    assert member.post(f"{url}/unhang", 422, target="peg:nonsense").errors
    assert member.post(f"{url}/hang", 422, target="").errors == ["Choose what it belongs to from the list."]
    assert where(pegs) == [EPISODE]


def test_a_quote_is_taken_off_with_all_it_hangs_on_and_undo_puts_it_back_as_it_was(
    cast: Cast, database: Database, source: Source, passage: Passage, pegs: Pegs
) -> None:
    member, url = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/quotes/{passage.id}"
    assert "It hangs on: Episode 1" in member.get(f"{url}/take-off").words
    assert member.send(f"{url}/take-off", 422, why="").errors == ["Say why it is taken off."]
    sent = member.send(f"{url}/take-off", why="Quoted by mistake")
    assert sent.response.headers["Location"].endswith(f"?gone={passage.id}#gone")
    page = member.get(sent.response.headers["Location"])
    assert "The quote is taken off." in page.words
    assert not page.soup.select("mark")
    assert quoted(database, source) == []
    assert "Quoted by mistake" in member.get(f"/reviews/{cast.review_id}/deleted").words
    sent = member.post(f"{url}/put-back", **form_of(page, "/put-back"))
    page = member.get(sent.response.headers["Location"])
    assert [mark.get_text() for mark in page.soup.select("mark")] == ["eleven open cases"]
    assert "Episode 1" in page.words
    assert where(pegs) == [EPISODE]
    member.post(f"{url}/put-back")  # twice is no harm
    assert [each.id for each in quoted(database, source)] == [passage.id]


def test_a_quote_on_what_is_agreed_is_not_taken_off(
    cast: Cast, database: Database, source: Source, passage: Passage, pegs: Pegs, monkeypatch: pytest.MonkeyPatch
) -> None:
    member, url = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/quotes/{passage.id}/take-off"
    pegs.closed.add(EPISODE)
    assert "The quote hangs on what is agreed: Episode 1. Open that again first." in member.get(url).words
    member.post(url, 409, why="Away with it")
    assert len(quoted(database, source)) == 1
    page = member.get(f"{url_of(source)}?card={passage.id}")
    assert not page.soup.select('form[action$="/unhang"]')


def test_a_source_is_ticked_unticked_and_ticked_again(cast: Cast, source: Source, pegs: Pegs) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.post(f"{url_of(source)}/tick", target=f"peg:{EPISODE}")
    assert [(each.passage_id, each.source_id) for each in pegs.hung] == [(None, source.id)]
    page = lead.get(url_of(source))
    assert "Ticked for: Episode 1" in page.words
    delete = lead.get(f"/reviews/{cast.review_id}/records/source/{source.id}/delete")
    assert "It is ticked as what something rests on: Episode 1." in delete.words
    sent = lead.post(f"{url_of(source)}/untick", **form_of(page, "/untick"))
    assert pegs.hung == []
    assert sent.response.headers["Location"].endswith("#tick")
    page = lead.get(sent.response.headers["Location"])
    lead.post(f"{url_of(source)}/tick", **form_of(page, "/tick"))
    assert where(pegs) == [EPISODE]
    page = lead.post(f"{url_of(source)}/tick", target="", follow=True)
    assert "Choose what it belongs to from the list." in page.words


def test_the_note_of_a_quote_is_changed_and_the_card_shows_it(cast: Cast, source: Source, passage: Passage) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    sent = lead.send(f"/reviews/{cast.review_id}/quotes/{passage.id}/note", note="Workload & “pressure”")
    assert "Workload & “pressure”" in lead.get(sent.response.headers["Location"]).words


def test_another_reviews_quote_is_nowhere_to_be_found(cast: Cast, database: Database, source: Source) -> None:
    with unit_of_work(database) as session:
        passage = a_quote(session, source, cast.lead())
    lead, stranger = cast.browser(Role.LEAD_REVIEWER), Browser(cast.app, cast.stranger)
    for what in ("hang", "unhang", "take-off", "put-back", "find-again", "confirm-place"):
        lead.post(f"/reviews/{cast.other_review_id}/quotes/{passage.id}/{what}", 404)
        stranger.post(f"/reviews/{cast.review_id}/quotes/{passage.id}/{what}", 404)
        cast.browser(Role.COORDINATOR).post(f"/reviews/{cast.review_id}/quotes/{passage.id}/{what}", 403)
    # An address that asks for somebody else's card shows the page without one.
    assert not lead.get(f"{url_of(source)}?card={source.id}&gone=nonsense&off=peg:1").soup.select("#card")
