"""Reading vocabularies."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session, joinedload

from review_app.core.errors import found
from review_app.vocabularies.crosswalk import Edition
from review_app.vocabularies.models import ChosenVersion, Term, TermLink, Vocabulary, VocabularyKind


class InProgramme(Protocol):
    """A review, as far as vocabularies know one."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def programme_id(self) -> UUID:
        """The programme whose words it uses."""

    @property
    def created_at(self) -> datetime:
        """When it began."""


def vocabularies_of_programme(session: Session, programme_id: UUID) -> list[Vocabulary]:
    """The version in force of each vocabulary of a programme, by kind."""
    newest = (
        select(Vocabulary.kind, func.max(Vocabulary.version).label("version"))
        .where(Vocabulary.programme_id == programme_id, Vocabulary.in_force_at.is_not(None))
        .group_by(Vocabulary.kind)
        .subquery()
    )
    wanted = select(Vocabulary).join(
        newest, (Vocabulary.kind == newest.c.kind) & (Vocabulary.version == newest.c.version)
    )
    return list(session.scalars(wanted.where(Vocabulary.programme_id == programme_id).order_by(Vocabulary.kind)))


def drafts_of_programme(session: Session, programme_id: UUID) -> dict[VocabularyKind, Vocabulary]:
    """The drafts of a programme's next versions, by kind."""
    wanted = select(Vocabulary).where(Vocabulary.programme_id == programme_id, Vocabulary.in_force_at.is_(None))
    return {draft.kind: draft for draft in session.scalars(wanted.order_by(Vocabulary.kind))}


def terms_of_vocabularies(session: Session, vocabulary_ids: Iterable[UUID]) -> list[Term]:
    """The terms of several vocabularies that are in use, each in its order."""
    wanted = select(Term).where(Term.vocabulary_id.in_(list(vocabulary_ids)), Term.retired_at.is_(None))
    return list(session.scalars(wanted.order_by(Term.vocabulary_id, Term.place, Term.id)))


def every_term_of(session: Session, vocabulary: Vocabulary) -> list[Term]:
    """The terms of one version, those no longer used among them, in their order."""
    wanted = select(Term).where(Term.vocabulary_id == vocabulary.id).order_by(Term.place, Term.id)
    return list(session.scalars(wanted))


