"""Choosing words in a source as people do it: with the mouse, with the keys, with a finger."""

from playwright.sync_api import Locator, Page, expect

WHERE = """words => {
  const paragraph = [...document.querySelectorAll('[data-start]')].find(each => each.textContent.includes(words))
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(walker.currentNode, at)
    range.setEnd(walker.currentNode, at + words.length)
    paragraph.scrollIntoView({ block: 'center' })
    scrollBy(0, range.getBoundingClientRect().top - innerHeight / 2) // a paragraph may be longer than the screen
    const boxes = [...range.getClientRects()]
    const [first, last] = [boxes[0], boxes[boxes.length - 1]]
    return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2]
  }
}"""
FOCUSED_IS_TEXT = "() => document.activeElement.matches('[data-start]')"


SELECT = """words => {
  const paragraph = [...document.querySelectorAll('[data-start]')].find(each => each.textContent.includes(words))
  const node = [...paragraph.childNodes].find(each => each.data?.includes(words))
  const range = document.createRange()
  range.setStart(node, node.data.indexOf(words))
  range.setEnd(node, node.data.indexOf(words) + words.length)
  paragraph.scrollIntoView({ block: 'center' })
  getSelection().removeAllRanges()
  getSelection().addRange(range)
}"""


def press_with_keys(button: Locator) -> None:
    """Focus a button and press Enter, once the page has gone to the place that its address names (which takes the focus)."""
    button.wait_for()
    button.page.wait_for_load_state()
    button.page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    button.press("Enter")


def _begun(page: Page) -> None:
    """Wait until the page's scripts have begun: they close the box for the words."""
    page.locator("#quote-words[readonly]").wait_for(state="attached")


def choose_with_mouse(page: Page, words: str, label: str = "Words to quote") -> None:
    """Drag over words; the form comes beside them."""
    _begun(page)
    left, top, right, bottom = page.evaluate(WHERE, words)
    page.mouse.move(left + 0.5, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2)
    page.mouse.move(right, bottom)
    page.mouse.up()
    expect(page.get_by_label(label)).to_have_value(words)


def choose_by_touch(page: Page, words: str) -> None:
    """Press long and pull the handles: the browser selects, and sends no event of a mouse or of keys."""
    _begun(page)
    page.evaluate(SELECT, words)
    expect(page.get_by_label("Words to quote")).to_have_value(words)


def choose_with_keys(page: Page, paragraph: int, words: range, forward: str = "ArrowRight") -> None:
    """Go to the text with Tab, to a paragraph with the arrow, and choose its words from one to another."""
    for _press in range(60):
        if page.evaluate(FOCUSED_IS_TEXT):
            break
        page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED_IS_TEXT), "Tab never comes to the text"
    for _press in range(paragraph - 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("q")
    for _press in range(words.start):
        page.keyboard.press(forward)
    for _press in range(len(words) - 1):
        page.keyboard.press(f"Shift+{forward}")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Hang it on", exact=True).first).to_be_focused()
