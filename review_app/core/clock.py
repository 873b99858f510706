"""The one clock: moments in UTC, days as London has them."""

from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DEMONSTRATION_DAY = date(2011, 9, 20)  # so that the invented reviews have a next meeting and a week

_day_here: ContextVar[date | None] = ContextVar("day_here", default=None)


def now() -> datetime:
    """The present moment in UTC."""
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


def in_london(moment: datetime) -> datetime:
    """A moment as a clock on a London wall shows it."""
    return moment.astimezone(LONDON)
