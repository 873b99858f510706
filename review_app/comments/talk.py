"""What is said about things of a review, with the names of everybody in it; and the things themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.gate import actor_here, allowed, check
from review_app.access.roles import Role
from review_app.accounts.queries import names_of
from review_app.comments import queries
from review_app.comments.models import Answer, Comment, PrivateComment
from review_app.core.clock import today
from review_app.core.errors import NotFound
from review_app.core.here import record_of_kind
from review_app.core.offers import Record
from review_app.core.rows import Recorded
from review_app.history.queries import record_in_review
from review_app.memberships.queries import memberships_in

TEAM = frozenset({Role.LEAD_REVIEWER, Role.TEAM_MEMBER})


@dataclass(frozen=True)
class Thing:
    """What a comment is about, as lists name it."""

    noun: str
    title: str
    url: str


@dataclass(frozen=True)
class Talk:
    """Several comments with their answers and the names of who wrote, answered, settled and is addressed."""

    comments: Sequence[Comment]
    answers: dict[UUID, list[Answer]]
    people: dict[UUID, str]
    me: UUID

    def name(self, user_id: UUID | None) -> str:
        """What somebody is called."""
        return self.people.get(user_id, "Somebody") if user_id else "Somebody"

    def may_be_deleted(self, comment: Comment) -> bool:
        """Whether the person of this request may take a comment back."""
        return comment.created_by == self.me and comment.is_open and not self.answers.get(comment.id)


def talk_of(session: Session, review_id: UUID, comments: Sequence[Comment]) -> Talk:
    """Comments with what was answered, and the names of everybody in them."""
    answers = queries.answers_to(session, review_id, [comment.id for comment in comments])
    return Talk(comments, answers, people_in(session, comments, answers, {}), actor_here())


def team_of(session: Session, review_id: UUID) -> list[tuple[UUID, str]]:
    """Everybody else who may read comments in a review, to whom one can be addressed."""
    return members_of(session, review_id).others


def opened(session: Session, review_id: UUID, kind: str, thing_id: UUID) -> tuple[Record, Recorded]:
    """The thing that a comment is about, if this person may read it; raises NotFound."""
    record = record_of_kind(kind)
    if record is None or kind in {Comment.__tablename__, Answer.__tablename__}:
        raise NotFound
    check(record.read)
    return record, record_in_review(session, record.model, review_id, thing_id)


def things_of(session: Session, review_id: UUID, comments: Iterable[Comment | PrivateComment]) -> dict[UUID, Thing]:
    """Noun, title and address of each thing that is commented on; one query a kind."""
    things: dict[UUID, Thing] = {}
    in_order = sorted(comments, key=lambda comment: comment.on_kind)
    for kind, group in groupby(in_order, lambda comment: comment.on_kind):
        record = record_of_kind(kind)
        if record is None or not allowed(record.read):
            continue
        rows = queries.things_of_kind(session, record.model, review_id, {comment.on_id for comment in group})
        things |= {row.id: Thing(record.noun, record.title(row), record.url(row)) for row in rows.values()}
    return things


@dataclass(frozen=True)
class Members:
    """Everybody who is or was in a review, by name; and those of the team to whom a comment can be addressed."""

    names: dict[UUID, str]
    others: list[tuple[UUID, str]]


def members_of(session: Session, review_id: UUID) -> Members:
    """The people of a review, those who have left it among them."""
    held, day = memberships_in(session, "review_id", review_id), today()
    team = {
        user.id: user.name
        for each, user in held
        if each.role in TEAM and each.ended_at is None and (each.ends_on is None or each.ends_on >= day)
    }
    others = [(user_id, name) for user_id, name in team.items() if user_id != actor_here()]
    return Members({user.id: user.name for _each, user in held}, others)


def people_in(
    session: Session, comments: Iterable[Comment], answers: dict[UUID, list[Answer]], known: dict[UUID, str]
) -> dict[UUID, str]:
    """The names of everybody in some comments; asked for only where they are not known."""
    ids = {each for one in comments for each in (one.created_by, one.settled_by, one.addressed_to)}
    ids |= {answer.created_by for group in answers.values() for answer in group}
    return known | names_of(session, ids - known.keys())
