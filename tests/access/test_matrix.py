"""Every page and every action, as everyone: what the table of permissions says is what the doors do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.routing import Rule

from review_app import create_app
from review_app.access.gate import mark_of
from review_app.access.may import Allowed, Refused, Scope, Standing, may
from review_app.access.permissions import Permission
from review_app.access.roles import Reach, Role
from review_app.accounts.actions import create_account
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.memberships.queries import standing_of
from review_app.reviews.models import Review
from review_app.reviews.queries import review_by_id, scope_of_review
from tests.support.browser import Browser
from tools.installation import Installation
from tools.pages import LEFT_OUT, Filler, Unfilled, fullest_review, people_of, scope_name

# These ask a second time, for what the very record needs; the gate asks for the review's home only.
ASKS_AGAIN = ("history.", "comments.", "memberships.end_")
NOT_COUNTED = {Event.REFUSED, Event.REVIEW_READ, Event.MESSAGE_OPENED}
A_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
ANONYMOUS, NOBODY = "somebody not signed in", "somebody without a role"
VISITORS = [*(role.value for role in Role), NOBODY, ANONYMOUS]


@dataclass(frozen=True)
class Door:
    """One address and one method, and the permission that opens it."""

    endpoint: str
    method: str
    url: str
    permission: Permission


@dataclass(frozen=True)
class Office:
    """The demonstration's complete review, another review, and who is who in the first."""

    app: Flask
    database: Database
    review_id: UUID
    other_id: UUID
    users: dict[str, UUID | None]


