"""Leaving: after signing out, nothing of a case comes back with the browser's own button."""

from playwright.sync_api import Page, expect

from review_app.access.roles import Role
from tests.browser.visitors import Visitors

WORDS = "What the LSCB wants to learn"
CACHED = """() => new Promise(resolve => window.addEventListener('pageshow', event => resolve(event.persisted), { once: true }))"""


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_back_after_sign_out_shows_no_case_text_although_the_browser_keeps_pages(visitors: Visitors) -> None:
    page = visitors.person(Role.LEAD_REVIEWER, anew=True)
    page.goto(f"/reviews/{visitors.office.review_id}")
    expect(page.get_by_role("main")).to_contain_text(WORDS)
    page.goto(f"/reviews/{visitors.office.review_id}/narrative")
    sign_out(page)
    for _step in range(2):
        page.go_back()
        page.wait_for_load_state()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        assert WORDS not in page.content()


def test_signing_out_in_one_window_ends_the_other(visitors: Visitors) -> None:
    page = visitors.person(Role.LEAD_REVIEWER, anew=True)
    page.goto("/account")
    other = page.context.new_page()
    other.goto(f"/reviews/{visitors.office.review_id}")
    sign_out(page)
    other.reload()
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
