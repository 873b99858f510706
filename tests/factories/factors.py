"""Contributory factors for tests, made through the real actions."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.episodes.models import Episode
from review_app.factors.actions import add_factor
from review_app.factors.models import Claim, Effect, Factor
from review_app.factors.queries import claims_of_factors, factors_of_review
from review_app.reviews.queries import review_by_id
from tests.factories.vocabularies import the_heading


def a_factor(
    session: Session,
    episode: Episode,
    text: str = "Eleven contacts were open on the desk that Friday.",
    *,
    by: UUID,
    heading: str = "Workload",
    effect: Effect = Effect.HINDERED,
) -> Factor:
    """A factor of an episode, under a heading of the programme's framework."""
    programme_id = review_by_id(session, episode.review_id).programme_id
    term = the_heading(session, programme_id, heading)
    values = {"episode_id": episode.id, "term_id": term.id, "text": text, "effect": effect}
    return add_factor(session, episode.review_id, values, by=by)


def claims_of_review(session: Session, review_id: UUID) -> list[Claim]:
    """Who says what of which factor of a review, in the order in which it was put down."""
    return claims_of_factors(session, review_id, [factor.id for factor in factors_of_review(session, review_id)])
