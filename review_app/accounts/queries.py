"""Reading accounts."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.accounts.models import FoldedNote, Invitation, SignIn, User, WrongTry
from review_app.accounts.tokens import token_hash
from review_app.core.errors import NotFound


def user_by_id(session: Session, user_id: UUID) -> User:
    """The account; raises NotFound."""
    user = session.get(User, user_id)
    if user is None:
        raise NotFound
    return user


def user_by_email(session: Session, email: str) -> User | None:
    """The account with this e-mail address, whatever its capitals."""
    return session.scalars(select(User).where(User.email == email.strip().lower())).first()


def all_users(session: Session) -> list[User]:
    """Every account, by name."""
    return list(session.scalars(select(User).order_by(User.name, User.id)))


def names_of(session: Session, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of several people at once, for pages that say who wrote what."""
    wanted = {user_id for user_id in ids if user_id is not None}
    if not wanted:
        return {}
    return {row.id: row.name for row in session.execute(select(User.id, User.name).where(User.id.in_(wanted)))}


def sign_in_by_token(session: Session, token: str) -> SignIn | None:
    """The session that a cookie opens, ended or not; the account is loaded with it, as every page asks for both."""
    with_user = select(SignIn, User).outerjoin(User, User.id == SignIn.user_id)
    there = session.execute(with_user.where(SignIn.token_hash == token_hash(token))).first()
    if there is None:
        return None
    sign_in, session.info["user"] = there  # a session forgets what nobody holds
    return sign_in


def sign_ins_of(session: Session, user_id: UUID, since: datetime) -> list[SignIn]:
    """A person's sessions that are still open, newest first."""
    open_ones = select(SignIn).where(SignIn.user_id == user_id, SignIn.ended_at.is_(None), SignIn.seen_at > since)
    return list(session.scalars(open_ones.order_by(SignIn.seen_at.desc(), SignIn.id)))


def invitation_by_token(session: Session, token: str) -> Invitation | None:
    """The invitation that a link opens, used or not."""
    return session.scalars(select(Invitation).where(Invitation.token_hash == token_hash(token))).first()


def wrong_tries(session: Session, column: str, value: str, since: datetime) -> tuple[int, datetime | None]:
    """How many wrong tries an account or address has had, and the last of them."""
    found = select(func.count(), func.max(WrongTry.at)).where(WrongTry.at > since)
    if value:
        found = found.where(getattr(WrongTry, column) == value)
    count, last = session.execute(found).one()
    return int(count), last


def folded_notes_of(session: Session, user_id: UUID) -> dict[str, FoldedNote]:
    """The notes on the method that somebody has folded away, by name."""
    wanted = select(FoldedNote).where(FoldedNote.user_id == user_id).order_by(FoldedNote.note)
    return {row.note: row for row in session.scalars(wanted)}
