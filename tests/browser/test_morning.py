"""A themes morning on a laptop, a tablet and a shared screen: a mouse, a finger, the keyboard; the line drops and comes back."""

from playwright.sync_api import Page, expect

from review_app.access.roles import Role
from tests.browser.visitors import PATIENCE, Visitors

TABLET = {"width": 768, "height": 1024}


class Finger:
    """One finger on a screen that feels it."""

    def __init__(self, page: Page) -> None:
        self.page, self.line = page, page.context.new_cdp_session(page)
        self.at = (0.0, 0.0)

    def sweep(self, selector: str, *, up: int) -> None:
        """Lay it on something and sweep."""
        self.take(selector, begin=(0, -up))
        self._touch("touchEnd")
        self.page.wait_for_timeout(300)

    def take(self, selector: str, begin: tuple[int, int] = (-30, 30)) -> None:
        """Lay it on something and begin to move."""
        self.page.locator(selector).scroll_into_view_if_needed()
        self.at = self._middle(selector)
        self._touch("touchStart")
        self._go(self.at[0] + begin[0], self.at[1] + begin[1])

    def drop(self, selector: str) -> None:
        """Go there and let go."""
        self._go(*self._middle(selector))
        self._touch("touchEnd")

    def _go(self, x: float, y: float) -> None:
        (left, top), steps = self.at, 8
        for step in range(1, steps + 1):
            self.at = (left + (x - left) * step / steps, top + (y - top) * step / steps)
            self._touch("touchMove")
            self.page.wait_for_timeout(16)

    def _touch(self, kind: str) -> None:
        points = [] if kind == "touchEnd" else [{"x": self.at[0], "y": self.at[1]}]
        self.line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def _middle(self, selector: str) -> tuple[float, float]:
        box = self.page.locator(selector).bounding_box()
        assert box, selector
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def heap(page: Page, name: str) -> str:
    """Where the group of this name stands on the page."""
    return f'[data-heaps] > section:has(h2:has-text("{name}"))'


