"""The drawing as people use it: chosen in the list by keys, moved about in, and left as a picture where there are no scripts."""

import pytest
from playwright.sync_api import Page, expect

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from tests.browser.axe import AXE, at_both_widths
from tests.browser.visitors import Visitors
from tests.factories.graph import a_chain

DRAWN = "figure[data-drawn]"

# Before the page's scripts have begun.
OPENED_EARLY = """document.addEventListener('readystatechange', () => {
  for (const box of document.querySelectorAll('details[data-later]')) box.open = true
})"""


@pytest.fixture
def lead(visitors: Visitors) -> Page:
    """The lead reviewer with the drawing of a small review open."""
    office = visitors.office
    review_id = office.fresh_review()
    with unit_of_work(office.database) as session:
        a_chain(session, review_id, by=office.people.users[Role.LEAD_REVIEWER].id)
    page = visitors.person(Role.LEAD_REVIEWER)
    page.context.add_init_script(path=AXE)
    page.goto(f"/reviews/{review_id}/findings/drawing")
    expect(page.locator(DRAWN)).to_be_visible()
    return page


def test_a_line_of_the_list_is_shown_in_the_drawing_by_keys_alone(lead: Page) -> None:
    line = lead.locator("[data-point^='finding-']").first
    line.focus()
    lead.keyboard.press("Enter")
    expect(lead.locator("[data-drawing-said]")).to_have_text("Finding 1: 7 points lead to it.")
    expect(line).to_have_attribute("aria-current", "")
    for what in ("Larger", "Smaller", "Whole drawing", "Choose nothing"):
        lead.get_by_role("button", name=what).press("Enter")
    expect(lead.locator("[data-drawing-said]")).to_have_text("")
    expect(line).not_to_have_attribute("aria-current", "")


def test_the_drawing_brings_no_style_of_its_own_and_passes_at_both_widths(lead: Page) -> None:
    assert lead.locator("style").count() == 0  # that nothing was reported is what `visitors` asserts
    assert lead.locator("[data-drawing-canvas] canvas").count() > 0
    expect(lead.locator("[data-drawing-picture]")).to_be_hidden()
    lead.emulate_media(media="print")
    expect(lead.locator("[data-drawing-picture]")).to_be_visible()
    lead.emulate_media(media="screen")
    assert at_both_widths(lead) == []


def test_what_would_be_left_is_fetched_when_it_is_opened_however_early(lead: Page) -> None:
    lead.locator("a", has_text="Open Document 1").first.click()
    box = lead.locator("details[data-later]")
    box.locator("summary").press("Enter")
    expect(box).to_contain_text("rests on it too")
    expect(box.get_by_role("link", name="See what would be left")).to_have_count(0)
    lead.add_init_script(OPENED_EARLY)
    lead.reload()
    expect(box).to_contain_text("rests on it too")
