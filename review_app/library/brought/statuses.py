"""Whose words a file’s rows are: suggested by how the file itself calls its wording, chosen by a person."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from review_app.library.brought.reading import Row
from review_app.library.models import WordingStatus
from review_app.library.rules import folded

OTHERS = "…"  # the ways of wording beyond those that are asked for one by one
MOST_ASKED = 40
SIGNS: Sequence[tuple[WordingStatus, tuple[str, ...]]] = (
    (WordingStatus.PRESS, ("news", "press", "commentator", "journalist", "post", "blog", "broadcast")),
    (WordingStatus.OWN, ("verbatim", "heading", "exact words", "own words", "word for word", "quoted from the report")),
    (WordingStatus.SUMMARY, ("abstract", "summary", "summar", "digest", "briefing", "slide", "paraphrase")),
)
SAID: Mapping[str, WordingStatus] = {
    folded(words): status for status in WordingStatus for words in (status.value, status.words)
}


@dataclass(frozen=True)
class Way:
    """One way of wording that a file names, on how many rows, and what it is taken for."""

    key: str
    words: str
    rows: int
    status: str


def status_said(row: Row) -> WordingStatus | None:
    """The status that the row itself gives in our words."""
    return SAID.get(folded(row.cells.get("status", "")))


def suggested(how: str) -> str:
    """What a way of wording is likely to be, or nothing.

    >>> suggested("section heading in the report's contents"), suggested("NSPCC abstract wording"), suggested("?")
    ('own', 'summary', '')
    """
    words = folded(how)
    return next((status.value for status, signs in SIGNS if any(sign in words for sign in signs)), "")


def ways_asked(rows: Sequence[Row]) -> list[tuple[str, str, int]]:
    """The ways of wording for which a person says what they are: key, words, on how many rows; the most frequent first."""
    unsaid = [row.cells.get("how", "") for row in rows if not row.problem and status_said(row) is None]
    number = Counter(folded(how) for how in unsaid)
    words = {folded(how): how for how in reversed(unsaid)}
    first = [(key, words[key], count) for key, count in number.most_common(MOST_ASKED)]
    rest = sum(number.values()) - sum(count for _key, _words, count in first)
    return [*first, (OTHERS, "All other ways", rest)] if rest else first


def first_choice(rows: Sequence[Row]) -> dict[str, str]:
    """What each way of wording is taken for until somebody says otherwise."""
    return {key: suggested(words) for key, words, _count in ways_asked(rows)}


def status_of(row: Row, chosen: Mapping[str, str]) -> WordingStatus | None:
    """Whose words a row is in, by what it says itself or by what was chosen for its way of wording."""
    said = status_said(row)
    if said is not None:
        return said
    value = chosen.get(folded(row.cells.get("how", "")), chosen.get(OTHERS, ""))
    return WordingStatus(value) if value else None


def ways_of(rows: Sequence[Row], chosen: Mapping[str, str]) -> list[Way]:
    """The ways of wording with what was chosen for each."""
    return [Way(key, words, count, chosen.get(key, "")) for key, words, count in ways_asked(rows)]
