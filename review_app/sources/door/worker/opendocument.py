"""OpenDocument texts, as LibreOffice and Google Docs write them."""

from collections import Counter
from typing import Any

from review_app.sources.door.worker.answers import Found, Refused
from review_app.sources.door.worker.zips import Package

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE = (f"{{{NAMES}{name}:1.0}}" for name in ("office", "text", "table"))
DRAW, MANIFEST, SVG = (f"{{{NAMES}{name}:1.0}}" for name in ("drawing", "manifest", "svg-compatible"))
HREF = "{http://www.w3.org/1999/xlink}href"
KINDS = frozenset({f"application/vnd.oasis.opendocument.text{end}" for end in ("", "-template", "-master")})
MOST_BLANKS = 1000
PARAGRAPHS, LISTED = {TEXT + "p", TEXT + "h"}, {TEXT + "list-item", TEXT + "list-header"}
MARKS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
COUNTED = {
    OFFICE + "annotation": "comments",
    DRAW + "image": "pictures",
    DRAW + "object": "attached",
    DRAW + "object-ole": "attached",
    DRAW + "plugin": "attached",
    DRAW + "applet": "attached",
    DRAW + "floating-frame": "elsewhere",
    TEXT + "hidden-text": "hidden",
    TEXT + "hidden-paragraph": "hidden",
    TEXT + "script": "fields",
    TEXT + "dde-connection": "fields",
    TEXT + "dde-connection-decls": "fields",
    TEXT + "execute-macro": "fields",
    OFFICE + "dde-source": "fields",
}
STEERING = frozenset(
    {OFFICE + name for name in ("forms", "annotation-end", "event-listeners")}
    | {TEXT + name for name in ("sequence-decls", "variable-decls", "user-field-decls", "note-citation", "ruby-text")}
    | {SVG + "title", SVG + "desc"}
)
CHANGES = {TEXT + name for name in ("change", "change-start", "change-end")}


def read(package: Package) -> Found:
    """What is in an OpenDocument text; raises Refused."""
    if package.content("mimetype").strip().decode("ascii", "replace") not in KINDS:
        raise Refused("other_office")
    manifest = package.tree("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else ()
    if any(entry.find(MANIFEST + "encryption-data") is not None for entry in manifest):
        raise Refused("encrypted")
    root = package.tree("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Refused("broken")
    reading = Reading()
    if root.find(f"{OFFICE}scripts/{OFFICE}event-listeners") is not None:
        reading.notes["fields"] += 1
    if "styles.xml" in package.names and has_headers(package.tree("styles.xml")):
        reading.notes["headers"] = 1
    blocks = reading.blocks_of(body)
    return Found("odt", [*blocks, *reading.footnotes], +reading.notes)


def has_headers(styles: Any) -> bool:
    """Whether something stands at the head or foot of the pages."""
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    return any(part.xpath("string()").strip() for name in ("header", "footer") for part in styles.iter(style + name))


class Reading:
    """One document while it is read."""

    def __init__(self) -> None:
        self.notes: Counter[str] = Counter()
        self.footnotes: list[str] = []

    def blocks_of(self, parent: Any) -> list[str]:
        """The paragraphs, list items and table rows below an element, in their order."""
        found: list[str] = []
        for child in parent:
            if self._left_out(child):
                continue
            if child.tag in PARAGRAPHS:
                found.append(self.words_of(child).strip())
            elif child.tag in LISTED:
                found.extend(as_item(self.blocks_of(child)))
            elif child.tag == TABLE + "table-row":
                found.append(self.row_of(child))
            elif len(child):
                found.extend(self.blocks_of(child))
        return [block for block in found if block]

    def row_of(self, row: Any) -> str:
        """A table row on one line, its cells parted by bars; empty if all cells are."""
        own = [cell for cell in row if cell.tag in {TABLE + "table-cell", TABLE + "covered-table-cell"}]
        cells = [" ".join(" ".join(self.blocks_of(cell)).split()) for cell in own]
        return " | ".join(cells) if any(cells) else ""

    def words_of(self, paragraph: Any) -> str:
        """The words of a paragraph as they read once every tracked change is accepted."""
        parts: list[str] = []
        self._walk(paragraph, parts)
        return "".join(parts)

    def _walk(self, element: Any, parts: list[str]) -> None:
        parts.append(one_blank(element.text))
        for child in element:
            if child.tag in MARKS:
                parts.append(MARKS[child.tag])
            elif child.tag == TEXT + "s":
                parts.append(" " * min(int(child.get(TEXT + "c", "1")), MOST_BLANKS))
            elif child.tag == TEXT + "note":
                self._note(child)
            elif child.tag == DRAW + "text-box":
                parts.append("\n" + "\n".join(self.blocks_of(child)) + "\n")
            elif not self._left_out(child):
                self._walk(child, parts)
            parts.append(one_blank(child.tail))

    def _note(self, note: Any) -> None:
        self.notes["footnotes"] += 1
        body = note.find(TEXT + "note-body")
        self.footnotes.extend(self.blocks_of(body) if body is not None else [])

    def _left_out(self, element: Any) -> bool:
        """Whether an element brings no words; what it is, is noted."""
        tag = element.tag
        if tag == TEXT + "tracked-changes" or tag in CHANGES:
            self.notes["tracked"] = 1
            return True
        if tag in COUNTED:
            address = str(element.get(HREF, "")).removeprefix("./")
            away = tag == DRAW + "image" and not address.startswith(
                ("Pictures/", "media/", "ObjectReplacements/", "Object")
            )
            if not address.startswith("ObjectReplacements/"):
                self.notes["elsewhere" if away and address else COUNTED[tag]] += 1
            return True
        if tag == TEXT + "section-source":
            self.notes["elsewhere"] += 1
            return True
        return tag in STEERING


def as_item(blocks: list[str]) -> list[str]:
    """The blocks of a list item, a point before the first; an item of a list inside it has its own."""
    return [f"• {block}" if place == 0 and not block.startswith("• ") else block for place, block in enumerate(blocks)]


def one_blank(text: str | None) -> str:
    """Text as this kind of file means it: white space of any length is one blank, what is meant stands in elements."""
    if not text:
        return ""
    words = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + words + (" " if words and text[-1:].isspace() else "")
