"""Whatever is sent to a form: no broken page, nothing set that the form doesn't name, nothing run in a browser."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select

from review_app import create_app
from review_app.access.roles import Role
from review_app.core.db import Database
from review_app.core.rows import Base
from review_app.reviews.models import Review
from tests.support.browser import Browser, form_values
from tests.support.browser import Page as Shown
from tools.installation import Installation
from tools.pages import Page, fullest_review, pages_of, people_of

CANARY = "<script>alert('planted')</script>"
HOSTILE = (
    CANARY,
    "' OR 1=1 --",
    "{{ 7*7 }}{% raw %}",
    "\x00\x1b[31m\ufeff\u202e\u2028",
    '=HYPERLINK("http://evil.example")',
    "../../../../etc/passwd",
    "𝕏👩‍👩‍👧‍👦 Nguyễn O'Brien & “Söhne”",
    "9" * 400,
    "-1",
    "0000-99-99",
    "a" * 60_000,
)
NEVER_SENT = {"csrf_token"}
ENDS_IT = {"accounts.sign_in", "accounts.accept"}  # they belong to somebody who isn't signed in


@pytest.fixture(scope="module")
def app(complete: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The demonstration, copied, since this test writes what it can into it."""
    app = create_app(complete.copied_to(tmp_path_factory.mktemp("hostile")).settings)
    yield app
    app.extensions["casewindow.database"].dispose()


def forms_of(app: Flask, role: Role) -> tuple[Browser, list[Page]]:
    """A person's browser, and every page with a form that they may open."""
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session:
        review_id = fullest_review(session)
        people = people_of(session, review_id)
        pages = [
            page for page in pages_of(app, session, review_id)[0] if page.has_form and role in people.who_may(page)
        ]
    return Browser(app, people.users[role].id), [page for page in pages if page.endpoint not in ENDS_IT]


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.LEAD_REVIEWER, Role.CHAIR, Role.BOARD_MANAGER, Role.PROGRAMME_MANAGER])
def test_no_form_breaks_on_hostile_words_and_none_of_them_runs(app: Flask, role: Role) -> None:
    browser, pages = forms_of(app, role)
    token, wrong = browser.token(), []
    for number, page in enumerate(pages):
        fields = form_values(Shown(browser.client.get(page.url)))
        for step in range(3):
            words = HOSTILE[(number + step * 4) % len(HOSTILE)]
            sent = {name: words for name in fields if name not in NEVER_SENT} | {"csrf_token": token}
            answer = browser.client.post(page.url, data=sent)
            if answer.status_code >= 500 or CANARY in answer.text:
                wrong.append(f"{page.endpoint}: {answer.status_code} on {words[:30]!r}")
    for page in pages:
        if CANARY in browser.client.get(page.url).text:
            wrong.append(f"{page.endpoint} shows the planted script as it was typed")
    assert wrong == []


@pytest.mark.slow
def test_a_form_sets_nothing_that_it_does_not_name(app: Flask) -> None:
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session:
        own = fullest_review(session)
        other = session.scalars(select(Review).where(Review.id != own).order_by(Review.code)).first()
        assert other is not None
        before = _counts(database, other.id)
    browser, pages = forms_of(app, Role.LEAD_REVIEWER)
    extra = {
        "review_id": str(other.id), "id": str(other.id), "created_by": str(other.id), "saved_by": str(other.id), "version": "99",
        "deleted_at": "2011-01-01", "state": "shared", "agreed_at": "2011-01-01", "role": "administrator", "is_admin": "1",
    }  # fmt: skip
    for page in pages:
        fields = form_values(Shown(browser.client.get(page.url)))
        sent = fields | {name: value for name, value in extra.items() if name not in fields}
        assert browser.client.post(page.url, data=sent).status_code < 500, page.endpoint
    assert _counts(database, other.id) == before


def _counts(database: Database, review_id: UUID) -> dict[str, int]:
    """How many rows the other review has in each table, what its rows say of themselves, and who rules the installation."""
    with database.reading() as session:
        counts = {}
        for table in Base.metadata.sorted_tables:
            if "review_id" in table.c and table.name not in {"audit_event", "revision", "draft"}:
                counts[table.name] = session.scalar(select(func.count()).where(table.c.review_id == review_id)) or 0
            if table.name == "membership":
                counts["administrators"] = (
                    session.scalar(select(func.count()).where(table.c.role == "administrator")) or 0
                )
        return counts
