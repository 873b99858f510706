"""Looking changes nothing: after every page has been fetched by everybody who may, each table is as it was."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app import create_app
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.db import Database
from review_app.core.rows import Base
from tools.installation import Installation
from tools.pages import fullest_review, pages_of, people_of
from tools.visits import client_of

pytestmark = [pytest.mark.database, pytest.mark.slow]

# The audit says who read, a session when it was last used, a visit when somebody was last in a review, an opening who has
# read an early message, so that they can be told if it is taken back; all written apart.
WRITTEN_APART = frozenset({"audit_event", "sign_in", "visit", "message_opening"})


def contents(session: Session) -> dict[str, tuple[int, str]]:
    """The number of rows of every table, and a hash of all that they say."""
    found = {}
    for name, table in Base.metadata.tables.items():
        if name not in WRITTEN_APART:
            rows = session.execute(select(table).order_by(*table.primary_key.columns)).all()
            found[name] = (len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())
    return found


def last_event(session: Session) -> int:
    """The number of the newest event of the audit."""
    return session.scalar(select(AuditEvent.seq).order_by(AuditEvent.seq.desc()).limit(1)) or 0


def test_fetching_every_page_writes_nothing_but_that_it_was_read(complete: Installation, tmp_path: Path) -> None:
    app = create_app(complete.copied_to(tmp_path).settings)
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session:
        review_id = fullest_review(session)
        people = people_of(session, review_id)
        pages, unfilled = pages_of(app, session, review_id, every_kind=True)
        clients = {role: client_of(app, user.id) for role, user in people.users.items()}
    assert unfilled == []
    with database.reading() as session:
        before, newest = contents(session), last_event(session)
    answers = []
    for page in pages:
        answers += [(page.url, clients[role].get(page.url).status_code) for role in people.who_may(page)]
    with database.reading() as session:
        after = contents(session)
        events = set(session.scalars(select(AuditEvent.event).where(AuditEvent.seq > newest)))
    database.dispose()
    # 302 and 403: what a thing's own state or kind answers; both are written nowhere, or apart.
    assert [answer for answer in answers if answer[1] not in {200, 302, 403}] == []
    assert [name for name in after if after[name] != before[name]] == []
    assert events <= {Event.REVIEW_READ, Event.REFUSED, Event.MESSAGE_OPENED}
