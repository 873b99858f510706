"""Writing people."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import refuse_if
from review_app.people.models import Agency, Participant, Relative, SealedName
from review_app.people.queries import participants_of_review, sealed_name_of
from review_app.people.rules import why_not_label
from review_app.people.sealing import RealName, seal
from review_app.reviews.models import Review


def add_agency(session: Session, review_id: UUID, name: str, *, by: UUID) -> Agency:
    """A new agency of a review."""
    agency = Agency(review_id=review_id, name=name)
    stage(session, Event.PERSON_ADDED, agency, by=by)
    session.add(agency)
    session.flush()
    return agency


def change_agency(session: Session, agency: Agency, name: str, *, by: UUID) -> None:
    """Rename an agency."""
    stage(session, Event.PERSON_CHANGED, agency, by=by)
    agency.name = name
    session.flush()


def add_participant(session: Session, agency: Agency, label: str, worked_with_family: str, *, by: UUID) -> Participant:
    """A new practitioner, by position; raises NotNow if the label is taken."""
    refuse_if(why_not_label(label, participants_of_review(session, agency.review_id)))
    participant = Participant(
        review_id=agency.review_id, agency_id=agency.id, label=label, worked_with_family=worked_with_family
    )
    stage(session, Event.PERSON_ADDED, participant, by=by)
    session.add(participant)
    session.flush()
    return participant


def change_participant(
    session: Session, participant: Participant, agency: Agency, label: str, worked_with_family: str, *, by: UUID
) -> None:
    """Change a practitioner's label, agency or time with the family; raises NotNow if the label is taken."""
    others = [other for other in participants_of_review(session, participant.review_id) if other.id != participant.id]
    refuse_if(why_not_label(label, others))
    stage(session, Event.PERSON_CHANGED, participant, by=by)
    participant.agency_id, participant.label, participant.worked_with_family = agency.id, label, worked_with_family
    session.flush()


def add_relative(session: Session, review_id: UUID, pseudonym: str, relation: str, note: str, *, by: UUID) -> Relative:
    """A new family member, by pseudonym."""
    relative = Relative(review_id=review_id, pseudonym=pseudonym, relation=relation, note=note)
    stage(session, Event.PERSON_ADDED, relative, by=by)
    session.add(relative)
    session.flush()
    return relative


def change_relative(
    session: Session, relative: Relative, pseudonym: str, relation: str, note: str, *, by: UUID
) -> None:
    """Change a family member's pseudonym, relation or note."""
    stage(session, Event.PERSON_CHANGED, relative, by=by)
    relative.pseudonym, relative.relation, relative.note = pseudonym, relation, note
    session.flush()


def seal_name(session: Session, names_key: bytes, person: Participant | Relative, real: RealName, *, by: UUID) -> None:
    """Put a person's real name, contact and account into the sealed names."""
    stage(session, Event.NAME_SEALED, person, by=by)
    row = sealed_name_of(session, person)
    if row is None:
        column = "participant_id" if isinstance(person, Participant) else "relative_id"
        row = SealedName(review_id=person.review_id, **{column: person.id})
        session.add(row)
    row.box = seal(names_key, person.review_id, row.id, real)
    session.flush()


def note_names_opened(session: Session, review: Review, *, by: UUID) -> None:
    """Record that somebody opened the names, in the same transaction that reads them."""
    stage(session, Event.NAMES_OPENED, review, by=by)
