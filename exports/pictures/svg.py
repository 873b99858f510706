"""SVG put together from elements with presentation attributes only: no style, no script, every word escaped."""

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
INK, QUIET, PAPER, PALE, BLUE = "#0b0c0c", "#484949", "#ffffff", "#f3f2f1", "#1f4e79"


class Drawing:
    """A picture while it is drawn."""

    def __init__(self, width: float, font: str) -> None:
        self.width, self.height = width, 0.0
        self._root = etree.XML(f'<svg xmlns="{SVG}"/>')
        self._root.set("font-family", font)

    def add(self, name: str, said: str = "", /, **attributes: str | float) -> etree._Element:
        """One element; `said` is what it says when somebody points at it. An underscore stands for a hyphen."""
        element = etree.SubElement(self._root, f"{{{SVG}}}{name}")
        for key, value in attributes.items():
            element.set(key.replace("_", "-"), f"{value:.1f}" if isinstance(value, float) else str(value))
        if said:
            etree.SubElement(element, f"{{{SVG}}}title").text = _clean(said)
        return element

    def words(self, x: float, y: float, text: str, *, size: int = 14, **attributes: str | float) -> None:
        """A line of text."""
        self.add("text", x=x, y=y, font_size=size, **{"fill": INK, **attributes}).text = _clean(text)

    def done(self, height: float, label: str) -> str:
        """The picture as an element that can stand in a page."""
        self._root.set("viewBox", f"0 0 {self.width:.0f} {height:.0f}")
        self._root.set("width", f"{self.width:.0f}")
        self._root.set("height", f"{height:.0f}")
        self._root.set("role", "img")
        self._root.set("aria-label", _clean(label))
        return etree.tostring(self._root, encoding="unicode")


def shortened(text: str, width: float, size: int = 14) -> str:
    """As much of a text as fits into a width, counted generously.

    >>> shortened("Health visitor 1", 60)
    'Health…'
    """
    most = max(int(width / (size * 0.58)), 1)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _clean(text: str) -> str:
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
