"""When a sign-in, an invitation or a session still holds; and what names a note on the method."""

import re
from datetime import datetime, timedelta

from review_app.accounts.models import Invitation, SignIn

WINDOW = timedelta(minutes=5)
MOST_PER_ACCOUNT = 10
MOST_PER_ADDRESS = 10
MOST_IN_ALL = 100  # ten would let one stranger lock everybody out (docs/decisions/0006)
FREE_TRIES = 3
MOST_NOTES = 300  # folded away by one person
_NOTE = re.compile(r"[a-z_]{1,20}\.[a-z_]{1,39}")
SAME_MESSAGE = (
    "The e-mail address and password do not match, or there were too many tries. Wait a minute and try again."
)


def must_wait(count: int, last: datetime | None, most: int, moment: datetime) -> bool:
    """Whether a further try is refused: after three wrong ones the wait doubles, after `most` it lasts the whole window."""
    if count < FREE_TRIES or last is None:
        return False
    if count >= most:
        return moment - last < WINDOW
    return moment - last < timedelta(seconds=2 ** (count - FREE_TRIES))


def why_not_invitation(invitation: Invitation | None, moment: datetime) -> str | None:
    """Why a link can't be used, in a sentence, or None."""
    if invitation is None:
        return "This link is not one of ours. Check that you copied all of it."
    if invitation.used_at is not None:
        return "This link has been used. Ask for a new one if it wasn’t you."
    if moment > invitation.expires_at:
        return "This link has run out. Ask for a new one."
    return None


def is_over(sign_in: SignIn, idle: timedelta, absolute: timedelta, moment: datetime) -> bool:
    """Whether a session has ended: signed out, idle for too long, or open since yesterday."""
    return sign_in.ended_at is not None or moment - sign_in.seen_at > idle or moment - sign_in.created_at > absolute


def is_note(name: str) -> bool:
    """Whether something names a note on the method: its page and its part.

    >>> [is_note(name) for name in ("finding.description", "finding", "<i>.b")]
    [True, False, False]
    """
    return _NOTE.fullmatch(name) is not None
