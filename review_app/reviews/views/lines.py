"""One line per review, as start, LSCB and programme pages list them: stage, week, next meeting, next date and slip."""

from collections.abc import Sequence
from dataclasses import dataclass

from review_app.access.gate import allowed_in
from review_app.access.panels import next_meetings_of
from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.core.offers import MeetingLine
from review_app.reviews import queries, rules
from review_app.reviews.models import Milestone, Review


@dataclass(frozen=True)
class ReviewLine:
    """How one review stands, in words."""

    review: Review
    plan: Sequence[Milestone]
    may_open: bool
    week: str
    meeting: MeetingLine | None
    next_date: Milestone | None
    slip: rules.Slip | None
    reason: str  # why it is paused, else why the date slipped


def review_lines(reviews: Sequence[Review]) -> list[ReviewLine]:
    """The lines of several reviews, in the order given."""
    session, ids, day = session_here(), [review.id for review in reviews], today()
    plans = queries.milestones_of_reviews(session, ids)
    moves = queries.last_moves_of_reviews(session, ids)
    meetings = next_meetings_of(ids)
    lines = []
    for review in reviews:
        plan = plans[review.id]
        slip = rules.current_slip(plan, day)
        paused = moves[review.id].reason if review.stage is Stage.PAUSED and review.id in moves else ""
        lines.append(
            ReviewLine(
                review=review,
                plan=plan,
                may_open=allowed_in(Permission.REVIEW_HOME, queries.where_stands(review)),
                week=rules.week_in_words(review, plan, day),
                meeting=meetings.get(review.id),
                next_date=rules.next_date(plan, day),
                slip=slip,
                reason=paused or (slip.milestone.why_different if slip else ""),
            )
        )
    return lines
