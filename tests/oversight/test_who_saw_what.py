"""Who saw and did what: for the lead reviewers of a review, and for auditors."""

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import event as sqlalchemy_event

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.accounts.models import User
from review_app.audit.events import SENTENCES, Event
from review_app.audit.models import AuditEvent
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.core.dates import day_in_words
from review_app.core.db import Database
from review_app.memberships.actions import give_role
from review_app.oversight import rules
from review_app.oversight.queries import PAGE
from review_app.people.queries import relatives_of_review
from review_app.reviews.models import Review
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database


def rows(page: Page) -> list[list[str]]:
    """The cells of the page's table."""
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th,td")] for row in page.soup.select("tbody tr")
    ]


def test_a_lead_reviewer_sees_who_read_the_review_and_who_changed_it(cast: Cast) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    lead.send(f"/reviews/{cast.review_id}/people/family/add", pseudonym="Mother of Kofi & co")
    member.get(f"/reviews/{cast.review_id}/people")
    page = lead.get(f"/reviews/{cast.review_id}/who-saw-what")
    said = [(row[1], row[2]) for row in rows(page)]
    assert ("Review team member Nguyễn", "read the review") in said
    assert ("Lead reviewer Nguyễn", "added an agency, position or relative") in said
    assert "Kofi" not in page.words


def test_a_changed_thing_is_linked_while_it_is_there_and_the_reader_may_open_it(cast: Cast, database: Database) -> None:
    lead, review = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.send(f"{review}/people/family/add", pseudonym="Mother")
    page = lead.get(f"{review}/who-saw-what?event=person_added")
    assert page.link("family member") == f"{review}/people"
    assert not cast.browser(Role.AUDITOR).get(f"{review}/who-saw-what?event=person_added").soup.select("tbody a")
    with database.reading() as session:
        relative = relatives_of_review(session, cast.review_id)[0]
    lead.send(f"{review}/records/relative/{relative.id}/delete", why="Put down twice")
    assert not lead.get(f"{review}/who-saw-what?event=person_added").soup.select("tbody a")


def test_a_refusal_is_shown_with_what_was_asked_for(cast: Cast) -> None:
    cast.browser(Role.COORDINATOR).get(f"/reviews/{cast.review_id}/who-saw-what", 403)
    Browser(cast.app, cast.stranger).get(f"/reviews/{cast.review_id}/people", 404)
    said = [(row[1], row[2]) for row in rows(cast.browser(Role.AUDITOR).get(f"/reviews/{cast.review_id}/who-saw-what"))]
    assert (
        "Review coordinator Nguyễn",
        "was refused a page (one for those who may read who saw and did what in the review)",
    ) in said
    assert next(did for who, did in said if who == "Stranger & Sons").startswith("was refused a page")


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.LEAD_REVIEWER, Role.AUDITOR}], ids=lambda role: role.value
)
def test_nobody_but_lead_reviewers_and_auditors_opens_it(cast: Cast, role: Role) -> None:
    assert cast.browser(role).client.get(f"/reviews/{cast.review_id}/who-saw-what").status_code in {403, 404}
    assert cast.browser(role).client.get("/who-saw-what").status_code in {403, 404}


def test_the_lead_reviewer_of_another_review_learns_nothing(cast: Cast) -> None:
    stranger = Browser(cast.app, cast.stranger)
    stranger.get(f"/reviews/{cast.review_id}/who-saw-what", 404)
    lead = cast.browser(Role.LEAD_REVIEWER)
    stranger.get(f"/reviews/{cast.other_review_id}/people")
    page = lead.get(f"/reviews/{cast.review_id}/who-saw-what")
    assert {row[2] for row in rows(page) if row[1] == "Stranger & Sons"} == {
        "was refused a page (one for those who may read who saw and did what in the review)"
    }


def test_an_auditor_sees_the_review_by_its_code_and_never_its_title(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        review = session.get_one(Review, cast.review_id)
        stage(session, Event.REVIEW_CHANGED, review, by=cast.lead())
        review.title = "Marmalade and thunder"
        code = review.code
    auditor = cast.browser(Role.AUDITOR)
    everywhere = auditor.get("/who-saw-what?event=review_changed")
    assert everywhere.link(code) == f"/reviews/{cast.review_id}/who-saw-what"
    for page in (everywhere, auditor.get(f"/reviews/{cast.review_id}/who-saw-what")):
        assert code in page.words
        assert "Marmalade" not in page.html
    assert "Marmalade" in cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.review_id}/who-saw-what").html


def test_case_group_members_appear_as_that_and_nobody_can_single_one_out(cast: Cast, database: Database) -> None:
    practitioner = cast.users[Role.CASE_GROUP_MEMBER]
    with unit_of_work(database) as session:
        review = session.get_one(Review, cast.review_id)
        stage(session, Event.COMMENT_ADDED, review, by=practitioner)
        stage(session, Event.SIGNED_IN, session.get_one(User, practitioner), by=practitioner)
    lead, auditor = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.AUDITOR)
    url = f"/reviews/{cast.review_id}/who-saw-what"
    for page in (lead.get(f"{url}?event=comment_added"), auditor.get("/who-saw-what?event=comment_added")):
        assert [row[1] for row in rows(page)] == ["a case group member"]
    assert "Case group member Nguyễn" not in lead.get(url).html
    assert [row[2] for row in rows(lead.get(f"{url}?person=case-group"))] == ["commented"]
    lead.get(f"{url}?person={practitioner}", 422)
    mine = [row[2] for row in rows(auditor.get(f"/who-saw-what?person={practitioner}"))]
    assert "signed in" in mine
    assert "commented" not in mine


