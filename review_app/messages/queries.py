"""Reading early messages. Of what was shared it reads the copies that crossed; of people, who holds which role."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session, load_only

from review_app.accounts.models import User
from review_app.core.errors import found
from review_app.memberships.models import Membership
from review_app.messages.models import (
    Message,
    MessageAudience,
    MessageBasis,
    MessageCheck,
    MessageOpening,
    MessageState,
    MessageWriter,
    MonthlyNote,
)
from review_app.messages.reader import Reader
from review_app.themes.models import Theme, ThemeMember
from review_app.wordings.models import SharedWording

A_PAGE = 25
MOST_FOUND = 20
NAMED = load_only(
    Message.id, Message.programme_id, Message.title, Message.kind, Message.state, Message.code, Message.released_on,
    Message.boards_counted, Message.boards_of, Message.notes_counted, Message.pair_ref, Message.begun_by,
)  # fmt: skip


def addressed(reader: Reader) -> ColumnElement[bool]:
    """That a message is, or was, released to somebody."""
    mine = exists().where(MessageAudience.message_id == Message.id, MessageAudience.board_id.in_(reader.board_ids))
    return or_(Message.to_all, mine) if not reader.of_programme else true()


def written_by(reader: Reader) -> ColumnElement[bool]:
    """That somebody may write at a message: its writers and their pair, and those who run the programme."""
    if reader.of_programme:
        return true()
    wrote = exists().where(MessageWriter.message_id == Message.id, MessageWriter.user_id == reader.user_id)
    return or_(wrote, Message.pair_ref.in_(reader.pairs))


def kept_by(reader: Reader) -> ColumnElement[bool]:
    """That somebody is one of a message's keepers: those who may write at it, and those who are asked to check it."""
    return or_(written_by(reader), _asked(reader.user_id))


def _asked(user_id: UUID) -> ColumnElement[bool]:
    return exists().where(
        MessageCheck.message_id == Message.id, MessageCheck.user_id == user_id, MessageCheck.ended_at.is_(None)
    )


def _opened(user_id: UUID) -> ColumnElement[bool]:
    return exists().where(MessageOpening.message_id == Message.id, MessageOpening.user_id == user_id)


def readable(reader: Reader) -> ColumnElement[bool]:
    """That somebody can read a message now, or opened one that was taken back since."""
    ended = Message.state.in_([MessageState.WITHDRAWN, MessageState.REPLACED])
    return or_(
        and_(Message.state == MessageState.RELEASED, addressed(reader)),
        and_(ended, addressed(reader), _opened(reader.user_id)),
    )


def _of(reader: Reader) -> Select[Message]:
    return select(Message).where(Message.programme_id == reader.programme_id)


def message_for(session: Session, reader: Reader, message_id: UUID) -> Message:
    """A message that somebody keeps or can read; raises NotFound, as for one that there is not."""
    wanted = _of(reader).where(Message.id == message_id, or_(readable(reader), kept_by(reader)))
    return found(session.scalars(wanted).first())


def message_kept(
    session: Session, reader: Reader, message_id: UUID, *, writing: bool = False, hold: bool = False
) -> Message:
    """A message of somebody who keeps it, or may write at it; raises NotFound. `hold`: nobody else until the commit."""
    wanted = _of(reader).where(Message.id == message_id, written_by(reader) if writing else kept_by(reader))
    if hold:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return found(session.scalars(wanted).first())


def held(session: Session, message: Message) -> Message:
    """A message as it is now, with everybody else kept off it until the commit."""
    wanted = select(Message).where(Message.id == message.id).with_for_update()
    return session.scalars(wanted.execution_options(populate_existing=True)).one()


def is_keeper(session: Session, reader: Reader, message: Message, *, writing: bool = False) -> bool:
    """Whether somebody is one of a message's keepers, or may write at it."""
    condition = written_by(reader) if writing else kept_by(reader)
    return session.scalar(select(Message.id).where(Message.id == message.id, condition)) is not None


