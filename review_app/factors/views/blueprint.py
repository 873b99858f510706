"""What the pages of contributory factors share."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response

from review_app.core.commit import session_here
from review_app.core.errors import NotFound
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.models import Term, VocabularyKind
from review_app.vocabularies.queries import term_by_id, terms_in_review

blueprint = Blueprint("factors", __name__, url_prefix="/reviews/<uuid:review_id>")
Page = str | Response | tuple[str, int]


def headings_here(review_id: UUID) -> list[Term]:
    """The headings of the framework in the version that a review uses."""
    session = session_here()
    return terms_in_review(session, review_by_id(session, review_id), VocabularyKind.FACTORS)


def heading_here(review_id: UUID, term_id: UUID) -> Term:
    """A heading of the programme's framework in any of its versions; raises NotFound for another's."""
    session = session_here()
    term = term_by_id(session, term_id)
    vocabulary = term.vocabulary
    is_ours = vocabulary.programme_id == review_by_id(session, review_id).programme_id and not vocabulary.is_draft
    if vocabulary.kind is not VocabularyKind.FACTORS or not is_ours:
        raise NotFound
    return term
