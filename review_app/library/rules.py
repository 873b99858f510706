"""What a published finding must say, by what it is known again, and what may be done with it."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from review_app.core.text import normalised, one_line
from review_app.library.models import (
    LONGEST_HOW,
    LONGEST_LINK,
    LONGEST_METHOD,
    LONGEST_NOTE,
    LONGEST_PLACE,
    LONGEST_REVIEW,
    LONGEST_TITLE,
    LibraryEntry,
    WordingStatus,
)

EARLIEST, LATEST = 1945, 2100  # the first inquiry that reviews still quote
LONGEST: Mapping[str, tuple[int, str]] = {
    "title": (LONGEST_TITLE, "The finding"),
    "area": (LONGEST_PLACE, "The LSCB or area"),
    "review": (LONGEST_REVIEW, "The name of the review"),
    "method": (LONGEST_METHOD, "The method"),
    "how": (LONGEST_HOW, "How the words came"),
    "category": (300, "The category"),
    "source_url": (LONGEST_LINK, "The source link"),
    "note": (LONGEST_NOTE, "The note"),
}
MISSING: Mapping[str, str] = {
    "title": "Write what was found.",
    "area": "Write the LSCB or area as it was published; “not named” if it was not.",
    "review": "Write what the review is called in its publication.",
    "source_url": "Give the address where the finding can be read.",
}
_QUOTES = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "`": "'"})
_DASHES = re.compile(r"\s*[‐‑‒–—―−-]+\s*")
_OPEN_TEXT = frozenset({"title", "note"})


@dataclass(frozen=True)
class Told:
    """What somebody, or a row of a file, says of a published finding."""

    title: str
    area: str
    review: str
    source_url: str
    status: WordingStatus
    year: int | None = None
    method: str = ""
    how: str = ""
    category: str = ""
    is_good_practice: bool = False
    note: str = ""

    @property
    def mark(self) -> str:
        """By what it is known again: its review and its words."""
        return mark_of(self.area, self.review, self.title)

    @property
    def review_mark(self) -> str:
        """By what its review is known, so that reviews can be counted."""
        return mark_of(self.area, self.review, str(self.year or ""))

    def values(self) -> dict[str, Any]:
        """The columns of an entry."""
        return {**vars(self), "mark": self.mark, "review_mark": self.review_mark}


def told_of(values: Mapping[str, Any]) -> Told:
    """The same from the boxes of a form or the cells of a row, each text as it is kept."""
    texts = {
        name: normalised(str(values.get(name, ""))) if name in _OPEN_TEXT else one_line(str(values.get(name, "")))
        for name in LONGEST
    }
    return Told(
        **texts,
        status=WordingStatus(values["status"]),
        year=values.get("year"),
        is_good_practice=bool(values.get("is_good_practice")),
    )


def folded(words: str) -> str:
    """Words without what a copy changes: capitals, kinds of quotes and dashes, blanks, a full stop at the end.

    >>> folded(" The  child’s   voice – unheard.") == folded("the child's voice - unheard")
    True
    """
    plain = unicodedata.normalize("NFKC", words).translate(_QUOTES).casefold()
    return " ".join(_DASHES.sub("-", plain).split()).strip(" .;,\"'")


def mark_of(*parts: str) -> str:
    """A mark of several texts, the same whatever their capitals, quotes, dashes and blanks."""
    return hashlib.sha256("\n".join(folded(part) for part in parts).encode()).hexdigest()


def what_is_wrong(told: Told) -> dict[str, str]:
    """What can't be kept as it stands, a sentence for each box."""
    wrong = {name: sentence for name, sentence in MISSING.items() if not getattr(told, name)}
    for name, (most, noun) in LONGEST.items():
        if len(getattr(told, name)) > most:
            wrong[name] = f"{noun} can hold at most {most:,} characters. Shorten it."
    if "source_url" not in wrong and (reason := why_not_link(told.source_url)):
        wrong["source_url"] = reason
    if told.year is not None and not EARLIEST <= told.year <= LATEST:
        wrong["year"] = f"Write a year between {EARLIEST} and {LATEST} in four figures, or leave it empty."
    return wrong


def why_not_link(address: str) -> str | None:
    """Why an address can't be a source link, or None. Nobody fetches it here: people open it themselves."""
    reason = "Give the whole address, beginning with https:// or http://, as the browser shows it."
    if any(sign.isspace() for sign in address):
        return reason
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return reason
    if parts.scheme not in {"http", "https"} or "." not in host:
        return reason
    return "Leave out the name and password before the address." if "@" in parts.netloc else None


def why_not_change(entry: LibraryEntry) -> str | None:
    """Why an entry can't be changed, or None."""
    return "It was withdrawn from the library. Put it back first." if entry.is_withdrawn else None


def why_not_withdraw(entry: LibraryEntry, reason: str) -> str | None:
    """Why an entry can't be withdrawn, or None."""
    if entry.is_withdrawn:
        return "It was withdrawn before."
    return None if reason.strip() else "Say why it is withdrawn."


def why_not_put_back(entry: LibraryEntry) -> str | None:
    """Why an entry can't be put back, or None."""
    return None if entry.is_withdrawn else "It stands in the library already."
