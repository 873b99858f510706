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


def versions_of(session: Session, programme_id: UUID, kind: VocabularyKind) -> list[Vocabulary]:
    """Every version of one framework of a programme, the newest first."""
    of_kind = select(Vocabulary).where(Vocabulary.programme_id == programme_id, Vocabulary.kind == kind)
    return list(session.scalars(of_kind.order_by(Vocabulary.version.desc())))


def newest_of(session: Session, programme_id: UUID, kind: VocabularyKind) -> Vocabulary | None:
    """The newest version of one framework of a programme, or None."""
    return next(iter(versions_of(session, programme_id, kind)), None)


def vocabulary_in_programme(session: Session, programme_id: UUID, key: str | UUID) -> Vocabulary:
    """One version of a framework of this programme, by its id; raises NotFound."""
    versions = session.scalars(select(Vocabulary).where(Vocabulary.programme_id == programme_id))
    return found(next((version for version in versions if str(version.id) == str(key)), None))


def term_by_id(session: Session, term_id: UUID) -> Term:
    """A term of any version, with its vocabulary; raises NotFound."""
    return found(session.scalars(select(Term).where(Term.id == term_id).options(joinedload(Term.vocabulary))).first())
