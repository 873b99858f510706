"""What has a shape of its own: numbers, addresses, e-mail, dates of birth."""

import re
from collections.abc import Iterator

from review_app.names.rules.kinds import Hit, Kind
from review_app.names.rules.words import among, folded

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"(?<![\w+])(?:\+44|\(?0?\d)[\d()]*(?:[ \u00a0.-]{1,2}[\d()]+)*(?!\w)")
_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?!\w)", re.IGNORECASE)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?(?:[./-]\d{{1,2}}[./-]|[ -](?:{_MONTHS})[a-z]*[ -])\d{{2,4}}(?!\w)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"(?:\bborn\b|\bd\.? ?o\.? ?b\b\.?|\bdate of birth\b|\bbirthday\b|\bbirth date\b)\W*(?:\w+\W+){0,6}$", re.IGNORECASE
)
_HOUSE = re.compile(
    r"(?<![\w/.])(?:(?:flat|apartment|apt|unit|room|no\.?)\s?\d{1,4}[a-z]?,?\s)?\d{1,4}[a-z]?,?[ \u00a0]((?:[^\W\d_][\w'’.-]*[ \u00a0]){1,3})"
    r"(road|street|avenue|lane|close|drive|crescent|court|gardens|terrace|grove|square|mews|rise|house|way|place|walk|hill|park|view|rd|ave|cres)"
    r"(?!\w)", re.IGNORECASE,
)  # fmt: skip
_SAFE_SMALL = frozenset({"road", "street", "avenue", "lane", "crescent", "terrace", "mews"})
_NHS_DIGITS, _BEFORE, _CHECK = 10, 40, 11
_PHONE_DIGITS = range(10, 12)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number: the last is a check on the nine before it.

    >>> is_nhs_number("9434765919"), is_nhs_number("9434765918"), is_nhs_number("943476591")
    (True, False, False)
    """
    if len(digits) != _NHS_DIGITS or not digits.isdecimal():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (_CHECK - total % _CHECK) % _CHECK == int(digits[-1])


def shapes(text: str) -> Iterator[Hit]:
    """Everything that its shape gives away."""
    for match in _EMAIL.finditer(text):
        yield _hit(match, Kind.EMAIL)
    for match in _DIGITS.finditer(text):
        yield from _number(text, match)
    for match in _POSTCODE.finditer(text):
        yield _hit(match, Kind.POSTCODE)
    for match in _DATE.finditer(text):
        if _BORN.search(text[max(match.start() - _BEFORE, 0) : match.start()]):
            yield _hit(match, Kind.BIRTH)
    for match in _HOUSE.finditer(text):
        if _is_house(match):
            yield _hit(match, Kind.ADDRESS)


def _hit(match: re.Match[str], kind: Kind) -> Hit:
    words = match.group()
    key = "".join(words.split()).casefold() if kind is not Kind.ADDRESS else folded(words.replace(",", " "))
    return Hit(match.start(), match.end(), f"{kind}:{key}", kind)


def _number(text: str, match: re.Match[str]) -> Iterator[Hit]:
    words = match.group().rstrip(" .(-\u00a0")
    start, digits = match.start(), "".join(letter for letter in words if letter.isdecimal())
    says_so = "nhs" in text[max(start - _BEFORE, 0) : start].casefold()
    if len(digits) == _NHS_DIGITS and (says_so or (is_nhs_number(digits) and not digits.startswith("0"))):
        yield Hit(start, start + len(words), f"{Kind.NHS}:{digits}", Kind.NHS)
    elif (digits.startswith("0") and len(digits) in _PHONE_DIGITS) or (words.startswith("+44") and len(digits) >= 11):
        national = "0" + digits.removeprefix("44").removeprefix("0") if words.startswith("+") else digits
        yield Hit(start, start + len(words), f"{Kind.PHONE}:{national}", Kind.PHONE)


def _is_house(match: re.Match[str]) -> bool:
    middle, last = match.group(1).split(), match.group(2)
    if any(among(folded(word), "small") for word in middle):
        return False
    return last.casefold() in _SAFE_SMALL or (all(word[0].isupper() for word in middle) and last[0].isupper())
