"""The one clock: moments in UTC, days as London has them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DEMONSTRATION_DAY = date(2011, 9, 20)  # so that the invented reviews have a next meeting and a week

MORNING = time(9, 30)

_day_here: ContextVar[date | None] = ContextVar("day_here", default=None)


@dataclass
class _Story:
    """The moment at which a told story is; a second passes whenever somebody looks at the clock."""

    moment: datetime

    def look(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


_story_here: ContextVar[_Story | None] = ContextVar("story_here", default=None)


def now() -> datetime:
    """The present moment in UTC; while the demonstration is loaded, a moment of its story."""
    story = _story_here.get()
    return story.look() if story else true_now()


def true_now() -> datetime:
    """The present moment in UTC, whatever is told: the audit chain has no other."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in London; in the invented demonstration, the day on which its story stands still."""
    return _day_here.get() or now().astimezone(LONDON).date()


def stand_still() -> None:
    """Let this request of the demonstration take place on the day of its story."""
    _day_here.set(DEMONSTRATION_DAY)


def go_on(error: BaseException | None) -> None:
    """End what stand_still began."""
    del error
    _day_here.set(None)


@contextmanager
def telling(day: date) -> Iterator[None]:
    """Let what is written take place in the demonstration's story, beginning on a day of it."""
    story, standing = _story_here.set(_morning(day)), _day_here.set(DEMONSTRATION_DAY)
    try:
        yield
    finally:
        _story_here.reset(story)
        _day_here.reset(standing)


def turn_to(day: date) -> None:
    """Go on telling on another day of the story; never after the day on which it stands still."""
    if _story_here.get() is None:
        raise RuntimeError("no story is being told: moments are real")
    _story_here.set(_morning(min(day, DEMONSTRATION_DAY)))


def _morning(day: date) -> _Story:
    return _Story(datetime.combine(day, MORNING, LONDON).astimezone(UTC))


def in_london(moment: datetime) -> datetime:
    """A moment as a clock on a London wall shows it."""
    return moment.astimezone(LONDON)
