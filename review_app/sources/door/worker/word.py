"""Word documents: paragraphs, headings and lists a paragraph each, a table row by row, footnotes at the end."""

import posixpath
import re
from collections import Counter
from typing import Any

from review_app.sources.door.worker.answers import Found, Refused
from review_app.sources.door.worker.trees import tree_of
from review_app.sources.door.worker.zips import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STRICT, USUAL = b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.strip("{}").encode()
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENTS = frozenset({f"{CONTENT}document.main+xml", f"{CONTENT}template.main+xml"})
LEFT_OUT = {W + name for name in ("del", "moveFrom", "delText", "pPr", "rPr", "delInstrText")} | {MC + "Fallback"}
CHANGED = {W + name for name in ("ins", "del", "moveFrom", "moveTo")}
MARKS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
OFF = {"0", "false", "off", "none"}
TICKED, OPEN = "☒", "☐"
# The boxes and ticks that forms of Word take from its own picture fonts, by their last two figures.
SYMBOLS = {"FE": TICKED, "FD": TICKED, "78": TICKED, "A8": OPEN, "6F": OPEN, "FC": "✓", "FB": "✗", "E0": "→", "E8": "→"}
# A field that fetches from elsewhere, or starts something, when it is brought up to date.
FETCHES = re.compile(r"DDE|\bLINK\b|INCLUDETEXT|INCLUDEPICTURE|\bDATABASE\b|MACROBUTTON")
HARMLESS = ("/hyperlink", "/customXml")
PARTS = (("word/comments.xml", "comments"), ("word/media/", "pictures"), ("word/header", "headers"),
         ("word/footer", "headers"), ("word/afchunk", "other_part"), ("word/embeddings/", "attached"),
         ("word/charts/chart", "charts"), ("word/diagrams/data", "charts"))  # fmt: skip


def read(package: Package) -> Found:
    """What is in a Word document; raises Refused."""
    reading = Reading(package)
    reading.notes.update(notes_about(package))
    blocks = reading.blocks_of(reading.part(main_part(package)).find(W + "body"))
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        if name in package.names:
            notes = reading.footnotes_of(reading.part(name))
            blocks += notes
            reading.notes["footnotes"] += len(notes)
    if FETCHES.search("".join(reading.instructions).upper()):
        reading.notes["fields"] = 1
    return Found("docx", blocks, +reading.notes)


def main_part(package: Package) -> str:
    """The name of the document's main part, as the list of content types gives it."""
    if "[Content_Types].xml" not in package.names:
        raise Refused("other_office")
    for override in package.tree("[Content_Types].xml"):
        kind = str(override.get("ContentType", ""))
        if "macroEnabled" in kind or "vbaProject" in kind:
            raise Refused("macros")
    for override in package.tree("[Content_Types].xml"):
        name = str(override.get("PartName", "")).lstrip("/")
        if str(override.get("ContentType", "")) in DOCUMENTS and name in package.names:
            return name
    raise Refused("other_office")


def notes_about(package: Package) -> Counter[str]:
    """What is in the file and is not read, and what it would fetch from elsewhere."""
    found: Counter[str] = Counter()
    for start, note in PARTS:
        found[note] += sum(1 for name in package.names if name.startswith(start) and not name.endswith("/"))
    for name in package.names:
        if posixpath.basename(posixpath.dirname(name)) == "_rels" and name.endswith(".rels"):
            found.update(_fetched(package.tree(name)))
    return found


def _fetched(relations: Any) -> Counter[str]:
    found: Counter[str] = Counter()
    for relation in relations:
        kind = str(relation.get("Type", ""))
        if str(relation.get("TargetMode", "")).lower() == "external" and not kind.endswith(HARMLESS):
            found["template" if kind.endswith("/attachedTemplate") else "elsewhere"] += 1
    return found


