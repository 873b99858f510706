"""Writing the office."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import today
from review_app.core.errors import refuse_if
from review_app.core.rows import CaseRow
from review_app.office import rules
from review_app.office.models import Consent, Letter, LetterKind, RecordsRequest
from review_app.people.models import Agency, Participant
from review_app.reviews.models import Review

Values = Mapping[str, Any]
Thing = TypeVar("Thing", bound=CaseRow)


def keep_request(session: Session, request: RecordsRequest, values: Values, *, by: UUID) -> RecordsRequest:
    """Add or change a request for records; raises NotNow for a day that can't be."""
    refuse_if(rules.why_not_due(values["asked_on"], values["due_on"]))
    return _kept(session, request, values, by=by)


def keep_consent(session: Session, consent: Consent, values: Values, *, by: UUID) -> Consent:
    """Add or change a consent; raises NotNow for an answer without its day."""
    refuse_if(rules.why_not_answer(values["answer"], values["answered_on"], today()))
    return _kept(session, consent, values, by=by)


def make_letter(
    session: Session, review: Review, kind: LetterKind, reader: Participant | Agency, on: date, *, by: UUID
) -> Letter:
    """Note that a letter was made; one to a practitioner opens their name, and the opening is recorded with it."""
    column = "participant_id" if isinstance(reader, Participant) else "agency_id"
    letter = Letter(review_id=review.id, kind=kind, dated=on, **{column: reader.id})
    if isinstance(reader, Participant):
        stage(session, Event.NAMES_OPENED, review, by=by)
    stage(session, Event.LETTER_MADE, letter, by=by, kind=kind)
    session.add(letter)
    session.flush()
    return letter


def _kept(session: Session, thing: Thing, values: Values, *, by: UUID) -> Thing:
    is_new = thing not in session
    stage(session, Event.OFFICE_ADDED if is_new else Event.OFFICE_CHANGED, thing, by=by)
    for name, value in values.items():
        setattr(thing, name, value)
    if is_new:
        session.add(thing)
    session.flush()
    return thing