def test_events_are_chosen_by_person_kind_and_day(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/who-saw-what"
    lead.send(f"/reviews/{cast.review_id}/people/family/add", pseudonym="Mother")
    cast.browser(Role.TEAM_MEMBER).get(f"/reviews/{cast.review_id}/people")
    today, tomorrow = day_in_words(now().date()), day_in_words((now() + timedelta(days=2)).date())
    assert {row[1] for row in rows(lead.get(f"{url}?person={cast.lead()}"))} == {"Lead reviewer Nguyễn"}
    assert {row[2] for row in rows(lead.get(f"{url}?event=review_read"))} == {"read the review"}
    yesterday = day_in_words((now() - timedelta(days=1)).date())
    assert len(rows(lead.get(f"{url}?since={yesterday}&until={tomorrow}"))) > 2
    assert rows(lead.get(f"{url}?since={tomorrow}")) == []
    assert "Nothing was found" in lead.get(f"{url}?since={tomorrow}").words
    page = lead.get(f"{url}?since={tomorrow}&until={today}", 422)
    assert page.errors == ["The last day is before the first."]
    assert page.value("since") == tomorrow


@pytest.mark.parametrize(
    "asked", ["person=nobody", "event=eaten", "since=yesterday", "before=zwölf", "before=" + "9" * 400]
)
def test_nonsense_in_the_address_is_answered_in_words(cast: Cast, asked: str) -> None:
    answer = cast.browser(Role.LEAD_REVIEWER).client.get(f"/reviews/{cast.review_id}/who-saw-what?{asked}")
    assert answer.status_code in {200, 422}


def test_older_events_follow_page_by_page_without_a_gap(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        review = session.get_one(Review, cast.review_id)
        for _ in range(PAGE + 7):
            stage(session, Event.COMMENT_ADDED, review, by=cast.lead())
    lead = cast.browser(Role.LEAD_REVIEWER)
    first = lead.get(f"/reviews/{cast.review_id}/who-saw-what?event=comment_added")
    second = lead.get(first.link("Older events"))
    assert (len(rows(first)), len(rows(second))) == (PAGE, 7)
    assert "Older events" not in second.words
    assert second.soup.select_one("#event option[selected]")["value"] == "comment_added"


def test_the_way_to_older_events_of_a_review_does_not_tell_how_much_is_done_elsewhere(
    cast: Cast, database: Database
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/who-saw-what?event=comment_added"
    older = []
    for busy in (0, 25):
        with unit_of_work(database) as session:
            review, other = (session.get_one(Review, one) for one in (cast.review_id, cast.other_review_id))
            for _ in range(busy):
                stage(session, Event.COMMENT_ADDED, other, by=cast.lead())
            for _ in range(PAGE + 1):
                stage(session, Event.COMMENT_ADDED, review, by=cast.lead())
        older.append(int(lead.get(url).link("Older events").partition("before=")[2].partition("&")[0]))
    assert older[1] - older[0] == PAGE + 1 + 1  # that the review was read is an event as well


def test_names_and_places_cost_the_same_few_queries_for_any_number_of_events(
    cast: Cast, database: Database, app: Flask
) -> None:
    counts = []
    auditor = cast.browser(Role.AUDITOR)
    auditor.get("/who-saw-what")  # whatever is done once
    for number in (1, 40):
        with unit_of_work(database) as session:
            review = session.get_one(Review, cast.review_id)
            for role in list(Role) * number:
                stage(session, Event.COMMENT_ADDED, review, by=cast.users[role])
        statements: list[str] = []
        note = lambda connection, cursor, statement, *rest, into=statements: into.append(statement)  # noqa: E731 -- a listener that is taken off again
        sqlalchemy_event.listen(database.reading_engine, "before_cursor_execute", note)
        auditor.get("/who-saw-what")
        sqlalchemy_event.remove(database.reading_engine, "before_cursor_execute", note)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 16


def test_an_event_without_a_person_says_who_it_was(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        stage(session, Event.BACKED_UP, by=None)
        stage(session, Event.SIGN_IN_REFUSED, by=None)
    auditor = cast.browser(Role.AUDITOR)
    assert rows(auditor.get("/who-saw-what?event=backed_up"))[0][1] == "a command on the server"
    assert rows(auditor.get("/who-saw-what?event=sign_in_refused"))[0][1] == "somebody who was not signed in"


def test_a_role_and_a_stage_are_named_in_the_sentence(cast: Cast, database: Database) -> None:
    cast.move_to(Stage.DATA_COLLECTION)
    with unit_of_work(database) as session:
        user = session.get_one(User, cast.nobody)
        give_role(session, user, Role.TEAM_MEMBER, Scope(review_id=cast.review_id), by=cast.lead())
    said = [row[2] for row in rows(cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.review_id}/who-saw-what"))]
    assert "gave a role (Review team member)" in said
    assert "moved the review to another stage (from Preparation to Data collection)" in said


@pytest.mark.parametrize("event", SENTENCES, ids=lambda event: event.value)
def test_every_event_reads_as_a_sentence_after_a_name(event: Event) -> None:
    row = AuditEvent(event=event, by=UUID(int=1), facts={}, object_kind="key_practice_episode")
    words = rules.what_happened(row)
    assert words[0].islower()
    assert "_" not in words
    assert rules.who_did(row, {UUID(int=1): "Siân O’Brien"}, set()) == "Siân O’Brien"