def terms_of(session: Session, programme_id: UUID, kind: VocabularyKind) -> list[Term]:
    """The headings of a programme's framework that are in use, in the version in force and its order."""
    of_programme = select(func.max(Vocabulary.version)).where(
        Vocabulary.programme_id == programme_id, Vocabulary.kind == kind, Vocabulary.in_force_at.is_not(None)
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


def version_of_review(session: Session, review: InProgramme, kind: VocabularyKind) -> Vocabulary | None:
    """The version that a review uses: the one it moved to, or the one in force when it began."""
    return session.scalars(_version_of(review, kind)).first()


def _version_of(review: InProgramme, kind: VocabularyKind) -> Select[Vocabulary]:
    chosen = (ChosenVersion.vocabulary_id == Vocabulary.id) & (ChosenVersion.review_id == review.id)
    later = Vocabulary.in_force_at > review.created_at
    wanted = (
        select(Vocabulary)
        .outerjoin(ChosenVersion, chosen)
        .where(
            Vocabulary.programme_id == review.programme_id,
            Vocabulary.kind == kind,
            Vocabulary.in_force_at.is_not(None),
        )
    )
    newest_first = case((later, Vocabulary.version), else_=-Vocabulary.version)
    return wanted.order_by(ChosenVersion.id.is_(None), later, newest_first).limit(1)


def terms_in_review(session: Session, review: InProgramme, kind: VocabularyKind) -> list[Term]:
    """The headings that are in use in the version that a review uses, in their order."""
    version = _version_of(review, kind).with_only_columns(Vocabulary.id).scalar_subquery()
    in_use = select(Term).where(Term.vocabulary_id == version, Term.retired_at.is_(None))
    return list(session.scalars(in_use.order_by(Term.place, Term.id)))


def chosen_by(session: Session, review_id: UUID, kind: VocabularyKind) -> ChosenVersion | None:
    """What a review has moved to, or None where it keeps what it began with."""
    wanted = select(ChosenVersion).where(ChosenVersion.review_id == review_id, ChosenVersion.kind == kind)
    return session.scalars(wanted).first()


def versions_of(session: Session, programme_id: UUID, kind: VocabularyKind) -> list[Vocabulary]:
    """Every version of one framework of a programme that is or was in force, the newest first."""
    of_kind = select(Vocabulary).where(
        Vocabulary.programme_id == programme_id, Vocabulary.kind == kind, Vocabulary.in_force_at.is_not(None)
    )
    return list(session.scalars(of_kind.order_by(Vocabulary.version.desc())))


def newest_of(session: Session, programme_id: UUID, kind: VocabularyKind) -> Vocabulary | None:
    """The version in force of one framework of a programme, or None."""
    return next(iter(versions_of(session, programme_id, kind)), None)


def draft_of(session: Session, programme_id: UUID, kind: VocabularyKind, *, hold: bool = False) -> Vocabulary | None:
    """The draft of a framework's next version, or None. `hold` keeps everybody else off it until the commit."""
    wanted = select(Vocabulary).where(
        Vocabulary.programme_id == programme_id, Vocabulary.kind == kind, Vocabulary.in_force_at.is_(None)
    )
    if hold:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return session.scalars(wanted).first()


def editions_of(session: Session, programme_id: UUID, kind: VocabularyKind) -> list[Edition]:
    """Every version of one framework with its headings, the oldest first, a draft last."""
    of_kind = select(Vocabulary).where(Vocabulary.programme_id == programme_id, Vocabulary.kind == kind)
    versions = list(session.scalars(of_kind.order_by(Vocabulary.version)))
    ids = [version.id for version in versions]
    terms = list(session.scalars(select(Term).where(Term.vocabulary_id.in_(ids)).order_by(Term.place, Term.id)))
    linked = select(TermLink).where(TermLink.vocabulary_id.in_(ids)).order_by(TermLink.created_at, TermLink.id)
    links = list(session.scalars(linked))
    return [
        Edition(
            version,
            {term.key: term for term in terms if term.vocabulary_id == version.id and term.retired_at is None},
            {term.key: term for term in terms if term.vocabulary_id == version.id and term.retired_at is not None},
            [link for link in links if link.vocabulary_id == version.id],
        )
        for version in versions
    ]


def editions_in_force(session: Session, programme_id: UUID, kind: VocabularyKind) -> list[Edition]:
    """Every version of one framework that is or was in force, with its headings, the oldest first."""
    return [each for each in editions_of(session, programme_id, kind) if not each.vocabulary.is_draft]


def links_of(session: Session, programme_id: UUID, kind: VocabularyKind) -> list[TermLink]:
    """Every merge, split and undoing in the versions of one framework, in the order in which they were made."""
    of_kind = select(Vocabulary.id).where(Vocabulary.programme_id == programme_id, Vocabulary.kind == kind)
    wanted = select(TermLink).where(TermLink.vocabulary_id.in_(of_kind))
    return list(session.scalars(wanted.order_by(TermLink.created_at, TermLink.id)))


def terms_by_ids(session: Session, ids: Iterable[UUID]) -> list[Term]:
    """Some terms of any versions, in their order."""
    wanted = select(Term).where(Term.id.in_(list(ids)))
    return list(session.scalars(wanted.order_by(Term.vocabulary_id, Term.place, Term.id)))


def term_by_id(session: Session, term_id: UUID) -> Term:
    """A term of any version, with its vocabulary; raises NotFound."""
    return found(session.scalars(select(Term).where(Term.id == term_id).options(joinedload(Term.vocabulary))).first())
