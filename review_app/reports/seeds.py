"""Starting the appraisal by period from what the episodes' appraisals say, with signposts to the findings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from review_app.core.dates import UNKNOWN, NotADate, PartialDate, read_partial_date
from review_app.reports.models import AppraisalPeriod

WHOLE = "The period under review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraised:
    """What an episode's appraisal says, and the numbers of the findings that the episode supports."""

    on: PartialDate
    done_well: str = ""
    fell_short: str = ""
    differing_views: tuple[str, ...] = ()
    findings: tuple[int, ...] = ()

    @property
    def is_written(self) -> bool:
        """Whether there is anything to start from."""
        return any(text.strip() for text in (self.done_well, self.fell_short, *self.differing_views))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A period with the text to start from; `period_id` where the period is there already and its text is empty."""

    title: str
    dates: PartialDate
    text: str
    period_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    title: str
    dates: PartialDate
    period_id: UUID | None = None
    is_free: bool = True


def seeds_for(
    periods: Sequence[AppraisalPeriod], spans: Sequence[tuple[str, PartialDate]], appraised: Iterable[Appraised]
) -> list[Seed]:
    """The texts to start from: for the periods there are, else for the narrative's, else for one period in all.

    An episode stands in the period in which it begins; one without a date, or outside them all, in the nearest.
    """
    frames = [
        _Frame(title=period.title, dates=period.dates, period_id=period.id, is_free=not period.text.strip())
        for period in periods
    ] or [_Frame(title=title, dates=dates) for title, dates in spans or [(WHOLE, UNKNOWN)]]
    texts: dict[int, list[str]] = {}
    for one in sorted(appraised, key=lambda one: one.on.sort_key):
        if one.is_written:
            texts.setdefault(_place_of(one.on, frames), []).append(text_of(one))
    return [
        Seed(title=frame.title, dates=frame.dates, period_id=frame.period_id, text="\n\n".join(texts.get(place, ())))
        for place, frame in enumerate(frames)
        if frame.is_free and (place in texts or frame.period_id is None)
    ]


def text_of(one: Appraised) -> str:
    """One episode's appraisal as paragraphs, with its signposts at the end."""
    parts = [part.strip() for part in (one.done_well, one.fell_short) if part.strip()]
    parts += [f"Not all of the team see it so: {each.strip()}" for each in one.differing_views if each.strip()]
    if one.findings:
        numbers = sorted(set(one.findings))
        parts[-1] += f" (See {'finding' if len(numbers) == 1 else 'findings'} {_listed(numbers)}.)"
    return "\n\n".join(parts)


def span_of(begins: PartialDate, ends: PartialDate) -> PartialDate:
    """From the beginning of one part-known date to the end of another, in as few words as will do."""
    if not begins.wording or not ends.wording:
        return begins if begins.wording else ends
    words = f"{begins} to {ends}"
    try:
        return read_partial_date(words)
    except NotADate:  # such as “before May 2009 to about June 2010”: kept as it was said
        return PartialDate(begins.earliest, ends.latest or begins.latest, words)


def why_not_start(seeds: Sequence[Seed]) -> str | None:
    """Why there is nothing to start from, or None."""
    if any(seed.text for seed in seeds):
        return None
    return "There is nothing to start from: no appraisal is written yet, or each period has its text already."


def _place_of(on: PartialDate, frames: Sequence[_Frame]) -> int:
    """The period that holds the first day of an episode, else the last one that begins before it."""
    if on.earliest is None:
        return len(frames) - 1
    nearest = 0
    for place, frame in enumerate(frames):
        first, last = frame.dates.earliest, frame.dates.latest
        if first is None or last is None or first > on.earliest:
            continue
        if on.earliest <= last:
            return place
        nearest = place
    return nearest


def _listed(numbers: Sequence[int]) -> str:
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
