"""Who somebody is in the case: the one link between an account and a position, which stands in the sealed names alone."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.people.models import Participant
from review_app.people.queries import participant_in_review, sealed_names_of_review
from review_app.people.sealing import unseal


def own_position(session: Session, names_key: bytes, review_id: UUID, user_id: UUID) -> Participant | None:
    """The position whose sealed name has this account, with its agency; or None."""
    for row in sealed_names_of_review(session, review_id):
        if row.participant_id and unseal(names_key, review_id, row.id, row.box).account_id == str(user_id):
            return participant_in_review(session, review_id, row.participant_id)
    return None