def released_to(session: Session, reader: Reader, page: int) -> tuple[list[Message], int]:
    """A page of what somebody can read, newest first, without the texts; and how many there are in all."""
    there = readable(reader)
    number = session.scalar(
        select(func.count()).select_from(Message).where(Message.programme_id == reader.programme_id, there)
    )
    wanted = _of(reader).where(there).options(NAMED).order_by(Message.released_at.desc(), Message.id)
    return list(session.scalars(wanted.limit(A_PAGE).offset((page - 1) * A_PAGE))), number or 0


def all_released_to(session: Session, reader: Reader) -> list[Message]:
    """Every message that somebody can read now, with its texts, newest first."""
    wanted = _of(reader).where(Message.state == MessageState.RELEASED, addressed(reader))
    return list(session.scalars(wanted.order_by(Message.released_at.desc(), Message.id)))


def drafts_of(session: Session, reader: Reader) -> list[Message]:
    """The drafts that somebody keeps, without their texts, the newest first; those that were set aside come last."""
    unreleased = Message.state.in_([MessageState.DRAFT, MessageState.SET_ASIDE])
    wanted = _of(reader).where(unreleased, kept_by(reader)).options(NAMED).order_by(Message.state)
    return list(session.scalars(wanted.order_by(Message.created_at.desc(), Message.id)))


def opened_by(session: Session, user_id: UUID, messages: Iterable[Message]) -> dict[UUID, MessageOpening]:
    """Which of several messages somebody has opened."""
    ids = [message.id for message in messages]
    wanted = select(MessageOpening).where(MessageOpening.message_id.in_(ids), MessageOpening.user_id == user_id)
    return {row.message_id: row for row in session.scalars(wanted.order_by(MessageOpening.id))} if ids else {}


def openings_of(session: Session, message_id: UUID) -> tuple[list[MessageOpening], int]:
    """The newest openings of a message, and how many there are."""
    mine = MessageOpening.message_id == message_id
    number = session.scalar(select(func.count()).select_from(MessageOpening).where(mine)) or 0
    newest = select(MessageOpening).where(mine).order_by(MessageOpening.opened_at.desc(), MessageOpening.id)
    return list(session.scalars(newest.limit(MOST_FOUND))), number


def audience_of(session: Session, message_id: UUID) -> frozenset[UUID]:
    """The LSCBs that a message was released to, where it was not to all."""
    return frozenset(
        session.scalars(
            select(MessageAudience.board_id)
            .where(MessageAudience.message_id == message_id)
            .order_by(MessageAudience.board_id)
        )
    )


def basis_of(session: Session, message_id: UUID) -> list[MessageBasis]:
    """What a message draws on, in the order in which it was chosen."""
    wanted = select(MessageBasis).where(MessageBasis.message_id == message_id)
    return list(session.scalars(wanted.order_by(MessageBasis.created_at, MessageBasis.id)))


def writers_of(session: Session, message_id: UUID) -> frozenset[UUID]:
    """Everybody who wrote or edited a message, or chose what it draws on."""
    wanted = select(MessageWriter.user_id).where(MessageWriter.message_id == message_id)
    return frozenset(session.scalars(wanted.order_by(MessageWriter.user_id)))


def checks_of(session: Session, message_id: UUID) -> list[MessageCheck]:
    """Everybody who was asked to check a message, and what they said; those that count no more too."""
    wanted = select(MessageCheck).where(MessageCheck.message_id == message_id)
    return list(session.scalars(wanted.order_by(MessageCheck.created_at, MessageCheck.id)))


def on_teams(session: Session, review_refs: Iterable[UUID]) -> frozenset[UUID]:
    """Everybody who has, or had, a role in one of several reviews."""
    refs = list(review_refs)
    wanted = select(Membership.user_id).where(Membership.review_id.in_(refs)).distinct()
    return frozenset(session.scalars(wanted.order_by(Membership.user_id))) if refs else frozenset()


def shared_wordings(session: Session, programme_id: UUID, ids: Iterable[UUID]) -> dict[UUID, SharedWording]:
    """Several shared wordings by id, ended ones too."""
    wanted = select(SharedWording).where(SharedWording.programme_id == programme_id, SharedWording.id.in_(list(ids)))
    return {row.id: row for row in session.scalars(wanted.order_by(SharedWording.id))}


