"""What somebody types on the pages of a programme is kept at every pause as it is on those of a review."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.rows import Base
from review_app.history.models import Draft, ProgrammeDraft
from review_app.memberships.actions import end_role_at_once
from review_app.memberships.models import Membership
from review_app.mornings.actions.moving import Wish, move
from review_app.themes.queries import theme_of_finding
from review_app.wordings.models import SharedWording
from tests.factories.library import an_entry
from tests.factories.messages import a_draft
from tests.factories.mornings import FORMS, a_day
from tests.factories.themes import Place, a_shared_finding, answered
from tests.names.test_settling import everything
from tests.support.browser import Browser, Page, form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database

WORDS = "Mrs Wójcik’s ward & O’Brien’s form 🙂 say the same."


def keeper(page: Page) -> str:
    """Where a page keeps what is typed on it."""
    return str(page.soup.select("form[data-draft-url]")[0]["data-draft-url"])


def kept(database: Database, model: type[Base] = ProgrammeDraft) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_an_early_message_that_was_not_saved_is_kept_sealed_offered_again_and_gone_once_it_is_saved(
    cast: Cast, database: Database
) -> None:
    adviser, url = cast.browser(Role.ADVISER), f"/programmes/{cast.programme_id}/messages/begin/from-nothing"
    address = keeper(adviser.get(url))
    for seeing in ("Mrs Wójcik", WORDS):
        adviser.post(address, 204, title="Tyler’s form", seeing=seeing, kind="practice")
    assert [name for name in ("wójcik", "brien", "tyler") if name in everything(database)] == []
    assert kept(database, Draft) == 0
    page = adviser.get(url)
    assert "You typed here at" in page.words
    assert WORDS in page.words
    assert page.value("seeing") == ""
    assert "Tyler" not in cast.browser(Role.PROGRAMME_MANAGER).get(url).words
    again = adviser.get(page.link("Put these words into the boxes"))
    assert (again.value("seeing"), again.value("title")) == (WORDS, "Tyler’s form")
    adviser.post(url, **form_values(again))
    assert kept(database) == 0
    adviser.post(address, 204, title="Thrown away")
    back = adviser.post(f"{address}/clear", follow=True, back=url)
    assert "The unsaved words are gone." in back.words
    assert kept(database) == 0


def test_a_draft_begun_before_somebody_else_saved_leads_to_the_page_with_both_texts(
    cast: Cast, database: Database
) -> None:
    with unit_of_work(database) as session:
        message = a_draft(session, cast.programme_id, by=cast.users[Role.ADVISER])
        url = f"/programmes/{cast.programme_id}/messages/{message.id}/edit"
    adviser, manager = cast.browser(Role.ADVISER), cast.browser(Role.PROGRAMME_MANAGER)
    page = adviser.get(url)
    adviser.post(keeper(page), 204, **(form_values(page) | {"seeing": "What the adviser typed."}))
    manager.send(url, seeing="What the manager saved.")
    both = adviser.post(url, 409, **form_values(adviser.get(f"{url}?draft=use")))
    assert "What the adviser typed." in both.words
    assert "What the manager saved." in both.words
    assert kept(database) == 1  # until one of the two is saved


def test_whoever_may_not_open_the_page_or_has_left_the_programme_keeps_and_fetches_nothing(
    cast: Cast, database: Database
) -> None:
    base = f"/programmes/{cast.programme_id}"
    url, chair = f"{base}/messages/begin/from-nothing", cast.browser(Role.CHAIR)
    adviser = cast.browser(Role.ADVISER)
    address = keeper(adviser.get(url))
    chair.post(address, 403, title="Not theirs to write")
    Browser(cast.app, cast.nobody).post(address, 404, title="A stranger’s")
    for form in ("meetings.edit", "no.such", "accounts.sign_in"):  # of a review, of nothing, of everybody
        adviser.post(f"{base}/drafts/{form}/{uuid4()}", 404, title="Anything")
    adviser.post(address.replace(str(cast.programme_id), str(uuid4())), 404, title="Elsewhere")
    assert kept(database) == 0
    adviser.post(address, 204, title="Typed while they were here")
    with unit_of_work(database) as session:
        held = select(Membership).where(Membership.user_id == cast.users[Role.ADVISER])
        end_role_at_once(session, session.scalars(held).one(), by=cast.users[Role.PROGRAMME_MANAGER])
    for left in (url, f"{url}?draft=use"):
        adviser.get(left, 404)
    adviser.post(address, 404, title="Typed after they had gone")


def two_findings(session: Session, cast: Cast) -> list[SharedWording]:
    places = [(cast.board_id, cast.review_id), (cast.other_board_id, cast.other_review_id)]
    return [
        a_shared_finding(session, Place(cast.programme_id, board, review), by=cast.lead()) for board, review in places
    ]


def test_a_themes_name_and_a_published_finding_come_back_into_their_boxes(cast: Cast, database: Database) -> None:
    adviser, base = cast.browser(Role.ADVISER), f"/programmes/{cast.programme_id}"
    with unit_of_work(database) as session:
        first, second = two_findings(session, cast)
        answered(session, first, second, cast.users[Role.ADVISER], cast.users[Role.PROGRAMME_MANAGER])
        theme = theme_of_finding(session, cast.programme_id, first.finding_ref)
        assert theme is not None
        entry = an_entry(session, cast.programme_id, by=cast.users[Role.ADVISER])
        pages = [(f"{base}/themes/{theme.id}/name", "statement"), (f"{base}/library/{entry.id}/edit", "note")]
    for url, box in [*pages, (f"{base}/library/add", "note")]:
        page = adviser.get(url)
        adviser.post(keeper(page), 204, **(form_values(page) | {"name": "Ashmere’s pattern", box: WORDS}))
        assert WORDS in adviser.get(url).words
        assert adviser.get(f"{url}?draft=use").value(box) == WORDS
    used = adviser.get(f"{pages[0][0]}?draft=use")
    assert "These words may say where" in used.words  # asked at once, as if it had just been typed
    adviser.post(pages[1][0], **form_values(adviser.get(f"{pages[1][0]}?draft=use")))
    assert kept(database) == 2


def test_a_reason_typed_before_anybody_answered_is_still_there_when_somebody_else_has(
    cast: Cast, database: Database
) -> None:
    lead, base = cast.browser(Role.LEAD_REVIEWER), f"/programmes/{cast.programme_id}/themes"
    with unit_of_work(database) as session:
        first, second = two_findings(session, cast)
    url = f"{base}/compare?first={second.finding_ref}&second={first.finding_ref}"
    lead.post(keeper(lead.get(url)), 204, reason=WORDS, verdict="differs", looked_at="before")
    offered = lead.get(url)
    assert "Looked At" not in offered.words  # what the form carries unseen
    again = lead.get(offered.link("Put these words into the boxes"))
    assert again.value("reason") == WORDS
    with unit_of_work(database) as session:
        pair = answered(session, first, second, cast.users[Role.ADVISER])
    page = lead.get(url, follow=True)
    assert WORDS in page.words
    fields = form_values(lead.get(f"{base}/pairs/{pair.id}?draft=use"))
    assert fields["verdict"] == "differs"
    lead.post(f"{base}/pairs/{pair.id}", **fields)
    assert kept(database) == 0


def test_a_sheet_that_was_typed_back_from_paper_stands_there_again_with_what_was_ticked(
    cast: Cast, database: Database
) -> None:
    day = a_day(cast, database)
    adviser, url = Browser(cast.app, day.adviser), f"{day.url}/paper"
    looked = adviser.post(url, 200, look="yes", name_9=FORMS, cards_9="1 and 2")
    ticked = form_values(looked) | {"answer_1": "ours", "spoken_by": "Both pairs & O’Brien"}
    adviser.post(keeper(looked), 204, **ticked)
    assert "You typed here at" in adviser.get(url).words
    again = adviser.get(f"{url}?draft=use")
    assert {name: again.value(name) for name in ("name_9", "cards_9", "spoken_by")} == {
        "name_9": FORMS, "cards_9": "1 and 2", "spoken_by": "Both pairs & O’Brien",
    }  # fmt: skip
    adviser.post(url, **(form_values(again) | {"lay": "yes"}))
    assert [card.number for heap in day.table().heaps for card in heap.cards] == [1, 2]
    assert kept(database) == 0


def test_what_a_pair_says_at_a_morning_comes_back_and_goes_to_that_pair_unless_its_group_was_renamed(
    cast: Cast, database: Database
) -> None:
    day = a_day(cast, database)
    key = day.group(FORMS, 1, 2)
    adviser = Browser(cast.app, day.adviser)
    url = next(link["href"] for link in adviser.get(f"{day.url}/ours").soup.select("main a[href*='pair=']"))
    page = adviser.get(url)
    typed = form_values(page) | {"answer_1": "differs", "note_1": "Only at night", "spoken_by": "Both"}
    adviser.post(keeper(page), 204, **typed)
    again = adviser.get(adviser.get(url).link("Put these words into the boxes"))
    assert (again.value("note_1"), again.value("spoken_by")) == ("Only at night", "Both")
    with unit_of_work(database) as session:
        move(session, day.held(session), Wish(uuid4(), group_key=key, name="Forms decide"), by=day.adviser)
    again = adviser.get(f"{url}&draft=use")
    action = again.soup.select_one("form[data-draft-url]")["action"]
    asked = adviser.post(action, 422, **form_values(again))
    assert asked.errors == ["The group is called “Forms decide” now. Say again whether that is yours."]
    adviser.post(action, **form_values(asked))
    assert adviser.get(url).value("note_1") == "Only at night"
    assert kept(database) == 0
