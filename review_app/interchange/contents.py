"""What a file of wordings says, and the one way of writing it down. Pure."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from review_app.core.text import normalised

FORMAT, VERSION = "casewindow-wordings", 1
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})  # kinds of characters that no page shows


@dataclass(frozen=True)
class FileWording:
    """One agreed wording; its ids mean nothing outside the file and those before and after it."""

    review: UUID
    finding: UUID
    wording: UUID
    title: str
    summary: str
    category_key: str
    category: str
    factors: tuple[str, ...]
    good_practice: bool
    shared_on: date


@dataclass(frozen=True)
class FileWithdrawal:
    """That nothing of a finding is shared any more."""

    finding: UUID
    on: date


@dataclass(frozen=True)
class Contents:
    """A whole file, but for its signature."""

    programme: str
    lscb: str
    number: int
    made_on: date
    wordings: tuple[FileWording, ...] = ()
    withdrawn: tuple[FileWithdrawal, ...] = ()


def document_of(contents: Contents) -> dict[str, Any]:
    """The file as JSON says it, its parts in their order."""
    return {"format": FORMAT, "version": VERSION, **_plain(asdict(contents))}


def written(document: Mapping[str, Any]) -> bytes:
    """The one way in which a document is written: another byte, and the file is not the one that was made."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def visible(text: str) -> str:
    r"""A text without characters that no page shows.

    >>> visible("Con\u00adcern\u200b is\nfiled")
    'Concern is\nfiled'
    """
    return normalised("".join(one for one in text if one in "\n\t" or unicodedata.category(one) not in UNSEEN))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value if isinstance(value, bool | int) else str(value)
