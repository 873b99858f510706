"""Reading people."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from review_app.access.roles import Role
from review_app.core.errors import found
from review_app.memberships.queries import memberships_in
from review_app.people.models import Agency, Participant, Relative, SealedName


def agencies_of_review(session: Session, review_id: UUID) -> list[Agency]:
    """The agencies of a review, by name."""
    return list(session.scalars(select(Agency).where(Agency.review_id == review_id).order_by(Agency.name, Agency.id)))


def agency_in_review(session: Session, review_id: UUID, agency_id: UUID) -> Agency:
    """An agency of this review; raises NotFound."""
    return found(session.scalars(select(Agency).where(Agency.review_id == review_id, Agency.id == agency_id)).first())


def participants_of_review(session: Session, review_id: UUID) -> list[Participant]:
    """The practitioners of a review with their agencies, by label."""
    of_review = select(Participant).where(Participant.review_id == review_id).options(joinedload(Participant.agency))
    return list(session.scalars(of_review.order_by(Participant.label, Participant.id)))


def count_of_participants(session: Session, review_id: UUID) -> int:
    """How many practitioners a review has."""
    return session.scalars(select(func.count(Participant.id)).where(Participant.review_id == review_id)).one()


def participant_in_review(session: Session, review_id: UUID, participant_id: UUID) -> Participant:
    """A practitioner of this review with their agency; raises NotFound."""
    wanted = select(Participant).where(Participant.review_id == review_id, Participant.id == participant_id)
    return found(session.scalars(wanted.options(joinedload(Participant.agency))).first())


def relatives_of_review(session: Session, review_id: UUID) -> list[Relative]:
    """The family members of a review, in the order they were put down."""
    of_review = select(Relative).where(Relative.review_id == review_id)
    return list(session.scalars(of_review.order_by(Relative.created_at, Relative.id)))


def relative_in_review(session: Session, review_id: UUID, relative_id: UUID) -> Relative:
    """A family member of this review; raises NotFound."""
    return found(
        session.scalars(select(Relative).where(Relative.review_id == review_id, Relative.id == relative_id)).first()
    )


def sealed_names_of_review(session: Session, review_id: UUID) -> list[SealedName]:
    """The sealed names of a review."""
    of_review = select(SealedName).where(SealedName.review_id == review_id)
    return list(session.scalars(of_review.order_by(SealedName.created_at, SealedName.id)))


def sealed_name_of(session: Session, person: Participant | Relative) -> SealedName | None:
    """The sealed name of one person, or None."""
    column = SealedName.participant_id if isinstance(person, Participant) else SealedName.relative_id
    return session.scalars(
        select(SealedName).where(SealedName.review_id == person.review_id, column == person.id)
    ).first()


def case_group_accounts(session: Session, review_id: UUID) -> list[tuple[UUID, str]]:
    """The accounts of those who sit in the case group and have not left it, by name."""
    held = memberships_in(session, "review_id", review_id)
    return [
        (user.id, user.name)
        for membership, user in held
        if membership.role is Role.CASE_GROUP_MEMBER and membership.ended_at is None
    ]
