"""What somebody types is never lost: drafts, a cut line, an ended session, two people on one text."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select, update

from review_app.access.roles import Role
from review_app.accounts.models import SignIn
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.history.models import Draft
from review_app.history.sealing import PURPOSE, opened
from review_app.reviews.queries import scope_of_review
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


def test_a_form_in_which_nobody_typed_keeps_no_draft(visitors: Visitors, form: str) -> None:
    lead = visitors.person(Role.LEAD_REVIEWER)
    factor = form.replace("/edit", "/factors/add")
    for _time in ("first", "second"):
        lead.goto(factor)
        expect(lead.get_by_role("button", name="Find")).to_be_hidden()
        lead.goto("/account")
    lead.goto(factor)
    expect(lead.get_by_text("and did not save")).to_have_count(0)


def test_after_saving_a_part_the_keyboard_goes_on_where_that_part_stands(visitors: Visitors, form: str) -> None:
    lead = visitors.person(Role.LEAD_REVIEWER)
    lead.goto(form.replace("/edit", "/appraisal"))
    lead.get_by_label("What fell short").fill("Nobody rang back.")
    lead.get_by_label("The team’s professional judgement").check()
    lead.get_by_label("The review team agrees").check()
    lead.get_by_role("button", name="Save").click()
    expect(lead.locator(".govuk-notification-banner")).to_be_focused()
    lead.keyboard.press("Tab")
    expect(lead.get_by_role("link", name="Change the appraisal")).to_be_focused()


def test_a_line_cut_three_times_costs_no_word_and_each_cut_is_said_plainly(visitors: Visitors, form: str) -> None:
    visitors.watch.forgive("ERR_INTERNET_DISCONNECTED")
    lead = visitors.person(Role.LEAD_REVIEWER)
    lead.goto(form)
    for time in ("first", "second", "third"):
        lead.context.set_offline(True)
        type_more(lead, f" Typed at the {time} cut.")
        expect(lead.get_by_text("No connection: the draft is not saved. Your words are still here")).to_be_visible()
        lead.context.set_offline(False)
        expect(lead.get_by_text("Draft saved at")).to_be_visible(timeout=SLOW)
        type_more(lead, f" And after the {time}.")
    expect(lead.get_by_text("Draft saved at")).to_be_visible(timeout=SLOW)
    lead.goto(form)
    lead.get_by_role("link", name="Put these words into the boxes").click()
    for time in ("first", "second", "third"):
        assert f"Typed at the {time} cut. And after the {time}." in lead.get_by_label(TEXT).input_value()


def test_save_pressed_while_the_line_is_down_keeps_the_page_and_saves_when_pressed_again(
    visitors: Visitors, form: str
) -> None:
    visitors.watch.forgive("ERR_INTERNET_DISCONNECTED")
    lead = visitors.person(Role.LEAD_REVIEWER)
    lead.goto(form)
    type_more(lead, " Saved after the cut.")
    lead.context.set_offline(True)
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_text("No connection: nothing was saved. Your words are still here.")).to_be_visible()
    assert lead.get_by_label(TEXT).input_value().endswith("Saved after the cut.")
    lead.context.set_offline(False)
    expect(lead.get_by_text("Draft saved at")).to_be_visible(timeout=SLOW)
    lead.wait_for_timeout(1_100)  # a button of GOV.UK Frontend takes no second press within a second
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_role("main")).to_contain_text("Saved after the cut.")
    assert not lead.url.endswith("/edit")
    lead.goto(form)
    expect(lead.get_by_text("and did not save")).to_have_count(0)


def test_leaving_is_held_up_only_while_words_are_unsent(visitors: Visitors, form: str) -> None:
    visitors.watch.forgive("ERR_INTERNET_DISCONNECTED")
    lead, asked = visitors.person(Role.LEAD_REVIEWER), []
    lead.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    lead.goto(form)
    lead.get_by_role("link", name="Cancel").click()
    expect(lead.get_by_label(TEXT)).to_have_count(0)
    assert asked == []
    lead.goto(form)
    lead.context.set_offline(True)
    type_more(lead, " Not sent.")
    expect(lead.get_by_text("No connection")).to_be_visible()
    lead.get_by_role("link", name="Cancel").click()
    lead.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert lead.get_by_label(TEXT).input_value().endswith("Not sent.")
    lead.context.set_offline(False)
    expect(lead.get_by_text("Draft saved at")).to_be_visible(timeout=SLOW)
    lead.get_by_role("link", name="Cancel").click()
    expect(lead.get_by_label(TEXT)).to_have_count(0)
    assert asked == ["beforeunload"]
    lead.go_back()  # the words are offered again, or still there if the browser kept the page
    box = lead.get_by_label(TEXT)
    if not box.input_value().endswith("Not sent."):
        lead.get_by_role("link", name="Put these words into the boxes").click()
    assert box.input_value().endswith("Not sent.")


def test_the_older_of_two_windows_on_one_form_is_told_and_overwrites_nothing(visitors: Visitors, form: str) -> None:
    visitors.watch.forgive("answered 409")
    older = visitors.person(Role.LEAD_REVIEWER)
    older.goto(form)
    newer = older.context.new_page()
    newer.goto(form)
    type_more(newer, " From the newer window.")
    expect(newer.get_by_text("Draft saved at")).to_be_visible()
    type_more(older, " From the older window.")
    expect(older.get_by_text("open in another window, where you have typed since")).to_be_visible()
    older.get_by_role("button", name="Save").click()
    expect(older.get_by_role("main")).to_contain_text("From the older window.")
    newer.reload()
    newer.get_by_role("link", name="Put these words into the boxes").click()
    assert newer.get_by_label(TEXT).input_value().endswith("From the newer window.")


def end_sessions_of(visitors: Visitors, user_id: UUID) -> None:
    """Let all sessions of somebody have rested for too long."""
    with unit_of_work(visitors.office.database) as session:
        idle = update(SignIn).where(SignIn.user_id == user_id).values(seen_at=now() - timedelta(hours=2))
        session.execute(idle, execution_options={"bulk": "session_touch"})


def test_a_session_that_ends_while_somebody_types_costs_no_word(visitors: Visitors, form: str) -> None:
    visitors.watch.forgive("answered 401")
    lead = visitors.person(Role.LEAD_REVIEWER, anew=True)
    lead.goto(form)
    end_sessions_of(visitors, visitors.office.people.users[Role.LEAD_REVIEWER].id)
    visitors.office.states.pop(Role.LEAD_REVIEWER, None)
    type_more(lead, " Typed after the session had ended.")
    expect(lead.get_by_text("You have been signed out, so nothing is saved just now")).to_be_visible()
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_role("button", name="Save")).to_be_visible()
    assert lead.get_by_label(TEXT).input_value().endswith("Typed after the session had ended.")
    with lead.context.expect_page() as window:
        lead.get_by_role("link", name="Sign in again in a new window").click()
    visitors.sign_in(window.value, Role.LEAD_REVIEWER)
    window.value.close()
    expect(lead.get_by_text("All is well again. Draft saved at")).to_be_visible(timeout=SLOW)
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_role("main")).to_contain_text("Typed after the session had ended.")
    assert not lead.url.endswith("/edit")


def test_a_long_early_message_outlives_a_cut_line_an_ended_session_and_a_closed_window(visitors: Visitors) -> None:
    for said in ("ERR_INTERNET_DISCONNECTED", "answered 401"):
        visitors.watch.forgive(said)
    adviser = visitors.person(Role.ADVISER, anew=True)
    with visitors.office.database.reading() as session:
        programme_id = scope_of_review(session, visitors.office.review_id).programme_id
    url = f"/programmes/{programme_id}/messages/begin/from-nothing"
    adviser.goto(url)
    box = adviser.get_by_label("What we are seeing")
    adviser.context.set_offline(True)
    box.press_sequentially("Typed on a train. ")
    expect(adviser.get_by_text("No connection: the draft is not saved. Your words are still here")).to_be_visible()
    adviser.context.set_offline(False)
    expect(adviser.get_by_text("All is well again. Draft saved at")).to_be_visible(timeout=SLOW)
    end_sessions_of(visitors, visitors.office.people.users[Role.ADVISER].id)
    visitors.office.states.pop(Role.ADVISER, None)
    box.press_sequentially("Typed after the session had ended.")
    expect(adviser.get_by_text("You have been signed out, so nothing is saved just now")).to_be_visible()
    with adviser.context.expect_page() as window:
        adviser.get_by_role("link", name="Sign in again in a new window").click()
    visitors.sign_in(window.value, Role.ADVISER)
    expect(adviser.get_by_text("All is well again. Draft saved at")).to_be_visible(timeout=SLOW)
    adviser.close()
    window.value.goto(url)
    window.value.get_by_role("link", name="Put these words into the boxes").click()
    box = window.value.get_by_label("What we are seeing")
    assert box.input_value() == "Typed on a train. Typed after the session had ended."


def test_nothing_is_sent_once_another_person_has_signed_in(visitors: Visitors, form: str) -> None:
    visitors.watch.forgive("answered 401")
    visitors.watch.forgive("answered 409")
    lead = visitors.person(Role.LEAD_REVIEWER, anew=True)
    lead.goto(form)
    end_sessions_of(visitors, visitors.office.people.users[Role.LEAD_REVIEWER].id)
    visitors.office.states.pop(Role.LEAD_REVIEWER, None)
    type_more(lead, " For my own eyes.")
    with lead.context.expect_page() as window:
        lead.get_by_role("link", name="Sign in again in a new window").click()
    visitors.sign_in(window.value, Role.TEAM_MEMBER)
    window.value.close()
    expect(lead.get_by_text("Somebody else is signed in here now, so nothing of what you typed is sent")).to_be_visible(
        timeout=SLOW
    )
    lead.get_by_role("button", name="Save").click()
    lead.wait_for_timeout(500)
    assert lead.url.endswith("/edit")
    assert lead.get_by_label(TEXT).input_value().endswith("For my own eyes.")
    with visitors.office.database.reading() as session:
        drafts = session.scalars(select(Draft)).all()
    key = visitors.office.app.extensions["casewindow.keys"].for_purpose(PURPOSE)
    assert [draft for draft in drafts if "For my own eyes." in str(opened(key, draft).fields)] == []


def test_typing_leaves_nothing_in_the_browsers_own_stores(visitors: Visitors, form: str) -> None:
    lead = visitors.person(Role.LEAD_REVIEWER)
    lead.goto(form)
    type_more(lead, " Kept by the server alone.")
    expect(lead.get_by_text("Draft saved at")).to_be_visible()
    assert lead.evaluate("localStorage.length + sessionStorage.length") == 0
    assert lead.evaluate("async () => [await indexedDB.databases(), await caches.keys()]") == [[], []]


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
    other.get_by_role("link", name=re.compile("^compare")).click()
    expect(other.get_by_role("main")).to_contain_text("Version 3")
