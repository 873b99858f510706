"""What the graph records: that it was taken along."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.reviews.models import Review


def note_downloaded(session: Session, review: Review, form: str, *, counts_only: bool, by: UUID) -> None:
    """Record that the graph left the application, in which form, and whether with positions or with counts only."""
    stage(session, Event.DOWNLOADED, review, by=by, paper="graph", form=form, counts_only=counts_only)
