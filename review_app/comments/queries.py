"""Reading comments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from review_app.comments.models import Answer, Comment, CommentKind, PrivateComment, Voice
from review_app.core.errors import found
from review_app.core.rows import Recorded
from review_app.reviews.models import Review

_OPEN_CHALLENGE = (Comment.kind == CommentKind.CHALLENGE, Comment.settled_at.is_(None))
_OPEN_FIRST = case((Comment.settled_at.is_not(None), 2), (Comment.kind == CommentKind.CHALLENGE, 0), else_=1)
PAGE = 20
On = tuple[str, UUID]  # what a comment is about: its table, and which row
MOST_OWN = 50  # of each part of the page about all of somebody's reviews


@dataclass(frozen=True)
class Wanted:
    """Which comments of a review are asked for, and which page of them."""

    kind: CommentKind | None = None
    is_open: bool | None = None
    by: UUID | None = None
    of_case_group: bool = False
    on_kind: str = ""
    written_by: UUID | None = None  # mine: those that I wrote, or that are addressed to me
    page: int = 1


def talk_on(
    session: Session, review_id: UUID, on: Iterable[On]
) -> tuple[list[Comment], dict[UUID, list[Answer]]]:  # fmt: skip
    """What was said about a thing and its parts, oldest first, and the answers to each; in one statement for all of them."""
    wanted = (
        select(Comment, Answer)
        .outerjoin(Answer, and_(Answer.comment_id == Comment.id, Answer.deleted_at.is_(None)))
        .where(Comment.review_id == review_id, _on_any(Comment, on))
        .order_by(Comment.created_at, Comment.id, Answer.created_at, Answer.id)
    )
    comments, answers = dict[UUID, Comment](), dict[UUID, list[Answer]]()
    for comment, answer in session.execute(wanted):
        comments[comment.id] = comment
        if answer is not None:
            answers.setdefault(comment.id, []).append(answer)
    return list(comments.values()), answers


def answers_to(session: Session, review_id: UUID, comment_ids: Iterable[UUID]) -> dict[UUID, list[Answer]]:
    """The answers to several comments, oldest first."""
    ids, answers = list(comment_ids), dict[UUID, list[Answer]]()
    if not ids:
        return answers
    wanted = select(Answer).where(Answer.review_id == review_id, Answer.comment_id.in_(ids))
    for answer in session.scalars(wanted.order_by(Answer.created_at, Answer.id)):
        answers.setdefault(answer.comment_id, []).append(answer)
    return answers


def comments_wanted(session: Session, review_id: UUID, wanted: Wanted) -> tuple[list[Comment], int]:
    """A page of the comments that are asked for, in the same order, and how many there are in all."""
    chosen = [Comment.review_id == review_id, *_conditions(wanted)]
    total = session.scalars(select(func.count(Comment.id)).where(*chosen)).one()
    rows = _in_order(select(Comment).where(*chosen)).limit(PAGE).offset((wanted.page - 1) * PAGE)
    return list(session.scalars(rows)), total


def writers_and_kinds(session: Session, review_id: UUID) -> tuple[list[UUID], list[str]]:
    """Who has commented in a review in their own words, and on which kinds of things somebody has."""
    pairs = session.execute(
        select(Comment.created_by, Comment.voice, Comment.on_kind).where(Comment.review_id == review_id).distinct()
    ).all()
    writers = {by for by, voice, _kind in pairs if by is not None and voice is Voice.TEAM}
    return sorted(writers), sorted({kind for _by, _voice, kind in pairs})


def counts_of_comments(session: Session, review_id: UUID) -> tuple[int, int]:
    """How many comments a review has, and how many of them are open challenges."""
    still = func.sum(case((and_(*_OPEN_CHALLENGE), 1), else_=0))
    total, challenges = session.execute(
        select(func.count(Comment.id), still).where(Comment.review_id == review_id)
    ).one()
    return total, int(challenges or 0)


def counts_on(session: Session, review_id: UUID, on_kind: str, on_id: UUID) -> tuple[int, int]:
    """How many comments one thing has, and how many of them are open."""
    still = func.sum(case((Comment.settled_at.is_(None), 1), else_=0))
    wanted = select(func.count(Comment.id), still).where(
        Comment.review_id == review_id, Comment.on_kind == on_kind, Comment.on_id == on_id
    )
    total, of_them = session.execute(wanted).one()
    return total, int(of_them or 0)


def counts_from_meeting(session: Session, review_id: UUID, meeting_id: UUID) -> tuple[int, int]:
    """How many challenges were typed in from a meeting, and how many of them are open."""
    still = func.sum(case((Comment.settled_at.is_(None), 1), else_=0))
    wanted = select(func.count(Comment.id), still).where(
        Comment.review_id == review_id, Comment.meeting_id == meeting_id
    )
    total, of_them = session.execute(wanted).one()
    return total, int(of_them or 0)


def comments_from_meeting(session: Session, review_id: UUID, meeting_id: UUID) -> list[Comment]:
    """What the case group said at a meeting, in the order in which it was typed in."""
    wanted = select(Comment).where(Comment.review_id == review_id, Comment.meeting_id == meeting_id)
    return list(session.scalars(wanted.order_by(Comment.created_at, Comment.id)))


def comment_in_review(session: Session, review_id: UUID, comment_id: UUID) -> Comment:
    """A comment of this review; raises NotFound."""
    return found(
        session.scalars(select(Comment).where(Comment.review_id == review_id, Comment.id == comment_id)).first()
    )


def newest_answer(session: Session, review_id: UUID, comment_id: UUID) -> Answer | None:
    """The last answer to a comment."""
    wanted = select(Answer).where(Answer.review_id == review_id, Answer.comment_id == comment_id)
    return session.scalars(wanted.order_by(Answer.created_at.desc(), Answer.id.desc()).limit(1)).first()


def open_challenges_on(session: Session, review_id: UUID, on_kind: str) -> dict[UUID, int]:
    """How many challenges are open on each thing of one kind, by its id."""
    counted = select(Comment.on_id, func.count()).where(
        Comment.review_id == review_id, Comment.on_kind == on_kind, *_OPEN_CHALLENGE
    )
    return {on_id: number for on_id, number in session.execute(counted.group_by(Comment.on_id)).all()}


def things_of_kind(
    session: Session, model: type[Recorded], review_id: UUID, ids: Iterable[UUID]
) -> dict[UUID, Recorded]:
    """The things of one kind that comments are about, by id; deleted ones are left out."""
    wanted = select(model).where(model.review_id == review_id, model.id.in_(list(ids)))
    return {thing.id: thing for thing in session.scalars(wanted.order_by(model.id))}


def addressed_and_open(session: Session, user_id: UUID, review_ids: Sequence[UUID]) -> list[tuple[UUID, str, int]]:
    """For each of several reviews in which something open is addressed to somebody: its id, its code, how many."""
    wanted = (
        select(Review.id, Review.code, func.count(Comment.id))
        .join(Comment, Comment.review_id == Review.id)
        .where(Comment.addressed_to == user_id, Comment.settled_at.is_(None), Comment.deleted_at.is_(None))
        .where(Review.id.in_(review_ids))
    )
    return [
        (key, code, n)
        for key, code, n in session.execute(wanted.group_by(Review.id, Review.code).order_by(Review.code))
    ]


def open_for(session: Session, user_id: UUID, review_ids: Sequence[UUID]) -> list[Comment]:
    """What is open and addressed to somebody, or open and their own, in several reviews; newest first, at most so many."""
    wanted = select(Comment).where(
        Comment.review_id.in_(review_ids),
        Comment.settled_at.is_(None),
        or_(Comment.addressed_to == user_id, Comment.created_by == user_id),
    )
    return list(session.scalars(wanted.order_by(Comment.created_at.desc(), Comment.id).limit(MOST_OWN)))


def private_on(session: Session, user_id: UUID, on: Iterable[On]) -> list[PrivateComment]:
    """What somebody keeps to themselves about a thing and its parts, oldest first."""
    return list(session.scalars(_private(user_id).where(_on_any(PrivateComment, on))))


def private_in(session: Session, user_id: UUID, review_ids: Sequence[UUID]) -> list[PrivateComment]:
    """What somebody keeps to themselves in several reviews, oldest first."""
    wanted = _private(user_id).where(PrivateComment.review_id.in_(review_ids))
    return list(session.scalars(wanted.limit(MOST_OWN)))


def number_of_private(session: Session, user_id: UUID, review_id: UUID) -> int:
    """How many drafts somebody keeps to themselves in a review."""
    wanted = select(func.count(PrivateComment.id)).where(
        PrivateComment.user_id == user_id, PrivateComment.review_id == review_id
    )
    return session.scalars(wanted).one()


def private_of(session: Session, user_id: UUID, review_id: UUID, private_id: UUID) -> PrivateComment:
    """One draft of somebody's own in this review; raises NotFound for anybody else's."""
    wanted = _private(user_id).where(PrivateComment.review_id == review_id, PrivateComment.id == private_id)
    return found(session.scalars(wanted).first())


def _private(user_id: UUID) -> Select[PrivateComment]:
    own = select(PrivateComment).where(PrivateComment.user_id == user_id)
    return own.order_by(PrivateComment.created_at, PrivateComment.id)


def _on_any(kind: type[Comment] | type[PrivateComment], on: Iterable[On]) -> ColumnElement[bool]:
    """What is about any of these things, by their tables, so that the index on both columns serves."""
    by_kind = dict[str, list[UUID]]()
    for on_kind, on_id in on:
        by_kind.setdefault(on_kind, []).append(on_id)
    return or_(*(and_(kind.on_kind == each, kind.on_id.in_(ids)) for each, ids in sorted(by_kind.items())))


def _in_order(wanted: Select[Comment]) -> Select[Comment]:
    return wanted.order_by(_OPEN_FIRST, Comment.created_at.desc(), Comment.id)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    asked: list[tuple[object, ColumnElement[bool]]] = [
        (wanted.kind, Comment.kind == wanted.kind),
        (wanted.is_open is True, Comment.settled_at.is_(None)),
        (wanted.is_open is False, Comment.settled_at.is_not(None)),
        (wanted.by, (Comment.created_by == wanted.by) & (Comment.voice == Voice.TEAM)),
        (wanted.of_case_group, Comment.voice == Voice.CASE_GROUP),
        (wanted.on_kind, Comment.on_kind == wanted.on_kind),
        (wanted.written_by, or_(Comment.created_by == wanted.written_by, Comment.addressed_to == wanted.written_by)),
    ]
    return [condition for is_asked, condition in asked if is_asked]
