"""What people may not be, in sentences."""

from collections.abc import Iterable

from review_app.people.models import Agency, Participant


def why_not_label(label: str, others: Iterable[Participant]) -> str | None:
    """Why a position label can't be taken, or None: two people with one label can't be told apart."""
    if any(other.label.casefold() == label.casefold() for other in others):
        return f"There is a “{label}” already. Number them, for example “{label} 2”."
    return None


def why_not_delete_agency(agency: Agency, participants: Iterable[Participant]) -> str | None:
    """Why an agency can't be deleted, or None."""
    if any(participant.agency_id == agency.id for participant in participants):
        return "People of this agency are still listed. Delete or move them first."
    return None