class Reading:
    """One document while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.notes: Counter[str] = Counter()
        self.instructions: list[str] = []

    def part(self, name: str) -> Any:
        """One part as a tree, the strict kind of Word file under the usual names."""
        return tree_of(self._package.content(name).replace(STRICT, USUAL))

    def blocks_of(self, parent: Any) -> list[str]:
        """The paragraphs and table rows below an element, in their order."""
        if parent is None:
            raise Refused("broken")
        found: list[str] = []
        run_on = ""  # the beginning of a paragraph whose end was deleted: it runs on in the next
        for child in parent:
            if child.tag == W + "p":
                words = run_on + self.words_of(child)
                run_on = words if child.find(f"{W}pPr/{W}rPr/{W}del") is not None else ""
                found.append("" if run_on else words.strip())
            elif child.tag == W + "tbl":
                found.extend(self.row_of(row) for row in child.iter(W + "tr") if nearest(row, "tbl") is child)
            elif child.tag == W + "altChunk":
                self.notes["other_part"] += 1
            elif child.tag not in LEFT_OUT and len(child):
                found.extend(self.blocks_of(child))  # content controls and the like hold blocks of their own
        return [*found, run_on.strip()]

    def row_of(self, row: Any) -> str:
        """A table row on one line, its cells parted by bars; empty if all cells are."""
        if row.find(f"{W}trPr/{W}del") is not None:
            self.notes["tracked"] = 1
            return ""
        own = [cell for cell in row.iter(W + "tc") if nearest(cell, "tr") is row and not self._is_deleted(cell)]
        cells = [" ".join(" ".join(self.blocks_of(cell)).split()) for cell in own]
        return " | ".join(cells) if any(cells) else ""

    def _is_deleted(self, cell: Any) -> bool:
        if cell.find(f"{W}tcPr/{W}cellDel") is None:
            return False
        self.notes["tracked"] = 1
        return True

    def words_of(self, paragraph: Any) -> str:
        """The words of a paragraph as they read once every tracked change is accepted; a point before those of a list."""
        parts: list[str] = []
        self._walk(paragraph, parts)
        words = "".join(parts)
        return f"• {words.strip()}" if words.strip() and is_listed(paragraph) else words

    def footnotes_of(self, root: Any) -> list[str]:
        """The footnotes' words; the lines that part them from the text are no footnotes."""
        wanted = [note for note in root if note.get(W + "type") in {None, "normal"}]
        return [words for note in wanted for words in self.blocks_of(note) if words]

    def _walk(self, element: Any, parts: list[str]) -> None:
        """Gather the words below an element, leaving out what was deleted, what is hidden and what only steers."""
        for child in element:
            if child.tag in CHANGED:
                self.notes["tracked"] = 1
            if child.tag == W + "r" and is_hidden(child):
                self.notes["hidden"] = 1
            elif child.tag not in LEFT_OUT:
                self._gather(child, parts)

    def _gather(self, element: Any, parts: list[str]) -> None:
        tag = element.tag
        if tag == W + "t":
            parts.append(element.text or "")
        elif tag in MARKS:
            parts.append(MARKS[tag])
        elif tag in {W + "sym", W + "checkBox"}:
            parts.append(symbol_of(element))
        elif tag == W + "p":  # a text box inside a paragraph
            parts.append(f"\n{self.words_of(element)}\n")
        else:
            self._field(element)
            self._walk(element, parts)

    def _field(self, element: Any) -> None:
        """Note what a field would do; its words are those that it last brought."""
        if element.tag == W + "instrText":
            self.instructions.append(element.text or "")
        elif element.tag == W + "fldSimple":
            self.instructions.append(str(element.get(W + "instr")))


def symbol_of(element: Any) -> str:
    """A letter of a picture font, or a box to tick, as every font has it; nothing for a mere ornament."""
    if element.tag == W + "sym":
        return SYMBOLS.get(str(element.get(W + "char", ""))[-2:].upper(), "")
    now = element.find(W + "checked")
    now = element.find(W + "default") if now is None else now
    return TICKED if now is not None and str(now.get(W + "val")) not in OFF else OPEN


def nearest(element: Any, name: str) -> Any:
    """The nearest element of this name round another, so that a table inside a table is read once."""
    return next(element.iterancestors(W + name), None)


def is_hidden(run: Any) -> bool:
    """Whether words are in the file and not to be seen in it."""
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and str(mark.get(W + "val")) not in OFF


def is_listed(paragraph: Any) -> bool:
    """Whether a paragraph is an item of a list."""
    number, style = paragraph.find(f"{W}pPr/{W}numPr/{W}numId"), paragraph.find(f"{W}pPr/{W}pStyle")
    if number is not None:
        return str(number.get(W + "val")) != "0"
    return style is not None and str(style.get(W + "val")).startswith(("ListBullet", "ListNumber"))
