"""Reading the office."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from review_app.core.errors import found
from review_app.office.models import Consent, Letter, RecordsRequest


def requests_of_review(session: Session, review_id: UUID) -> list[RecordsRequest]:
    """The records asked for, with their agencies; what is still to come first, the soonest due at the top."""
    of_review = select(RecordsRequest).where(RecordsRequest.review_id == review_id)
    with_agency = of_review.options(joinedload(RecordsRequest.agency))
    rows = session.scalars(with_agency.order_by(RecordsRequest.asked_on, RecordsRequest.id))
    return sorted(rows, key=lambda row: (not row.state.is_open, row.due_on or row.asked_on))


def request_in_review(session: Session, review_id: UUID, request_id: UUID) -> RecordsRequest:
    """A request for records of this review; raises NotFound."""
    wanted = select(RecordsRequest).where(RecordsRequest.review_id == review_id, RecordsRequest.id == request_id)
    return found(session.scalars(wanted).first())


def consents_of_review(session: Session, review_id: UUID) -> list[Consent]:
    """The consents of a review with their people, by label."""
    of_review = select(Consent).where(Consent.review_id == review_id)
    with_people = of_review.options(joinedload(Consent.participant), joinedload(Consent.relative))
    rows = session.scalars(with_people.order_by(Consent.created_at, Consent.id))
    return sorted(rows, key=lambda row: row.who.casefold())


def consent_in_review(session: Session, review_id: UUID, consent_id: UUID) -> Consent:
    """A consent of this review; raises NotFound."""
    wanted = select(Consent).where(Consent.review_id == review_id, Consent.id == consent_id)
    return found(session.scalars(wanted).first())


def letters_of_review(session: Session, review_id: UUID) -> list[Letter]:
    """The letters that were made, newest first, with their readers."""
    of_review = select(Letter).where(Letter.review_id == review_id)
    with_readers = of_review.options(joinedload(Letter.participant), joinedload(Letter.agency))
    return list(session.scalars(with_readers.order_by(Letter.dated.desc(), Letter.created_at.desc(), Letter.id)))


def letter_in_review(session: Session, review_id: UUID, letter_id: UUID) -> Letter:
    """A letter of this review with its reader; raises NotFound."""
    wanted = select(Letter).where(Letter.review_id == review_id, Letter.id == letter_id)
    return found(session.scalars(wanted.options(joinedload(Letter.participant), joinedload(Letter.agency))).first())
