"""Part-known dates: what people remember ("about 3 March 2009", "before May 2009"), kept in words and sorted sensibly."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from review_app.core.named_days import feast, first_day_of_week, part_of_year

MONTHS = tuple(calendar.month_name[1:])
_MONTH_NUMBER = {name.lower()[:3]: number for number, name in enumerate(MONTHS, start=1)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_QUALIFIERS = ("about", "before", "after", "perhaps")
_SAID_FOR = {
    "c.": "about", "ca.": "about", "circa": "about", "around": "about", "approx": "about", "approx.": "about",
    "approximately": "about", "possibly": "perhaps", "maybe": "perhaps",
}  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

HOW_TO_WRITE = (
    "Write a date as 3 March 2009, March 2009, 2009, about 3 March 2009, before May 2009 or 3 to 9 March 2009."
)


class NotADate(ValueError):
    """The words can't be read as a date; the message says how to write one."""


@dataclass(frozen=True)
class PartialDate:
    """A span of days, as exact as it is known, and the words that print it.

    `earliest` and `latest` are the first and last day it can mean; both are None when nothing is known.
    "before X" stands just under X and "after X" just above it, so that both sort beside X.
    """

    earliest: date | None
    latest: date | None
    wording: str

    def __str__(self) -> str:
        return self.wording

    @property
    def sort_key(self) -> tuple[date, date]:
        """Earliest, then latest; the unknown comes last."""
        return (self.earliest or date.max, self.latest or date.max)

    @property
    def is_exact(self) -> bool:
        """Whether one single day is meant."""
        return self.earliest is not None and self.earliest == self.latest and self.wording[:1].isdigit()


UNKNOWN = PartialDate(None, None, "")


def day_in_words(day: date) -> str:
    """A day as people write it.

    >>> day_in_words(date(2009, 3, 3))
    '3 March 2009'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def read_partial_date(words: str) -> PartialDate:
    """The date that the words mean; raises NotADate.

    >>> read_partial_date("before May 2009").latest
    datetime.date(2009, 4, 30)
    >>> read_partial_date("3 to 9 march 2009").wording
    '3 to 9 March 2009'
    """
    plain = " ".join(words.replace("–", " to ").replace(",", " ").split())
    plain = f"perhaps {plain.lstrip('? ')}" if plain.startswith("?") and plain.strip("? ") else plain
    if not plain:
        return UNKNOWN
    qualifier, rest = _qualifier(plain)
    if " to " in f" {rest} ":
        return _span(qualifier, rest)
    first, last, wording = _unit(rest)
    return _qualified(qualifier, first, last, wording)


def read_day(words: str) -> date:
    """One exact day; raises NotADate for anything less exact."""
    found = read_partial_date(words)
    if found.earliest is None or not found.is_exact:
        raise NotADate("Write a day, a month and a year, for example 3 March 2011.")
    return found.earliest


def _qualifier(plain: str) -> tuple[str, str]:
    word, _, rest = plain.partition(" ")
    word = _SAID_FOR.get(word.lower(), word.lower())
    return (word, rest) if word in _QUALIFIERS and rest else ("", plain)


def _qualified(qualifier: str, first: date, last: date, wording: str) -> PartialDate:
    if qualifier == "before":
        return PartialDate(first - timedelta(days=1), first - timedelta(days=1), f"before {wording}")
    if qualifier == "after":
        return PartialDate(last + timedelta(days=1), last + timedelta(days=1), f"after {wording}")
    return PartialDate(first, last, f"{qualifier} {wording}".strip())


def _span(qualifier: str, rest: str) -> PartialDate:
    left, _, right = rest.partition(" to ")
    end_first, end_last, end_wording = _unit(right)
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", left.strip()):
        left = f"{left.strip()} {MONTHS[end_first.month - 1]}"
    if not re.search(r"\d{4}", left):
        left = f"{left} {end_first.year}"
    first, _, start_wording = _unit(left)
    if first > end_last:
        raise NotADate("The second date is before the first.")
    del end_first
    return PartialDate(
        first, end_last, f"{qualifier} {_shortened(start_wording, end_wording)} to {end_wording}".strip()
    )


def _shortened(start: str, end: str) -> str:
    start_parts, end_parts = start.split(" "), end.split(" ")
    while len(start_parts) > 1 and start_parts[-1] == end_parts[-1]:
        start_parts.pop()
        end_parts.pop()
    return " ".join(start_parts)


def _unit(words: str) -> tuple[date, date, str]:
    """The first day, the last day and the proper wording of a day, month, season or year."""
    for reader in (_iso_day, _slashed_day, _day_month_year, _week, part_of_year, feast, _month_year, _season, _year):
        found = reader(words.strip())
        if found:
            return found
    raise NotADate(HOW_TO_WRITE)


def _iso_day(words: str) -> tuple[date, date, str] | None:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words)
    return _day(int(match[3]), int(match[2]), int(match[1])) if match else None


def _slashed_day(words: str) -> tuple[date, date, str] | None:
    match = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", words)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _day_month_year(words: str) -> tuple[date, date, str] | None:
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?\s+(\d{4})", words)
    return _day(int(match[1]), _month_number(match[2]), int(match[3])) if match else None


def _week(words: str) -> tuple[date, date, str] | None:
    said = first_day_of_week(words)
    if said is None:
        return None
    first, last, wording = _unit(said)
    if first != last:
        raise NotADate("A week begins with a day: write week of 3 March 2009.")
    return first, first + timedelta(days=6), f"week of {wording}"


def _month_year(words: str) -> tuple[date, date, str] | None:
    match = re.fullmatch(r"(?:(early|mid|late)[ -])?([A-Za-z]{3,9})\.?\s+(\d{4})", words, re.IGNORECASE)
    if not match or match[2].lower() in _SEASONS:
        return None
    month, year = _month_number(match[2]), _checked_year(int(match[3]))
    end = calendar.monthrange(year, month)[1]
    part = (match[1] or "").lower()
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end)}.get(part, (1, end))
    return date(year, month, first), date(year, month, last), f"{part} {MONTHS[month - 1]} {year}".strip()


def _season(words: str) -> tuple[date, date, str] | None:
    match = re.fullmatch(r"(spring|summer|autumn|winter)\s+(\d{4})", words, re.IGNORECASE)
    if not match:
        return None
    start, end = _SEASONS[match[1].lower()]
    year = _checked_year(int(match[2]))
    end_year, end_month = (year, end) if end <= len(MONTHS) else (year + 1, end - len(MONTHS))
    last = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return date(year, start, 1), last, f"{match[1].lower()} {year}"


def _year(words: str) -> tuple[date, date, str] | None:
    match = re.fullmatch(r"(\d{4})", words)
    if not match:
        return None
    year = _checked_year(int(match[1]))
    return date(year, 1, 1), date(year, 12, 31), str(year)


def _day(day: int, month: int, year: int) -> tuple[date, date, str]:
    try:
        found = date(_checked_year(year), month, day)
    except ValueError as problem:
        raise NotADate("There is no such day in the calendar.") from problem
    return found, found, day_in_words(found)


def _month_number(word: str) -> int:
    number = _MONTH_NUMBER.get(word.lower()[:3])
    if number is None or (
        not MONTHS[number - 1].lower().startswith(word.lower().rstrip(".")) and word.lower() != "sept"
    ):
        raise NotADate(HOW_TO_WRITE)
    return number


def _checked_year(year: int) -> int:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADate(f"The year must lie between {_FIRST_YEAR} and {_LAST_YEAR}.")
    return year