@pytest.fixture(scope="module")
def office(complete: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demonstration, copied, since looking at it is recorded in it."""
    app = create_app(complete.copied_to(tmp_path_factory.mktemp("matrix")).settings)
    database: Database = app.extensions["casewindow.database"]
    with unit_of_work(database) as session:
        nobody = create_account(session, "nobody@example.org", "Nobody Yet", by=None).id
    with database.reading() as session:
        review_id = fullest_review(session)
        board = review_by_id(session, review_id).board_id
        other_id = session.scalars(select(Review.id).where(Review.board_id != board).order_by(Review.code)).first()
        assert other_id is not None
        users: dict[str, UUID | None] = {
            role.value: user.id for role, user in people_of(session, review_id).users.items()
        }
    yield Office(app, database, review_id, other_id, users | {NOBODY: nobody, ANONYMOUS: None})
    database.dispose()


def doors_of(office: Office, review_id: UUID) -> list[Door]:
    """Every address of a review, its LSCB, its programme and the installation, with each of its methods."""
    doors, urls = [], office.app.url_map.bind("localhost")
    with office.database.reading() as session:
        filler = Filler(office.app, session, review_id)
        for rule in sorted(office.app.url_map.iter_rules(), key=str):
            if rule.endpoint in LEFT_OUT:
                continue
            permission = mark_of(office.app.view_functions[rule.endpoint])
            assert permission is not None
            for values in _values(filler, rule):
                for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                    url = urls.build(rule.endpoint, values, method=method)
                    doors.append(Door(rule.endpoint, method, url, permission))
    return doors


def _values(filler: Filler, rule: Rule) -> list[dict[str, object]]:
    try:
        return [values for _kind, values in filler.values_for(rule)]
    except Unfilled:
        return []


def _status(browser: Browser, door: Door, token: str) -> int:
    if door.method == "GET":
        return browser.client.get(door.url).status_code
    return browser.client.post(door.url, data={"csrf_token": token}).status_code


def _changes(office: Office) -> int:
    with office.database.reading() as session:
        return (
            session.scalar(select(func.count()).select_from(AuditEvent).where(AuditEvent.event.not_in(NOT_COUNTED)))
            or 0
        )


def _scopes(office: Office, review_id: UUID) -> dict[str, Scope]:
    with office.database.reading() as session:
        scope = scope_of_review(session, review_id)
    return {
        "": Scope(),
        "programme": Scope(scope.programme_id),
        "board": Scope(scope.programme_id, scope.board_id),
        "review": scope,
    }


def _standing(office: Office, visitor: str) -> Standing:
    with office.database.reading() as session:
        return standing_of(session, office.users[visitor])


@pytest.mark.parametrize("visitor", VISITORS)
def test_every_door_answers_everyone_as_the_table_of_permissions_says(office: Office, visitor: str) -> None:
    if visitor not in office.users:
        pytest.fail(f"the complete review has no {visitor}")
    browser = Browser(office.app, office.users[visitor])
    standing, scopes, before = _standing(office, visitor), _scopes(office, office.review_id), _changes(office)
    token, wrong = browser.token(), []
    for door in doors_of(office, office.review_id):
        answer = may(standing, door.permission, scopes[scope_name(door.url)])
        if door.method == "POST" and isinstance(answer, Allowed):
            continue  # what may be done is done in the rooms' own tests
        status = _status(browser, door, token)
        if status not in _expected(answer, door, visitor):
            wrong.append(
                f"{door.method} {door.endpoint}: {status} instead of {sorted(_expected(answer, door, visitor))}"
            )
    assert wrong == []
    assert _changes(office) == before


def _expected(answer: Allowed | Refused, door: Door, visitor: str) -> set[int]:
    if isinstance(answer, Allowed):
        asked_again = {403} if door.endpoint.startswith(ASKS_AGAIN) and visitor != "lead_reviewer" else set()
        return {200, 302} | asked_again
    if visitor == ANONYMOUS:
        return {302} if door.method == "GET" else {403}
    return {404} if answer.stranger else {403}


@pytest.mark.parametrize(
    "visitor", [role.value for role in Role if role.reach in {Reach.BOARD, Reach.REVIEW}] + [NOBODY]
)
def test_nobody_of_another_lscb_can_tell_a_review_from_none(office: Office, visitor: str) -> None:
    browser = Browser(office.app, office.users[visitor])
    token = browser.token()
    doors = [door for door in doors_of(office, office.other_id) if scope_name(door.url) in {"review", "board"}]
    answers = {(door.method, door.endpoint): _status(browser, door, token) for door in doors}
    assert {door: status for door, status in answers.items() if status != 404} == {}
    assert len(answers) > 50


def test_nothing_of_one_review_answers_under_another_reviews_address(office: Office) -> None:
    browser = Browser(office.app, office.users[Role.LEAD_REVIEWER.value])
    standing, here = _standing(office, Role.LEAD_REVIEWER.value), _scopes(office, office.review_id)["review"]
    token, wrong, tried = browser.token(), [], 0
    for door in doors_of(office, office.other_id):
        names_a_thing = len(set(A_UUID.findall(door.url))) > 1
        if not names_a_thing or scope_name(door.url) != "review" or _is_ones_own(door):
            continue
        url = door.url.replace(str(office.other_id), str(office.review_id), 1)
        crossed = Door(door.endpoint, door.method, url, door.permission)
        refused_before = isinstance(may(standing, door.permission, here), Refused)
        status, tried = _status(browser, crossed, token), tried + 1
        if status != (403 if refused_before else 404):
            wrong.append(f"{crossed.method} {crossed.url}: {status}")
    assert not wrong, "\n".join(wrong)
    assert tried > 40


def _is_ones_own(door: Door) -> bool:
    """A draft may be kept for any id, being the writer's own; a review as a record is the one of the address; and the
    headings of a framework are the programme's, so that each of its reviews has a page of them with what it heard itself.
    What is asked of the other LSCBs is asked of every review of theirs, each of which answers on a page of its own.
    """
    own = {"history.keep_draft", "history.clear_draft", "comparisons.answer"}
    return door.endpoint in own or "/review/" in door.url or "/factors/headings/" in door.url


def test_the_gate_knows_every_loader_that_an_address_needs(office: Office) -> None:
    unscoped = [
        str(rule)
        for rule in office.app.url_map.iter_rules()
        if str(rule).startswith(("/reviews/<", "/lscbs/<", "/programmes/<"))
        and not rule.arguments & {"review_id", "board_id", "programme_id"}
    ]
    assert unscoped == []
