"""Reading vocabularies."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from review_app.core.errors import found
from review_app.vocabularies.models import Term, Vocabulary, VocabularyKind


def vocabularies_of_programme(session: Session, programme_id: UUID) -> list[Vocabulary]:
    """The newest version of each vocabulary of a programme, by kind."""
    newest = (
        select(Vocabulary.kind, func.max(Vocabulary.version).label("version"))
        .where(Vocabulary.programme_id == programme_id)
        .group_by(Vocabulary.kind)
        .subquery()
    )
    wanted = select(Vocabulary).join(
        newest, (Vocabulary.kind == newest.c.kind) & (Vocabulary.version == newest.c.version)
    )
    return list(session.scalars(wanted.where(Vocabulary.programme_id == programme_id).order_by(Vocabulary.kind)))


def terms_of_vocabularies(session: Session, vocabulary_ids: Iterable[UUID]) -> list[Term]:
    """The terms of several vocabularies that are in use, each in its order."""
    wanted = select(Term).where(Term.vocabulary_id.in_(list(vocabulary_ids)), Term.retired_at.is_(None))
    return list(session.scalars(wanted.order_by(Term.vocabulary_id, Term.place, Term.id)))


def terms_of(session: Session, programme_id: UUID, kind: VocabularyKind) -> list[Term]:
    """The headings of a programme's framework that are in use, in its newest version and its order."""
    of_programme = select(func.max(Vocabulary.version)).where(
        Vocabulary.programme_id == programme_id, Vocabulary.kind == kind
    )
    wanted = (
        select(Term)
        .join(Vocabulary)
        .where(
            Vocabulary.programme_id == programme_id,
            Vocabulary.kind == kind,
            Vocabulary.version == of_programme.scalar_subquery(),
            Term.retired_at.is_(None),
        )
    )
    return list(session.scalars(wanted.order_by(Term.place, Term.id)))


def term_by_id(session: Session, term_id: UUID) -> Term:
    """A term of any version, with its vocabulary; raises NotFound."""
    return found(session.scalars(select(Term).where(Term.id == term_id).options(joinedload(Term.vocabulary))).first())


def terms_by_ids(session: Session, ids: Iterable[UUID]) -> dict[UUID, Term]:
    """Several terms of any version at once, by their ids."""
    return {term.id: term for term in session.scalars(select(Term).where(Term.id.in_(list(ids))).order_by(Term.place))}


def term_by_key(session: Session, programme_id: UUID, kind: VocabularyKind, key: str) -> Term:
    """The term that a programme's framework knows under a key, such as “tools”; raises NotFound."""
    return found(next((term for term in terms_of(session, programme_id, kind) if term.key == key), None))


def term_by_heading(session: Session, programme_id: UUID, kind: VocabularyKind, heading: str) -> Term:
    """The first term with this heading, in our words or in the published ones, whatever the capitals; raises NotFound."""
    wanted = heading.strip().casefold()
    terms = terms_of(session, programme_id, kind)
    return found(next((term for term in terms if wanted in {term.heading.casefold(), term.also.casefold()}), None))
