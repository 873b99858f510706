"""The table of quotes: a line for each quote, and for each source that is ticked as a whole; filtered and sorted. Pure."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from review_app.core.offers import Hanging
from review_app.people.models import Agency
from review_app.sources.models import Passage, Source, SourceKind, Standing

NOTHING = "nothing"
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True)
class Line:
    """A quote, or a source ticked as a whole, with what it hangs on. The source's people and agency are loaded."""

    source: Source
    passage: Passage | None
    hanging: Sequence[Hanging]

    @property
    def agency(self) -> Agency | None:
        """The agency that the source counts for."""
        return self.source.agency or (self.source.participant.agency if self.source.participant else None)

    @property
    def words(self) -> str:
        """The words that were quoted; none of a source ticked as a whole."""
        return self.passage.words if self.passage else ""

    @property
    def note(self) -> str:
        """The note on the quote."""
        return self.passage.note if self.passage else ""

    @property
    def standing(self) -> Standing:
        """Whether the words stand in the newest text."""
        return self.passage.standing if self.passage else Standing.STANDS


@dataclass(frozen=True)
class Wanted:
    """Which lines of the table somebody wants to see, and in which order."""

    source_id: UUID | None = None
    kind: SourceKind | None = None
    agency_id: UUID | None = None
    hangs: str = ""  # “nothing”, a kind such as “episode”, or one thing such as “episode:…”
    words: str = ""
    look: bool = False  # only what is to be looked at after a correction
    sort: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return self != Wanted(sort=self.sort)


def lines_of(
    passages: Iterable[Passage], ticked: Iterable[Source], hanging: Mapping[UUID, Sequence[Hanging]]
) -> list[Line]:  # fmt: skip
    """Every line of the table; `hanging` is by the id of the quote, or of the source that is ticked."""
    quotes = [Line(passage.source, passage, hanging.get(passage.id, ())) for passage in passages]
    return quotes + [Line(source, None, hanging.get(source.id, ())) for source in ticked]


def chosen(lines: Iterable[Line], wanted: Wanted) -> list[Line]:
    """The lines that are wanted, in the order that is wanted."""
    terms = folded(wanted.words).split()
    found = [line for line in lines if _is_of(line, wanted) and _hangs(line, wanted.hangs) and _says(line, terms)]
    return sorted(found, key=ORDERS.get(wanted.sort, ORDERS[""])[1])


def folded(words: str) -> str:
    """The words as they are compared: small letters, no accents, one kind of quotation mark and dash.

    >>> folded("Nguyễn’s – CAFÉ")
    "nguyen's - cafe"
    """
    parts = unicodedata.normalize("NFKD", words.translate(_ALIKE).casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _is_of(line: Line, wanted: Wanted) -> bool:
    return (
        wanted.source_id in {None, line.source.id}
        and wanted.kind in {None, line.source.kind}
        and wanted.agency_id in {None, line.source.of_agency_id}
        and (not wanted.look or line.standing is not Standing.STANDS)
    )


def _hangs(line: Line, hangs: str) -> bool:
    if hangs == NOTHING:
        return not line.hanging
    return not hangs or any(hangs in {each.kind, f"{each.kind}:{each.target_id}"} for each in line.hanging)


def _says(line: Line, terms: Sequence[str]) -> bool:
    said = folded(f"{line.words} {line.note}") if terms else ""
    return all(term in said for term in terms)


def _in_text(line: Line) -> tuple[Any, ...]:
    """Source by source, and in each in the order of its text; the tick of a source comes after its quotes."""
    source, passage = line.source, line.passage
    place = (0, passage.start, passage.end, str(passage.id)) if passage else (1, 0, 0, "")
    return source.created_at, str(source.id), place


def _newest(line: Line) -> tuple[Any, ...]:
    saved = (line.passage or line.source).created_at
    return -saved.timestamp(), _in_text(line)


def _by_agency(line: Line) -> tuple[Any, ...]:
    return line.agency is None, folded(line.agency.name if line.agency else ""), _in_text(line)


def _by_kind(line: Line) -> tuple[Any, ...]:
    return list(SourceKind).index(line.source.kind), _in_text(line)


def _by_hanging(line: Line) -> tuple[Any, ...]:
    return not line.hanging, [folded(each.title) for each in line.hanging], _in_text(line)


ORDERS: Mapping[str, tuple[str, Callable[[Line], tuple[Any, ...]]]] = {
    "": ("Source by source, as the text goes", _in_text),
    "newest": ("Newest first", _newest),
    "agency": ("By agency", _by_agency),
    "kind": ("By kind of source", _by_kind),
    "hangs": ("By what they hang on", _by_hanging),
}
