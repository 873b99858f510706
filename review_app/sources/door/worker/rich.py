"""Rich text files: what striprtf reads, after a pass of our own over what it would read wrongly or must not see."""

import re
from collections import Counter

from striprtf.striprtf import rtf_to_text

from review_app.sources.door.worker.answers import Found, Limits, Refused

TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'[0-9a-fA-F]{2}|\\.|([{}])|([^\\{}]+)", re.DOTALL)
BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
DEEPEST, MOST_TOKENS = 200, 4_000_000
FETCHES = re.compile(r"DDE|\bLINK\b|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON")
# Groups that are not read, and what is said of them.
GROUPS = {"pict": "pictures", "annotation": "comments", "atnid": "", "atnauthor": "", "header": "headers",
          "headerl": "headers", "headerr": "headers", "headerf": "headers", "footer": "headers", "footerl": "headers",
          "footerr": "headers", "footerf": "headers", "listtext": "", "pntext": "", "nonshppict": "", "template": "template"}  # fmt: skip
NOTED = {"deleted": "tracked", "revised": "tracked", "v": "hidden"}
PARTS, WRITTEN = {"par", "sect", "page", "row", "nestrow"}, {"tab", "line", "cell", "u"}
PARAGRAPH, POINT, NOTE, NOTE_ENDS = (
    "\ue001",
    "\ue002",
    "\ue003",
    "\ue004",
)  # letters of no language, for striprtf to carry along


def read(content: bytes, limits: Limits) -> Found:
    """What is in a rich text file; raises Refused."""
    del limits
    if b"\\object" in content or b"\\objdata" in content:
        raise Refused("embedded")
    if b"\\passwordhash" in content:
        raise Refused("encrypted")
    filtered = Filter()
    seen = filtered.run(without_binary(content).decode("latin-1"))
    text: str = rtf_to_text(seen, errors="replace")  # type: ignore[no-untyped-call] # striprtf has no types
    blocks, footnotes = blocks_of(text)
    filtered.notes["footnotes"] = len(footnotes)
    return Found("rtf", [*blocks, *footnotes], +filtered.notes)


def without_binary(content: bytes) -> bytes:
    r"""The file without the bytes that its \bin words announce, which may hold brackets that are none."""
    parts, place = [], 0
    while found := BINARY.search(content, place):
        parts.append(content[place : found.start()])
        place = found.end() + int(found[1])
    return b"".join([*parts, content[place:]])


def blocks_of(text: str) -> tuple[list[str], list[str]]:
    """The paragraphs and table rows, and the footnotes apart."""
    footnotes: list[str] = []

    def taken(found: re.Match[str]) -> str:
        footnotes.extend(tidy(part) for part in found[1].split(PARAGRAPH) if part.strip())
        return ""

    text = re.sub(f"{NOTE}([^{NOTE_ENDS}]*){NOTE_ENDS}?", taken, text)
    return [tidy(part) for part in text.split(PARAGRAPH)], footnotes


def tidy(part: str) -> str:
    """One paragraph or row: a point before a list's item, bars between the cells of a row, none at its end."""
    part = part.replace(NOTE_ENDS, "").strip()
    if POINT in part:
        part = "• " + part.replace(POINT, "").strip()
    if not part.endswith("|"):
        return part
    cells = [" ".join(cell.split()) for cell in part.removesuffix("|").split("|")]
    return " | ".join(cells) if any(cells) else ""


class Filter:
    """One pass over the words of the file: deleted and hidden text goes, paragraphs and list items get a mark."""

    def __init__(self) -> None:
        self.notes: Counter[str] = Counter()
        self._out: list[str] = []
        self._stack: list[tuple[bool, bool]] = []  # of each group round this place: left out altogether, silent for now
        self._skipped = self._silent = False
        self._instruction: list[str] | None = None
        self._footnotes: list[int] = []  # how deep each footnote that is open stands

    def run(self, text: str) -> str:
        """The file as striprtf is to see it."""
        for number, found in enumerate(TOKEN.finditer(text)):
            if number > MOST_TOKENS:
                raise Refused("too_large")
            word, value, brace, plain = found[1], found[2], found[3], found[4]
            if brace:
                self._brace(brace)
            elif word:
                self._word(word, value, found[0])
            elif not (self._skipped or self._silent):
                self._out.append(found[0])
            if plain and self._instruction is not None:
                self._instruction.append(plain)
        return "".join(self._out)

    def _brace(self, brace: str) -> None:
        if brace == "{":
            if len(self._stack) >= DEEPEST:
                raise Refused("unsafe")
            self._stack.append((self._skipped, self._silent))
        elif self._stack:
            self._end_group()
        self._out.append(brace)

    def _end_group(self) -> None:
        if self._instruction is not None and FETCHES.search("".join(self._instruction).upper()):
            self.notes["fields"] += 1
        self._instruction = None
        if self._footnotes and self._footnotes[-1] == len(self._stack):
            self._footnotes.pop()
            self._out.append(mark(NOTE_ENDS))
        self._skipped, self._silent = self._stack.pop()

    def _word(self, word: str, value: str | None, whole: str) -> None:
        if word in GROUPS:
            self._group(word)
            return
        self._state(word, on=value != "0")
        if not self._skipped:
            self._out.append(self._as_seen(word, whole))

    def _state(self, word: str, *, on: bool) -> None:
        """What a word says of the text after it."""
        if word in NOTED and on:
            self.notes[NOTED[word]] = 1
        if word in {"deleted", "v"}:
            self._silent = on
        elif word == "plain":
            self._silent = False
        elif word == "fldinst":
            self._instruction = []

    def _as_seen(self, word: str, whole: str) -> str:
        """A word as striprtf is to see it."""
        if word == "footnote":
            self._footnotes.append(len(self._stack))
            return mark(NOTE)
        if word in PARTS:
            return mark(PARAGRAPH)
        return "" if self._silent and word in WRITTEN else whole

    def _group(self, word: str) -> None:
        """Leave out the rest of this group; the number or point of a list's item becomes a mark."""
        if word in {"listtext", "pntext"} and not self._skipped:
            self._out.append(mark(POINT))
        if GROUPS[word] and not self._skipped:
            self.notes[GROUPS[word]] += 1
        self._skipped = True


def mark(letter: str) -> str:
    """A letter as rich text writes it."""
    return f"\\u{ord(letter) - 0x10000}?"
