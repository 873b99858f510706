"""A theme put together as it is compared: its marks, its tally, its shared wordings; batch by batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.comparisons import queries
from review_app.comparisons.counting import Answers, Asked, Mark, Tally, marks_of
from review_app.comparisons.models import Answer, Asking, Reply
from review_app.comparisons.queries import Line, Member

MOST_OTHERS = 6  # other wordings in a box; the theme's page has them all


@dataclass(frozen=True)
class Compared:
    """One theme with what counts."""

    line: Line
    members: Sequence[Member]
    marks: Mapping[UUID, Mark]  # by LSCB
    askings: Sequence[Asking] = ()

    @property
    def tally(self) -> Tally:
        """How many LSCBs have each mark."""
        return Tally.of(self.marks.values())

    @property
    def found(self) -> list[UUID]:
        """The LSCBs in whose reviews it was found."""
        return [board for board, mark in self.marks.items() if mark is Mark.FOUND]

    def with_mark(self, mark: Mark, titles: Mapping[UUID, str]) -> list[str]:
        """The LSCBs with a mark, by name; `titles` is empty for those who may not know them."""
        return [titles[board] for board, there in self.marks.items() if there is mark and board in titles]


def compared(
    session: Session, programme_id: UUID, lines: Sequence[Line], board_ids: Sequence[UUID], *, titles: bool = True
) -> list[Compared]:
    """Several themes with what counts, from three queries however many they are; without titles for pages that only count."""
    ids = [line.id for line in lines]
    members = queries.members_of(session, programme_id, ids, titles=titles)
    theme_of = {member.finding_ref: theme for theme, there in members.items() for member in there}
    askings = queries.askings_about(session, programme_id, theme_of, ids) if ids else []
    counted = queries.counted_askings(session, askings)
    about: dict[UUID, list[Asking]] = {}
    for asking in askings:
        theme_id = asking.theme_id or theme_of.get(asking.finding_ref) if asking.finding_ref else asking.theme_id
        if theme_id is not None:
            about.setdefault(theme_id, []).append(asking)
    return [
        Compared(
            line,
            members[line.id],
            marks_of(board_ids, {one.board_id for one in members[line.id]}, _counted(about.get(line.id, []), counted)),
            about.get(line.id, []),
        )
        for line in lines
    ]


def _counted(askings: Sequence[Asking], counted: Mapping[UUID, Asked]) -> list[Asked]:
    return [counted[asking.id] for asking in askings]


def elsewhere(session: Session, programme_id: UUID, finding_ref: UUID, boards: Sequence[UUID]) -> dict[str, Any]:
    """The theme of a shared finding, in how many LSCBs it is found, and the other wordings, without LSCB."""
    line = queries.line_of_finding(session, programme_id, finding_ref)
    if line is None:
        return {"theme": None, "others": []}
    theme = compared(session, programme_id, [line], boards)[0]
    others = [member for member in theme.members if member.finding_ref != finding_ref]
    return {"theme": theme, "others": others[:MOST_OTHERS], "more": len(others) - MOST_OTHERS}


def answers_to(asking: Asking, replies: Sequence[Reply], boards: Sequence[UUID], found: Sequence[UUID]) -> Answers:
    """What came back to an asking, counted; `found`: the LSCBs in whose reviews its theme was found."""
    answers: dict[UUID, tuple[Answer, ...]] = {}
    for reply in replies:
        answers[reply.board_id] = (*answers.get(reply.board_id, ()), reply.answer)
    return Answers.of_asking(boards, Asked(asking.board_id, asking.ended_at is None, answers), found)
