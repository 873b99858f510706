"""What was agreed to share, as it is read outside its review. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from review_app.core.text import number_in_words
from review_app.wordings.crossed import Counted
from review_app.wordings.models import SharedWording, Wording


@dataclass(frozen=True)
class Shared:
    """One wording as it is read outside its review; `board` is empty for those who may not know which LSCB."""

    title: str
    summary: str
    headings: tuple[str, ...]
    board: str = ""
    is_good_practice: bool = False
    id: UUID | None = None  # None: it has no page outside its review yet


@dataclass(frozen=True)
class Category:
    """The wordings of one category on a page, and in how many of the programme's LSCBs the category was found."""

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


def by_category(
    wordings: Iterable[SharedWording], counted: Iterable[Counted], of_boards: int, titles: Mapping[UUID, str]
) -> list[Category]:
    """The categories of a page's wordings, in their order, with the counts of all that is shared in each.

    `titles` names the LSCBs; it is empty for those who may not know them.
    """
    groups: dict[str, list[Shared]] = {}
    for one in wordings:
        groups.setdefault(one.category_key, []).append(as_read(one, titles.get(one.board_id, "")))
    numbers = {each.key: each for each in counted}
    return [
        Category(numbers[key].heading, numbers[key].boards, of_boards, tuple(group))
        for key, group in groups.items()
        if key in numbers
    ]


def as_read(wording: Wording | SharedWording, board: str = "") -> Shared:
    """A wording as it is read outside its review."""
    known_by = wording.id if isinstance(wording, SharedWording) else None
    headings = tuple(wording.headings)
    return Shared(wording.title, wording.summary, headings, board, wording.is_good_practice, known_by)
