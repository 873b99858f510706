"""Choosing words in a source as people do it: with the mouse, with the keys."""

from playwright.sync_api import Page, expect

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
    const boxes = [...range.getClientRects()]
    const [first, last] = [boxes[0], boxes[boxes.length - 1]]
    return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2]
  }
}"""
FOCUSED_IS_TEXT = "() => document.activeElement.matches('[data-start]')"


def choose_with_mouse(page: Page, words: str) -> None:
    """Drag over words; the form comes beside them."""
    page.locator("form[data-quote-form][hidden]").wait_for(state="attached")  # the page's scripts have begun
    left, top, right, bottom = page.evaluate(WHERE, words)
    page.mouse.move(left + 0.5, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2)
    page.mouse.move(right, bottom)
    page.mouse.up()
    expect(page.get_by_label("Words to quote")).to_have_value(words)


def choose_with_keys(page: Page, paragraph: int, words: range) -> None:
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
        page.keyboard.press("ArrowRight")
    for _press in range(len(words) - 1):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Hang it on", exact=True).first).to_be_focused()
