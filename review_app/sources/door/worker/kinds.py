"""Which kind a file is, by its content and never by its name; and the reader of each kind."""

import importlib
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from review_app.sources.door.worker.answers import Found, Limits, Refused

OLE, ZIP, PDF, RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF-", b"{\\rtf"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MARKUP = re.compile(rb"\s*(<\?xml|<\?mso|<!doctype|<html|<w:|<office:|mime-version:|from: <saved)", re.IGNORECASE)
PICTURE = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)", re.DOTALL
)
END_OF_ZIP, LONGEST_TAIL, FIRST_BYTES = b"PK\x05\x06", 65_557, 1024
READERS = {"zip": "zips", "pdf": "portable", "rtf": "rich", "txt": "plain"}

# What the libraries raise over a file that is not what it says; anything else would be a fault of ours.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    SyntaxError,  # lxml's XMLSyntaxError among them
    EOFError,
    OSError,
    ArithmeticError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    AttributeError,
    TypeError,
    ValueError,
    AssertionError,
)


def answer(content: bytes, asked: dict[str, int]) -> dict[str, Any]:
    """The answer as it is written: code words, counts and text."""
    limits = Limits(asked["expanded"], asked["characters"], asked["pages"])
    try:
        found = read(content, limits)
    except Refused as problem:
        return {"refused": str(problem)}
    except MemoryError:
        return {"refused": "too_large"}
    text = found.text
    if not text.strip():
        return {"refused": "scan" if found.unread else "no_text"}
    if len(text) > limits.characters:
        return {"refused": "too_long"}
    notes = sorted(found.notes.items())
    return {"kind": found.kind, "text": text, "notes": notes, "pages": found.pages, "unread": found.unread}


def read(content: bytes, limits: Limits) -> Found:
    """What is in a file; raises Refused."""
    if not content.strip(b"\x00 \t\r\n"):
        raise Refused("empty")
    reader: Callable[[bytes, Limits], Found] = importlib.import_module(
        f"review_app.sources.door.worker.{READERS[kind_of(content)]}"
    ).read
    try:
        return reader(content, limits)
    except RecursionError as problem:
        raise Refused("unsafe") from problem
    except UNREADABLE as problem:
        raise Refused("unsafe" if "depth" in str(problem).lower() else "broken") from problem


def kind_of(content: bytes) -> str:
    """The kind of a file; one that two programs would take for two kinds is refused."""
    if content.startswith(OLE):
        raise Refused("encrypted" if ENCRYPTED in content else "old_word")
    if PICTURE.match(content):
        raise Refused("picture")
    begins = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    kind = next((kind for kind, mark in (("zip", ZIP), ("pdf", PDF), ("rtf", RTF)) if begins.startswith(mark)), "txt")
    if kind == "zip" and (not content.startswith(ZIP) or PDF in content[:FIRST_BYTES]):
        raise Refused("two_kinds")
    if kind != "zip" and ends_as_zip(content):
        raise Refused("two_kinds")
    if kind in {"txt", "rtf"} and PDF in content[:FIRST_BYTES]:
        raise Refused("two_kinds")
    if kind == "txt" and MARKUP.match(begins):
        raise Refused("markup")
    return kind


def ends_as_zip(content: bytes) -> bool:
    """Whether a zip's end stands at the very end of the file."""
    tail = content[-LONGEST_TAIL:]
    place = tail.rfind(END_OF_ZIP)
    return place >= 0 and place + 22 + int.from_bytes(tail[place + 20 : place + 22], "little") == len(tail)
