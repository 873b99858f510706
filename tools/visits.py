"""Visits to an application without a browser: who is signed in, and how many statements a page asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from review_app.accounts.models import SignIn
from review_app.accounts.tokens import new_token, token_hash
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.core.db import Database

COOKIE = "casewindow"


def new_sign_in(database: Database, user_id: UUID) -> str:
    """A session of somebody's, as if they had signed in; the cookie's value."""
    token = new_token()
    with unit_of_work(database) as session:
        values = {"_user_id": str(user_id), "_fresh": True}
        session.add(SignIn(token_hash=token_hash(token), user_id=user_id, values=values, seen_at=now()))
    return token


def client_of(app: Flask, user_id: UUID | None) -> FlaskClient:
    """A client in which somebody is signed in, or nobody."""
    client = app.test_client()
    if user_id is not None:
        client.set_cookie(COOKIE, new_sign_in(app.extensions["casewindow.database"], user_id))
    return client


@contextmanager
def counted_statements(database: Database) -> Iterator[list[str]]:
    """Every statement that is run on either engine while the block lasts; BEGIN is none."""
    found: list[str] = []

    def before(connection: Any, cursor: Any, statement: str, *more: Any) -> None:
        del connection, cursor, more
        if not statement.startswith("BEGIN"):
            found.append(statement)

    engines = (database.reading_engine, database.writing_engine)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", before)
    try:
        yield found
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", before)
