"""The chair's delegate consents in the chair's place; and what is about practice that helps says so wherever it is read."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.accounts.queries import user_by_id
from review_app.core.clock import today
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.findings.queries import finding_in_review
from review_app.memberships.actions import give_role
from review_app.wordings.actions import consent_to_wording
from review_app.wordings.models import SharedWording, Wording, WordingState
from tests.factories.accounts import a_user
from tests.factories.wordings import WORDS, a_finding_to_share, a_shared_wording, a_wording
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def waiting(cast: Cast, database: Database) -> UUID:
    """A wording that waits."""
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.review_id, by=cast.lead())
        return a_wording(session, finding, by=cast.lead()).id


def current(session: Session) -> list[tuple[UUID, int]]:
    """What is read outside: the wording and its number."""
    rows = session.scalars(select(SharedWording).where(SharedWording.ended_on.is_(None)))
    return [(one.id, one.number) for one in rows]


def test_a_delegate_finds_what_waits_consents_and_withdraws_and_sees_nothing_else_of_the_review(
    cast: Cast, waiting: UUID, database: Database
) -> None:
    delegate, lead = cast.browser(Role.DELEGATE), cast.browser(Role.LEAD_REVIEWER)
    page = delegate.get(delegate.get("/").link("Go there"))
    delegate.post(page.soup.select_one("main form")["action"])
    with database.reading() as session:
        wording = session.get_one(Wording, waiting)
        assert (wording.consented_by, wording.consented_as) == (cast.users[Role.DELEGATE], Role.DELEGATE)
        assert current(session) == [(waiting, 1)]
    url = f"/reviews/{cast.review_id}/wordings"
    assert "Chair’s delegate Nguyễn, in the chair’s place" in lead.get(f"{url}/{waiting}").words
    assert "by the chair’s delegate" in lead.get(url).words
    cast.move_to(Stage.WITH_BOARD)
    assert "report" not in delegate.get("/").words
    programme = delegate.get(delegate.get("/").link("Pilot programme"))
    mine = delegate.get(programme.link("The wordings of Ashmere LSCB"))
    delegate.get(mine.link(WORDS.title))
    assert delegate.get(url).link("The wordings of the LSCB") == mine.response.request.path
    delegate.send(f"{url}/{waiting}/withdraw", reason="The chair is away, and the police asked.")
    with database.reading() as session:
        assert current(session) == []
    for path in ("", "/findings", "/people", "/conversations", "/team", "/report"):
        delegate.get(f"/reviews/{cast.review_id}{path}", 403 if path != "/conversations" else 404)
    for path in ("", "/possible-cases/add", "/wordings-file"):
        delegate.get(f"/lscbs/{cast.board_id}{path}", 403)
    delegate.get(f"/lscbs/{cast.other_board_id}/wordings", 404)


def test_a_chair_names_a_delegate_for_a_time_and_ends_it(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        user = a_user(session, "Aoife Ní Bhriain & Co")
        user_id, email = user.id, user.email
    chair, url, last = cast.browser(Role.CHAIR), f"/lscbs/{cast.board_id}", today() + timedelta(days=20)
    chair.send(chair.get(url).link("Name a delegate"), email=email, ends_on=f"{last:%d/%m/%Y}")
    deputy = Browser(cast.app, user_id)
    deputy.get(f"{url}/wordings")
    rows = [row for row in chair.get(url).soup.select("tbody tr") if "Aoife Ní Bhriain & Co" in row.get_text()]
    chair.send(rows[0].a["href"], last_day="")
    deputy.get(f"{url}/wordings", 404)
    with database.reading() as session:
        own = user_by_id(session, cast.users[Role.CHAIR]).email
    assert "the chair of this LSCB already" in chair.send(f"{url}/delegates/add", 422, email=own).words
    for role in (Role.PROGRAMME_MANAGER, Role.BOARD_MANAGER, Role.DELEGATE):
        cast.browser(role).get(f"{url}/delegates/add", 403)
    offered = cast.browser(Role.PROGRAMME_MANAGER).get(f"{url}/people/add").soup.select("input[name=role]")
    assert {box["value"] for box in offered} == {"chair", "board_manager"}


def test_who_leads_the_review_does_not_consent_as_the_chairs_delegate(
    cast: Cast, waiting: UUID, database: Database
) -> None:
    with unit_of_work(database) as session:
        second = a_user(session, "The other of the pair")
        give_role(session, second, Role.LEAD_REVIEWER, Scope(review_id=cast.review_id), by=None)
        give_role(session, second, Role.DELEGATE, Scope(board_id=cast.board_id), by=None)
        second_id = second.id
        with pytest.raises(NotNow, match="You lead this review"):
            consent_to_wording(session, session.get_one(Wording, waiting), by=second_id)
    page = Browser(cast.app, second_id).get(f"/reviews/{cast.review_id}/wordings/{waiting}")
    assert "You lead this review, so somebody else has to decide" in page.words
    assert not page.soup.select("main form")


def test_chair_and_delegate_at_once_share_a_wording_once(cast: Cast, waiting: UUID, database: Database) -> None:
    url, together = f"/reviews/{cast.review_id}/wordings/{waiting}/consent", Barrier(2)

    def consents(role: Role) -> int:
        browser = cast.browser(role)
        token = browser.token()
        together.wait(timeout=20)
        return browser.client.post(url, data={"csrf_token": token}).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(consents, (Role.CHAIR, Role.DELEGATE))) == [302, 409]
    with database.reading() as session:
        assert current(session) == [(waiting, 1)]


def test_words_that_replace_others_are_a_new_version_and_what_was_taken_back_is_read_nowhere(
    cast: Cast, database: Database
) -> None:
    lead, chair, first = cast.lead(), cast.users[Role.CHAIR], WORDS
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.review_id, by=lead)
        a_wording(session, finding, by=lead)  # never consented to: its number is nobody's business
        old = a_shared_wording(session, finding, first, by=lead, chair=chair)
        new = a_shared_wording(session, finding, by=lead, chair=chair)
        assert (new.number, new.state) == (3, WordingState.CONSENTED)
        old_id, new_id = old.id, new.id
    stranger, url = Browser(cast.app, cast.stranger), f"/programmes/{cast.programme_id}/across"
    page = stranger.get(stranger.get(url).link(WORDS.title))
    assert page.response.request.path == f"{url}/{new_id}"
    assert "Version 2, shared since" in page.words
    assert "One earlier version" in page.words
    assert "LT-0" not in page.words
    assert "Ashmere" not in page.words
    assert "Ashmere LSCB" in cast.browser(Role.ADVISER).get(f"{url}/{new_id}").words
    stranger.get(f"{url}/{old_id}", 404)
    cast.browser(Role.CHAIR).send(f"/reviews/{cast.review_id}/wordings/{new_id}/withdraw", reason="A pause.")
    stranger.get(f"{url}/{new_id}", 404)
    with unit_of_work(database) as session:
        again = a_shared_wording(session, finding_in_review(session, cast.review_id, finding.id), by=lead, chair=chair)
        assert current(session) == [(again.id, 1)]
    page = stranger.get(f"{url}/{again.id}")
    assert "earlier version" not in page.words


def test_practice_that_helps_says_so_where_it_is_proposed_decided_on_and_read(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.review_id, by=cast.lead())
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/wordings/propose/{finding.id}"
    made = lead.send(url, title="Two agencies ring each other first", summary="So they do.", is_good_practice="y")
    chair, shown = cast.browser(Role.CHAIR), made.response.headers["Location"]
    assert "About practice that helps" in chair.get(shown).words
    chair.post(f"{shown}/consent")
    across = f"/programmes/{cast.programme_id}/across"
    adviser = cast.browser(Role.ADVISER)
    for query, there in (("", True), ("?practice=helps", True), ("?practice=other", False), ("?practice=x", False)):
        assert ("Two agencies ring each other first" in adviser.get(across + query).words) is there
    assert "About practice that helps" in adviser.get(across).soup.main.article.get_text()
    assert lead.get(url).soup.find("input", attrs={"name": "is_good_practice"}).has_attr("checked")
    stranger = Browser(cast.app, cast.stranger)
    page = stranger.get(f"{across}?practice=helps&heading=Workload&category=tools")
    assert "would point to a single case" in page.words
    assert "Two agencies" not in page.words
