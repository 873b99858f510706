"""Entries put down in the grid by somebody whose hands stay on the keyboard: typed, pasted, mended, on a bad line."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from review_app.access.roles import Role
from review_app.narrative.queries import entries_of_review
from tests.browser.test_keyboard import press_until
from tests.browser.visitors import Visitors

SLOW = 20_000  # milliseconds: what could not be sent is tried again after a while
FOCUSED = "() => document.activeElement.id"
COPIED = (
    'Easter 2009\tThe family\t"away,\nfor ""a bit"""\r\nMar 2010\tThe child\tSlept in class & said so\r\n'
    "May 2010\tSocial worker 9\tCame by\r\n"
)


@pytest.fixture
def review_id(visitors: Visitors) -> UUID:
    """A review of its own."""
    return visitors.office.fresh_review()


def stored(visitors: Visitors, review_id: UUID) -> list[tuple[str, str, str]]:
    """The entries that the review has."""
    with visitors.office.database.reading() as session:
        found = entries_of_review(session, review_id)
        return [(entry.on.wording, entry.lane_words, entry.what) for entry in found]


def open_grid(page: Page, review_id: UUID) -> None:
    """Go from the narrative to the first cell with keys alone."""
    page.goto(f"/reviews/{review_id}/narrative")
    press_until(page, "Add several", most=80)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Add several entries")).to_be_visible()
    press_until(page, "rows-0-on", most=80)


def copy(page: Page, text: str) -> None:
    """Put a piece of a table on the clipboard, as another program does."""
    other = page.context.new_page()
    other.set_content("<textarea></textarea>")
    other.locator("textarea").evaluate("(box, text) => { box.value = text; box.select() }", text)
    other.keyboard.press("Control+c")
    other.close()
    page.bring_to_front()


def press_save(page: Page) -> None:
    """Go on to the button and press it; a button of GOV.UK Frontend takes no second press within a second."""
    page.wait_for_timeout(1_100)
    press_until(page, "Save these entries", most=120)
    page.keyboard.press("Enter")


def test_rows_are_typed_and_pasted_and_a_wrong_date_is_mended_without_a_mouse(
    visitors: Visitors, review_id: UUID
) -> None:
    lead = visitors.person(Role.LEAD_REVIEWER)
    open_grid(lead, review_id)
    lead.keyboard.type("about 3 march 2009")
    lead.keyboard.press("Tab")
    lead.keyboard.type("The ch")  # the list goes to the line that begins so
    lead.keyboard.press("Tab")
    lead.keyboard.type("no food in the flat & “a note”.")
    lead.keyboard.press("Enter")
    expect(lead.locator("#rows-1-on")).to_be_focused()
    lead.keyboard.type("the other week")
    expect(lead.locator("#rows-1-lane_code")).to_have_value("child")  # the lane of the row above
    lead.keyboard.press("Tab")
    lead.keyboard.press("Tab")
    lead.keyboard.type("Somebody rang.")
    lead.keyboard.press("Enter")
    copy(lead, COPIED)
    lead.keyboard.press("Control+v")
    expect(lead.locator("#rows-2-what")).to_have_value('away, for "a bit"')
    expect(lead.locator("#rows-2-lane_code")).to_have_value("family")
    expect(lead.locator("#rows-3-what")).to_have_value("Slept in class & said so")
    expect(lead.locator("#rows-4-lane_code")).to_have_value("")  # never the lane of the row above
    expect(lead.get_by_text("“Social worker 9” is none of these.")).to_be_visible()
    press_save(lead)
    expect(lead.get_by_text("There is a problem: nothing is saved yet")).to_be_visible()
    assert stored(visitors, review_id) == []
    expect(lead.locator(".govuk-error-summary")).to_be_focused()  # before the first Tab, as a person would wait for
    press_until(lead, "Row 2: Write a date as")
    lead.keyboard.press("Enter")
    expect(lead.locator("#rows-1-on")).to_be_focused()
    lead.keyboard.press("Control+a")
    lead.keyboard.type("12 March 2009")
    for _press in range(40):
        if lead.evaluate(FOCUSED) == "rows-4-lane_code":
            break
        lead.keyboard.press("Tab")
    lead.keyboard.type("Fam")
    press_save(lead)
    expect(lead.get_by_text("Five entries added.")).to_be_visible()
    assert stored(visitors, review_id) == [
        ("about 3 March 2009", "The child", "no food in the flat & “a note”."),
        ("12 March 2009", "The child", "Somebody rang."),
        ("Easter 2009", "Family", 'away, for "a bit"'),
        ("March 2010", "The child", "Slept in class & said so"),
        ("May 2010", "Family", "Came by"),
    ]


def test_rows_longer_than_the_table_are_pasted_and_kept_while_the_line_is_cut(
    visitors: Visitors, review_id: UUID
) -> None:
    visitors.watch.forgive("ERR_INTERNET_DISCONNECTED")
    lead = visitors.person(Role.LEAD_REVIEWER)
    open_grid(lead, review_id)
    lead.context.set_offline(True)
    copy(lead, "".join(f"{number} March 2009\tThe child\tDay {number}\n" for number in range(1, 21)))
    lead.keyboard.press("Control+v")
    expect(lead.locator("#rows-19-what")).to_have_value("Day 20")
    expect(lead.get_by_text("No connection: the draft is not saved. Your words are still here")).to_be_visible()
    press_save(lead)
    expect(lead.get_by_text("No connection: nothing was saved.")).to_be_visible()
    assert stored(visitors, review_id) == []
    lead.context.set_offline(False)
    expect(lead.get_by_text("Draft saved at")).to_be_visible(timeout=SLOW)
    lead.reload()
    press_until(lead, "Put them back into the table", most=80)
    lead.keyboard.press("Enter")
    expect(lead.locator("#rows-19-what")).to_have_value("Day 20")
    press_until(lead, "rows-0-on", most=80)
    press_save(lead)
    expect(lead.get_by_text("20 entries added.")).to_be_visible()
    assert [what for _on, _lane, what in stored(visitors, review_id)] == [f"Day {number}" for number in range(1, 21)]
