"""Counting by LSCB: what a theme's mark is in each, "k of n", and how far the reviews have come. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from review_app.comparisons.models import Answer
from review_app.core.text import counted, number_in_words


class Mark(StrEnum):
    """How it stands with a theme in one LSCB. What was not asked is said apart from what was not recognised."""

    FOUND = "found"
    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not_recognised"
    CANT_SAY = "cant_say"
    NO_ANSWER = "no_answer"
    NOT_ASKED = "not_asked"

    @property
    def words(self) -> str:
        """The mark as the key names it."""
        return {
            "found": "Found in the review",
            "recognised": "Asked, recognised here",
            "not_recognised": "Asked, not recognised",
            "cant_say": "Asked, can’t say",
            "no_answer": "Asked, no answer yet",
            "not_asked": "Not asked",
        }[self.value]

    @property
    def letter(self) -> str:
        """The mark as it stands in the table and in pictures."""
        return {
            "found": "F",
            "recognised": "R",
            "not_recognised": "N",
            "cant_say": "C",
            "no_answer": "A",
            "not_asked": "–",
        }[self.value]


OF_ANSWERS = {
    Answer.RECOGNISED: Mark.RECOGNISED,
    Answer.NOT_RECOGNISED: Mark.NOT_RECOGNISED,
    Answer.CANT_SAY: Mark.CANT_SAY,
}


def mark_of(*, found: bool, asked: bool, answers: Iterable[Answer]) -> Mark:
    """The mark of one LSCB. A shared finding says most; of several reviews' answers, recognising says more than not.

    >>> mark_of(found=False, asked=True, answers=[Answer.NOT_RECOGNISED, Answer.RECOGNISED]).words
    'Asked, recognised here'
    """
    if found:
        return Mark.FOUND
    given = set(answers)
    said = next((mark for answer, mark in OF_ANSWERS.items() if answer in given), None)
    return said or (Mark.NO_ANSWER if asked else Mark.NOT_ASKED)


@dataclass(frozen=True)
class Asked:
    """One asking as it counts: of whom it was asked, and what each LSCB's reviews answered."""

    by_board: UUID | None  # the LSCB that asks isn't asked; None: everybody is
    is_open: bool
    answers: Mapping[UUID, tuple[Answer, ...]] = field(default_factory=dict)


def marks_of(boards: Iterable[UUID], found: Iterable[UUID], askings: Iterable[Asked]) -> dict[UUID, Mark]:
    """The mark of each LSCB of a programme on one theme. An asking that has ended counts by its answers alone."""
    there, asked = set(found), list(askings)
    marks = {}
    for board in boards:
        answers = [answer for one in asked for answer in one.answers.get(board, ())]
        waits = any(one.is_open and one.by_board != board for one in asked)
        marks[board] = mark_of(found=board in there, asked=waits, answers=answers)
    return marks


@dataclass(frozen=True)
class Tally:
    """How many LSCBs have each mark."""

    marks: Mapping[Mark, int]

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Tally":
        """Counted from the marks of every LSCB of the programme."""
        return cls(Counter(marks))

    def __getitem__(self, mark: Mark) -> int:
        return self.marks.get(mark, 0)

    @property
    def all(self) -> int:
        """How many LSCBs the programme has."""
        return sum(self.marks.values())

    @property
    def k_of_n(self) -> str:
        """In how many it was found, in words."""
        return k_of_n(self[Mark.FOUND], self.all)

    @property
    def asked_said(self) -> str:
        """What the others say who were asked, for everybody to read; "" where nobody has answered."""
        parts = [
            (self[Mark.RECOGNISED], "recognise it", "recognises it"),
            (self[Mark.NOT_RECOGNISED], "do not", "does not"),
            (self[Mark.CANT_SAY], "can’t say", "can’t say"),
        ]
        said = [f"{number_in_words(count)} {many if count > 1 else one}" for count, many, one in parts if count]
        return f"Of the others, asked, {in_a_row(said)}." if said else ""


def k_of_n(k: int, n: int) -> str:
    """So many LSCBs of so many: never a percentage.

    >>> k_of_n(4, 7), k_of_n(0, 1)
    ('four of seven LSCBs', 'none of one LSCB')
    """
    return f"{number_in_words(k) if k else 'none'} of {counted(n, 'LSCB')}"


@dataclass(frozen=True)
class Answers:
    """What came back to one asking, counted by LSCB."""

    of: int  # LSCBs asked
    recognised: int
    not_recognised: int
    cant_say: int
    found: int = 0  # in their own reviews: they share a finding of the same theme

    @classmethod
    def of_asking(cls, boards: Iterable[UUID], asking: Asked, found: Iterable[UUID] = ()) -> "Answers":
        """Counted over the LSCBs that were asked: every one of the programme but the one that asks."""
        there, asked = set(found), [board for board in boards if board != asking.by_board]
        marks = Counter(mark_of(found=one in there, asked=True, answers=asking.answers.get(one, ())) for one in asked)
        answers = (marks[Mark.RECOGNISED], marks[Mark.NOT_RECOGNISED], marks[Mark.CANT_SAY])
        return cls(len(asked), *answers, marks[Mark.FOUND])

    @property
    def answered(self) -> int:
        """How many LSCBs have answered at all."""
        return self.recognised + self.not_recognised + self.cant_say

    @property
    def sentence(self) -> str:
        """What came back, in a sentence without names.

        >>> Answers(6, 3, 1, 0).sentence
        'Three of six LSCBs asked recognise it; one does not; two have not answered.'
        >>> Answers(6, 1, 0, 0, found=2).sentence
        'One of six LSCBs asked recognises it; two found it in their own reviews; three have not answered.'
        """
        verb = "recognises" if self.recognised == 1 else "recognise"
        start = number_in_words(self.recognised) if self.recognised else "none"
        said = [f"{start} of {counted(self.of, 'LSCB')} asked {verb} it"]
        silent = self.of - self.answered - self.found
        for count, one, many in (
            (self.found, "found it in its own review", "found it in their own reviews"),
            (self.not_recognised, "does not", "do not"),
            (self.cant_say, "can’t say", "can’t say"),
            (silent, "has not answered", "have not answered"),
        ):
            said += [f"{number_in_words(count)} {one if count == 1 else many}"] if count else []
        words = "; ".join(said)
        return f"{words[0].upper()}{words[1:]}."


@dataclass(frozen=True)
class Reviews:
    """How far the reviews of a programme have come."""

    complete: int
    under_way: int

    @property
    def said(self) -> str:
        """In words.

        >>> Reviews(3, 4).said, Reviews(1, 0).said
        ('three reviews complete, four under way', 'one review complete, none under way')
        """
        complete = f"{number_in_words(self.complete) if self.complete else 'no'} review{'s' * (self.complete != 1)}"
        return f"{complete} complete, {number_in_words(self.under_way) if self.under_way else 'none'} under way"


def in_a_row(parts: list[str]) -> str:
    """Parts as a sentence names them.

    >>> in_a_row(["two recognise it", "one does not", "one can’t say"])
    'two recognise it, one does not and one can’t say'
    """
    return " and ".join([part for part in (", ".join(parts[:-1]), *parts[-1:]) if part])
