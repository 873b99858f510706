"""Every page of the house is usable by everybody: WCAG 2.2 A and AA, wide and narrow, with and without errors."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Error, Page, Response

from review_app.access.permissions import Permission
from review_app.rooms import ROOMS
from tests.browser import axe
from tests.browser.office import Office
from tests.browser.visitors import Visitors
from tools import pages

WITH_PAGES = sorted(room.name for room in ROOMS if room.blueprint is not None)
BOXES = "input:not([type=hidden]):not([type=submit]), textarea, select"
EMPTY_AND_SEND = """form => {
  for (const box of form.querySelectorAll('input:not([type=hidden]):not([type=submit]), textarea, select')) {
    if (box.type === 'checkbox' || box.type === 'radio') box.checked = false
    else if (box.tagName === 'SELECT') box.selectedIndex = box.querySelector('option[value=""]') ? [...box.options].findIndex(each => !each.value) : 0
    else box.value = ''
  }
  form.submit()
}"""


def pages_of_room(office: Office, room: str, *, spoilt: bool = False) -> list[pages.Page]:
    """The pages of one room, at addresses of the complete review; in a spoilt office some lead nowhere any more."""
    with office.database.reading() as session:
        found, unfilled = pages.pages_of(office.app, session, office.review_id)
    assert spoilt or unfilled == []
    return [page for page in found if page.endpoint.partition(".")[0] == room]


def opened(visitors: Visitors, found: list[pages.Page]) -> Iterator[tuple[pages.Page, Page, Response]]:
    """Each page as the person who sees the most of it sees it; downloads and what isn't a page are left out."""
    browsers: dict[object, Page] = {}
    for each in found:
        able = visitors.office.people.who_may(each)
        role = able[0] if able else None
        assert able or each.permission is Permission.OPEN_TO_ALL, f"nobody may open {each.name}"
        if role not in browsers:
            browsers[role] = visitors.person(role) if role else visitors.stranger()
            browsers[role].context.add_init_script(path=axe.AXE)
        page = browsers[role]
        try:
            response = page.goto(each.url)
        except Error as problem:
            if "Download is starting" in problem.message:
                continue
            raise
        assert response is not None
        if "text/html" in response.headers.get("content-type", ""):
            yield each, page, response


@pytest.mark.parametrize("room", WITH_PAGES)
def test_every_page_can_be_used_by_everybody_wide_and_narrow(visitors: Visitors, room: str) -> None:
    complaints = []
    for each, page, response in opened(visitors, pages_of_room(visitors.office, room)):
        assert response.status == 200, f"{each.name} answered {response.status}"
        complaints += [f"{each.name} {sentence}" for sentence in axe.at_both_widths(page)]
    assert complaints == []


@pytest.mark.parametrize("room", WITH_PAGES)
def test_every_form_sent_empty_says_what_is_missing_in_a_way_that_everybody_can_use(
    visitors_of_a_copy: Visitors, room: str
) -> None:
    visitors, complaints = visitors_of_a_copy, []
    with_forms = [page for page in pages_of_room(visitors.office, room, spoilt=True) if page.has_form]
    for each, page, response in opened(visitors, with_forms):
        if response.status != 200:
            continue  # an empty form sent before was taken, and what this page shows is gone
        page.set_viewport_size({"width": axe.NARROW, "height": 900})
        form = page.locator("main form[method=post]:has(button)").first
        if not form.count() or not form.locator(BOXES).count():
            continue  # a button alone: nothing can be missing
        with page.expect_navigation() as answer:
            form.evaluate(EMPTY_AND_SEND)
        if answer.value is None or answer.value.status != 422:
            continue
        summary = page.locator(".govuk-error-summary")
        if not summary.count():
            complaints.append(f"{each.name} answers 422 without saying what is wrong at the top")
        if not re.match("Error: ", page.title()):
            complaints.append(f"{each.name}: the title does not begin with “Error: ”")
        complaints += [f"{each.name} {sentence}" for sentence in [*axe.complaints(page), *axe.sideways(page)]]
    assert complaints == []


@pytest.mark.parametrize(
    ("planted", "complaint"),
    [
        ("main.innerHTML += '<img src=\"/static/images/casewindow.svg\">'", "image-alt"),
        ("main.innerHTML += '<input>'", "label"),
        ("main.innerHTML += '<p class=\"app-wide\">' + 'x'.repeat(400) + '</p>'", "scrolls sideways"),
    ],
)
def test_a_planted_fault_is_seen(visitors: Visitors, planted: str, complaint: str) -> None:
    page = visitors.stranger()
    page.context.add_init_script(path=axe.AXE)
    page.goto("/sign-in")
    assert axe.at_both_widths(page) == []
    page.evaluate(f"() => {{ const main = document.querySelector('main'); {planted} }}")
    assert any(complaint in sentence for sentence in axe.at_both_widths(page))


def test_a_planted_style_and_a_picture_from_another_host_are_seen(visitors: Visitors) -> None:
    page = visitors.stranger()
    page.goto("/sign-in")
    page.evaluate(
        '() => { document.body.innerHTML += \'<p style="color:red">x</p><img src="https://example.org/a.png">\' }'
    )
    page.wait_for_timeout(300)
    found = " ".join(visitors.watch.found())
    visitors.watch.problems.clear()
    assert "Content Security Policy" in found
