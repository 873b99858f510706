"""Agreeing a finding: the team puts its name to it, and can open it again with a reason."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from review_app.access.permissions import Permission
from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.comments.actions import add_comment, settle_comment
from review_app.comments.models import CommentKind
from review_app.comments.queries import comment_in_review
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.findings.actions import agree_finding, mark_shared, unmark_shared
from review_app.findings.models import Finding, FindingState
from review_app.findings.queries import finding_in_review
from review_app.findings.rules import MOVES
from review_app.findings.rules.states import leads_to
from tests.factories.comments import comments_of_review
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding, a_whole_finding, an_agreed_finding
from tests.support.people import Cast

pytestmark = pytest.mark.database


def as_it_is(cast: Cast, database: Database, finding_id: UUID) -> Finding:
    """The finding as the database has it now."""
    with database.reading() as session:
        return finding_in_review(session, cast.review_id, finding_id)


def test_a_lead_reviewer_agrees_a_whole_finding_on_the_day_of_the_meeting(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        finding = a_whole_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
    here = f"/reviews/{cast.review_id}/findings/{finding.id}"
    assert "Agree this finding" in lead.get(here).words
    page = lead.post(f"{here}/agree", 422, agreed_on="some day in July")
    assert page.errors
    assert page.value("agreed_on") == "some day in July"
    lead.post(f"{here}/agree", agreed_on="20 July 2011")
    agreed = as_it_is(cast, database, finding.id)
    assert (agreed.state, agreed.agreed_by, agreed.agreed_at) == (FindingState.AGREED, cast.lead(), date(2011, 7, 20))
    assert "Agreed on 20 July 2011" in lead.get(here).words
    with database.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.event == Event.FINDING_AGREED)).all()
        assert [(event.object_id, event.by) for event in events] == [(finding.id, cast.lead())]


def test_where_the_button_is_going_to_be_a_sentence_says_what_is_missing(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
    here = f"/reviews/{cast.review_id}/findings/{finding.id}"
    page = lead.get(here)
    assert "Before it can be agreed it needs a description of the issue" in page.words
    assert not page.soup.select("#agreed_on")
    refused = lead.post(f"{here}/agree", 422, agreed_on="20 July 2011")
    assert refused.errors[0].startswith("Before it can be agreed it needs")
    assert as_it_is(cast, database, finding.id).state is FindingState.DRAFT


def test_a_team_member_may_challenge_and_not_agree(cast: Cast, database: Database) -> None:
    member, lead = cast.browser(Role.TEAM_MEMBER), cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        finding = a_whole_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
    here = f"/reviews/{cast.review_id}/findings/{finding.id}"
    member.post(f"{here}/agree", 403, agreed_on="20 July 2011")
    assert "A lead reviewer notes that it is agreed." in member.get(here).words
    member.send(f"{here}/challenge", text="Only one of us has seen this form.")
    assert as_it_is(cast, database, finding.id).state is FindingState.CHALLENGED
    page = lead.get(here)
    assert "Challenge · Review team member" in page.words
    assert "A challenge is still open." in page.words
    lead.post(f"{here}/agree", 422, agreed_on="20 July 2011")
    with unit_of_work(database) as session:
        settle_comment(
            session, comments_of_review(session, cast.review_id)[0], "We looked: four of us.", by=cast.lead()
        )
    lead.post(f"{here}/agree", agreed_on="20 July 2011")
    assert as_it_is(cast, database, finding.id).state is FindingState.AGREED


def test_an_agreed_finding_is_opened_again_with_its_reason_and_not_otherwise(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        finding = an_agreed_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
    here = f"/reviews/{cast.review_id}/findings/{finding.id}"
    cast.browser(Role.TEAM_MEMBER).get(f"{here}/reopen", 403)
    page = lead.send(f"{here}/challenge", 422, text="Not so sure.")
    assert page.errors[0].startswith("This finding is agreed.")
    assert lead.send(f"{here}/reopen", 422, reason=" ").errors == ["Say why it is opened again."]
    lead.send(f"{here}/reopen", reason="The audit came in, and says otherwise.")
    again = as_it_is(cast, database, finding.id)
    assert (again.state, again.agreed_by, again.agreed_at) == (FindingState.DRAFT, None, None)
    assert "Opened again: The audit came in, and says otherwise." in lead.get(here).words


def test_a_finding_of_which_a_wording_is_shared_stays_until_that_is_withdrawn(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        draft = a_finding(session, cast.review_id, by=cast.lead())
        with pytest.raises(NotNow):
            mark_shared(session, draft, by=cast.lead())
        finding = an_agreed_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        mark_shared(session, finding, by=cast.lead())
    here = f"/reviews/{cast.review_id}/findings/{finding.id}"
    assert "Agreed to share" in lead.get(here).words
    page = lead.send(f"{here}/reopen", 422, reason="New evidence")
    assert page.errors == ["A wording of this finding is agreed to share. It has to be withdrawn first."]
    with unit_of_work(database) as session:
        unmark_shared(session, finding_in_review(session, cast.review_id, finding.id), by=cast.lead())
    lead.send(f"{here}/reopen", reason="New evidence")
    assert as_it_is(cast, database, finding.id).state is FindingState.DRAFT


def test_a_finding_is_agreed_once(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        finding = an_agreed_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        with pytest.raises(NotNow, match="agreed already"):
            agree_finding(session, finding, by=cast.lead(), on=date(2011, 7, 21))


def test_a_challenge_written_among_the_comments_makes_a_draft_challenged(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
        challenge = add_comment(session, finding, CommentKind.CHALLENGE, "Is this the form?", by=cast.lead())
    here = f"/reviews/{cast.review_id}/findings/{finding.id}"
    assert lead.get(here).soup.select_one(".app-tag").get_text() == "Challenged"
    assert "One challenge, one open." in lead.get(here).words
    assert lead.get(f"/reviews/{cast.review_id}/findings").soup.select_one(".app-tag").get_text() == "Challenged"
    with unit_of_work(database) as session:
        settle_comment(session, comment_in_review(session, cast.review_id, challenge.id), "It is.", by=cast.lead())
    assert lead.get(here).soup.select_one(".app-tag").get_text() == "Draft"
    assert "One challenge, none open." in lead.get(here).words


@pytest.mark.parametrize(("state", "to", "may"), [
    (FindingState.DRAFT, FindingState.AGREED, Permission.FINDING_AGREE),
    (FindingState.CHALLENGED, FindingState.AGREED, Permission.FINDING_AGREE),
    (FindingState.AGREED, FindingState.SHARED, Permission.WORDING_CONSENT),
    (FindingState.SHARED, FindingState.AGREED, Permission.WORDING_CONSENT),
])  # fmt: skip
def test_one_permission_alone_leads_from_a_state_to_the_next(
    state: FindingState, to: FindingState, may: Permission
) -> None:
    assert [each for each in Permission if leads_to(state, to, each)] == [may]


def test_a_shared_finding_is_never_opened_before_its_wording_is_withdrawn() -> None:
    assert {move.to for move in MOVES[FindingState.SHARED]} == {FindingState.SHARED, FindingState.AGREED}
