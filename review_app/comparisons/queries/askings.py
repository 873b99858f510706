"""Reading what is asked of the other LSCBs, and what came back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from review_app.comparisons.counting import Asked
from review_app.comparisons.models import Answer, Asking, Reply
from review_app.core.errors import found
from review_app.reviews.models import Review
from review_app.themes.models import Theme, ThemeMember
from review_app.wordings.models import SharedWording

ANSWERS_ON_A_PAGE = 25
MOST_NAMED = 1000  # findings named one by one to the database; of more, everything asked is read


@dataclass(frozen=True)
class Waiting:
    """Something that is asked: the words that it is about, as they are shared now, and this review's answer."""

    asking: Asking
    title: str
    summary: str
    reply: Reply | None = None


def _readable(*programme_ids: UUID) -> Select[Asking, SharedWording | None, Theme | None]:
    """Every asking of these programmes with the words that it is about; those whose words nobody shares any more are left out."""
    member = select(ThemeMember.theme_id).join(
        SharedWording,
        and_(SharedWording.finding_ref == ThemeMember.finding_ref, SharedWording.ended_on.is_(None)),
    )
    shared = member.where(ThemeMember.left_at.is_(None))
    return (
        select(Asking, SharedWording, Theme)
        .outerjoin(
            SharedWording, and_(SharedWording.finding_ref == Asking.finding_ref, SharedWording.ended_on.is_(None))
        )
        .outerjoin(Theme, and_(Theme.id == Asking.theme_id, Theme.ended_at.is_(None), Theme.id.in_(shared)))
        .where(Asking.programme_id.in_(programme_ids), or_(SharedWording.id.is_not(None), Theme.id.is_not(None)))
    )


def _of(board_id: UUID) -> ColumnElement[bool]:
    """Of whom it is asked: of every LSCB but the one that asks."""
    return or_(Asking.board_id.is_(None), Asking.board_id != board_id)


def askings_for_review(session: Session, review: Review, *, page: int = 1) -> list[Waiting]:
    """What a review's people are asked or have answered, open ones first; one more than a page, if there are more."""
    own = and_(Reply.asking_id == Asking.id, Reply.review_ref == review.id, Reply.stands)
    wanted = _readable(review.programme_id).add_columns(Reply).outerjoin(Reply, own).where(_of(review.board_id))
    lines = wanted.where(or_(Asking.ended_at.is_(None), Reply.id.is_not(None)))
    order = (Reply.id.is_not(None), Asking.ended_at.is_not(None), Asking.asked_on.desc(), Asking.id)
    rows = session.execute(lines.order_by(*order).limit(ANSWERS_ON_A_PAGE + 1).offset((page - 1) * ANSWERS_ON_A_PAGE))
    return [Waiting(asking, *_words(shared, theme), reply) for asking, shared, theme, reply in rows]


def asking_for_review(session: Session, review: Review, asking_id: UUID) -> Waiting:
    """Something that this review's people are asked; raises NotFound for what their own LSCB asks, or nobody shares any more."""
    wanted = _readable(review.programme_id).where(Asking.id == asking_id, _of(review.board_id))
    asking, shared, theme = found(session.execute(wanted).first())
    return Waiting(asking, *_words(shared, theme), reply_of_review(session, asking_id, review.id))


def _words(shared: SharedWording | None, theme: Theme | None) -> tuple[str, str]:
    if shared is not None:
        return shared.title, shared.summary
    return (theme.name, theme.statement) if theme is not None else ("", "")


def found_already(session: Session, reviews: Sequence[Review]) -> set[tuple[UUID, UUID]]:
    """What is asked and the LSCB of these reviews that shares a finding of the same theme: nobody waits for its answer."""
    own, member = aliased(ThemeMember), aliased(ThemeMember)
    theme_id = func.coalesce(Asking.theme_id, own.theme_id)
    wanted = (
        select(Asking.id, SharedWording.board_id)
        .outerjoin(own, and_(own.finding_ref == Asking.finding_ref, own.left_at.is_(None)))
        .join(member, and_(member.theme_id == theme_id, member.left_at.is_(None)))
        .join(SharedWording, and_(SharedWording.finding_ref == member.finding_ref, SharedWording.ended_on.is_(None)))
        .where(Asking.programme_id.in_({review.programme_id for review in reviews}), Asking.ended_at.is_(None))
        .where(SharedWording.board_id.in_({review.board_id for review in reviews}))
    )
    return {(asking_id, board_id) for asking_id, board_id in session.execute(wanted.distinct())}


