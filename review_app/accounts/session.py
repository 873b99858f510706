"""Server-side sessions of our own: the cookie holds a random token, the database its hash, the row everything else."""

import hashlib
import hmac
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Flask, Request, Response, g, make_response, request, url_for
from flask import session as flask_session
from flask.sessions import SessionInterface, SessionMixin
from flask_login import LoginManager, current_user
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from werkzeug.datastructures import CallbackDict

from review_app.accounts.models import SignIn, User
from review_app.accounts.queries import folded_notes_of, sign_in_by_token
from review_app.accounts.rules import is_over
from review_app.accounts.tokens import new_token, token_hash
from review_app.core.answers import answer
from review_app.core.clock import now
from review_app.core.commit import reading_session_here, record_apart, session_here
from review_app.core.here import database_here, keys_here, settings_here

TOUCH_EVERY = timedelta(seconds=60)
# A page that asks by itself whether somebody is there is no sign of life.
ASKS_ONLY = frozenset({"accounts.who", "jobs.state", "mornings.since", "jobs.state_of_programme"})
ARRIVED = "arrived"
TOKEN_LENGTHS = range(40, 65)
FORGERY = "csrf_token"  # where Flask-WTF looks for it


class ServerSession(CallbackDict[str, Any], SessionMixin):
    """What Flask calls the session: small values that live in a row of ours."""

    def __init__(self, values: dict[str, Any] | None = None, row_id: UUID | None = None, *, kept: bool = True) -> None:
        def changed(session: Any) -> None:
            session.modified = True

        super().__init__(values or {}, changed)
        self.modified = False
        self.row_id = row_id
        self.kept = kept
        self.token: str | None = None  # set when the browser must be given a new cookie
        self.ended = False

    def renew(self) -> None:
        """Take a new id, as at sign-in, so that an id known before is worth nothing after."""
        self.token = new_token()
        self.modified = True

    def end(self) -> None:
        """End this session on the server; the old cookie opens nothing any more."""
        self.clear()
        self.ended = True
        self.modified = True


class ServerSessions(SessionInterface):
    """Opens a session from its cookie and saves it in a short transaction of its own."""

    def open_session(self, app: Flask, request: Request) -> ServerSession:
        """The browser's session, or a new empty one; a database that can't be asked is answered for once pages can be drawn."""
        del app
        try:
            return self._opened(request)
        except (DBAPIError, PoolTimeout) as problem:
            g.session_problem = problem
            return ServerSession(kept=False)

    def _opened(self, request: Request) -> ServerSession:
        if request.endpoint in {"static", "health"}:
            return ServerSession(kept=False)
        token = request.cookies.get(cookie_name(), "")
        if len(token) not in TOKEN_LENGTHS or not token.isascii():
            return ServerSession()
        row = sign_in_by_token(reading_session_here(), token)
        if row is None or is_over(row, *limits(), now()):
            return ServerSession()
        if now() - row.seen_at > TOUCH_EVERY and request.endpoint not in ASKS_ONLY:
            with suppress(DBAPIError):  # on a full disk reading goes on
                touch(row.id)
        return ServerSession({FORGERY: forgery_secret(row)} | row.values, row.id)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the session if it changed, and give the browser its cookie."""
        del app
        if not isinstance(session, ServerSession) or not session.modified or not session.kept:
            return
        with record_apart(database_here()) as writing:
            token = self._write(writing, session)
        if session.ended:
            response.delete_cookie(
                cookie_name(), path="/", secure=settings_here().secure_cookies, httponly=True, samesite="Strict"
            )
        elif token:
            response.set_cookie(
                cookie_name(), token, path="/", secure=settings_here().secure_cookies, httponly=True, samesite="Strict"
            )

    def _write(self, writing: Session, session: ServerSession) -> str | None:
        row = writing.get(SignIn, session.row_id) if session.row_id else None
        if session.ended or session.token:
            if row is not None:
                row.ended_at = row.ended_at or now()
            row = None
        if session.ended:
            return None
        user_id = UUID(session["_user_id"]) if "_user_id" in session else None
        if row is None:
            token = session.token or new_token()
            writing.add(SignIn(token_hash=token_hash(token), user_id=user_id, values=dict(session), seen_at=now()))
            return token
        row.values, row.user_id, row.seen_at = dict(session), user_id, now()
        return None


def forgery_secret(row: SignIn) -> str:
    """What the forms of a session are known by, drawn from its id: pages that are opened at once all have the same.

    Made at the first page instead, each of several would make another, and the last to be saved would make the others void.
    """
    return hmac.new(keys_here().for_purpose("forgery"), row.id.bytes, hashlib.sha256).hexdigest()


def raise_session_problem() -> None:
    """Let the request fail, as any other does, if its session could not be read."""
    problem: Exception | None = g.pop("session_problem", None)
    if problem is not None:
        raise problem


def ask_for_it_ourselves() -> Response | None:
    """The page that a link of another site led to, asked for once more by a page of ours.

    To the first request browsers add no cookie (SameSite=Strict). Answered as a stranger's, it would bring a new one, and sign
    the person out in every window.
    """
    came = (request.headers.get("Sec-Fetch-Site"), request.headers.get("Sec-Fetch-Mode"), request.method)
    if came != ("cross-site", "navigate", "GET") or request.endpoint in {None, "static", "health"}:
        return None
    if ARRIVED in request.args or cookie_name() in request.cookies:
        return None
    asked = urlencode([*request.args.items(multi=True), (ARRIVED, "yes")])
    going_on = f"{url_for(str(request.endpoint), **(request.view_args or {}))}?{asked}"
    body, _status = answer(200, page="arrived", going_on=going_on)
    return make_response(body, 200, {"Refresh": f"0; url={going_on}"})


def cookie_name() -> str:
    """The cookie's name; over TLS it carries the prefix that no other host can set."""
    return "__Host-casewindow" if settings_here().secure_cookies else "casewindow"