def test_two_people_group_cards_at_once_and_lose_nothing_when_the_line_drops(visitors_of_a_copy: Visitors) -> None:
    visitors = visitors_of_a_copy
    visitors.watch.forgive("ERR_INTERNET_DISCONNECTED")
    host = visitors.person(Role.SUPERVISOR)
    lead = visitors.person(Role.LEAD_REVIEWER, viewport=TABLET, has_touch=True)
    programme = visitors.office.people.scopes["programme"].programme_id
    host.goto(f"/programmes/{programme}/mornings/call")
    host.get_by_label("Day").fill("21 September 2011")
    host.get_by_role("button", name="Call it").click()
    host.get_by_role("button", name="Open the table").click()
    screen = host.context.new_page()
    screen.goto(host.url.removesuffix("table") + "screen")
    lead.goto(host.url)
    expect(host.locator(".app-table-live")).to_be_visible()
    expect(lead.locator(".app-table-live")).to_be_visible()

    # One drags: a new group is begun, and everybody sees it.
    host.locator('[data-number="1"][data-card]').drag_to(host.locator("[data-new-place]"))
    expect(host.get_by_role("status").first).to_contain_text("Card 1 moved to Group 1.")
    expect(lead.locator(f'{heap(lead, "Group 1")} [data-number="1"]')).to_be_visible(timeout=PATIENCE)
    expect(screen.locator(f'{heap(screen, "Group 1")} [data-number="1"]')).to_be_visible(timeout=PATIENCE)

    # The other uses the keyboard alone: chooses a card, its group, and Enter; then names the group.
    lead.locator('[data-number="2"] input[type=checkbox]').focus()
    lead.keyboard.press("Space")
    lead.get_by_label("Move the chosen cards to", exact=True).focus()
    lead.keyboard.type("Group 1")
    lead.keyboard.press("Tab")
    lead.get_by_role("button", name="Move", exact=True).focus()
    lead.keyboard.press("Enter")
    expect(lead.get_by_role("status").first).to_contain_text("Card 2 moved to Group 1.")
    lead.get_by_label("Name of group 1").focus()
    lead.keyboard.type("Forms that decide")
    lead.keyboard.press("Enter")
    for page in (host, lead, screen):
        expect(page.locator(f'{heap(page, "Forms that decide")} [data-number="2"]')).to_be_visible(timeout=PATIENCE)

    # A finger that sweeps over a card scrolls the page; by its dots it carries the card, wherever another puts it meanwhile.
    finger, sixth = Finger(lead), '[data-card][data-number="6"]'
    before = lead.evaluate("scrollY")
    finger.sweep(f"{sixth} [data-title]", up=200)
    assert lead.evaluate("scrollY") > before
    finger.take(f"{sixth} [data-grip]")
    host.locator(f"{sixth} input[type=checkbox]").check()
    host.get_by_label("Move the chosen cards to", exact=True).select_option("Forms that decide")
    host.get_by_role("button", name="Move", exact=True).click()
    expect(lead.locator(f"{heap(lead, 'Forms that decide')} {sixth}")).to_be_visible(timeout=PATIENCE)
    finger.drop("[data-new-near]")
    expect(lead.get_by_role("status").first).to_contain_text("Card 6 moved to Group 2.")
    expect(host.locator(f"{heap(host, 'Group 2')} {sixth}")).to_be_visible(timeout=PATIENCE)

    # The line drops: what is moved meanwhile waits, and is made once it is back. The other has moved the same card before.
    lead.context.set_offline(True)
    for number in (3, 4, 1):
        lead.locator(f'[data-number="{number}"] input[type=checkbox]').check()
        lead.get_by_label("Move the chosen cards to", exact=True).select_option(
            "Forms that decide" if number > 2 else "no group"
        )
        lead.get_by_role("button", name="Move", exact=True).click()
    expect(lead.locator("[data-waiting]")).to_contain_text("Three moves wait for the line")
    expect(host.locator(f"{heap(host, 'Forms that decide')} [data-card]")).to_have_count(2)
    lead.context.set_offline(False)
    expect(lead.locator("[data-waiting]")).to_be_hidden(timeout=PATIENCE)
    for page in (host, lead, screen):
        expect(page.locator(f"{heap(page, 'Forms that decide')} [data-card]")).to_have_count(3, timeout=PATIENCE)

    # The later move wins, and whoever moved before is told.
    host.locator('[data-number="3"] input[type=checkbox]').check()
    host.get_by_label("Move the chosen cards to", exact=True).select_option("no group")
    host.get_by_role("button", name="Move", exact=True).click()
    expect(lead.get_by_role("status").first).to_contain_text(
        "Somebody else has just moved card 3 after you", timeout=PATIENCE
    )
    host.get_by_role("button", name="Undo my last move").click()
    expect(lead.locator(f'{heap(lead, "Forms that decide")} [data-number="3"]')).to_be_visible(timeout=PATIENCE)
    assert "LSCB" not in screen.locator("main").inner_text()

    # Signed out meanwhile: the move waits in the page until the same person has signed in again.
    for refusal in ("answered 401", "answered 400"):  # nobody is there; then the page's token is of the session before
        visitors.watch.forgive(refusal)
    lead.context.clear_cookies()
    lead.locator('[data-number="5"] input[type=checkbox]').check()
    lead.get_by_label("Move the chosen cards to", exact=True).select_option("Forms that decide")
    lead.get_by_role("button", name="Move", exact=True).click()
    expect(lead.locator("[data-waiting]")).to_contain_text("You have been signed out.", timeout=PATIENCE)
    expect(lead.locator("[data-waiting]")).to_contain_text("One move waits")
    visitors.sign_in(lead.context.new_page(), Role.LEAD_REVIEWER)
    expect(host.locator(f'{heap(host, "Forms that decide")} [data-number="5"]')).to_be_visible(timeout=2 * PATIENCE)
