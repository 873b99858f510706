"""Headings of a programme's frameworks for tests, found by key or by words."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.vocabularies.models import Term, VocabularyKind
from review_app.vocabularies.queries import terms_of


def the_category(session: Session, programme_id: UUID, key: str) -> Term:
    """A category of findings by its key, such as “tools”."""
    return next(term for term in terms_of(session, programme_id, VocabularyKind.TYPOLOGY) if term.key == key)


def the_heading(session: Session, programme_id: UUID, words: str) -> Term:
    """A heading of the factor framework, in our words or in the published ones, whatever the capitals."""
    wanted = words.casefold()
    terms = terms_of(session, programme_id, VocabularyKind.FACTORS)
    return next(term for term in terms if wanted in {term.heading.casefold(), term.also.casefold()})
