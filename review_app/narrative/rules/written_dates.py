"""Dates as people type them into a chronology. Whether the day or the month stands first is asked, never guessed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from review_app.core.dates import MONTHS, UNKNOWN, NotADate, PartialDate, day_in_words, read_partial_date

DAY_FIRST, MONTH_FIRST = "day", "month"
MONTH_AND_YEAR, DAY_AND_MONTH, MONTH_AND_DAY = "month_year", "day_month", "month_day"

_THREE = re.compile(r"(?<![\d/.-])(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{2}|\d{4})(?![\d/.-]*\d)")
_TWO = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{2}|\d{4})(?![\d/.-]*\d)")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]00:?00)?)?")
_TIME = re.compile(
    r"(?:,|@|\bat)? *\b(\d{1,2})(?:[:.]?(\d{2})(?::\d{2})? ?(am|pm|hrs|hours|h)?|(?: ?(am|pm)))\b\.?", re.IGNORECASE
)
_WHOLE_DAY = re.compile(
    r"\d{1,2}(?:[/.-]\d{1,2}[/.-]|(?:st|nd|rd|th)?[ -][a-z]{3,9}\.?[ -]['’]?)(?:\d{4}|\d{2})$", re.IGNORECASE
)
_PART_OF_DAY = re.compile(
    r"(?:,|\bat|\bin the)? *\(?\b(am|pm|a\.m\.|p\.m\.|morning|midday|noon|afternoon|evening|night|midnight)(?![\w/])\.?\)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?", re.IGNORECASE)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "May" else "May" for name in MONTHS) + "|sept"
_JOINED = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ -]({_MONTH})[ -](\d{{2}}|\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.? +(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}})\b", re.IGNORECASE)
_SEASON = "easter|christmas|xmas|new year|spring|summer|autumn|winter"
_SHORT_YEAR = re.compile(
    rf"\b({_MONTH}|{_SEASON})(?:\.?,? +['’]?|-)(\d{{2}})(?=$|\s*(?:\bto\b|\buntil\b|\btill\b|–|—|-\s))", re.IGNORECASE
)
_PART_OF_MONTH = re.compile(rf"\b(beginning|start|middle|end) of (?=(?:{_MONTH})\b)", re.IGNORECASE)
_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_ABOUT = re.compile(rf"^ca?\.? ?(?=\d|(?:{_MONTH})\b)", re.IGNORECASE)
_NO_YEAR = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)? +(?:of +)?)?(?:{_MONTH})\.?|{_SEASON}", re.IGNORECASE)
_OF = re.compile(r"(\d(?:st|nd|rd|th)?) of ", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:–|—|\bto\b|\buntil\b|\btill\b|\s-\s|(?<=\d{4})-(?=\d{1,2}[/.]))\s*", re.IGNORECASE)
_TOUCHING = (
    (re.compile(r"(\d{1,2}([/.])\d{1,2}\2\d{2,4}) ?-(?=\d{1,2}[/.])"), r"\1 to "),
    (
        re.compile(rf"\b(\d{{1,2}}(?:st|nd|rd|th)?) ?[-/&] ?(\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b)", re.IGNORECASE),
        r"\1 to \2",
    ),
)
_UNSURE = re.compile(r"^\(?\?+\)? *(.+)$|^(.+?) *\(?\?+\)?$")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EARLIEST, _LATEST = 25_000, 55_000  # days of a workbook that lie between 1968 and 2050
_NOT_KNOWN = frozenset(
    {"unknown", "not known", "n/k", "nk", "n/a", "date not known", "date unknown", "no date", "undated", "not dated"}
)
_MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True)
class Asked:
    """What the person who brings the table says of its dates."""

    order: str = ""  # DAY_FIRST or MONTH_FIRST
    pairs: str = ""  # what two numbers mean, such as 03.09
    year: int | None = None  # of the dates that name none
    latest_year: int = 2099  # two figures never mean a year after this
    days_from: str = ""  # "1900" or "1904" in a workbook


Rewrite = Callable[[re.Match[str], Asked], str]


@dataclass(frozen=True)
class Written:
    """A date as it was read, and the time of day that stood beside it, in words."""

    on: PartialDate
    time: str = ""


@dataclass(frozen=True)
class Questions:
    """What has to be asked before the dates can be read: the first cell that raises each question, or nothing."""

    order: str = ""
    pairs: str = ""
    year: str = ""


def read_written(words: str, asked: Asked) -> Written:
    """The date that a cell means; raises NotADate with the reason.

    >>> read_written("?12/3/09", Asked(order=DAY_FIRST)).on.wording
    'perhaps 12 March 2009'
    >>> read_written("Thurs 12th March 2009, 2.30pm", Asked())
    Written(on=PartialDate(earliest=datetime.date(2009, 3, 12), latest=datetime.date(2009, 3, 12), wording='12 March 2009'), time='2.30 pm')
    """
    plain = " ".join(words.split())
    if not plain.strip("?- ") or plain.casefold() in _NOT_KNOWN:
        return Written(UNKNOWN)
    iso = _ISO.fullmatch(plain)
    if iso:
        return Written(read_partial_date(f"{iso[1]}-{iso[3]}-{iso[4]}"), iso[5] or "")
    if _SERIAL.fullmatch(plain):
        return _serial(plain, asked)
    rest, time = _without_time(_WEEKDAY.sub("", plain).strip())
    return Written(_read(rest, asked), time)


def questions_of(cells: Iterable[str]) -> Questions:
    """What has to be asked about the dates of a column."""
    found = {"order": "", "pairs": "", "year": ""}
    for cell in cells:
        plain = " ".join(cell.split())
        if _ISO.fullmatch(plain):
            continue
        rest = _TOUCHING[0][0].sub(_TOUCHING[0][1], _without_time(_WEEKDAY.sub("", plain).strip())[0])
        three = any(_needs_order(match) for match in _THREE.finditer(rest))
        pair = not three and any(len(match[2]) == 2 for match in _TWO.finditer(rest))
        for name, raised in (("order", three), ("pairs", pair), ("year", bool(_NO_YEAR.fullmatch(rest.lstrip("? "))))):
            if raised and not found[name]:
                found[name] = plain
    return Questions(**found)


def _needs_order(match: re.Match[str]) -> bool:
    return match[1].zfill(2) != match[3].zfill(2)  # 3/3/09 means one day either way


def _read(words: str, asked: Asked) -> PartialDate:
    unsure = _UNSURE.match(words)
    if unsure:
        sure = _read(unsure[1] or unsure[2], asked)
        return PartialDate(sure.earliest, sure.latest, _perhaps(sure.wording))
    for pattern, apart in _TOUCHING:
        words = pattern.sub(apart, words)
    for pattern, rewrite in _REWRITES:
        words = _rewritten(words, pattern, rewrite, asked)
    parts = _RANGE.split(words.removeprefix("the "))
    if len(parts) > 2:
        raise NotADate("More than two dates stand in the cell. Give each a row of its own.")
    if len(parts) > 1 and not all(parts):  # “until May 2009” is no May 2009
        raise NotADate("Only one end of the time is there. Write both, or “before” or “after” a date.")
    if _NO_YEAR.fullmatch(parts[-1]):
        if asked.year is None:
            raise NotADate("The date names no year. Say which year such dates mean, or write it in.")
        parts[-1] = f"{parts[-1]} {asked.year}"
    return read_partial_date(_OF.sub(r"\1 ", " to ".join(parts)))


def _rewritten(words: str, pattern: re.Pattern[str], rewrite: Rewrite, asked: Asked) -> str:
    return pattern.sub(lambda match: rewrite(match, asked), words)


def _perhaps(wording: str) -> str:
    first = wording.partition(" ")[0]
    return wording if first in {"about", "before", "after", "perhaps"} or not wording else f"perhaps {wording}"


def _three(match: re.Match[str], asked: Asked) -> str:
    if _needs_order(match) and not asked.order:
        raise NotADate("Say whether the day or the month stands first.")
    first, second = int(match[1]), int(match[3])
    day, month = (second, first) if asked.order == MONTH_FIRST else (first, second)
    return _day(day, month, _year(match[4], asked))


def _two(match: re.Match[str], asked: Asked) -> str:
    first, second = int(match[1]), match[2]
    if len(second) == 4 or asked.pairs == MONTH_AND_YEAR:
        return f"{_month(first)} {_year(second, asked)}"
    if asked.pairs not in {DAY_AND_MONTH, MONTH_AND_DAY}:
        raise NotADate(f"Say what two numbers such as {match[0]} mean.")
    if asked.year is None:
        raise NotADate("The date names no year. Say which year such dates mean, or write it in.")
    day, month = (first, int(second)) if asked.pairs == DAY_AND_MONTH else (int(second), first)
    return _day(day, month, asked.year)


def _day(day: int, month: int, year: int) -> str:
    try:
        return day_in_words(date(year, month, day))
    except ValueError as problem:
        raise NotADate("There is no such day in the calendar, in the order that was chosen.") from problem


def _month(number: int) -> str:
    if not 1 <= number <= len(MONTHS):
        raise NotADate(f"There is no month {number}.")
    return MONTHS[number - 1]


def _year(figures: str, asked: Asked) -> int:
    number = int(figures)
    if len(figures) == 4:
        return number
    return 2000 + number if 2000 + number <= asked.latest_year else 1900 + number


def _serial(plain: str, asked: Asked) -> Written:
    number, minutes = divmod(round(float(plain) * _MINUTES_OF_A_DAY), _MINUTES_OF_A_DAY)
    if not asked.days_from or not _EARLIEST <= number <= _LATEST:
        raise NotADate("This is a number and not a date.")
    begins = date(1904, 1, 1) if asked.days_from == "1904" else date(1899, 12, 30)
    time = f"{minutes // 60:02}:{minutes % 60:02}" if minutes else ""
    return Written(read_partial_date((begins + timedelta(days=number)).isoformat()), time)


def _without_time(words: str) -> tuple[str, str]:
    """The words of a date without the time of day, and the time; 12.03.09 holds no time, and 2009 is none."""
    for match in _TIME.finditer(words):
        before, after = words[: match.start()].strip(" ,"), words[match.end() :].strip(" ,")
        if _is_time(match, before) and not after.startswith(("/", ".", "-", ":")):
            return f"{before} {after}".strip(), _time_in_words(match)
    part = _PART_OF_DAY.search(words)
    if part and (part.start() == 0 or part.end() == len(words)):
        said = part[1].lower().replace(".", "")
        return f"{words[: part.start()]} {words[part.end() :]}".strip(" ,"), said
    return words, ""


def _is_time(match: re.Match[str], before: str) -> bool:
    """Whether figures are a time of day: they say so themselves, or a whole day stands before them."""
    if int(match[1]) > 24 or int(match[2] or 0) > 59 or not before[-1:].isdigit():
        return False
    is_said = bool(match[3] or match[4]) or ":" in match[0]
    return is_said or (len(match[1]) == 2 and bool(_WHOLE_DAY.search(before)))


def _time_in_words(match: re.Match[str]) -> str:
    hour, minutes, half = match[1], match[2], (match[3] or match[4] or "").lower()
    if half in {"am", "pm"}:
        return f"{hour}.{minutes} {half}" if minutes else f"{hour} {half}"
    return f"{hour}:{minutes}" if minutes else hour


_REWRITES: tuple[tuple[re.Pattern[str], Rewrite], ...] = (
    (_ABOUT, lambda _match, _asked: "about "),
    (_PART_OF_MONTH, lambda match, _asked: f"{_PARTS[match[1].lower()]} "),
    (_THREE, _three),
    (_TWO, _two),
    (_JOINED, lambda match, asked: f"{match[1]} {match[2]} {_year(match[3], asked)}"),
    (_MONTH_FIRST, lambda match, asked: f"{match[2]} {match[1]} {match[3]}"),
    (_SHORT_YEAR, lambda match, asked: f"{match[1]} {_year(match[2], asked)}"),
)
