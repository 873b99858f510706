"""Quoting as people do it: with the mouse, with the keys alone, by touch, over one another, two at once; and undoing it."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from tests.browser.axe import AXE, at_both_widths
from tests.browser.quoting import choose_by_touch, choose_with_keys, choose_with_mouse, press_with_keys
from tests.browser.visitors import Visitors
from tests.factories.episodes import an_episode
from tests.factories.sources import a_source

NOTES = """She met the family in January. “Two bedrooms, third floor, and the heating on a card 🙂 that had run out.”

The mother’s sister rang on 3 March. Nobody wrote it down, because the form has no place for a worry.

אמא אמרה שהכול בסדר

She said: “I had eleven open cases that week, and I was pleased the child looked well.”"""
LONG = "\n\n".join(
    f"Paragraph {number} of a long conversation, in which a good deal was said." for number in range(1, 160)
)
BESIDE = """() => {
  const [words, card] = ['mark', '#quote-A'].map(each => document.querySelector(each).getBoundingClientRect())
  return Math.abs(words.top - card.top) < 30
}"""
WITHOUT_LETTERS = """paragraph => {
  const copy = paragraph.cloneNode(true)
  copy.querySelectorAll('[data-not-text]').forEach(each => each.remove())
  return copy.textContent
}"""
EPISODES = ("The form that went into the tray", "The visit after the call")


class Desk:
    """A review with two episodes, and a source to read."""

    def __init__(self, visitors: Visitors, text: str = NOTES) -> None:
        office = visitors.office
        self.review_id, lead = office.fresh_review(), office.people.users[Role.LEAD_REVIEWER].id
        with unit_of_work(office.database) as session:
            for title in EPISODES:
                an_episode(session, self.review_id, by=lead, title=title)
            self.source_id: UUID = a_source(session, self.review_id, lead, text=text).id
        self.url = f"/reviews/{self.review_id}/sources/{self.source_id}"


@pytest.fixture
def desk(visitors: Visitors) -> Desk:
    return Desk(visitors)


@pytest.fixture
def lead(visitors: Visitors, desk: Desk) -> Page:
    """The lead reviewer with the source open."""
    page = visitors.person(Role.LEAD_REVIEWER)
    page.goto(desk.url)
    return page


def hang_on(page: Page, episode: str, button: str = "Keep this quote") -> None:
    """Choose an episode in the form beside the words, and press a button."""
    page.locator("#quote-target").select_option(label=next(each for each in _options(page) if each.endswith(episode)))
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".govuk-error-message")).to_have_count(0)


def _options(page: Page) -> list[str]:
    return page.locator("#quote-target option").all_inner_texts()


def test_words_are_hung_on_two_things_moved_taken_off_and_put_back_without_leaving_the_text(lead: Page) -> None:
    choose_with_mouse(lead, "eleven open cases")
    hang_on(lead, EPISODES[0], "Keep it, and hang it on more")
    card = lead.locator("#card")
    expect(card).to_be_in_viewport()
    target = card.get_by_label("Hang this quote on")
    target.select_option(index=2)
    card.get_by_role("button", name="Hang it there").click()
    expect(card.locator("li")).to_have_count(2)
    card.get_by_role("button", name=f"Take off Episode 1: {EPISODES[0]}").click()
    expect(card.get_by_role("status")).to_contain_text(f"Taken off Episode 1: {EPISODES[0]}.")
    expect(card.locator("li")).to_have_count(1)
    card.get_by_role("button", name="Undo").click()
    expect(card.locator("li")).to_have_count(2)
    card.get_by_role("link", name="Take this quote off").click()
    lead.get_by_label("Why").fill("Quoted by mistake")
    lead.get_by_role("button", name="Take it off").click()
    expect(lead.locator("mark")).to_have_count(0)
    expect(lead.locator("#gone")).to_be_in_viewport()
    lead.locator("#gone").get_by_role("button", name="Undo").click()
    expect(lead.locator("mark")).to_have_text("eleven open cases")
    expect(card.locator("li")).to_have_count(2)


def test_quotes_over_one_another_stay_readable_and_show_whose_words_are_whose(lead: Page) -> None:
    for words in ("eleven open cases that week", "pleased the child"):
        choose_with_mouse(lead, words)
        hang_on(lead, EPISODES[0])
    # From the middle of one quote to the middle of another, over their letters and what stands between them.
    lead.evaluate(
        """() => {
          const marks = document.querySelectorAll('mark')
          const range = document.createRange()
          range.setStart(marks[0].firstChild, 'eleven '.length)
          range.setEnd(marks[1].firstChild, 'pleased'.length)
          getSelection().removeAllRanges()
          getSelection().addRange(range)
        }"""
    )
    expect(lead.locator("#quote-words")).to_have_value("open cases that week, and I was pleased")
    hang_on(lead, EPISODES[1])
    assert lead.locator("mark").all_inner_texts() == [
        "eleven ", "open cases that week", ", and I was ", "pleased", " the child"
    ]  # fmt: skip
    assert [mark.get_attribute("data-quotes") for mark in lead.locator("mark").all()] == ["A", "A B", "B", "B C", "C"]
    paragraph = lead.locator("[data-start]").last
    read = paragraph.evaluate(WITHOUT_LETTERS)
    assert read == NOTES.split("\n\n")[3]
    lead.locator("#quote-B").hover()
    lit = lead.locator("mark.app-quoted--lit")
    assert lit.all_inner_texts() == ["open cases that week", ", and I was ", "pleased"]
    lead.context.add_init_script(path=AXE)
    lead.reload()
    assert at_both_widths(lead) == []


def test_a_card_stands_beside_the_line_where_its_words_begin(visitors: Visitors) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    desk = Desk(visitors, words)
    lead = visitors.person(Role.LEAD_REVIEWER)
    lead.goto(desk.url)
    choose_with_mouse(lead, "word700 word701 word702")
    before = lead.evaluate("() => scrollY")
    hang_on(lead, EPISODES[0])
    lead.wait_for_function(BESIDE)  # the page's scripts put the card there
    assert before > 500
    expect(lead.locator("mark")).to_be_in_viewport()  # the reader's place is kept, although the page came back
    lead.set_viewport_size({"width": 320, "height": 700})
    place, card = lead.locator("mark").first.bounding_box(), lead.locator("#quote-A").bounding_box()
    assert place
    assert card
    assert card["y"] > place["y"] + place["height"]


def test_by_keys_alone_words_are_chosen_also_where_they_run_from_right_to_left(lead: Page) -> None:
    choose_with_keys(lead, 3, range(1, 3), forward="ArrowLeft")
    expect(lead.locator("#quote-words")).to_have_value("אמרה שהכול")
    lead.keyboard.press("ArrowDown")
    lead.keyboard.press("Tab")
    lead.keyboard.type("What she said")
    lead.keyboard.press("Tab")
    lead.keyboard.press("Enter")
    expect(lead.locator("mark")).to_have_text("אמרה שהכול")
    expect(lead.locator("#quote-A")).to_contain_text("What she said")
    # And from the card, still by keys: open it, take the quote off what it hangs on, undo.
    press_with_keys(lead.get_by_role("link", name="Hang, move or take off quote A"))
    press_with_keys(lead.get_by_role("button", name="Take off Episode"))
    press_with_keys(lead.get_by_role("button", name="Undo"))
    expect(lead.locator("#card li")).to_have_count(1)
    expect(lead.locator("#card li")).to_contain_text("Episode 1")


def test_by_touch_the_form_is_reached_from_the_foot_of_the_screen(visitors: Visitors) -> None:
    desk = Desk(visitors, LONG)
    lead = visitors.person(Role.LEAD_REVIEWER, has_touch=True, viewport={"width": 360, "height": 640})
    lead.goto(desk.url)
    choose_by_touch(lead, "Paragraph 120 of a long conversation")
    bar = lead.get_by_role("button", name="Quote these words")
    expect(bar).to_be_in_viewport()
    bar.tap()
    expect(lead.locator("#quote-target")).to_be_focused()
    expect(lead.locator("#quote-target")).to_be_in_viewport()
    expect(bar).to_be_hidden()
    hang_on(lead, EPISODES[0])
    expect(lead.locator("mark")).to_be_in_viewport()
    expect(lead.locator("mark")).to_have_text("Paragraph 120 of a long conversation")


def test_two_people_quote_from_one_source_at_once_and_each_keeps_the_others_quotes(
    visitors: Visitors, desk: Desk, lead: Page
) -> None:
    member = visitors.person(Role.TEAM_MEMBER)
    member.goto(desk.url)
    choose_with_mouse(lead, "eleven open cases that week")
    choose_with_mouse(member, "open cases that week, and I was pleased")
    hang_on(lead, EPISODES[0])
    hang_on(member, EPISODES[1])  # on a page that knows nothing of the first
    expect(member.locator(".app-quote-card")).to_have_count(2)
    assert member.locator("mark").all_inner_texts() == ["eleven ", "open cases that week", ", and I was pleased"]
    # One corrects the text while the other has words chosen: the words are found, or the other is told.
    choose_with_mouse(member, "Nobody wrote it down")
    lead.goto(f"{desk.url}/text")
    lead.get_by_label("The text").fill(
        NOTES.replace("She met", "Before that she had met").replace("eleven open", "twelve open")
    )
    lead.get_by_role("button", name="Save the corrected text").click()
    expect(lead.locator(".app-source")).to_be_visible()
    hang_on(member, EPISODES[0])
    assert "Nobody wrote it down" in member.locator("mark").all_inner_texts()
    expect(member.locator("#left")).to_contain_text("eleven open cases that week")


def test_a_quote_that_a_correction_left_behind_is_found_again_with_the_mouse(desk: Desk, lead: Page) -> None:
    choose_with_mouse(lead, "eleven open cases")
    hang_on(lead, EPISODES[0])
    lead.goto(f"{desk.url}/text")
    lead.get_by_label("The text").fill(NOTES.replace("eleven open cases", "a dozen families"))
    lead.get_by_role("button", name="Save the corrected text").click()
    lead.get_by_role("link", name="See what to do with it").click()
    lead.get_by_role("link", name="Find it again").click()
    choose_with_mouse(lead, "a dozen families", label="The words in the corrected text")
    lead.get_by_role("button", name="These are the words").click()
    expect(lead.locator("mark")).to_have_text("a dozen families")
    expect(lead.locator("#quote-A")).to_contain_text("Episode 1")
    expect(lead.locator("#left")).to_have_count(0)
