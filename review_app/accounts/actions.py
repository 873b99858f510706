"""Writing accounts."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from review_app.accounts.models import FoldedNote, Invitation, SignIn, User, WrongTry
from review_app.accounts.queries import folded_notes_of, user_by_email
from review_app.accounts.rules import MOST_NOTES, WINDOW, is_note, why_not_invitation
from review_app.accounts.tokens import new_token, token_hash
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import NotNow
from review_app.core.text import one_line


def create_account(session: Session, email: str, name: str, *, by: UUID | None, invented: bool = False) -> User:
    """A new account without a password; raises NotNow if the address is taken."""
    email = one_line(email).lower()
    if user_by_email(session, email) is not None:
        raise NotNow("There is an account with this e-mail address already.")
    user = User(email=email, name=one_line(name), created_by=by, invented=invented)
    stage(session, Event.ACCOUNT_CREATED, user, by=by)
    session.add(user)
    session.flush()
    return user


def invite(session: Session, user: User, *, by: UUID | None, hours: int) -> str:
    """The token of a one-time link; it is shown once and only its hash is kept."""
    token = new_token()
    invitation = Invitation(
        user_id=user.id, token_hash=token_hash(token), expires_at=now() + timedelta(hours=hours), made_by=by
    )
    stage(session, Event.INVITATION_MADE, user, by=by)
    session.add(invitation)
    session.flush()
    return token


def accept_invitation(session: Session, invitation: Invitation | None, user: User, password_hash: str) -> None:
    """Set the password by the link, use the link up, and end every session of this person."""
    reason = why_not_invitation(invitation, now())
    if reason or invitation is None:
        raise NotNow(reason or "")
    stage(session, Event.PASSWORD_SET, user, by=user.id)
    invitation.used_at = now()
    user.password_hash = password_hash
    _end_all(session, user.id, except_for=None)
    session.flush()


def change_password(session: Session, user: User, password_hash: str, *, keep: UUID | None) -> None:
    """A new password; every other session of this person ends."""
    stage(session, Event.PASSWORD_SET, user, by=user.id)
    user.password_hash = password_hash
    _end_all(session, user.id, except_for=keep)
    session.flush()


def end_account(session: Session, user: User, *, by: UUID) -> None:
    """End an account: the next request of that person is refused. What they wrote stays."""
    if user.id == by:
        raise NotNow("You can’t end your own account: another administrator has to.")
    stage(session, Event.ACCOUNT_ENDED, user, by=by)
    user.ended_at = now()
    _end_all(session, user.id, except_for=None)
    session.flush()


def end_session(session: Session, sign_in: SignIn, *, by: UUID) -> None:
    """End one session of a person."""
    stage(session, Event.SESSION_ENDED, sign_in, by=by)
    sign_in.ended_at = now()
    session.flush()


def end_sessions_of(session: Session, user: User, *, by: UUID) -> None:
    """End every session of a person, as when a laptop is lost; the account stays."""
    stage(session, Event.SESSION_ENDED, user, by=by)
    _end_all(session, user.id, except_for=None)
    session.flush()


def note_wrong_try(session: Session, account_hash: str, address_hash: str, moment: datetime) -> None:
    """Count a failed sign-in and forget those older than the window."""
    session.execute(delete(WrongTry).where(WrongTry.at < moment - WINDOW), execution_options={"bulk": "throttle_sweep"})
    session.add(WrongTry(account_hash=account_hash, address_hash=address_hash, at=moment))
    stage(session, Event.SIGN_IN_REFUSED, by=None)
    session.flush()


def _end_all(session: Session, user_id: UUID, except_for: UUID | None) -> None:
    statement = update(SignIn).where(SignIn.user_id == user_id, SignIn.ended_at.is_(None))
    if except_for is not None:
        statement = statement.where(SignIn.id != except_for)
    session.execute(statement.values(ended_at=now()), execution_options={"bulk": "session_end"})


def fold_notes(session: Session, user_id: UUID, notes: Iterable[str], *, away: bool) -> None:
    """Fold notes on the method away for somebody, or show them again; what is so already stays so."""
    there = folded_notes_of(session, user_id)
    wanted = sorted({note for note in notes if is_note(note)})
    if away:
        new = [note for note in wanted if note not in there][: max(MOST_NOTES - len(there), 0)]
        session.add_all(FoldedNote(user_id=user_id, note=note) for note in new)
    else:
        for note in wanted:
            if note in there:
                session.delete(there[note])
    session.flush()
