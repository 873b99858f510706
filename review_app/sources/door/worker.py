"""Reads one file from standard input and writes its text: the only place where somebody else's file is taken apart.

It runs as a process of its own, started by its path with `python -I`, so that it shares neither memory, keys nor
modules with the application. It opens no file and no address, and executes nothing of what it reads. It knows the
outcome by code words only; review_app.sources.door.refusals has the sentences.
"""

import io
import json
import lzma
import resource
import stat
import sys
import zipfile
import zlib
from typing import Any

from lxml import etree

MEGABYTE = 1024 * 1024
MOST_MEMORY = 512 * MEGABYTE
MOST_SECONDS = 8
MOST_MEMBERS = 2000
MOST_EXPANDED = 100 * MEGABYTE
MOST_XML = 60 * MEGABYTE
MOST_CHARACTERS = 200_000
CHUNK = 256 * 1024

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OLE, ZIP, PDF, RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF-", b"{\\rtf"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STRICT, USUAL = b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.strip("{}").encode()
LEFT_OUT = {W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")} | {MC + "Fallback"}
CHANGED = {W + name for name in ("ins", "del", "moveFrom", "moveTo")}
MARKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    etree.XMLSyntaxError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    KeyError,
    ValueError,
)


class Refused(Exception):
    """The file is not read; the message is the code word of the reason."""


def limit() -> None:
    """Take away from this process what reading a file does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))


def read(content: bytes) -> tuple[str, list[str]]:
    """The text of a file and the notes about it; its kind is judged by its content."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Refused("empty")
    if content.startswith(OLE):
        raise Refused("encrypted" if ENCRYPTED in content else "old_word")
    if content.lstrip()[:5] == PDF:
        raise Refused("pdf")
    text, notes = read_docx(content) if content.startswith(ZIP) else read_plain(content)
    if not text.strip():
        raise Refused("no_text")
    if len(text) > MOST_CHARACTERS:
        raise Refused("too_long")
    return text, notes


def read_plain(content: bytes) -> tuple[str, list[str]]:
    """Plain text: UTF-8 (or UTF-16 that says so), else as old Windows programs write it, with a note."""
    if content.startswith(RTF):
        raise Refused("other_office")
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                return checked(content.decode(encoding)), []
            except UnicodeDecodeError:
                break
    try:
        return checked(content.decode("cp1252")), ["guessed"]
    except UnicodeDecodeError as problem:
        raise Refused("not_text") from problem


def checked(text: str) -> str:
    """The text, unless it has characters that no text has."""
    if any(ord(letter) < 32 and letter not in "\t\n\r\f\v" for letter in text):
        raise Refused("not_text")
    return text


def read_docx(content: bytes) -> tuple[str, list[str]]:
    """A Word document: paragraphs, headings and lists a paragraph each, a table row by row."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = members_of(archive)
            root = parsed(archive, members, main_part(archive, members))
            notes: set[str] = set()
            blocks = blocks_of(root.find(W + "body"), notes)
            if "word/footnotes.xml" in members:
                footnotes = footnotes_of(parsed(archive, members, "word/footnotes.xml"), notes)
                blocks += footnotes
                notes |= {"footnotes"} if footnotes else set()
            notes |= notes_about(members)
    except UNREADABLE as problem:
        raise Refused("broken") from problem
    return "\n\n".join(block for block in blocks if block), sorted(notes)


def members_of(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The members by name, after looking at what they are; and their size, counted while expanding."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or len({member.filename for member in members}) < len(members):
        raise Refused("unsafe")
    for member in members:
        refuse_member(member)
    expanded = 0
    for member in members:
        with archive.open(member) as stream:
            while chunk := stream.read(CHUNK):
                expanded += len(chunk)
                if expanded > MOST_EXPANDED:
                    raise Refused("too_large")
    return {member.filename: member for member in members}


def refuse_member(member: zipfile.ZipInfo) -> None:
    """Refuse a member that a Word document never has, or that brings code or other files along."""
    name = member.filename.lower()
    if member.flag_bits & 0x1:
        raise Refused("encrypted")
    if ".." in name.split("/") or name.startswith("/") or "\\" in name or ":" in name:
        raise Refused("unsafe")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Refused("unsafe")
    if "vbaproject" in name or "vbadata" in name or "activex" in name:
        raise Refused("macros")
    if "/embeddings/" in name or name.endswith((".exe", ".dll", ".js", ".vbs", ".zip", ".bat")):
        raise Refused("embedded")


def main_part(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> str:
    """The name of the document's main part, as the list of content types gives it."""
    if "[Content_Types].xml" not in members:
        raise Refused("other_office")
    for override in parsed(archive, members, "[Content_Types].xml"):
        kind = str(override.get("ContentType", ""))
        if "macroEnabled" in kind or "vbaProject" in kind:
            raise Refused("macros")
        name = str(override.get("PartName", "")).lstrip("/")
        if kind == DOCUMENT and name in members:
            return name
    raise Refused("other_office")


def parsed(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str) -> Any:
    """One part as a tree; a document type declaration, and so every entity of its own, is refused."""
    with archive.open(members[name]) as stream:
        content = stream.read(MOST_XML + 1)
    if len(content) > MOST_XML:
        raise Refused("too_large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content.replace(STRICT, USUAL), parser)
    docinfo = root.getroottree().docinfo
    if docinfo.internalDTD is not None or docinfo.externalDTD is not None or docinfo.doctype:
        raise Refused("unsafe")
    return root


def blocks_of(parent: Any, notes: set[str]) -> list[str]:
    """The paragraphs and table rows below an element, in their order."""
    if parent is None:
        raise Refused("broken")
    found: list[str] = []
    run_on = ""  # the beginning of a paragraph whose end was deleted: it runs on in the next
    for child in parent:
        if child.tag == W + "p":
            words = run_on + words_of(child, notes)
            run_on = words if child.find(f"{W}pPr/{W}rPr/{W}del") is not None else ""
            found.append("" if run_on else words.strip())
        elif child.tag == W + "tbl":
            found.extend(row_of(row, notes) for row in child.iter(W + "tr") if nearest(row, "tbl") is child)
        elif child.tag not in LEFT_OUT and len(child):
            found.extend(blocks_of(child, notes))  # content controls and the like hold blocks of their own
    return [*found, run_on.strip()]


def row_of(row: Any, notes: set[str]) -> str:
    """A table row on one line, its cells parted by bars; empty if all cells are."""
    if row.find(f"{W}trPr/{W}del") is not None:
        notes.add("tracked")
        return ""
    own = [cell for cell in row.iter(W + "tc") if nearest(cell, "tr") is row]
    cells = [" ".join(" ".join(blocks_of(cell, notes)).split()) for cell in own]
    return " | ".join(cells) if any(cells) else ""


def nearest(element: Any, name: str) -> Any:
    """The nearest element of this name round another, so that a table inside a table is read once."""
    return next(element.iterancestors(W + name), None)


def words_of(paragraph: Any, notes: set[str]) -> str:
    """The words of a paragraph as they read once every tracked change is accepted; a point before those of a list."""
    parts: list[str] = []
    walk(paragraph, parts, notes)
    words = "".join(parts)
    return f"• {words.strip()}" if words.strip() and is_listed(paragraph) else words


def is_listed(paragraph: Any) -> bool:
    """Whether a paragraph is an item of a list."""
    number, style = paragraph.find(f"{W}pPr/{W}numPr/{W}numId"), paragraph.find(f"{W}pPr/{W}pStyle")
    if number is not None:
        return str(number.get(W + "val")) != "0"
    return style is not None and str(style.get(W + "val")).startswith(("ListBullet", "ListNumber"))


def walk(element: Any, parts: list[str], notes: set[str]) -> None:
    """Gather the words below an element, leaving out what was deleted and what only steers."""
    for child in element:
        tag = child.tag
        if tag in CHANGED:
            notes.add("tracked")
        if tag == W + "t":
            parts.append(child.text or "")
        elif tag in MARKS:
            parts.append(MARKS[tag])
        elif tag == W + "p":  # a text box inside a paragraph
            parts.append(f"\n{words_of(child, notes)}\n")
        elif tag not in LEFT_OUT and isinstance(tag, str):
            walk(child, parts, notes)


def footnotes_of(root: Any, notes: set[str]) -> list[str]:
    """The footnotes' words; the lines that part them from the text are no footnotes."""
    wanted = [note for note in root if note.get(W + "type") in {None, "normal"}]
    return [words for note in wanted for words in blocks_of(note, notes) if words]


def notes_about(members: dict[str, zipfile.ZipInfo]) -> set[str]:
    """What is in the file and was not read."""
    found = set()
    if "word/comments.xml" in members:
        found.add("comments")
    if any(name.startswith("word/media/") for name in members):
        found.add("pictures")
    if any(name.startswith(("word/header", "word/footer")) for name in members):
        found.add("headers")
    return found


def main() -> None:
    """Read standard input, answer on standard output."""
    limit()
    try:
        text, notes = read(sys.stdin.buffer.read())
        said: dict[str, Any] = {"text": text, "notes": notes}
    except Refused as problem:
        said = {"refused": str(problem)}
    except MemoryError:
        said = {"refused": "too_large"}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
