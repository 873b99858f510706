"""Drafts of comments: their writer's alone until they are shared, on nobody else's page, search, history or file."""

from uuid import UUID

import pytest
from sqlalchemy import func, select

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.audit.models import AuditEvent
from review_app.comments.models import PrivateComment
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.history.models import Revision
from review_app.search.models import SearchText
from tests.factories.comments import comments_of_review
from tests.factories.findings import a_finding
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

QUIET = "Quietly & alone: is O'Brien’s account <really> the only one?"


@pytest.fixture
def finding_id(cast: Cast, database: Database) -> UUID:
    with unit_of_work(database) as session:
        return a_finding(session, cast.review_id, by=cast.lead()).id


def keep(browser: Browser, cast: Cast, finding_id: UUID, text: str = QUIET) -> None:
    url = f"/reviews/{cast.review_id}/comments/finding/{finding_id}/add"
    browser.post(url, comment_text=text, comment_kind="challenge", private="yes")


def draft_of(database: Database) -> PrivateComment:
    with database.reading() as session:
        return session.scalars(select(PrivateComment)).one()


def test_a_draft_stands_on_its_writers_pages_and_on_nobody_elses(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, member, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    with database.reading() as session:
        before = session.scalar(select(func.count()).select_from(AuditEvent))
    keep(member, cast, finding_id)
    pages = (f"/findings/{finding_id}", "/comments", "/comments/drafts", f"/comments/on/finding/{finding_id}", "")
    assert [QUIET in member.get(url + page).words for page in pages] == [True, False, True, True, False]
    assert [QUIET in lead.get(url + page).words for page in (*pages, "/changes?days=7", "/deleted")] == [False] * 7
    assert "Comments (1)" not in lead.get(f"{url}/findings/{finding_id}").words
    with database.reading() as session:
        assert comments_of_review(session, cast.review_id) == []
        assert QUIET not in str([row.fields for row in session.scalars(select(Revision))])
        assert "quietly" not in str([row.words for row in session.scalars(select(SearchText))])
        reads = select(func.count()).select_from(AuditEvent).where(AuditEvent.event != "review_read")
        assert session.scalar(reads) == before


def test_a_draft_is_nobody_elses_to_change_share_or_throw_away(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    keep(member, cast, finding_id)
    url = f"/reviews/{cast.review_id}/comments/drafts/{draft_of(database).id}"
    lead.post(url, 404, private_text="Mine now", private_kind="comment")
    lead.post(f"{url}/share", 404)
    lead.post(f"{url}/throw-away", 404)
    assert draft_of(database).text == QUIET
    stranger = f"/reviews/{cast.other_review_id}/comments/drafts/{draft_of(database).id}"
    Browser(cast.app, cast.stranger).post(f"{stranger}/share", 404)


def test_a_draft_that_is_shared_becomes_a_comment_of_its_writer_and_is_a_draft_no_more(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, member, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    keep(member, cast, finding_id)
    draft = f"{url}/comments/drafts/{draft_of(database).id}"
    opened = member.get(f"{url}/comments/drafts?of={draft_of(database).id}")
    assert opened.value("private_text") == QUIET
    answer = member.post(
        draft, private_text=f"{QUIET} Said.", private_kind="challenge", share="yes",
        private_kept=opened.value("private_kept"),
    )  # fmt: skip
    assert answer.response.headers["Location"] == f"{url}/findings/{finding_id}#comments"
    assert f"{QUIET} Said." in lead.get(f"{url}/findings/{finding_id}").words
    assert "You have no draft here." in member.get(f"{url}/comments/drafts").words
    member.post(f"{draft}/share", 404)


def test_a_draft_can_be_thrown_away_and_leaves_nothing(cast: Cast, database: Database, finding_id: UUID) -> None:
    member = cast.browser(Role.TEAM_MEMBER)
    keep(member, cast, finding_id)
    member.post(f"/reviews/{cast.review_id}/comments/drafts/{draft_of(database).id}/throw-away")
    with database.reading() as session:
        assert session.scalars(select(PrivateComment)).all() == []


def test_of_two_windows_on_one_draft_the_second_sees_what_the_first_wrote(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    member, url = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/comments/drafts"
    keep(member, cast, finding_id)
    draft_id = draft_of(database).id
    stale = member.get(f"{url}?of={draft_id}").value("private_kept")
    words = {"private_kind": "comment", "private_kept": stale}
    member.post(f"{url}/{draft_id}", private_text="First window", **words)
    page = member.post(f"{url}/{draft_id}", 422, private_text="Second window", **words)
    assert "There it says: “First window”" in page.errors[0]
    assert page.value("private_text") == "Second window"
    member.post(
        f"{url}/{draft_id}", private_text="Both", private_kind="comment", private_kept=page.value("private_kept")
    )
    assert draft_of(database).text == "Both"


def test_an_empty_draft_is_refused_beside_its_box(cast: Cast, database: Database, finding_id: UUID) -> None:
    member, url = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/comments"
    member.post(f"{url}/finding/{finding_id}/add", 422, comment_text=" ", comment_kind="comment", private="yes")
    keep(member, cast, finding_id)
    page = member.post(f"{url}/drafts/{draft_of(database).id}", 422, private_text=" ", private_kind="comment")
    assert page.errors == ["Write what you want to say."]


def test_what_a_draft_is_about_may_be_gone_and_while_the_review_rests_a_draft_is_read_only(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    keep(lead, cast, finding_id)
    lead.send(f"{url}/records/finding/{finding_id}/delete", why="It was a point of this case")
    page = lead.get(f"{url}/comments/drafts")
    assert "On something that was deleted" in page.words
    draft = f"{url}/comments/drafts/{draft_of(database).id}"
    assert "can’t be shared" in lead.post(f"{draft}/share", follow=True).words
    cast.move_to(Stage.PAUSED)
    lead.post(f"{draft}/share", 403)
    assert QUIET in lead.get(f"{url}/comments/drafts").words
