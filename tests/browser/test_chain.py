"""The chain by hand: from the notes of a conversation to the words that another LSCB reads, and to the Word file."""

import io
from pathlib import Path
from uuid import UUID

import docx
from playwright.sync_api import Page, expect

from review_app.access.roles import Role
from tests.browser.quoting import choose_with_keys, choose_with_mouse
from tests.browser.visitors import Visitors

NOTES = """We met at the children’s centre. She had brought her own notes & asked what would become of them.

“The older one had started to answer for his mother. I remember thinking: he is seven. I wrote it down on the Friday and
put it in the tray for the duty team, as we do.”

About the form she said: “If you tick ‘for information only’ nobody rings you back. I ticked it, because there is no box for
‘I am worried but I cannot say why’.”"""
PATTERN = (
    "Concern is filed as information when the form says so, so that it depends on one tick whether anybody rings back"
)
SECRET = "The older one had started to answer for his mother"


def save(page: Page, button: str = "Save") -> None:
    """Press the button and see that it was taken, on the page that answers: the one before has no error either."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)


def go(page: Page, step: str) -> None:
    """Follow a step of the review's navigation."""
    page.get_by_role("navigation", name="The steps of this review").get_by_role("link", name=step, exact=True).click()


def put_down_people(page: Page) -> None:
    go(page, "People")
    page.get_by_role("link", name="Add an agency").click()
    page.get_by_label("Name").fill("Smith & Daughters “Family” Centre")
    save(page)
    page.get_by_role("link", name="Add a practitioner").click()
    page.get_by_label("Agency").select_option(label="Smith & Daughters “Family” Centre")
    page.get_by_label("Position").fill("Health visitor 1")
    save(page)


def put_down_a_conversation(page: Page) -> None:
    go(page, "Conversations and documents")
    page.get_by_role("link", name="Paste or upload my notes").click()
    page.get_by_label("The text").fill(NOTES)
    page.get_by_label("With whom").select_option(label="Health visitor 1")
    page.get_by_label("When").fill("10 March 2011")
    page.get_by_label("The promise was said aloud on").fill("10 March 2011")
    save(page)


def quote(page: Page, target: str) -> None:
    """Hang the chosen words on something and keep them."""
    page.get_by_label("Hang it on", exact=True).first.select_option(label=target)
    page.get_by_role("button", name="Keep this quote").click()
    expect(page.locator(".govuk-error-message")).to_have_count(0)


def write_an_episode(page: Page) -> None:
    go(page, "Key practice episodes")
    page.get_by_role("link", name="Add an episode").click()
    page.get_by_label("Title").fill("The form that went into the tray")
    page.get_by_label("When").first.fill("about 3 March 2009")
    page.get_by_label("Mixed").check()
    page.get_by_label("Smith & Daughters “Family” Centre").check()
    page.get_by_label("Health visitor 1").check()
    page.get_by_label("What happened").fill("The health visitor sent a form. It was read as information.")
    save(page)
    page.get_by_role("link", name="Write the view of Health visitor 1").click()
    page.get_by_label("How it looked to them then").fill("Friday, eleven open cases, and a box to tick.")
    save(page)
    page.get_by_role("link", name="Write the appraisal").click()
    page.get_by_label("What was done well").fill("What she saw was written down on the same day.")
    page.get_by_label("Usual local practice").check()
    page.get_by_label("The review team agrees").check()
    save(page)
    page.get_by_role("link", name="Add a factor").click()
    page.get_by_role("radio", name="Workload", exact=True).check()
    page.get_by_label("What helped or hindered, and how?").fill("The form has no box for a worry without a reason.")
    page.get_by_label("Hindered", exact=True).check()
    save(page)


