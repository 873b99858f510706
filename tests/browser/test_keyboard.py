"""Without a mouse, and without scripts, the same pages work."""

from playwright.sync_api import Page, expect

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from tests.browser.visitors import Visitors
from tests.factories.episodes import an_episode
from tests.factories.sources import a_source

WORDS = "I had eleven open cases that week"
FOCUSED = "() => (document.activeElement.innerText || document.activeElement.name || '').trim()"


def press_until(page: Page, words: str, most: int = 40) -> None:
    """Press Tab until something with these words has the focus."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"Tab never comes to “{words}”")


def test_somebody_signs_in_and_skips_to_the_content_with_the_keyboard_alone(visitors: Visitors) -> None:
    page = visitors.stranger()
    page.goto("/sign-in")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to main content"
    page.keyboard.press("Enter")
    press_until(page, "email")
    page.keyboard.type(visitors.office.people.users[Role.LEAD_REVIEWER].email)
    press_until(page, "password")
    page.keyboard.type(visitors.office.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to main content"
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def test_the_skip_link_works_before_any_script_has_started(visitors: Visitors) -> None:
    page = visitors.person(Role.LEAD_REVIEWER, anew=True, java_script_enabled=False)
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def test_every_stop_of_the_keyboard_is_seen(visitors: Visitors) -> None:
    page = visitors.person(Role.LEAD_REVIEWER)
    page.goto(f"/reviews/{visitors.office.review_id}")
    for _press in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.boxShadow, s.backgroundColor] }"
        )
        assert style[0] != "none" or style[1] != "none", f"nothing shows that “{page.evaluate(FOCUSED)}” has the focus"


def test_without_scripts_somebody_signs_in_writes_an_episode_and_quotes_by_pasting(visitors: Visitors) -> None:
    office = visitors.office
    review_id, lead = office.fresh_review(), office.people.users[Role.LEAD_REVIEWER].id
    with unit_of_work(office.database) as session:
        episode = an_episode(session, review_id, by=lead)
        source = a_source(session, review_id, lead)
        url = f"/reviews/{review_id}/sources/{source.id}"
    page = visitors.person(Role.LEAD_REVIEWER, anew=True, java_script_enabled=False)
    page.goto(f"/reviews/{review_id}/episodes/{episode.id}/edit")
    page.get_by_label("What happened").fill("Written without scripts.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("Written without scripts.")
    page.get_by_role("link", name="Conversations and documents").click()
    page.goto(url)
    page.get_by_label("Words to quote").fill("words that nobody said")
    page.get_by_role("button", name="Keep this quote").click()
    expect(page.locator(".govuk-error-message")).to_contain_text("do not stand in the text")
    page.get_by_label("Words to quote").fill(WORDS)
    page.get_by_label("Hang it on", exact=True).first.select_option(index=1)
    page.get_by_role("button", name="Keep this quote").click()
    expect(page.locator(".app-quote-card")).to_contain_text(WORDS)
    expect(page.locator("mark.app-quoted")).to_contain_text(WORDS)
