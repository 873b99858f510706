"""Names at the door with the keyboard alone, at the end of a long day: forty hits of nine names, each answered once."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from review_app.access.roles import Role
from review_app.sources.queries import latest_text_of, sources_of_review
from tests.browser.visitors import Visitors

NINE = ("Okafor", "Tyler", "Siobhán", "Nguyễn", "Abernethy", "Danielle", "Mrs O’Brien", "Whitby", "Hackney Road")
TEXT = "\n\n".join(
    f"Then we asked {name} about it, and {name} said no. We asked {name} and {name} again." for name in NINE
)


@pytest.fixture
def review_id(visitors: Visitors) -> UUID:
    """A review of its own."""
    return visitors.office.fresh_review()


def texts(visitors: Visitors, review_id: UUID) -> list[str]:
    """The texts of the sources that the review has."""
    with visitors.office.database.reading() as session:
        return [latest_text_of(session, source).text for source in sources_of_review(session, review_id)]


def put_in(page: Page, review_id: UUID) -> None:
    """Paste the text and save it."""
    page.goto(f"/reviews/{review_id}/sources/add/document")
    page.get_by_label("The text", exact=True).fill(TEXT)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Names in this text")


def test_nine_names_are_settled_by_keyboard_alone(visitors: Visitors, review_id: UUID) -> None:
    page = visitors.person(Role.LEAD_REVIEWER)
    put_in(page, review_id)
    expect(page.locator(".app-name")).to_have_count(len(NINE))
    expect(page.get_by_text("Nine names, in 36 places.")).to_be_visible()
    page.locator("#main-content").focus()
    answered = 0
    for _press in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate("() => [document.activeElement.tagName, document.activeElement.innerText]")
        if focused[0] == "SELECT" and page.evaluate("() => document.activeElement.value") == "":
            page.keyboard.type("a person")
            answered += 1
        if focused[1] == "Save the text with these labels":
            break
    assert answered == len(NINE) - 2  # the town and the street begin with a label of their own
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Document")
    (text,) = texts(visitors, review_id)
    assert not [name for name in NINE if name.split()[-1] in text]
    assert text.count("a person (1)") == text.count("a place (1)") == text.count("an address (1)") == 4
    assert "a person (7)" in text


def test_names_are_settled_without_scripts(visitors: Visitors, review_id: UUID) -> None:
    page = visitors.person(Role.LEAD_REVIEWER, anew=True, java_script_enabled=False)
    put_in(page, review_id)
    for box in page.get_by_label("Or a label of your own").all():
        box.fill("somebody who was there")
    page.get_by_role("button", name="Save the text with these labels").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Document")
    assert texts(visitors, review_id)[0].count("somebody who was there") == 4 * len(NINE)
