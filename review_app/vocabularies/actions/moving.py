"""Moving a review to the version of a framework that is in force; what stands under its headings is the rooms' affair."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.errors import found, refuse_if
from review_app.vocabularies.crosswalk import Edition
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.moving import why_not_move
from review_app.vocabularies.queries import InProgramme, editions_in_force, version_of_review


def editions_to_move(
    session: Session, review: InProgramme, kind: VocabularyKind, target_id: UUID | None
) -> tuple[list[Edition], Edition]:
    """Every version of a framework, and the one that a review may move to; raises NotNow if that is not in force."""
    editions = editions_in_force(session, review.programme_id, kind)
    target = found(next((each for each in editions if each.vocabulary.id == target_id), None))
    uses = found(version_of_review(session, review, kind))
    refuse_if(why_not_move(uses.version, target.version, editions[-1].version))
    return editions, target
