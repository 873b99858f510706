"""What was agreed to share, across the LSCBs of a programme: by category, counted by LSCB. Pure, over wordings alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from review_app.core.text import number_in_words
from review_app.wordings.models import Wording


@dataclass(frozen=True)
class Shared:
    """One wording as it is read outside its review; `board` is empty for those who may not know which LSCB."""

    title: str
    summary: str
    headings: tuple[str, ...]
    board: str = ""


@dataclass(frozen=True)
class Category:
    """The wordings of one category, and in how many of the programme's LSCBs they were found."""

    heading: str
    boards: int
    of_boards: int
    wordings: tuple[Shared, ...]

    @property
    def said(self) -> str:
        """How many LSCBs, in words.

        >>> Category("Tools", 4, 7, ()).said, Category("Tools", 1, 1, ()).said
        ('four of seven LSCBs', 'one of one LSCB')
        """
        noun = "LSCB" if self.of_boards == 1 else "LSCBs"
        return f"{number_in_words(self.boards)} of {number_in_words(self.of_boards)} {noun}"


def by_category(wordings: Iterable[Wording], of_boards: int, titles: Mapping[UUID, str]) -> list[Category]:
    """The categories in their order, the wordings of each by title, so that the order says nothing of the LSCB.

    `titles` names the LSCBs; it is empty for those who may not know them.
    """
    groups: dict[str, list[Wording]] = {}
    for wording in in_order(wordings):
        groups.setdefault(wording.category_key, []).append(wording)
    return [
        Category(
            heading=group[0].category_heading,
            boards=len({wording.board_id for wording in group}),
            of_boards=of_boards,
            wordings=tuple(as_read(wording, titles.get(wording.board_id, "")) for wording in group),
        )
        for group in groups.values()
    ]


def in_order(wordings: Iterable[Wording]) -> list[Wording]:
    """By category, then by title; two of one title by their words."""
    return sorted(wordings, key=lambda one: (one.category_place, one.title.casefold(), one.summary))


def category_choices(wordings: Iterable[Wording]) -> list[tuple[str, str]]:
    """The categories that something shared stands in, by key."""
    return list({one.category_key: one.category_heading for one in in_order(wordings)}.items())


def heading_choices(wordings: Iterable[Wording]) -> list[str]:
    """The headings of contributory factors that something shared has."""
    return sorted({heading for one in wordings for heading in one.headings}, key=str.casefold)


def chosen(wordings: Sequence[Wording], category_key: str, heading: str) -> list[Wording]:
    """The wordings of a category and with a heading; "" asks for all."""
    return [
        one
        for one in wordings
        if (not category_key or one.category_key == category_key) and (not heading or heading in one.headings)
    ]


def as_read(wording: Wording, board: str = "") -> Shared:
    """A wording as it is read outside its review."""
    return Shared(wording.title, wording.summary, tuple(wording.headings), board)
