"""What the columns of a file of published findings hold, known by their names."""

import re
from collections.abc import Mapping, Sequence

from review_app.library.rules import folded

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("finding", "finding title", "title", "what was found", "statement"),
    "area": ("lscb or area", "lscb", "area", "board", "safeguarding board", "partnership", "local authority"),
    "review": ("review", "review title", "case", "case review", "name of review"),
    "year": ("year", "year published", "published"),
    "method": ("method", "model", "review method"),
    "status": ("wording status", "status"),
    "how": ("how the words came", "wording", "wording note"),
    "category": ("category",),
    "practice": ("good practice", "is good practice"),
    "source_url": ("source link", "source url", "source", "url", "link"),
    "note": ("note", "notes"),
    "entry": ("entry", "entry id"),
}
NEEDED: Mapping[str, str] = {
    "title": "Finding",
    "area": "LSCB or area",
    "review": "Review",
    "source_url": "Source link",
}
KNOWN = {words: name for name, several in NAMES.items() for words in several}
LONGEST_HEAD = 60


def column_of(head: str) -> str:
    """What a column with this name holds, or nothing.

    >>> column_of("Source_URL"), column_of("LSCB"), column_of("colour")
    ('source_url', 'area', '')
    """
    return KNOWN.get(re.sub(r"[\s_-]+", " ", folded(head[:LONGEST_HEAD])).strip(" :*"), "")


def columns_of(heads: Sequence[str]) -> dict[str, int]:
    """What is known of a row of heads: the name of each column and its place; of two alike the first."""
    found: dict[str, int] = {}
    for place, head in enumerate(heads):
        name = column_of(head)
        if name:
            found.setdefault(name, place)
    return found


def why_not_columns(names: set[str]) -> str | None:
    """Why a file with these columns can't be read, or None."""
    missing = [f"“{words}”" for name, words in NEEDED.items() if name not in names]
    if not missing:
        return None
    listed = ", ".join(f"“{words}”" for words in NEEDED.values())
    said = " and ".join(part for part in (", ".join(missing[:-1]), missing[-1]) if part)
    return (
        f"The file has no column {said}. It needs the columns {listed}; name them in its first row and bring it again."
    )
