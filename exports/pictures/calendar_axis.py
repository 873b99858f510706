"""The days of a time line as places from left to right, and where the marks of its axis stand."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

STEPS = (1, 3, 6, 12, 24, 60, 120)  # months between two marks
CLOSEST = 64  # pixels between two marks
DAYS_IN_MONTH = 30.44


@dataclass(frozen=True)
class Axis:
    """From which day to which, and between which places."""

    first: date
    last: date
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def start(self, day: date) -> float:
        """Where a day begins, no further out than the picture."""
        return self.left + min(max((day - self.first).days, 0), (self.last - self.first).days + 1) * self.per_day

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.start(day + timedelta(days=1)) if day < date.max else self.right

    def marks(self) -> Iterator[tuple[float, str]]:
        """The places at which the axis says a month or a year, as far apart as can be read."""
        if self.per_day * 7 >= CLOSEST:
            yield from self._weeks()
            return
        step = next((months for months in STEPS if months * DAYS_IN_MONTH * self.per_day >= CLOSEST), STEPS[-1])
        number = self.first.year * 12 + self.first.month - 1
        number += -number % step
        while (day := date(number // 12, number % 12 + 1, 1)) <= self.last:
            if day >= self.first:
                yield self.start(day), _said(day, step)
            number += step

    def _weeks(self) -> Iterator[tuple[float, str]]:
        day = self.first + timedelta(days=-self.first.weekday() % 7)
        while day <= self.last:
            yield self.start(day), f"{day.day} {calendar.month_abbr[day.month]}"
            day += timedelta(days=7)


def _said(day: date, step: int) -> str:
    return str(day.year) if step >= STEPS[3] else f"{calendar.month_abbr[day.month]} {day.year}"