def shared_wording(session: Session, programme_id: UUID, wording_id: UUID) -> SharedWording:
    """A wording that is shared now; raises NotFound."""
    wording = shared_wordings(session, programme_id, [wording_id]).get(wording_id)
    return found(wording if wording is not None and wording.is_current else None)


def newer_wordings(session: Session, wordings: Sequence[SharedWording]) -> dict[UUID, SharedWording]:
    """What is shared now of the findings of several wordings, by finding."""
    refs = [wording.finding_ref for wording in wordings]
    wanted = select(SharedWording).where(SharedWording.finding_ref.in_(refs), SharedWording.ended_on.is_(None))
    return {row.finding_ref: row for row in session.scalars(wanted.order_by(SharedWording.id))} if refs else {}


def theme_here(session: Session, programme_id: UUID, theme_id: UUID) -> Theme:
    """A theme that stands; raises NotFound."""
    wanted = select(Theme).where(Theme.programme_id == programme_id, Theme.id == theme_id, Theme.ended_at.is_(None))
    return found(session.scalars(wanted).first())


def is_standing(session: Session, programme_id: UUID, theme_id: UUID) -> bool:
    """Whether a theme stands, with something shared in it."""
    member = and_(ThemeMember.finding_ref == SharedWording.finding_ref, ThemeMember.left_at.is_(None))
    wanted = select(Theme.id).join(ThemeMember, ThemeMember.theme_id == Theme.id).join(SharedWording, member)
    wanted = wanted.where(Theme.programme_id == programme_id, Theme.id == theme_id, Theme.ended_at.is_(None))
    return session.scalar(wanted.where(SharedWording.ended_on.is_(None)).limit(1)) is not None


def wordings_of_theme(session: Session, theme: Theme) -> list[SharedWording]:
    """What is shared now of the findings of a theme."""
    member = and_(ThemeMember.finding_ref == SharedWording.finding_ref, ThemeMember.left_at.is_(None))
    wanted = select(SharedWording).join(ThemeMember, member).where(ThemeMember.theme_id == theme.id)
    return list(
        session.scalars(wanted.where(SharedWording.ended_on.is_(None)).order_by(SharedWording.title, SharedWording.id))
    )


def wordings_matching(session: Session, programme_id: UUID, words: str) -> list[SharedWording]:
    """The shared wordings in whose title some words stand, by title; the first ones without words."""
    wanted = select(SharedWording).where(SharedWording.programme_id == programme_id, SharedWording.ended_on.is_(None))
    wanted = wanted.options(load_only(SharedWording.id, SharedWording.title, SharedWording.category_heading))
    wanted = wanted.where(SharedWording.title.icontains(words, autoescape=True)) if words else wanted
    return list(session.scalars(wanted.order_by(SharedWording.title, SharedWording.id).limit(MOST_FOUND)))


def themes_matching(session: Session, programme_id: UUID, words: str) -> list[Theme]:
    """The named themes in whose name some words stand, by name."""
    wanted = select(Theme).where(Theme.programme_id == programme_id, Theme.ended_at.is_(None), Theme.name != "")
    wanted = wanted.where(Theme.name.icontains(words, autoescape=True)) if words else wanted
    return list(session.scalars(wanted.order_by(Theme.name, Theme.id).limit(MOST_FOUND)))


def people_by_ids(session: Session, ids: Iterable[UUID]) -> list[User]:
    """Several accounts that can still be signed in to, by name."""
    wanted = select(User).where(User.id.in_(list(ids)), User.ended_at.is_(None))
    return list(session.scalars(wanted.order_by(User.name, User.id)))


def notes_of_review(session: Session, review_id: UUID) -> list[MonthlyNote]:
    """The monthly notes of a review, the newest month first."""
    wanted = select(MonthlyNote).where(MonthlyNote.review_id == review_id)
    return list(session.scalars(wanted.order_by(MonthlyNote.month.desc(), MonthlyNote.id)))


def note_in_review(session: Session, review_id: UUID, note_id: UUID) -> MonthlyNote:
    """A monthly note of this review; raises NotFound."""
    wanted = select(MonthlyNote).where(MonthlyNote.review_id == review_id, MonthlyNote.id == note_id)
    return found(session.scalars(wanted).first())
