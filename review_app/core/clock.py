"""The one clock: moments in UTC, days as London has them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in London."""
    return now().astimezone(LONDON).date()


def in_london(moment: datetime) -> datetime:
    """A moment as a clock on a London wall shows it."""
    return moment.astimezone(LONDON)