def limits() -> tuple[timedelta, timedelta]:
    """How long a session may rest, and how long it may last."""
    settings = settings_here()
    return timedelta(minutes=settings.idle_minutes), timedelta(hours=settings.absolute_hours)


def touch(row_id: UUID) -> None:
    """Note that somebody is there."""
    with record_apart(database_here()) as writing:
        writing.execute(
            update(SignIn).where(SignIn.id == row_id).values(seen_at=now()), execution_options={"bulk": "session_touch"}
        )


def user_id_here() -> UUID | None:
    """Who is signed in on this request, or None."""
    return current_user.id if current_user.is_authenticated else None


def typist() -> str:
    """Who is signed in, as a page in which somebody types remembers it."""
    return str(user_id_here() or "")


def is_folded(note: str) -> bool:
    """Whether the person of this request has folded a note on the method away; one query a page that has such notes."""
    if "folded_notes" not in g:
        person = user_id_here()
        g.folded_notes = frozenset(folded_notes_of(session_here(), person)) if person else frozenset()
    return note in g.folded_notes


def page_opened() -> str:
    """The moment at which a page is drawn, by which the older of two windows on one form is known."""
    return now().isoformat()


def server_session_here() -> ServerSession:
    """The browser's session of this request."""
    found = flask_session._get_current_object()  # type: ignore[attr-defined]
    if not isinstance(found, ServerSession):
        raise TypeError("the application runs without its own sessions")
    return found


def install(app: Flask) -> None:
    """Put our sessions and Flask-Login (without remember-me) into the application."""
    app.session_interface = ServerSessions()
    app.before_request(raise_session_problem)
    app.before_request(ask_for_it_ourselves)
    manager = LoginManager()
    manager.session_protection = None  # our sessions have their own limits
    manager.user_loader(_load_user)
    manager.init_app(app, add_context_processor=False)
    app.jinja_env.globals.update(typist=typist, page_opened=page_opened, is_folded=is_folded)


def _load_user(user_id: str) -> User | None:
    user = reading_session_here().get(User, UUID(user_id))
    return user if user is not None and user.is_active else None
