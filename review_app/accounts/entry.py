"""Signing in: the throttle, the password, the new session."""

import hashlib
import hmac
from dataclasses import dataclass

from flask import request
from flask import session as flask_session
from flask_login import login_user

from review_app.accounts.actions import note_wrong_try
from review_app.accounts.models import User
from review_app.accounts.passwords import hash_password, matches, wants_new_hash
from review_app.accounts.queries import user_by_email, wrong_tries
from review_app.accounts.rules import MOST_IN_ALL, MOST_PER_ACCOUNT, MOST_PER_ADDRESS, WINDOW, must_wait
from review_app.accounts.session import server_session_here
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.commit import close_reading, reading_session_here, record_apart
from review_app.core.here import database_here, keys_here


@dataclass(frozen=True)
class Marks:
    """Who tries and from where, as keyed hashes."""

    account: str
    address: str


def sign_in(email: str, password: str) -> bool:
    """Sign somebody in, or count the wrong try. Right and wrong take the same time, known and unknown alike."""
    marks = Marks(_mark(email.strip().lower()), _mark(request.remote_addr or ""))
    if _throttled(marks):
        return False
    user = user_by_email(reading_session_here(), email)
    close_reading()  # hashing takes a tenth of a second: hold nothing meanwhile
    usable = user is not None and user.is_active
    right = matches(user.password_hash if user is not None and usable else "", password)
    if user is None or not right:
        with record_apart(database_here()) as writing:
            note_wrong_try(writing, marks.account, marks.address, now())
        return False
    _welcome(user, password)
    return True


def _throttled(marks: Marks) -> bool:
    session, moment = reading_session_here(), now()
    since = moment - WINDOW
    limits = (
        ("account_hash", marks.account, MOST_PER_ACCOUNT),
        ("address_hash", marks.address, MOST_PER_ADDRESS),
        ("", "", MOST_IN_ALL),
    )
    for column, value, most in limits:
        count, last = wrong_tries(session, column, value, since)
        if (column or count >= most) and must_wait(count, last, most, moment):
            return True
    return False


def _welcome(user: User, password: str) -> None:
    fresh_hash = hash_password(password) if wants_new_hash(user.password_hash) else None
    with record_apart(database_here()) as writing:
        stage(writing, Event.SIGNED_IN, user, by=user.id)
        if fresh_hash:
            writing.get_one(User, user.id).password_hash = fresh_hash
    flask_session.clear()
    server_session_here().renew()
    login_user(user)


def _mark(value: str) -> str:
    return hmac.new(keys_here().for_purpose("throttle"), value.encode(), hashlib.sha256).hexdigest()