def askings_waiting(session: Session, reviews: Sequence[Review]) -> dict[UUID, int]:
    """How many questions of others wait for an answer in each of several reviews; those without any are left out."""
    found_ones = found_already(session, reviews)
    answered = set(
        session.execute(
            select(Reply.asking_id, Reply.review_ref).where(
                Reply.review_ref.in_([review.id for review in reviews]), Reply.stands
            )
        )
    )
    readable = _readable(*{review.programme_id for review in reviews}).where(Asking.ended_at.is_(None))
    asked = [row[0] for row in session.execute(readable.order_by(Asking.id))]
    waiting = {
        review.id: sum(
            one.programme_id == review.programme_id
            and one.board_id != review.board_id
            and (one.id, review.id) not in answered
            and (one.id, review.board_id) not in found_ones
            for one in asked
        )
        for review in reviews
    }
    return {review_id: number for review_id, number in waiting.items() if number}


def asking_held(session: Session, asking_id: UUID) -> Asking:
    """An asking as it is now, with everybody else kept off it until the commit; raises NotFound."""
    wanted = select(Asking).where(Asking.id == asking_id).with_for_update()
    return found(session.scalars(wanted, execution_options={"populate_existing": True}).first())


def open_asking_of_finding(session: Session, finding_ref: UUID) -> Asking | None:
    """What is asked about a finding now, or None."""
    wanted = select(Asking).where(Asking.finding_ref == finding_ref, Asking.ended_at.is_(None))
    return session.scalars(wanted).first()


def open_asking_of_theme(session: Session, programme_id: UUID, theme_id: UUID) -> Asking | None:
    """What is asked about a theme now, or None."""
    wanted = select(Asking).where(
        Asking.programme_id == programme_id, Asking.theme_id == theme_id, Asking.ended_at.is_(None)
    )
    return session.scalars(wanted).first()


def askings_about(
    session: Session, programme_id: UUID, finding_refs: Collection[UUID], theme_ids: Collection[UUID] = ()
) -> list[Asking]:
    """Everything that was asked about these findings and themes, the oldest first."""
    wanted = select(Asking).where(Asking.programme_id == programme_id)
    if len(finding_refs) <= MOST_NAMED:
        wanted = wanted.where(or_(Asking.finding_ref.in_(finding_refs), Asking.theme_id.in_(theme_ids)))
    askings = session.scalars(wanted.order_by(Asking.asked_on, Asking.created_at, Asking.id))
    refs, ids = set(finding_refs), set(theme_ids)
    return [one for one in askings if one.finding_ref in refs or one.theme_id in ids]


def replies_of(session: Session, asking_ids: Iterable[UUID]) -> dict[UUID, list[Reply]]:
    """What stands of the answers to several askings, by asking, in an order that says nothing of the LSCB."""
    wanted = select(Reply).where(Reply.asking_id.in_(list(asking_ids)), Reply.stands)
    replies: dict[UUID, list[Reply]] = defaultdict(list)
    for reply in session.scalars(wanted.order_by(Reply.answer, Reply.basis, Reply.id)):
        replies[reply.asking_id].append(reply)
    return replies


def reply_of_review(session: Session, asking_id: UUID, review_ref: UUID) -> Reply | None:
    """What a review's people answered, as it stands, or None."""
    wanted = select(Reply).where(Reply.asking_id == asking_id, Reply.review_ref == review_ref, Reply.stands)
    return session.scalars(wanted).first()


def counted_askings(session: Session, askings: Sequence[Asking]) -> dict[UUID, Asked]:
    """Several askings as they count, by id."""
    answers: dict[UUID, dict[UUID, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    wanted = select(Reply.asking_id, Reply.board_id, Reply.answer).where(
        Reply.asking_id.in_([asking.id for asking in askings]), Reply.stands
    )
    for asking_id, board_id, answer in session.execute(wanted) if askings else ():
        answers[asking_id][board_id].append(answer)
    return {
        one.id: Asked(
            one.board_id, one.ended_at is None, {board: tuple(given) for board, given in answers[one.id].items()}
        )
        for one in askings
    }


def unread_answers(session: Session, review_ids: Iterable[UUID]) -> list[tuple[UUID, UUID]]:
    """The review and finding of what was asked and answered since it was last kept as evidence, or never was."""
    newest = func.max(Reply.created_at)
    wanted = (
        select(Asking.review_ref, Asking.finding_ref)
        .join(Reply, and_(Reply.asking_id == Asking.id, Reply.stands))
        .join(SharedWording, and_(SharedWording.finding_ref == Asking.finding_ref, SharedWording.ended_on.is_(None)))
        .where(Asking.review_ref.in_(list(review_ids)))
        .group_by(Asking.id, Asking.review_ref, Asking.finding_ref, Asking.evidence_at, Asking.asked_on)
        .having(or_(Asking.evidence_at.is_(None), newest > Asking.evidence_at))
        .order_by(Asking.asked_on, Asking.id)
    )
    return [(review, finding) for review, finding in session.execute(wanted) if review and finding]
