"""The time line as a picture: which lanes, which marks, from which day to which; and what it says in one sentence."""

import calendar
import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exports.content.pictures import Picture
from exports.content.time_line import Band, Kind, Lane, Mark, TimeLine
from exports.pictures import time_line as drawing
from exports.pictures.png import FONT, picture_of
from review_app.core.dates import PartialDate, day_in_words
from review_app.core.offers import BandLine
from review_app.core.text import counted
from review_app.narrative.models import Entry, LaneKind
from review_app.narrative.rules import is_within

IN_WORD = 760  # pixels across, so that letters are as large as the text about them
LONGEST = 160
FROM_TOP = (LaneKind.CHILD, LaneKind.FAMILY, LaneKind.AGENCY, LaneKind.PARTICIPANT)
VAGUE = frozenset({"about", "before", "after", "perhaps", "early", "mid", "late", "week"})
SHORT_TIME = 62  # days; a longer time begins and ends with a month


@dataclass(frozen=True)
class Shown:
    """What a time line shows of a review: the entries, the bands, and the time if not the whole."""

    entries: Sequence[Entry]
    bands: Sequence[BandLine] = ()
    span: tuple[date, date] | None = None


def time_line(shown: Shown) -> TimeLine | None:
    """The picture before it is drawn; None if nothing has a date."""
    dated = [entry for entry in shown.entries if entry.on.earliest and entry.on.latest]
    span = shown.span or _whole([entry.on for entry in dated] + [band.on for band in shown.bands])
    if span is None:
        return None
    seen = [entry for entry in dated if is_within(entry.on, span)]
    bands = [band for band in shown.bands if is_within(band.on, span)]
    tied = Counter(entry.event_key for entry in seen if entry.event_key)
    lanes: dict[tuple[int, str, str], list[Mark]] = {}
    labels = {entry.lane_code: entry.lane_words for entry in seen}
    for entry in seen:
        told_twice = entry.event_key is not None and tied[entry.event_key] > 1
        key = (FROM_TOP.index(entry.lane), entry.lane_words.casefold(), entry.lane_code)
        lanes.setdefault(key, []).append(_mark(entry, str(entry.event_key) if told_twice else ""))
    return TimeLine(
        title="Time line",
        words=_in_words(span, seen, len(lanes), sum(number > 1 for number in tied.values()), len(bands)),
        first=span[0],
        last=span[1],
        lanes=tuple(Lane(label=labels[key[2]], marks=tuple(lanes[key])) for key in sorted(lanes)),
        bands=tuple(_band(band) for band in sorted(bands, key=lambda band: band.on.sort_key)),
    )


def svg_of(shown: Shown) -> tuple[str, str] | None:
    """The picture for a page, and what it says in words; None if nothing has a date."""
    scene = time_line(shown)
    return (drawing.draw(scene), scene.words) if scene else None


def picture_for_word(shown: Shown) -> Picture | None:
    """The picture for a Word file; None if nothing has a date."""
    scene = time_line(shown)
    return picture_of(drawing.draw(scene, font=FONT, width=IN_WORD), scene.words) if scene else None


def _mark(entry: Entry, event: str) -> Mark:
    return Mark(
        first=entry.on.earliest or date.min,
        last=entry.on.latest or date.max,
        kind=kind_of(entry.on),
        when=entry.on.wording,
        what=textwrap.shorten(entry.what, LONGEST, placeholder="…"),
        event=event,
    )


def kind_of(on: PartialDate) -> Kind:
    """How well a date is known: a day, from one day to another, or some time within.

    >>> from review_app.core.dates import read_partial_date
    >>> [kind_of(read_partial_date(words)).value for words in ("3 March 2009", "3 to 9 March 2009", "March 2009")]
    ['day', 'span', 'unsure']
    """
    if on.is_exact:
        return Kind.DAY
    is_span = " to " in on.wording and on.wording.partition(" ")[0] not in VAGUE
    return Kind.SPAN if is_span else Kind.UNSURE


def _band(band: BandLine) -> Band:
    sure = kind_of(band.on) is not Kind.UNSURE
    return Band(
        label=band.label,
        said=f"{band.title}, {band.on}",
        first=band.on.earliest or date.min,
        last=band.on.latest or date.max,
        sure=sure,
    )


def _whole(dates: Sequence[PartialDate]) -> tuple[date, date] | None:
    first = min((on.earliest for on in dates if on.earliest), default=None)
    last = max((on.latest for on in dates if on.latest), default=None)
    if first is None or last is None:
        return None
    if (last - first).days <= SHORT_TIME:
        return first, last
    return first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1])


def _in_words(span: tuple[date, date], seen: Sequence[Entry], lanes: int, twice: int, bands: int) -> str:
    unsure = sum(kind_of(entry.on) is Kind.UNSURE for entry in seen)
    said = [f"{counted(len(seen), 'entry', 'entries')} in {counted(lanes, 'lane')}"]
    said += [f"{counted(unsure, 'uncertain date')}"] if unsure else []
    said += [f"{counted(twice, 'event')} with more than one account"] if twice else []
    said += [counted(bands, "key practice episode")] if bands else []
    return f"Time line from {day_in_words(span[0])} to {day_in_words(span[1])}: {', '.join(said)}."