def write_a_finding(page: Page) -> None:
    go(page, "Findings")
    page.get_by_role("link", name="Add a finding").click()
    page.get_by_role("textbox", name="The finding in one sentence", exact=True).fill(PATTERN)
    page.get_by_role("combobox", name="Category", exact=True).select_option(index=1)
    save(page)
    page.get_by_role("textbox", name="Description of the issue", exact=True).fill(
        "The form sorts before anybody has read."
    )
    page.get_by_role("textbox", name="How did the issue feature in this case?", exact=True).fill(
        "A worry was filed in March and in May."
    )
    page.get_by_role("textbox", name="Why does it matter?", exact=True).fill(
        "What nobody reads as a worry is nobody’s worry."
    )
    page.get_by_role("textbox", name="Finding in brief", exact=True).fill(
        "One tick decides whether anybody rings back."
    )
    save(page)
    page.get_by_role("link", name="Add outside evidence").click()
    page.get_by_role("radio").first.check()
    page.get_by_role("textbox", name="What do they say, or what does it show?", exact=True).fill(
        "All five said that they tick it too."
    )
    save(page)
    page.get_by_role("link", name="Add a question").click()
    page.get_by_role("textbox", name="The question", exact=True).fill(
        "Who reads the forms that are ticked for information?"
    )
    save(page)
    page.get_by_role("link", name="Tick what it rests on").click()
    for box in page.get_by_role("main").get_by_role("checkbox").all()[:2]:
        box.check()
    save(page)


def agree_and_propose(page: Page) -> None:
    page.get_by_label("Agreed on").fill("17 May 2011")
    save(page, "Agree this finding")
    page.get_by_role("link", name="Propose a wording for sharing").click()
    page.get_by_role("textbox", name="In brief").fill("One tick on a form decides whether anybody rings back.")
    save(page, "Propose this wording")


def write_a_section_and_download(page: Page, folder: Path) -> str:
    """Write one section of the report; the words of the Word file that comes back."""
    go(page, "Report")
    page.locator("a[href$='/sections/why-this-case/edit']").click()
    page.get_by_role("textbox", name="Text").fill(
        "This case was chosen because many people had met the family. See finding 1."
    )
    save(page)
    go(page, "Report")
    page.get_by_label("Whose copy is this?").fill("Siân O’Brien")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the working draft (Word)").click()
    file = folder / "draft.docx"
    download.value.save_as(file)
    document = docx.Document(io.BytesIO(file.read_bytes()))
    return " ".join(paragraph.text for paragraph in document.paragraphs)


def consent(page: Page, review_id: UUID) -> None:
    page.goto(f"/reviews/{review_id}/wordings")
    page.get_by_role("main").get_by_role("link", name=PATTERN).click()
    expect(page.get_by_role("main")).to_contain_text("One tick on a form decides")
    save(page, "I consent to sharing these words")
    expect(page.get_by_role("main")).to_contain_text("Agreed to share")


def test_a_review_is_typed_in_by_hand_and_only_what_the_chair_consents_to_leaves_it(
    visitors: Visitors, tmp_path: Path
) -> None:
    office = visitors.office
    review_id = office.fresh_review()
    lead = visitors.person(Role.LEAD_REVIEWER, accept_downloads=True)
    lead.goto(f"/reviews/{review_id}")
    put_down_people(lead)
    put_down_a_conversation(lead)
    choose_with_mouse(lead, SECRET)
    quote(lead, "Nothing yet: only keep the quote")
    expect(lead.locator("mark.app-quoted")).to_contain_text(SECRET)
    source = lead.url.partition("#")[0].partition("?")[0]

    write_an_episode(lead)
    write_a_finding(lead)
    finding = lead.url.partition("#")[0]
    lead.goto(source)
    choose_with_keys(lead, 3, range(10, 16))
    lead.keyboard.type("Episode 1")
    words = lead.get_by_label("Words to quote").input_value()
    assert words in " ".join(NOTES.split()), words
    lead.keyboard.press("Tab")
    lead.keyboard.press("Tab")
    lead.keyboard.press("Enter")
    expect(lead.locator(".app-quote-card").filter(has_text=words)).to_contain_text("Episode 1")

    lead.goto(finding)
    agree_and_propose(lead)
    text = write_a_section_and_download(lead, tmp_path)
    assert PATTERN in text
    assert "many people had met the family" in text
    assert SECRET not in text
    assert "Health visitor 1" not in text

    adviser = visitors.person(Role.ADVISER)
    across = f"/programmes/{office.people.scopes['programme'].programme_id}/across"
    adviser.goto(across)
    expect(adviser.get_by_role("main")).not_to_contain_text(PATTERN)
    consent(visitors.person(Role.CHAIR), review_id)
    adviser.goto(across)
    expect(adviser.get_by_role("main")).to_contain_text(PATTERN)
    expect(adviser.get_by_role("main")).not_to_contain_text("A worry was filed")
    answer = adviser.goto(source)
    assert answer is not None
    assert answer.status in {403, 404}
    assert SECRET not in adviser.content()
