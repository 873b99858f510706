"""The plan: planned and actual dates, slips in weeks, and why."""

from datetime import timedelta

import pytest

from review_app.access.roles import Role
from review_app.core.clock import today
from review_app.core.db import Database
from review_app.reviews.models import Milestone
from review_app.reviews.queries import milestones_of_review
from tests.support.people import Cast

pytestmark = pytest.mark.database


def plan_of(database: Database, cast: Cast) -> dict[str, Milestone]:
    with database.reading() as session:
        return {milestone.what: milestone for milestone in milestones_of_review(session, cast.review_id)}


def box(milestone: Milestone, name: str) -> str:
    return f"{name}_{milestone.id.hex}"


def test_a_new_review_has_the_usual_plan_and_its_dates_are_set_on_one_page(cast: Cast, database: Database) -> None:
    coordinator, url = cast.browser(Role.COORDINATOR), f"/reviews/{cast.review_id}/plan"
    plan = plan_of(database, cast)
    letters, talks = plan["Letters sent"], plan["Conversations finished"]
    coordinator.send(
        url,
        **{
            box(letters, "planned_on"): "25 February 2011",
            box(letters, "actual_on"): "4 March 2011",
            box(letters, "why_different"): "O’Brien & Nguyễn had moved on.",
            box(talks, "planned_on"): "15/4/2011",
        },
    )
    page = coordinator.get(f"/reviews/{cast.review_id}")
    assert "25 February 2011 4 March 2011 one week late O’Brien & Nguyễn had moved on." in page.words
    assert f"2 of {len(plan)} planned" in page.words


def test_a_slip_is_said_in_weeks_and_grows_until_the_day_comes_true(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/plan"
    drafted = plan_of(database, cast)["Findings drafted"]
    planned = today() - timedelta(days=15)
    lead.send(url, **{box(drafted, "planned_on"): f"{planned:%d/%m/%Y}"})
    assert "two weeks late so far" in lead.get(f"/reviews/{cast.review_id}").words
    lead.send(url, **{box(drafted, "actual_on"): f"{planned - timedelta(days=7):%d/%m/%Y}"})
    page = lead.get(f"/reviews/{cast.review_id}")
    assert "one week early" in page.words
    assert "so far" not in page.words
    row = cast.browser(Role.SUPERVISOR).get(f"/programmes/{cast.programme_id}").words
    assert "Findings drafted: one week early" in row


def test_a_day_that_has_not_come_cannot_have_come_true_and_nothing_of_the_page_is_lost(
    cast: Cast, database: Database
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/plan"
    letters = plan_of(database, cast)["Letters sent"]
    tomorrow = today() + timedelta(days=1)
    page = lead.send(
        url, 422, **{box(letters, "actual_on"): f"{tomorrow:%d/%m/%Y}", box(letters, "why_different"): "Hope"}
    )
    assert page.errors == ["This day is still to come. Write the day on which it happened."]
    assert page.value(box(letters, "why_different")) == "Hope"
    page = lead.send(url, 422, **{box(letters, "planned_on"): "in spring"})
    assert page.value(box(letters, "planned_on")) == "in spring"
    assert plan_of(database, cast)["Letters sent"].actual_on is None


def test_two_who_set_dates_at_once_both_keep_theirs(cast: Cast, database: Database) -> None:
    lead, coordinator = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.COORDINATOR)
    url, plan = f"/reviews/{cast.review_id}/plan", plan_of(database, cast)
    letters, talks = plan["Letters sent"], plan["Conversations finished"]
    begun_on = coordinator.get(url).value("base_version")
    lead.send(url, **{box(letters, "planned_on"): "1 March 2011"})
    page = coordinator.post(
        url,
        409,
        base_version=begun_on,
        **{box(letters, "planned_on"): "8 March 2011", box(talks, "planned_on"): "1 April 2011"},
    )
    assert "1 March 2011" in page.words
    assert "8 March 2011" in page.words
    fields = {one["name"]: one.get("value", "") for one in page.soup.select("main form input[name]")}
    coordinator.post(url, **(fields | {box(letters, "planned_on"): "1 March 2011"}))
    after = plan_of(database, cast)
    assert (after["Letters sent"].planned_on.day, after["Conversations finished"].planned_on.month) == (1, 4)


def test_a_date_is_added_to_the_plan_and_deleted_with_a_reason(cast: Cast, database: Database) -> None:
    manager, url = cast.browser(Role.BOARD_MANAGER), f"/reviews/{cast.review_id}"
    assert manager.send(f"{url}/plan/add", 422, what="").errors == ["Say what happens on this date."]
    manager.send(f"{url}/plan/add", what="Family visited")
    added = plan_of(database, cast)["Family visited"]
    manager.send(f"{url}/records/milestone/{added.id}/delete", why="They would rather not.")
    assert "Family visited" not in manager.get(url).words
    for role in (Role.CHAIR, Role.TEAM_MEMBER, Role.SUPERVISOR):
        cast.browser(role).get(f"{url}/plan", 403)


def test_weeks_are_counted_from_the_day_the_review_started(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    started, report = today() - timedelta(days=70), plan_of(database, cast)["Report to the LSCB"]
    lead.send(f"{url}/set-up", started_on=f"{started:%d/%m/%Y}")
    assert "week 11" in lead.get(url).words
    lead.send(f"{url}/plan", **{box(report, "planned_on"): f"{started + timedelta(days=7 * 25):%d/%m/%Y}"})
    assert "week 11 of about 26" in lead.get(url).words
