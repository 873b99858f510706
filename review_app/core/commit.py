"""The only place that commits. Two doors: `unit_of_work` for a request, a job or a command; `record_apart` for its own short transaction."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import BytesIO

from flask import Flask, Request, Response, g, request
from flask import session as flask_session
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from review_app.core.db import PAGE_OPENED, Database
from review_app.core.errors import Conflict
from review_app.core.here import database_here

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FIRST_ERROR = 400


@contextmanager
def unit_of_work(database: Database) -> Iterator[Session]:
    """A writing session that is committed once, after success, or not at all."""
    session = database.writing()
    try:
        yield session
        session.commit()
    except StaleDataError as problem:
        session.rollback()
        raise Conflict("Somebody else saved this in the meantime.") from problem
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


@contextmanager
def record_apart(database: Database) -> Iterator[Session]:
    """A short transaction of its own for what must be kept even when the request is refused.

    Session touch, throttle, denial, read, download and drafts go through here, before the request's own
    writing transaction has opened: SQLite has one writer at a time.
    """
    if getattr(g, "writing_session", None) is not None and g.writing_session.in_transaction():
        raise RuntimeError("record_apart inside a writing transaction would wait for itself")
    with unit_of_work(database) as session:
        yield session


@contextmanager
def reading(database: Database) -> Iterator[Session]:
    """A session that only reads."""
    session = database.reading()
    try:
        yield session
    finally:
        session.close()


def reading_session_here() -> Session:
    """The request's session for reading, whatever its method; the gate and sign-in use it."""
    if getattr(g, "reading_session", None) is None:
        g.reading_session = database_here().reading()
    session: Session = g.reading_session
    return session


def session_here() -> Session:
    """The request's session: one that can't write for a GET, the writing one for a POST.

    The writing transaction opens at its first statement, so hash passwords and read files before.
    """
    if request.method in SAFE_METHODS:
        return reading_session_here()
    if getattr(g, "writing_session", None) is None:
        close_reading()
        g.writing_session = database_here().writing()
        g.writing_session.info[PAGE_OPENED] = page_opened_here()
    session: Session = g.writing_session
    return session


def page_opened_here() -> datetime | None:
    """When the page was opened that this form was sent from, as the page says; None if it doesn't."""
    try:
        opened = datetime.fromisoformat(request.form.get("draft_page", ""))
    except ValueError:
        return None
    return opened if opened.tzinfo else None


def close_reading() -> None:
    """End the reading transaction, so that it holds no snapshot while the request writes."""
    session: Session | None = getattr(g, "reading_session", None)
    if session is not None:
        session.close()


class RequestInMemory(Request):
    """A request whose uploads stay in memory: a temporary file would hold case material in plain words."""

    def _get_file_stream(self, *details: object, **more: object) -> BytesIO:
        del details, more
        return BytesIO()


class OneCommitFlask(Flask):
    """Flask, with the request's one commit between the view and the answer: a failed commit is an error, never a “Saved”."""

    request_class = RequestInMemory

    def dispatch_request(self) -> Response:
        """Run the view, then commit once if it succeeded, or undo what it did."""
        try:
            response = self.make_response(super().dispatch_request())
            session: Session | None = getattr(g, "writing_session", None)
            if session is not None and response.status_code < FIRST_ERROR:
                session.commit()
            elif session is not None:
                session.rollback()
        except StaleDataError as problem:
            undo()
            raise Conflict("Somebody else saved this in the meantime.") from problem
        except BaseException:
            undo()
            raise
        return response

    def handle_exception(self, e: Exception) -> Response:
        """Answer like any other 503 where the database could not even keep the browser's session."""
        if not isinstance(e, DBAPIError | PoolTimeout):
            return super().handle_exception(e)
        flask_session.modified = False
        return self.finalize_request(self.handle_user_exception(e), from_error_handler=True)


def undo() -> None:
    """Take back what the view did, its “Saved” among it."""
    session: Session | None = getattr(g, "writing_session", None)
    if session is not None:
        with suppress(DBAPIError):  # the connection may be what failed
            session.rollback()
    flask_session.pop("_flashes", None)


def close_sessions(error: BaseException | None) -> None:
    """Give the request's connections back; what was not committed is gone."""
    del error
    for name in ("writing_session", "reading_session"):
        session: Session | None = getattr(g, name, None)
        if session is not None:
            session.close()
