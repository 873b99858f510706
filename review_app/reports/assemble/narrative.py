"""The narrative as a working paper: periods in prose, then every event with its accounts side by side."""

from collections.abc import Iterable, Sequence

from exports.content import Cover, Event, NarrativePaper, NarrativePeriod, paragraphs_of
from exports.content import Entry as PaperEntry
from review_app.narrative.models import Entry, Period
from review_app.narrative.rules import happenings


def narrative_paper(cover: Cover, periods: Iterable[Period], entries: Sequence[Entry]) -> NarrativePaper:
    """The narrative of a review; which source an entry comes from stays behind."""
    return NarrativePaper(
        cover=cover,
        periods=tuple(
            NarrativePeriod(title=period.title, dates=period.span, paragraphs=paragraphs_of(period.prose))
            for period in periods
        ),
        events=tuple(
            Event(accounts=tuple(_account(entry) for entry in happening.entries)) for happening in happenings(entries)
        ),
    )


def _account(entry: Entry) -> PaperEntry:
    return PaperEntry(when=str(entry.on), lane=entry.lane_words, what=paragraphs_of(entry.what))
