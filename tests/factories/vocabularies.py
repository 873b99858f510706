"""Headings of a programme's frameworks for tests, found by key or by words; and their next versions."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.vocabularies.actions import begin_draft, put_in_force
from review_app.vocabularies.actions.drafts import mark_of
from review_app.vocabularies.models import Term, Vocabulary, VocabularyKind
from review_app.vocabularies.queries import every_term_of, newest_of, terms_of


def the_category(session: Session, programme_id: UUID, key: str) -> Term:
    """A category of findings by its key, such as “tools”."""
    return next(term for term in terms_of(session, programme_id, VocabularyKind.TYPOLOGY) if term.key == key)


def the_heading(session: Session, programme_id: UUID, words: str) -> Term:
    """A heading of the factor framework, in our words or in the published ones, whatever the capitals."""
    wanted = words.casefold()
    terms = terms_of(session, programme_id, VocabularyKind.FACTORS)
    return next(term for term in terms if wanted in {term.heading.casefold(), term.also.casefold()})


def a_draft(session: Session, programme_id: UUID, kind: VocabularyKind, *, by: UUID) -> Vocabulary:
    """The draft of the next version of a framework."""
    before = newest_of(session, programme_id, kind)
    assert before is not None
    return begin_draft(session, before, by=by)


def in_force(session: Session, draft: Vocabulary, *, by: UUID, why: str = "Three reviews asked for it.") -> None:
    """Put a draft in force."""
    put_in_force(session, draft, why, mark_of(every_term_of(session, draft)), by=by)


def term_of(session: Session, vocabulary: Vocabulary, heading: str) -> Term:
    """A heading of one version by its words, used or not."""
    return next(term for term in every_term_of(session, vocabulary) if term.heading == heading)
