"""What axe-core, and a narrow screen, have to say about a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
NARROW = 320
WIDE = 1280
RUN = """async standard => {
  const found = await axe.run(document, { runOnly: standard, resultTypes: ['violations'] })
  return found.violations.map(({ id, help, nodes }) => [id, help, nodes.length, nodes[0].html.slice(0, 160), nodes[0].failureSummary])
}"""
WIDEST_ELEMENTS = """width => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(element => element.getBoundingClientRect().right > width + 1).slice(0, 3)
  .map(element => `${element.tagName.toLowerCase()}.${element.className}`)"""


def complaints(page: Page) -> list[str]:
    """Every breach of WCAG 2.2 A and AA that axe-core finds on the page, in a sentence."""
    found: list[list[Any]] = page.evaluate(RUN, STANDARD)
    return [
        f"{rule}: {sentence} ({count} times, first {html!r}: {' '.join(why.split())})"
        for rule, sentence, count, html, why in found
    ]


def sideways(page: Page) -> list[str]:
    """Whether the page must be scrolled sideways, and what is too wide."""
    width = page.viewport_size["width"] if page.viewport_size else WIDE
    if page.evaluate("() => document.documentElement.scrollWidth") <= width:
        return []
    return [f"scrolls sideways at {width}: {', '.join(page.evaluate(WIDEST_ELEMENTS, width))}"]


def at_both_widths(page: Page) -> list[str]:
    """The complaints at 1280 and at 320 pixels."""
    found = []
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"at {width}: {sentence}" for sentence in [*complaints(page), *sideways(page)]]
    return found
