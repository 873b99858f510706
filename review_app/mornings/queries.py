"""Reading mornings: shared wordings, LSCBs and who holds which role are all that is read besides their own rows."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.accounts.models import User
from review_app.core.errors import found
from review_app.memberships.models import Membership
from review_app.mornings.models import (
    Morning,
    MorningAnswer,
    MorningCard,
    MorningGroup,
    MorningMove,
    MorningPair,
    MorningPerson,
    MorningState,
    MorningTurn,
    MoveKind,
)
from review_app.mornings.table import REPLACED, TAKEN_BACK, Laid
from review_app.themes.models import Decision, Theme, ThemeMember
from review_app.wordings.models import SharedWording

MOVES_AT_ONCE = 200


def mornings_of_programme(session: Session, programme_id: UUID) -> list[Morning]:
    """The mornings of a programme, the newest first."""
    wanted = select(Morning).where(Morning.programme_id == programme_id)
    return list(session.scalars(wanted.order_by(Morning.held_on.desc(), Morning.created_at.desc(), Morning.id)))


def mornings_on(session: Session, programme_ids: Sequence[UUID], day: date) -> list[Morning]:
    """The mornings of these programmes that are on a day and not closed."""
    wanted = select(Morning).where(Morning.programme_id.in_(programme_ids), Morning.held_on == day)
    return list(
        session.scalars(wanted.where(Morning.state != MorningState.CLOSED).order_by(Morning.created_at, Morning.id))
    )


def _morning(programme_id: UUID, morning_id: UUID) -> Select[Morning]:
    return select(Morning).where(Morning.programme_id == programme_id, Morning.id == morning_id)


def morning_in_programme(session: Session, programme_id: UUID, morning_id: UUID) -> Morning:
    """A morning of this programme; raises NotFound."""
    return found(session.scalars(_morning(programme_id, morning_id)).first())


def morning_held(session: Session, programme_id: UUID, morning_id: UUID) -> Morning:
    """A morning of this programme, with everybody else kept off its table until the commit; raises NotFound."""
    wanted = _morning(programme_id, morning_id).with_for_update()
    return found(session.scalars(wanted, execution_options={"populate_existing": True}).first())


def cards_of_morning(session: Session, morning_id: UUID, *, summaries: bool = False) -> list[Laid]:
    """The cards by number, each with its words as long as they are shared."""
    summary = SharedWording.summary if summaries else literal("")
    wanted: Any = select(
        MorningCard.id, MorningCard.number, MorningCard.group_key, MorningCard.pair_id, MorningCard.finding_ref,
        MorningCard.wording_id, SharedWording.board_id, SharedWording.title, SharedWording.category_heading,
        SharedWording.ended_on, SharedWording.ended_by_newer, summary.label("summary"),
    ).join(SharedWording, SharedWording.id == MorningCard.wording_id)  # fmt: skip
    rows = session.execute(wanted.where(MorningCard.morning_id == morning_id).order_by(MorningCard.number))
    return [_laid(row) for row in rows]


def _laid(row: Any) -> Laid:
    gone = "" if row.ended_on is None else REPLACED if row.ended_by_newer else TAKEN_BACK
    return Laid(
        row.id, row.number, row.group_key, row.pair_id, row.board_id, row.finding_ref, row.wording_id,
        "" if gone else row.title, "" if gone else row.category_heading, "" if gone else row.summary, gone,
    )  # fmt: skip


def gone_cards(session: Session, morning_id: UUID) -> list[UUID]:
    """The cards whose words are no longer shared."""
    wanted = select(MorningCard.id).join(SharedWording, SharedWording.id == MorningCard.wording_id)
    ended = wanted.where(MorningCard.morning_id == morning_id, SharedWording.ended_on.is_not(None))
    return list(session.scalars(ended.order_by(MorningCard.number)))


def card_of_morning(session: Session, morning_id: UUID, card_id: UUID) -> MorningCard:
    """One card of this morning; raises NotFound."""
    wanted = select(MorningCard).where(MorningCard.morning_id == morning_id, MorningCard.id == card_id)
    return found(session.scalars(wanted).first())


def wording_of_card(session: Session, card: MorningCard) -> SharedWording:
    """The wording on a card."""
    return found(session.get(SharedWording, card.wording_id))


def groups_of_morning(session: Session, morning_id: UUID) -> list[MorningGroup]:
    """The groups in the order in which they were begun."""
    wanted = select(MorningGroup).where(MorningGroup.morning_id == morning_id)
    return list(session.scalars(wanted.order_by(MorningGroup.number)))


def moves_of_morning(
    session: Session, morning_id: UUID, *, since: int = 0, most: int = MOVES_AT_ONCE
) -> list[MorningMove]:
    """The moves after a number, in their order."""
    wanted = select(MorningMove).where(MorningMove.morning_id == morning_id, MorningMove.number > since)
    return list(session.scalars(wanted.order_by(MorningMove.number).limit(most)))


def cards_brought_after(session: Session, morning_id: UUID, number: int) -> set[UUID]:
    """The cards that were brought to the table after a move."""
    wanted = select(MorningMove.card_id).where(MorningMove.morning_id == morning_id, MorningMove.number > number)
    return {each for each in session.scalars(wanted.where(MorningMove.kind == MoveKind.ADD)) if each is not None}


def move_sent(session: Session, morning_id: UUID, send_id: UUID) -> MorningMove | None:
    """The move that a message made, if it has arrived before."""
    wanted = select(MorningMove).where(MorningMove.morning_id == morning_id, MorningMove.send_id == send_id)
    return session.scalars(wanted).first()


def last_move(session: Session, morning_id: UUID, by: UUID | None = None) -> MorningMove | None:
    """The last move of the room, or of one person, that can be taken back and was not yet."""
    undone = select(MorningMove.undoes).where(MorningMove.morning_id == morning_id, MorningMove.undoes.is_not(None))
    wanted = select(MorningMove).where(
        MorningMove.morning_id == morning_id, MorningMove.undoes.is_(None), MorningMove.kind != MoveKind.ADD,
        MorningMove.number.not_in(undone),
    )  # fmt: skip
    if by is not None:
        wanted = wanted.where(MorningMove.by == by)
    return session.scalars(wanted.order_by(MorningMove.number.desc()).limit(1)).first()


def answers_of_morning(session: Session, morning_id: UUID) -> list[MorningAnswer]:
    """What authors said of their cards, in the order in which they said it."""
    wanted = select(MorningAnswer).where(MorningAnswer.morning_id == morning_id)
    return list(session.scalars(wanted.order_by(MorningAnswer.at, MorningAnswer.id)))


def pairs_of_morning(session: Session, morning_id: UUID) -> list[MorningPair]:
    """The authors of the cards, a row for each review."""
    wanted = select(MorningPair).where(MorningPair.morning_id == morning_id)
    return list(session.scalars(wanted.order_by(MorningPair.created_at, MorningPair.id)))


def people_of_morning(session: Session, morning_id: UUID) -> list[MorningPerson]:
    """Who was there."""
    wanted = select(MorningPerson).where(MorningPerson.morning_id == morning_id)
    return list(session.scalars(wanted.order_by(MorningPerson.created_at, MorningPerson.id)))


def turns_of_morning(session: Session, morning_id: UUID) -> list[MorningTurn]:
    """What became of a morning, in order."""
    wanted = select(MorningTurn).where(MorningTurn.morning_id == morning_id)
    return list(session.scalars(wanted.order_by(MorningTurn.at, MorningTurn.id)))


def categories_shared(session: Session, programme_id: UUID) -> list[tuple[str, str, int]]:
    """The categories that something shared stands in: key, heading, how many wordings."""
    wanted = select(SharedWording.category_key, func.min(SharedWording.category_heading), func.count())
    rows = session.execute(
        wanted.where(SharedWording.programme_id == programme_id, SharedWording.ended_on.is_(None))
        .group_by(SharedWording.category_key)
        .order_by(func.min(SharedWording.category_place), SharedWording.category_key)
    )
    return [(key, heading, count) for key, heading, count in rows]


def _not_on_the_table(programme_id: UUID, morning_id: UUID | None) -> Any:
    on_it = select(MorningCard.wording_id).where(MorningCard.morning_id == morning_id)
    return (
        SharedWording.programme_id == programme_id,
        SharedWording.ended_on.is_(None),
        SharedWording.id.not_in(on_it),
    )


def number_to_bring(session: Session, programme_id: UUID, morning_id: UUID) -> int:
    """How many shared wordings are not on the table."""
    wanted = select(func.count()).select_from(SharedWording).where(*_not_on_the_table(programme_id, morning_id))
    return session.scalar(wanted) or 0


def wordings_to_bring(
    session: Session, programme_id: UUID, morning_id: UUID | None, *, categories: Sequence[str] = (), most: int
) -> list[SharedWording]:
    """Shared wordings that are not on the table, by category and title, so that the order says nothing of the LSCB."""
    wanted = select(SharedWording).where(*_not_on_the_table(programme_id, morning_id))
    if categories:
        wanted = wanted.where(SharedWording.category_key.in_(categories))
    by_title = wanted.order_by(SharedWording.category_place, SharedWording.title, SharedWording.id)
    return list(session.scalars(by_title.limit(most)))


def people_to_choose(
    session: Session, programme_id: UUID, review_refs: Iterable[UUID]
) -> list[tuple[UUID, str, Role, UUID | None]]:
    """Who may have been there: those with a role in the programme, and those who wrote or worked on the cards' reviews.

    Each with the number of their review, or None for a role in the programme as a whole.
    """
    held = select(User.id, User.name, Membership.role, Membership.review_id).join(
        Membership, Membership.user_id == User.id
    )
    ours = held.where(
        User.ended_at.is_(None), Membership.ended_at.is_(None),
        (Membership.programme_id == programme_id)
        | (
            Membership.review_id.in_(list(review_refs))
            & Membership.role.in_([Role.LEAD_REVIEWER, Role.TEAM_MEMBER])
        ),
    )  # fmt: skip
    rows = session.execute(ours.order_by(User.name, User.id, Membership.created_at))
    return [(user_id, name, role, review_id) for user_id, name, role, review_id in rows]


def decisions_of_morning(session: Session, morning_id: UUID) -> list[Decision]:
    """What earlier closings of this morning decided and nobody took back, the oldest first."""
    wanted = select(Decision).where(Decision.morning_id == morning_id, Decision.taken_back_at.is_(None))
    return list(session.scalars(wanted.order_by(Decision.decided_at, Decision.id)))


def themes_of_findings(session: Session, refs: Iterable[UUID]) -> list[Theme]:
    """The themes that these findings belong to now."""
    wanted = select(Theme).join(ThemeMember, ThemeMember.theme_id == Theme.id)
    there = wanted.where(ThemeMember.finding_ref.in_(list(refs)), ThemeMember.left_at.is_(None)).distinct()
    return list(session.scalars(there.order_by(Theme.created_at, Theme.id)))
