"""Reading reviews and possible cases."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.core.errors import NotFound
from review_app.reviews.models import Candidate, Concern, LearningQuestion, Milestone, Review, StageMove


def review_by_id(session: Session, review_id: UUID) -> Review:
    """The review; raises NotFound. Costs nothing after the gate has loaded it in the same session."""
    review = session.get(Review, review_id)
    if review is None:
        raise NotFound
    return review


def scope_of_review(session: Session, review_id: UUID) -> Scope:
    """Where a review stands, for the gate; raises NotFound."""
    review = review_by_id(session, review_id)
    return Scope(review.programme_id, review.board_id, review.id, review.stage)


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
    found = session.scalars(
        select(Candidate).where(Candidate.board_id == board_id, Candidate.id == candidate_id)
    ).first()
    if found is None:
        raise NotFound
    return found


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


def concerns_of_review(session: Session, review_id: UUID) -> list[Concern]:
    """New information and what was passed on, newest first."""
    of_review = select(Concern).where(Concern.review_id == review_id)
    return list(session.scalars(of_review.order_by(Concern.noted_on.desc(), Concern.created_at.desc(), Concern.id)))


def moves_of_review(session: Session, review_id: UUID) -> list[StageMove]:
    """The moves from stage to stage, oldest first."""
    of_review = select(StageMove).where(StageMove.review_id == review_id)
    return list(session.scalars(of_review.order_by(StageMove.created_at, StageMove.id)))
