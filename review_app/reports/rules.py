"""What reports may not be, and how long their texts are."""

from collections.abc import Iterable
from datetime import date
from math import ceil

from review_app.core.text import word_count
from review_app.reports.models import Copy, GlossaryEntry
from review_app.reports.sections import Kind

WORDS_A_MINUTE = 200  # unhurried reading of a text that matters


def why_not_term(term: str, others: Iterable[GlossaryEntry]) -> str | None:
    """Why a term can't be added to the glossary, or None."""
    if any(other.term.casefold() == term.casefold() for other in others):
        return f"“{term}” is in the glossary already. Change what stands there."
    return None


def why_not_collect(copy: Copy, on: date, today: date) -> str | None:
    """Why a copy can't be noted as back on a day, or None."""
    if on > today:
        return "Write a day that has come already."
    if copy.collected_on is not None:
        return f"{copy.title} is back already."
    return None


def how_long(kind: Kind, text: str) -> str:
    """How long a section is, in words: "412 words", or "950 of at most 900 words: 50 too many"."""
    words = word_count(text)
    if kind.limit is None:
        return f"{words:,} {'word' if words == 1 else 'words'}"
    over = f": {words - kind.limit:,} too many" if words > kind.limit else ""
    return f"{words:,} of at most {kind.limit:,} words{over}"


def reading_minutes(words: int) -> int:
    """About how many minutes it takes to read so many words; none for none."""
    return ceil(words / WORDS_A_MINUTE)
