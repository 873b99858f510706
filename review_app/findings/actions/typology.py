"""Moving a review to the typology of findings that is in force."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.findings import queries
from review_app.vocabularies.actions import choose_version, editions_to_move
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.moving import answered, plan
from review_app.vocabularies.queries import InProgramme


def move_typology(
    session: Session, review: InProgramme, target_id: UUID | None, answers: Mapping[UUID, UUID], *, by: UUID
) -> int:  # fmt: skip
    """Move a review to the typology in force, and say how many categories stay earlier ones; raises NotNow.

    The categories of findings that are not agreed follow; one that was split or retired goes where somebody says, or
    stays. An agreed finding keeps what it was agreed with.
    """
    editions, target = editions_to_move(session, review, VocabularyKind.TYPOLOGY, target_id)
    outside = queries.categories_outside(session, review.id, target.vocabulary.id)
    planned = plan([each for each in outside if not each.finding.is_agreed], editions, target)
    choose_version(session, review.id, target.vocabulary, by=by)
    moves = [*planned.follow, *answered(planned, answers, target)]
    for finding in dict.fromkeys(category.finding for category, _term in moves):
        stage(session, Event.FINDING_CHANGED, finding, by=by, category=True)
    for category, term in moves:
        setattr(category.finding, category.column, term.id)
    for category, _term in moves:
        if category.finding.second_category_term_id == category.finding.category_term_id:
            category.finding.second_category_term_id = None  # both went into the same
    session.flush()
    for category, _term in moves:
        session.expire(category.finding, ["category", "second_category"])  # they are others now
    return len(planned.follow) + len(planned.asked) - len(moves)
