"""What becomes of each row of a file: new, much like something that is there, there already, changed, or refused."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from review_app.core.dates import day_in_words
from review_app.library.brought.alike import Wordings
from review_app.library.brought.reading import Row
from review_app.library.brought.statuses import status_of
from review_app.library.models import LibraryEntry
from review_app.library.rules import Told, folded, told_of, what_is_wrong

SHOWN = 90
YES = frozenset({"yes", "y", "true", "1", "good practice", "x"})
NO = frozenset({"", "no", "n", "false", "0", "problem"})
COMPARED: Mapping[str, str] = {
    "title": "the finding", "area": "the LSCB or area", "review": "the review", "year": "the year",
    "method": "the method", "status": "the wording status", "how": "how the words came", "category": "the category",
    "is_good_practice": "whether it is good practice", "source_url": "the source link", "note": "the note",
}  # fmt: skip
EXACT = frozenset({"source_url", "note", "status"})
COLUMN_OF = {"is_good_practice": "practice"}  # where the column of a file has another name than that of the library


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    NEAR = "near"
    CHANGED = "changed"
    HERE = "here"
    REFUSED = "refused"

    @property
    def words(self) -> str:
        """What becomes of the row, as the screen says it."""
        return {
            "new": "New",
            "near": "New, but much like another",
            "changed": "There, but says something else",
            "here": "There already",
            "refused": "Can’t be taken",
        }[self.value]

    @property
    def may_be_taken(self) -> bool:
        """Whether a person can choose to bring such a row in."""
        return self in {Fate.NEW, Fate.NEAR, Fate.CHANGED}


@dataclass(frozen=True)
class Outcome:
    """A row, what becomes of it and why, and what would be kept."""

    row: Row
    fate: Fate
    reason: str = ""
    told: Told | None = None
    entry_id: UUID | None = None  # of the entry that is there, or much like it
    version: int = 0  # of that entry, as it was compared
    changes: tuple[str, ...] = ()  # which of its columns would change


@dataclass
class Known:
    """What the library has: by id, by mark, by words, and by words within an area."""

    by_id: dict[UUID, LibraryEntry] = field(default_factory=dict)
    by_mark: dict[str, LibraryEntry] = field(default_factory=dict)
    by_words: dict[str, LibraryEntry] = field(default_factory=dict)
    by_area: dict[str, Wordings[UUID]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Sequence[LibraryEntry]) -> "Known":
        """The library as rows are compared with it."""
        known = cls()
        for entry in entries:
            words = folded(entry.title)
            known.by_id[entry.id], known.by_mark[entry.mark] = entry, entry
            if not entry.is_withdrawn:
                known.by_words.setdefault(words, entry)
                known.by_area.setdefault(folded(entry.area), Wordings()).add(entry.id, words)
        return known


@dataclass
class Seen:
    """The rows of the file above the one that is looked at."""

    by_mark: dict[str, int] = field(default_factory=dict)
    by_area: dict[str, Wordings[int]] = field(default_factory=dict)
    entries: dict[UUID, int] = field(default_factory=dict)

    def add(self, number: int, told: Told) -> None:
        """Note a row."""
        self.by_mark[told.mark] = number
        self.by_area.setdefault(folded(told.area), Wordings()).add(number, folded(told.title))


def outcomes(rows: Sequence[Row], statuses: Mapping[str, str], entries: Sequence[LibraryEntry]) -> list[Outcome]:
    """What becomes of each row, with what the library has now."""
    known, seen, found = Known.of(entries), Seen(), list[Outcome]()
    for row in rows:
        told, problem = _told(row, statuses)
        outcome = _settled(row, told, known, seen) if told else Outcome(row, Fate.REFUSED, problem)
        found.append(outcome)
        if told and outcome.fate.may_be_taken:
            seen.add(row.number, told)
    return found


def counts(found: Sequence[Outcome]) -> dict[Fate, int]:
    """How many rows become what."""
    return {fate: sum(outcome.fate is fate for outcome in found) for fate in Fate}


def taken(found: Sequence[Outcome], on: Collection[int], off: Collection[int]) -> set[int]:
    """The numbers of the rows that are to be brought in: what is new, unless somebody chose otherwise."""
    return {
        each.row.number
        for each in found
        if each.fate.may_be_taken and (each.row.number in on or (each.fate is Fate.NEW and each.row.number not in off))
    }


def _told(row: Row, statuses: Mapping[str, str]) -> tuple[Told | None, str]:
    """What a row says of a finding, or why it can't be taken."""
    if row.problem:
        return None, row.problem
    status = status_of(row, statuses)
    if status is None:
        return None, "It doesn’t say whose words it is in. Choose that above, under “Whose words”."
    year, practice = row.cells.get("year", "").removesuffix(".0"), folded(row.cells.get("practice", ""))
    if year and not (year.isascii() and year.isdigit()):
        return None, f"“{_short(year)}” is no year. Write four figures, or leave it empty."
    if practice not in YES | NO:
        return None, f"“{_short(practice)}” under “Good practice” is neither yes nor no."
    values = {**row.cells, "status": status, "year": int(year) if year else None, "is_good_practice": practice in YES}
    told = told_of(values)
    wrong = what_is_wrong(told)
    return (None, " ".join(wrong.values())) if wrong else (told, "")


