"""A dispute with the LSCB is kept as a dispute: what each says, and how it was settled or that it stands."""

from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.models import FindingState
from review_app.findings.queries import disputes_of_review, finding_in_review
from tests.exports.word_file import WordFile
from tests.factories.episodes import an_episode
from tests.factories.findings import an_agreed_finding
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database
SAYS = {
    "raised_by": "the chair of the LSCB",
    "raised_on": "15 September 2011",
    "board_says": "Changed in May & O'Brien.",
}


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


@pytest.fixture
def finding_id(cast: Cast, database: Database) -> UUID:
    with unit_of_work(database) as session:
        return an_agreed_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead()).id


@pytest.fixture
def here(cast: Cast, finding_id: UUID) -> str:
    return f"/reviews/{cast.review_id}/findings/{finding_id}"


def dispute_url(cast: Cast, database: Database, here: str) -> str:
    """Where the only dispute is changed."""
    with database.reading() as session:
        return f"{here}/disputes/{disputes_of_review(session, cast.review_id)[0].id}"


def report(lead: Browser, cast: Cast) -> str:
    """The text of a working draft."""
    page = lead.post(
        f"/reviews/{cast.review_id}/report/working-draft", 200, reader_name=f"{Role.LEAD_REVIEWER.words} Nguyễn"
    )
    return WordFile(page.response.data).text()


def test_a_dispute_leaves_the_finding_as_it_was_agreed_and_the_report_says_that_it_stands(
    cast: Cast, database: Database, lead: Browser, here: str, finding_id: UUID
) -> None:
    lead.send(f"{here}/disputes/add", **SAYS, team_says="It is still there.")
    assert "Not settled yet Raised by the chair of the LSCB on 15 September 2011" in lead.get(here).words
    assert "disputed by the LSCB" in lead.get(f"/reviews/{cast.review_id}/findings").words
    assert "It is not settled yet." in report(lead, cast)
    settle = f"{dispute_url(cast, database, here)}/settle"
    lead.send(settle, state="stands", outcome="Neither was persuaded.", settled_on="22 September 2011")
    page = lead.get(here)
    assert "It stands, 22 September 2011 Neither was persuaded." in page.words
    paper = report(lead, cast)
    for words in ("Disputed by the LSCB", "Changed in May & O'Brien.", "It is still there.", "Neither was persuaded."):
        assert words in paper
    with database.reading() as session:
        assert finding_in_review(session, cast.review_id, finding_id).state is FindingState.AGREED


def test_a_settled_dispute_stays_on_the_page_and_is_not_printed(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    lead.send(f"{here}/disputes/add", **SAYS, team_says="It is still there.")
    settle = f"{dispute_url(cast, database, here)}/settle"
    lead.send(settle, state="settled", outcome="The year is named now.", settled_on="22 September 2011")
    assert "Settled, 22 September 2011 The year is named now." in lead.get(here).words
    assert "Disputed by the LSCB" not in report(lead, cast)
    assert "disputed by the LSCB" not in lead.get(f"/reviews/{cast.review_id}/findings").words
    lead.send(settle, state="open", outcome="")
    assert "Not settled yet" in lead.get(here).words


def test_what_is_missing_is_said_and_what_was_typed_stays(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    page = lead.send(f"{here}/disputes/add", 422, raised_by="", raised_on="some day", board_says="Too long ago.")
    assert len(page.errors) == 2
    assert page.value("board_says") == "Too long ago."
    lead.send(f"{here}/disputes/add", **SAYS)
    settle = f"{dispute_url(cast, database, here)}/settle"
    page = lead.send(settle, 422, state="stands", outcome="Neither was persuaded.", settled_on="22 September 2011")
    assert page.errors == ["Write what the review team says first, so that both can be read."]
    lead.send(dispute_url(cast, database, here), team_says="It is still there.")
    page = lead.send(settle, 422, state="stands", outcome="Neither was persuaded.", settled_on="1 September 2011")
    assert page.errors == ["That is before the dispute was raised."]
    page = lead.send(settle, 422, state="settled", outcome=" ", settled_on="22 September 2011")
    assert page.errors == ["Write how it was settled."]


def test_the_team_may_note_a_dispute_and_a_lead_reviewer_says_what_became_of_it(
    cast: Cast, database: Database, here: str
) -> None:
    member = cast.browser(Role.TEAM_MEMBER)
    member.send(f"{here}/disputes/add", **SAYS)
    settle = f"{dispute_url(cast, database, here)}/settle"
    assert "Write what became of it" not in member.get(here).words
    member.get(settle, 403)
    for role in (Role.CHAIR, Role.COORDINATOR, Role.ADVISER):
        cast.browser(role).get(dispute_url(cast, database, here), 403)


def test_of_two_who_change_a_dispute_the_second_sees_both(
    cast: Cast, database: Database, lead: Browser, here: str
) -> None:
    lead.send(f"{here}/disputes/add", **SAYS)
    edit, member = dispute_url(cast, database, here), cast.browser(Role.TEAM_MEMBER)
    stale = member.get(edit).value("base_version")
    lead.send(edit, team_says="It is still there.")
    page = member.send(edit, 409, team_says="The case group said so.", base_version=stale)
    assert "It is still there." in page.words
    assert "The case group said so." in page.words
