"""The narrative as a working paper: periods in prose, the time line, then every event with its accounts side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.content import Cover, Event, NarrativePaper, NarrativePeriod, paragraphs_of
from exports.content import Entry as PaperEntry
from exports.content import Perspective as PaperPerspective
from exports.content.pictures import Picture
from review_app.narrative.models import Entry, Period, Perspective
from review_app.narrative.rules import happenings


@dataclass(frozen=True)
class Told:
    """What the narrative of a review consists of."""

    periods: Sequence[Period]
    entries: Sequence[Entry]
    perspectives: Sequence[Perspective] = ()


def narrative_paper(cover: Cover, told: Told, picture: Picture | None = None) -> NarrativePaper:
    """The narrative of a review; which source an entry comes from stays behind."""
    return NarrativePaper(
        cover=cover,
        periods=tuple(_period(period, told.perspectives) for period in told.periods),
        events=tuple(
            Event(accounts=tuple(_account(entry) for entry in happening.entries))
            for happening in happenings(told.entries)
        ),
        picture=picture,
    )


def _period(period: Period, views: Iterable[Perspective]) -> NarrativePeriod:
    return NarrativePeriod(
        title=period.title,
        dates=period.span,
        paragraphs=paragraphs_of(period.prose),
        perspectives=tuple(
            PaperPerspective(whose=view.lane_words, paragraphs=paragraphs_of(view.text))
            for view in views
            if view.period_id == period.id
        ),
    )


def _account(entry: Entry) -> PaperEntry:
    return PaperEntry(when=str(entry.on), lane=entry.lane_words, what=paragraphs_of(entry.what))