def _settled(row: Row, told: Told, known: Known, seen: Seen) -> Outcome:
    above = seen.by_mark.get(told.mark)
    if above is not None:
        return Outcome(row, Fate.HERE, f"The same as row {above} of this file.", told)
    there = _entry_of(row, known) or known.by_mark.get(told.mark)
    if there is not None:
        return _compared(row, told, there, known, seen)
    same = known.by_words.get(folded(told.title))
    if same is not None:
        reason = f"The same words stand in the library under another review: {same.where}."
        return Outcome(row, Fate.NEAR, reason, told, same.id)
    return _near(row, told, known, seen) or Outcome(row, Fate.NEW, "", told)


def _entry_of(row: Row, known: Known) -> LibraryEntry | None:
    """The entry that the row names by its number, as a file does that was made here."""
    try:
        return known.by_id.get(UUID(row.cells.get("entry", "")))
    except ValueError:
        return None


def _compared(row: Row, told: Told, there: LibraryEntry, known: Known, seen: Seen) -> Outcome:
    """A row about something that the library has: as it stands there, or with something changed."""
    if there.withdrawn_on is not None:
        said = (
            f"It was withdrawn from the library on {day_in_words(there.withdrawn_on)}: {_short(there.withdrawn_reason)}"
        )
        return Outcome(row, Fate.HERE, said, told, there.id)
    if there.id in seen.entries:
        return Outcome(
            row, Fate.HERE, f"About the same entry as row {seen.entries[there.id]} of this file.", told, there.id
        )
    changes = changes_of(row, told, there)
    if not changes:
        return Outcome(row, Fate.HERE, "The library has it already.", told, there.id)
    other = known.by_mark.get(told.mark)
    if other is not None and other.id != there.id:
        return Outcome(row, Fate.REFUSED, "Another entry of the library says this already.", told, other.id)
    seen.entries[there.id] = row.number
    said = ", ".join(COMPARED[name] for name in changes)
    return Outcome(row, Fate.CHANGED, f"It would change {said}.", told, there.id, there.version, tuple(changes))


def changes_of(row: Row, told: Told, there: LibraryEntry) -> list[str]:
    """What an entry would say otherwise; a cell that is empty in the file changes nothing."""
    names = [name for name in COMPARED if name == "status" or row.cells.get(COLUMN_OF.get(name, name))]
    return [name for name in names if _plain(name, told) != _plain(name, there)]


def _plain(name: str, thing: Told | LibraryEntry) -> object:
    """A column as it is compared: an address and a note as they are written, other words whatever their capitals and quotes."""
    value = getattr(thing, name)
    return folded(value) if isinstance(value, str) and name not in EXACT else value


def _near(row: Row, told: Told, known: Known, seen: Seen) -> Outcome | None:
    """A row that says much the same as another finding of its area, in the library or above it in the file."""
    words, area = folded(told.title), folded(told.area)
    entry_id = known.by_area[area].nearest(words) if area in known.by_area else None
    if entry_id is not None:
        there = known.by_id[entry_id]
        reason = f"Much like “{_short(there.title)}”, which the library has from {there.where}."
        return Outcome(row, Fate.NEAR, reason, told, entry_id)
    number = seen.by_area[area].nearest(words) if area in seen.by_area else None
    return None if number is None else Outcome(row, Fate.NEAR, f"Much like row {number} of this file.", told)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= SHOWN else f"{plain[: SHOWN - 1]}…"
