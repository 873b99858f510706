"""Reading reviews and possible cases."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from review_app.access.may import Holding, Scope
from review_app.core.errors import NotFound, found
from review_app.reviews.models import (
    Candidate,
    CandidateState,
    Concern,
    ConcernKind,
    LearningQuestion,
    Milestone,
    Review,
    StageMove,
)


def ids_of_reviews(session: Session) -> list[UUID]:
    """The ids of all reviews of this installation, for a command that looks at each."""
    return list(session.scalars(select(Review.id).order_by(Review.id)))


def hold_numbers(session: Session, review_id: UUID) -> None:
    """Keep everybody else from numbering anything in this review until the commit, so that no two get one number.

    SQLite has one writer at a time anyway. PostgreSQL holds the review's row; rows that only point at it are not held up.
    """
    session.execute(select(Review.id).where(Review.id == review_id).with_for_update(key_share=True))


def review_by_id(session: Session, review_id: UUID) -> Review:
    """The review; raises NotFound. Costs nothing after the gate has loaded it in the same session."""
    review = session.get(Review, review_id)
    if review is None:
        raise NotFound
    session.info["review"] = review  # a session forgets what nobody holds
    return review


def scope_of_review(session: Session, review_id: UUID) -> Scope:
    """Where a review stands, for the gate; raises NotFound."""
    return where_stands(review_by_id(session, review_id))


def where_stands(review: Review) -> Scope:
    """A review's programme, LSCB and stage, as access asks for them."""
    return Scope(review.programme_id, review.board_id, review.id, review.stage)


def reviews_within(session: Session, holdings: Iterable[Holding]) -> list[Review]:
    """The reviews that somebody's roles reach, by code; what they may see of each is another question."""
    held = list(holdings)
    reached = or_(
        Review.id.in_([one.review_id for one in held if one.review_id]),
        Review.board_id.in_([one.board_id for one in held if one.board_id and not one.review_id]),
        Review.programme_id.in_([one.programme_id for one in held if one.programme_id and not one.board_id]),
    )
    return list(session.scalars(select(Review).where(reached).order_by(Review.code, Review.id)))


def reviews_by_ids(session: Session, ids: Iterable[UUID]) -> list[Review]:
    """Several reviews, by code."""
    return list(session.scalars(select(Review).where(Review.id.in_(list(ids))).order_by(Review.code, Review.id)))


def reviews_of_board(session: Session, board_id: UUID) -> list[Review]:
    """The reviews of an LSCB, by code."""
    return list(session.scalars(select(Review).where(Review.board_id == board_id).order_by(Review.code, Review.id)))


def reviews_of_programme(session: Session, programme_id: UUID) -> list[Review]:
    """The reviews of a programme, by code."""
    return list(
        session.scalars(select(Review).where(Review.programme_id == programme_id).order_by(Review.code, Review.id))
    )


def candidates_of_board(session: Session, board_id: UUID) -> list[Candidate]:
    """The possible cases of an LSCB, newest first."""
    return list(
        session.scalars(
            select(Candidate).where(Candidate.board_id == board_id).order_by(Candidate.created_at.desc(), Candidate.id)
        )
    )


def candidate_in_board(session: Session, board_id: UUID, candidate_id: UUID) -> Candidate:
    """A possible case of this LSCB; raises NotFound for another's."""
    wanted = select(Candidate).where(Candidate.board_id == board_id, Candidate.id == candidate_id)
    return found(session.scalars(wanted).first())


def undecided_of_boards(session: Session, board_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many possible cases wait for a decision, by LSCB; LSCBs without any are left out."""
    waiting: dict[UUID, int] = defaultdict(int)
    open_ones = select(Candidate.board_id).where(
        Candidate.board_id.in_(board_ids), Candidate.state == CandidateState.OPEN
    )
    for board_id in session.scalars(open_ones):
        waiting[board_id] += 1
    return dict(waiting)


def learning_questions_of_review(session: Session, review_id: UUID) -> list[LearningQuestion]:
    """What the LSCB wants to learn, in its order."""
    of_review = select(LearningQuestion).where(LearningQuestion.review_id == review_id)
    return list(
        session.scalars(of_review.order_by(LearningQuestion.place, LearningQuestion.created_at, LearningQuestion.id))
    )


def milestones_of_review(session: Session, review_id: UUID) -> list[Milestone]:
    """The plan of a review, in its order."""
    of_review = select(Milestone).where(Milestone.review_id == review_id)
    return list(session.scalars(of_review.order_by(Milestone.place, Milestone.created_at, Milestone.id)))


def counts_of_milestones(session: Session, review_id: UUID) -> tuple[int, int]:
    """How many dates the plan of a review has, and how many of them are planned."""
    counted = select(func.count(Milestone.id), func.count(Milestone.planned_on))
    dates, planned = session.execute(counted.where(Milestone.review_id == review_id)).one()
    return dates, planned


def count_of_learning_questions(session: Session, review_id: UUID) -> int:
    """How many questions the LSCB asks of a review."""
    of_review = select(func.count(LearningQuestion.id)).where(LearningQuestion.review_id == review_id)
    return session.scalars(of_review).one()


def milestones_of_reviews(session: Session, review_ids: Sequence[UUID]) -> dict[UUID, list[Milestone]]:
    """The plans of several reviews, each in its order."""
    plans: dict[UUID, list[Milestone]] = {review_id: [] for review_id in review_ids}
    of_reviews = select(Milestone).where(Milestone.review_id.in_(review_ids))
    for milestone in session.scalars(of_reviews.order_by(Milestone.place, Milestone.created_at, Milestone.id)):
        plans[milestone.review_id].append(milestone)
    return plans


def concern_in_review(session: Session, review_id: UUID, concern_id: UUID) -> Concern:
    """New information or something passed on, of this review; raises NotFound."""
    return found(
        session.scalars(select(Concern).where(Concern.review_id == review_id, Concern.id == concern_id)).first()
    )


def referred_back(session: Session, review_ids: Sequence[UUID]) -> set[UUID]:
    """The reviews in which new information has been referred back and nothing is known of what became of it."""
    waiting = select(Concern.review_id).where(
        Concern.review_id.in_(review_ids), Concern.kind == ConcernKind.NEW_INFORMATION, Concern.outcome == ""
    )
    return set(session.scalars(waiting))


def concerns_of_review(session: Session, review_id: UUID) -> list[Concern]:
    """New information and what was passed on, newest first."""
    of_review = select(Concern).where(Concern.review_id == review_id)
    return list(session.scalars(of_review.order_by(Concern.noted_on.desc(), Concern.created_at.desc(), Concern.id)))


def moves_of_review(session: Session, review_id: UUID) -> list[StageMove]:
    """The moves from stage to stage, oldest first."""
    of_review = select(StageMove).where(StageMove.review_id == review_id)
    return list(session.scalars(of_review.order_by(StageMove.created_at, StageMove.id)))


def last_moves_of_reviews(session: Session, review_ids: Sequence[UUID]) -> dict[UUID, StageMove]:
    """The last move of each of several reviews; reviews that never moved are left out."""
    of_reviews = select(StageMove).where(StageMove.review_id.in_(review_ids))
    moves = session.scalars(of_reviews.order_by(StageMove.created_at, StageMove.id))
    return {move.review_id: move for move in moves}
