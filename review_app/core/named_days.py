"""Days and times of the year that people name instead of dating: Easter, Christmas, early 2009, the week of a day."""

import calendar
import re
from datetime import date, timedelta

Span = tuple[date, date, str]

_PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_WEEK = re.compile(r"(?:w/?[cb]|w(?:ee)?k (?:of|from|beg(?:inning)?|commencing))\.? +(?:the )?(.+)", re.IGNORECASE)


def easter_sunday(year: int) -> date:
    """Easter Sunday of the western calendar, by the reckoning of Meeus, Jones and Butcher.

    >>> easter_sunday(2009), easter_sunday(2011)
    (datetime.date(2009, 4, 12), datetime.date(2011, 4, 24))
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)


def feast(words: str) -> Span | None:
    """Easter from Good Friday to Easter Monday, Christmas from its eve to Boxing Day, the new year's first two days.

    >>> feast("easter 2009")
    (datetime.date(2009, 4, 10), datetime.date(2009, 4, 13), 'Easter 2009')
    """
    match = re.fullmatch(r"(easter|christmas|xmas|new year)(?:'s|’s)?\s+((?:19|20)\d{2})", words, re.IGNORECASE)
    if not match:
        return None
    name, year = match[1].lower(), int(match[2])
    if name == "easter":
        sunday = easter_sunday(year)
        return sunday - timedelta(days=2), sunday + timedelta(days=1), f"Easter {year}"
    if name == "new year":
        return date(year, 1, 1), date(year, 1, 2), f"New Year {year}"
    return date(year, 12, 24), date(year, 12, 26), f"Christmas {year}"


def part_of_year(words: str) -> Span | None:
    """A third of a year: early from January, mid from May, late from September.

    >>> part_of_year("Early 2009")
    (datetime.date(2009, 1, 1), datetime.date(2009, 4, 30), 'early 2009')
    """
    match = re.fullmatch(
        r"(?:the )?(early|beginning of|start of|mid|middle of|late|end of)[ -]((?:19|20)\d{2})", words, re.IGNORECASE
    )
    if not match:
        return None
    said, year = match[1].lower().removesuffix(" of"), int(match[2])
    part = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}.get(said, said)
    first, last = _PARTS_OF_YEAR[part]
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), f"{part} {year}"


def first_day_of_week(words: str) -> str | None:
    """What follows “w/c”, “week of” and the like, which is a day; or None.

    >>> first_day_of_week("W/C 3 March 2009")
    '3 March 2009'
    """
    match = _WEEK.fullmatch(words)
    return match[1] if match else None
