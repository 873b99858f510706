"""Reading a sheet of paper as it is typed back: a group's name and the numbers of its cards on each line. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from review_app.mornings.rules import why_not_name
from review_app.mornings.table import plain

_BETWEEN = re.compile(r"[\s,;.]+|\band\b")


@dataclass(frozen=True)
class Line:
    """One line as it was typed."""

    name: str
    numbers: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it."""
        return not self.name and not self.numbers


@dataclass(frozen=True)
class Sheet:
    """What the lines say: the numbers of the cards of each named group, and what is wrong, by line and box."""

    groups: Mapping[int, tuple[str, tuple[int, ...]]]
    faults: Mapping[tuple[int, str], str]


def read_sheet(lines: Sequence[Line], known: Mapping[int, str]) -> Sheet:
    """Read the lines; `known` are the cards by number, with a sentence where a card can't be laid any more.

    >>> read_sheet([Line("Forms decide", "3, 7 and 12"), Line("", "9"), Line("Visits", "7; 40")],
    ...            {3: "", 7: "", 9: "", 12: ""}).faults
    {(1, 'name'): 'Give the group its name.', (2, 'cards'): 'Card 7 stands on line 1 already. There is no card 40.'}
    """
    groups: dict[int, tuple[str, tuple[int, ...]]] = {}
    faults: dict[tuple[int, str], str] = {}
    lines_of: dict[int, int] = {}
    names: dict[str, int] = {}
    for place, line in enumerate(lines):
        if line.is_empty:
            continue
        numbers, wrong = _numbers(line.numbers, known, lines_of, place)
        if wrong:
            faults[place, "cards"] = wrong
        no_name = _why_not_this_name(line.name, names, place)
        if no_name:
            faults[place, "name"] = no_name
        groups[place] = (line.name, numbers)
    return Sheet(groups, faults)


def _why_not_this_name(name: str, names: dict[str, int], place: int) -> str:
    if not name:
        return "Give the group its name."
    before = names.setdefault(plain(name), place)
    if before != place:
        return f"Line {before + 1} has this name already. Put all its cards on one line."
    return why_not_name(name) or ""


def _numbers(typed: str, known: Mapping[int, str], lines_of: dict[int, int], place: int) -> tuple[tuple[int, ...], str]:
    found: list[int] = []
    wrong: list[str] = []
    for word in filter(None, _BETWEEN.split(typed)):
        number = int(word) if word.isascii() and word.isdigit() and len(word) < 6 else None
        if number is None:
            wrong.append(f"“{word}” is no number.")
        elif number not in known:
            wrong.append(f"There is no card {number}.")
        elif known[number]:
            wrong.append(f"Card {number}: {known[number]}")
        elif lines_of.setdefault(number, place) != place:
            wrong.append(f"Card {number} stands on line {lines_of[number] + 1} already.")
        elif number not in found:
            found.append(number)
    if not found and not wrong:
        wrong.append("Type the numbers of its cards, such as 3, 7, 12.")
    return tuple(found), " ".join(wrong)
