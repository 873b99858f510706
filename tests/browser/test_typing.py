"""What somebody types is never lost: drafts, a cut line, an ended session, two people on one text."""

from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from review_app.access.roles import Role
from review_app.accounts.models import SignIn
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from tests.browser.visitors import Visitors
from tests.factories.episodes import an_episode

TEXT = "What happened"
SLOW = 20_000  # milliseconds: a draft that could not be kept is tried again after ten seconds


@pytest.fixture
def form(visitors: Visitors) -> str:
    """The address of an episode's form, in a review of its own."""
    review_id = visitors.office.fresh_review()
    lead = visitors.office.people.users[Role.LEAD_REVIEWER].id
    with unit_of_work(visitors.office.database) as session:
        episode = an_episode(session, review_id, by=lead)
        return f"/reviews/{review_id}/episodes/{episode.id}/edit"


def type_more(page: Page, words: str) -> None:
    """Type at the end of the box, as people do."""
    page.get_by_label(TEXT).press("Control+End")
    page.get_by_label(TEXT).press_sequentially(words)


def test_a_pause_keeps_a_draft_that_is_offered_when_the_page_is_opened_again(visitors: Visitors, form: str) -> None:
    lead = visitors.person(Role.LEAD_REVIEWER)
    lead.goto(form)
    type_more(lead, " She rang twice & wrote “urgent”.")
    expect(lead.get_by_text("Draft saved at")).to_be_visible()
    lead.goto("/account")
    lead.goto(form)
    expect(lead.get_by_text("and did not save")).to_be_visible()
    assert "She rang twice" not in lead.get_by_label(TEXT).input_value()
    lead.get_by_role("link", name="Put these words into the boxes").click()
    assert "She rang twice & wrote “urgent”." in lead.get_by_label(TEXT).input_value()
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_role("main")).to_contain_text("She rang twice & wrote “urgent”.")


def test_a_cut_line_is_said_plainly_and_the_draft_is_kept_when_it_is_back(visitors: Visitors, form: str) -> None:
    visitors.watch.forgive("ERR_INTERNET_DISCONNECTED")
    lead = visitors.person(Role.LEAD_REVIEWER)
    lead.goto(form)
    lead.context.set_offline(True)
    type_more(lead, " Typed without a line.")
    expect(lead.get_by_text("No connection: the draft is not saved. Your words are still here")).to_be_visible()
    lead.context.set_offline(False)
    expect(lead.get_by_text("Draft saved at")).to_be_visible(timeout=SLOW)
    lead.goto(form)
    lead.get_by_role("link", name="Put these words into the boxes").click()
    assert "Typed without a line." in lead.get_by_label(TEXT).input_value()


def end_sessions_of(visitors: Visitors, user_id: UUID) -> None:
    """Let all sessions of somebody have rested for too long."""
    with unit_of_work(visitors.office.database) as session:
        idle = update(SignIn).where(SignIn.user_id == user_id).values(seen_at=now() - timedelta(hours=2))
        session.execute(idle, execution_options={"bulk": "session_touch"})


def test_a_session_that_ends_while_somebody_types_costs_no_word(visitors: Visitors, form: str) -> None:
    visitors.watch.forgive("answered 403")
    supervisor = visitors.office.people.users[Role.LEAD_REVIEWER]
    lead = visitors.person(Role.LEAD_REVIEWER, anew=True)
    lead.goto(form)
    end_sessions_of(visitors, supervisor.id)
    visitors.office.states.pop(Role.LEAD_REVIEWER, None)
    type_more(lead, " Typed after the session had ended.")
    expect(lead.get_by_text("You are no longer signed in")).to_be_visible()
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_role("heading", name="You have been signed out")).to_be_visible()
    assert "Typed after the session had ended." in lead.get_by_label(TEXT).input_value()
    with lead.context.expect_page() as opened:
        lead.get_by_role("link", name="Sign in again in a new window").click()
    visitors.sign_in(opened.value, Role.LEAD_REVIEWER)
    lead.get_by_role("button", name="Try again").click()
    if lead.get_by_role("button", name="Try again").count():  # the token was of the session before
        lead.get_by_role("button", name="Try again").click()
    expect(lead.get_by_role("main")).to_contain_text("Typed after the session had ended.")
    assert not lead.url.endswith("/edit")


def test_the_second_of_two_people_on_one_text_sees_both_and_makes_one_of_them(visitors: Visitors, form: str) -> None:
    lead, other = visitors.person(Role.LEAD_REVIEWER), visitors.person(Role.TEAM_MEMBER)
    lead.goto(form)
    other.goto(form)
    lead.get_by_label(TEXT).fill("The first one’s words.")
    lead.get_by_role("button", name="Save").click()
    other.get_by_label(TEXT).fill("The second one’s words, typed at the same time.")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_role("heading", name="Somebody else saved this first")).to_be_visible()
    section = other.locator("[data-merge]").filter(has_text=TEXT)
    expect(section).to_contain_text("The first one’s words.")
    expect(section).to_contain_text("The second one’s words, typed at the same time.")
    box = section.get_by_role("textbox")
    section.get_by_role("button", name="Take theirs").click()
    expect(box).to_have_value("The first one’s words.")
    section.get_by_role("button", name="Put back what stood there").click()
    expect(box).to_have_value("The second one’s words, typed at the same time.")
    box.fill("The first one’s words. The second one’s words.")
    other.get_by_role("button", name="Save this version").click()
    expect(other.get_by_role("main")).to_contain_text("The first one’s words. The second one’s words.")
    other.get_by_role("link", name="compare").click()
    expect(other.get_by_role("main")).to_contain_text("Version 3")
