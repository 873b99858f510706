"""The notes of a conversation, typed in the evening on a bad line: nothing is lost, and nothing is kept twice."""

from io import BytesIO
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from review_app.access.roles import Role
from review_app.sources.queries import latest_text_of, sources_of_review
from tests.browser.visitors import Visitors

SLOW = 20_000  # milliseconds: what could not be sent is tried again after a while
TEXT = "The text"
KEPT = "she rang at nine. she rang again at ten. nobody wrote it down."


@pytest.fixture
def review_id(visitors: Visitors) -> UUID:
    """A review of its own."""
    return visitors.office.fresh_review()


def texts(visitors: Visitors, review_id: UUID) -> list[str]:
    """The texts of the sources that the review has."""
    with visitors.office.database.reading() as session:
        return [latest_text_of(session, source).text for source in sources_of_review(session, review_id)]


def press_save(page: Page) -> None:
    """Press Save; a button of GOV.UK Frontend takes no second press within a second."""
    page.wait_for_timeout(1_100)
    page.get_by_role("button", name="Save").click()


def test_notes_typed_while_the_line_is_cut_three_times_are_kept_once(visitors: Visitors, review_id: UUID) -> None:
    visitors.watch.forgive("ERR_INTERNET_DISCONNECTED")
    lead = visitors.person(Role.LEAD_REVIEWER)
    lead.goto(f"/reviews/{review_id}/sources/add/conversation")
    for words in ("she rang at nine.", " she rang again at ten.", " nobody wrote it down."):
        lead.context.set_offline(True)
        lead.get_by_label(TEXT, exact=True).press("Control+End")
        lead.get_by_label(TEXT, exact=True).press_sequentially(words)
        expect(lead.get_by_text("No connection: the draft is not saved.")).to_be_visible()
        press_save(lead)
        expect(lead.get_by_text("No connection: nothing was saved.")).to_be_visible()
        lead.context.set_offline(False)
        expect(lead.get_by_text("Draft saved at")).to_be_visible(timeout=SLOW)
    assert texts(visitors, review_id) == []
    lead.get_by_role("button", name="Lay the headings over the text").click()
    box = lead.get_by_label(TEXT, exact=True)
    assert box.input_value().startswith(f"{KEPT}\n\nIntroduction\n\nOverview\n\nTurning points")
    box.press("Control+z")
    expect(box).to_have_value(KEPT)
    lead.wait_for_timeout(1_100)
    lead.get_by_role("button", name="Lay the headings over the text").click()
    lead.get_by_role("button", name="Take the empty headings away").click()
    expect(box).to_have_value(KEPT)
    press_save(lead)
    expect(lead.get_by_role("heading", name="Conversation", exact=True)).to_be_visible()
    lead.go_back()
    expect(lead.get_by_text("and did not save")).to_have_count(0)
    assert texts(visitors, review_id) == [KEPT]


def test_an_answer_that_is_lost_on_the_way_keeps_the_notes_once(visitors: Visitors, review_id: UUID) -> None:
    visitors.watch.forgive("ERR_FAILED")
    lead = visitors.person(Role.LEAD_REVIEWER)
    address = f"/reviews/{review_id}/sources/add/conversation"
    lead.goto(address)
    lead.get_by_label(TEXT, exact=True).fill("she rang at nine.")
    fields = lead.evaluate("() => [...new FormData(document.querySelector('main form[data-draft-url]'))]")
    once = lead.context.request.post(f"{visitors.office.address}{address}", form=dict(fields), max_redirects=0)
    assert once.status == 302  # it was kept, and the page never heard of it
    press_save(lead)
    expect(lead.get_by_role("heading", name="Conversation", exact=True)).to_be_visible()
    assert texts(visitors, review_id) == ["she rang at nine."]


def test_the_preview_of_a_file_stays_when_save_is_pressed_without_a_line(
    visitors: Visitors, review_id: UUID, tmp_path: Path
) -> None:
    visitors.watch.forgive("ERR_INTERNET_DISCONNECTED")
    lead = visitors.person(Role.LEAD_REVIEWER)
    lead.goto(f"/reviews/{review_id}/sources/upload/conversation")
    lead.get_by_text("Take the Word form out").click()
    with lead.expect_download() as download:
        lead.get_by_role("button", name="Empty form").click()
    form = tmp_path / "form.docx"
    download.value.save_as(form)
    out = BytesIO()
    with ZipFile(form) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"Write here.", b"she rang at nine.", 1))
    form.write_bytes(out.getvalue())
    lead.get_by_label("The file").set_input_files(form)
    lead.get_by_role("button", name="Read this file").click()
    expect(lead.get_by_text("This is what the form says. Nothing is saved yet.")).to_be_visible()
    lead.locator("body.js-enabled").wait_for()  # the page's scripts are there before the line goes
    lead.context.set_offline(True)
    press_save(lead)
    expect(lead.get_by_text("No connection: nothing was saved.")).to_be_visible()
    lead.context.set_offline(False)
    expect(lead.get_by_text("No connection: nothing was saved.")).to_have_count(0, timeout=SLOW)
    press_save(lead)
    expect(lead.get_by_role("heading", name="Conversation", exact=True)).to_be_visible()
    assert texts(visitors, review_id) == ["Introduction\n\nshe rang at nine."]
