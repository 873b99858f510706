"""Writing what oversight does: the events of back-up and restore."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from review_app.accounts.models import Invitation, SignIn
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now


def note_backup(session: Session, rows: int) -> None:
    """Record that a back-up was made."""
    stage(session, Event.BACKED_UP, by=None, rows=rows)


def note_restore(session: Session, last_event: int, last_event_before: int) -> None:
    """Record a restore, and close what it would open again: every sign-in and every link that had not been used then."""
    stage(session, Event.RESTORED, by=None, last_event=last_event, last_event_before=last_event_before)
    everyone = update(SignIn).where(SignIn.ended_at.is_(None)).values(ended_at=now())
    session.execute(everyone, execution_options={"bulk": "session_end"})
    for invitation in session.scalars(select(Invitation).where(Invitation.used_at.is_(None)).order_by(Invitation.id)):
        invitation.expires_at = now()
    session.flush()
