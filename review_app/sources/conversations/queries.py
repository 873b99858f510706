"""Reading conversations."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from review_app.core.errors import found
from review_app.people.models import Participant
from review_app.sources.conversations.models import Conversation
from review_app.sources.models import Source
from review_app.vocabularies.models import Term, VocabularyKind
from review_app.vocabularies.queries import terms_of_vocabularies, versions_of


@dataclass(frozen=True)
class Schedule:
    """One version of the schedule of a conversation: its headings in their order."""

    id: UUID | None
    terms: Sequence[Term]

    @property
    def headings(self) -> list[str]:
        """The headings as notes carry them."""
        return [term.heading for term in self.terms]


def _conversations(review_id: UUID) -> Select[Conversation]:
    with_people = (
        joinedload(Conversation.participant).joinedload(Participant.agency),
        joinedload(Conversation.source).joinedload(Source.participant),
    )
    return select(Conversation).where(Conversation.review_id == review_id).options(*with_people)


def conversation_in_review(session: Session, review_id: UUID, conversation_id: UUID) -> Conversation:
    """A conversation of this review with its practitioner and its notes; raises NotFound."""
    return found(session.scalars(_conversations(review_id).where(Conversation.id == conversation_id)).first())


def conversation_of_source(session: Session, source: Source) -> Conversation | None:
    """What was arranged before the conversation whose notes these are, or None where nobody put it down."""
    return session.scalars(_conversations(source.review_id).where(Conversation.source_id == source.id)).first()


def source_already(session: Session, review_id: UUID, source_id: UUID) -> Source | None:
    """The source that a page has kept already, if it was sent before."""
    wanted = select(Source).where(Source.review_id == review_id, Source.id == source_id)
    return session.scalars(wanted, execution_options={"include_deleted": True}).first()


def planned_in_review(session: Session, review_id: UUID) -> list[Conversation]:
    """The conversations of a review that have no notes yet: those with a day first, in the order of the days."""
    wanted = _conversations(review_id).where(Conversation.source_id.is_(None))
    order = (Conversation.booked_for.is_(None), Conversation.booked_for, Conversation.created_at, Conversation.id)
    return list(session.scalars(wanted.order_by(*order)))


def booked_in_review(session: Session, review_id: UUID) -> list[Conversation]:
    """The conversations of a review that have a day, in the order of the days."""
    booked = _conversations(review_id).where(Conversation.booked_for.is_not(None))
    return list(session.scalars(booked.order_by(Conversation.booked_for, Conversation.created_at, Conversation.id)))


def schedule_for(session: Session, programme_id: UUID, schedule_id: UUID | None) -> Schedule:
    """The headings of one version of the programme's schedule; of the newest where none is named, or none of this programme."""
    versions = versions_of(session, programme_id, VocabularyKind.SCHEDULE)
    chosen = next((each for each in versions if each.id == schedule_id), versions[0] if versions else None)
    return Schedule(chosen.id, terms_of_vocabularies(session, [chosen.id])) if chosen else Schedule(None, [])


def schedules_of(session: Session, programme_id: UUID) -> list[Schedule]:
    """Every version of a programme's schedule, the newest first."""
    versions = versions_of(session, programme_id, VocabularyKind.SCHEDULE)
    terms = terms_of_vocabularies(session, [each.id for each in versions])
    return [Schedule(each.id, [term for term in terms if term.vocabulary_id == each.id]) for each in versions]
