"""A hostile member of one LSCB: nothing that another LSCB has not shared can be told from any page, count, search or error.

General over the map of addresses, so that a room built later is looked at as well. Two copies of the demonstration are compared:
in one of them another LSCB has a review more, and in its own review findings, wordings and a possible case that were not shared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from review_app import create_app
from review_app.access.roles import Role
from review_app.accounts.models import User
from review_app.boards.queries import board_by_id
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.queries import finding_in_review
from review_app.memberships.models import Membership
from review_app.reviews.models import Review
from review_app.wordings.actions import refuse_wording, withdraw_wording
from tests.factories.reviews import a_candidate, a_review
from tests.factories.wordings import WORDS, a_finding_to_share, a_shared_wording, a_wording
from tests.support.browser import Page, form_values
from tools.installation import Installation
from tools.pages import CONSTANTS, LEFT_OUT, fullest_review, pages_of, people_of, scope_name
from tools.visits import client_of

pytestmark = [pytest.mark.database, pytest.mark.slow]

WORD = "zinnober"
MEMBERS = (Role.CHAIR, Role.DELEGATE, Role.BOARD_MANAGER, Role.LEAD_REVIEWER, Role.TEAM_MEMBER)
# What differs from one answer to the next to anybody: tokens, moments, reference numbers.
NOISE = re.compile(
    r'name="(csrf_token|draft_who|draft_page|new_id)" value="[^"]*"|nonce="[^"]*"|data-(draft-url|token)="[^"]*"'
    r"|<strong>[0-9a-f]{8}</strong>|\d{4}-\d\d-\d\dT[0-9:.+]+|\d\d?[.:]\d\d( on|, )"
)


@dataclass(frozen=True)
class House:
    """One copy of the demonstration, and who is who in the fullest review."""

    app: Flask
    review_id: UUID
    users: dict[Role, UUID]
    signed_in: dict[Role, FlaskClient] = field(default_factory=dict)

    def client(self, role: Role) -> FlaskClient:
        """The browser of somebody, signed in once, since a page lists one's sessions."""
        if role not in self.signed_in:
            self.signed_in[role] = client_of(self.app, self.users[role])
        return self.signed_in[role]


@dataclass(frozen=True)
class Hidden:
    """What only the other copy has: nobody of the first LSCB may learn that it is there."""

    board_id: UUID
    review_id: UUID
    things: tuple[UUID, ...]  # a finding, wordings in every state, a review, a possible case


@pytest.fixture(scope="module")
def houses(complete: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, House, Hidden]]:
    """The demonstration as it is, and with more that is not shared."""
    plain = _house(complete, tmp_path_factory.mktemp("plain"))
    fuller, hidden = _fuller_house(complete, tmp_path_factory.mktemp("fuller"))
    yield plain, fuller, hidden
    for house in (plain, fuller):
        house.app.extensions["casewindow.database"].dispose()


@pytest.fixture(scope="module")
def alone(complete: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Hidden]]:
    """The fuller copy once more, for what is tried in one copy only: each try is an event, and events stand on pages."""
    house, hidden = _fuller_house(complete, tmp_path_factory.mktemp("alone"))
    yield house, hidden
    house.app.extensions["casewindow.database"].dispose()


def _fuller_house(complete: Installation, folder: Path) -> tuple[House, Hidden]:
    fuller = _house(complete, folder)
    with unit_of_work(fuller.app.extensions["casewindow.database"]) as session:
        return fuller, _hide(session, fuller.review_id)


def _house(complete: Installation, folder: Path) -> House:
    app = create_app(complete.copied_to(folder).settings)
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session:
        review_id = fullest_review(session)
        people = people_of(session, review_id)
    return House(app, review_id, {role: people.users[role].id for role in MEMBERS})


def _hide(session: Session, review_id: UUID) -> Hidden:
    """Everything that an LSCB can have and not share, in an LSCB that shares something else."""
    own = session.get_one(Review, review_id)
    other = session.scalars(
        select(Review).where(Review.board_id != own.board_id, Review.code == "LT-02").order_by(Review.code)
    ).one()
    board = board_by_id(session, other.board_id)
    chair, lead = (
        _holder(session, Role.CHAIR, board_id=board.id),
        _holder(session, Role.LEAD_REVIEWER, review_id=other.id),
    )
    more = a_review(session, board, lead, f"{WORD} review")
    planted = replace(WORDS, title=f"{WORD} title", summary=f"{WORD} summary")
    finding = a_finding_to_share(session, other.id, by=lead.id, in_brief=f"{WORD} brief", category="management")
    refused = a_wording(session, finding, planted, by=lead.id)
    refuse_wording(session, refused, f"{WORD} refused", by=chair.id)
    withdrawn = a_shared_wording(session, finding, planted, by=lead.id, chair=chair.id)
    withdraw_wording(session, withdrawn, f"{WORD} withdrawn", by=chair.id)
    proposed = a_wording(session, finding_in_review(session, other.id, finding.id), planted, by=lead.id)
    things = (
        finding.id,
        refused.id,
        withdrawn.id,
        proposed.id,
        more.id,
        a_candidate(session, board, lead).id,
        other.id,
    )
    return Hidden(board.id, more.id, things)


def _holder(session: Session, role: Role, **where: UUID) -> User:
    held = select(User).join(Membership, Membership.user_id == User.id).where(Membership.role == role)
    found = session.scalars(held.where(*(getattr(Membership, name) == one for name, one in where.items()))).first()
    assert found is not None
    return found


def plain_words(text: str) -> str:
    """An answer without what differs each time."""
    return NOISE.sub("…", text)


def difference(one: str, other: str) -> str:
    """Where two answers differ, with some words of each; "" where they are the same."""
    plain, fuller = plain_words(one), plain_words(other)
    if plain == fuller:
        return ""
    at = next((at for at, pair in enumerate(zip(plain, fuller, strict=False)) if pair[0] != pair[1]), 0)
    return f"{plain[at - 60 : at + 60]!r} is {fuller[at - 60 : at + 60]!r}"


def searches(url: str, text: str) -> Iterator[str]:
    """The addresses to which the search boxes and filters of a page lead when the planted word is typed."""
    for form in BeautifulSoup(text, "html.parser").select("main form[method=get], header form[method=get]"):
        names = [box["name"] for box in form.select("input[name]") if box.get("type", "text") in {"text", "search"}]
        action = str(form.get("action") or url)
        yield from (f"{action}?{name}={WORD}" for name in names)


@pytest.mark.parametrize("role", MEMBERS)
def test_no_page_is_another_for_what_another_lscb_has_not_shared(
    houses: tuple[House, House, Hidden], role: Role
) -> None:
    plain, fuller, _hidden = houses
    clients = plain.client(role), fuller.client(role)
    urls = urls_for(plain, role)
    if role is not Role.LEAD_REVIEWER:  # of the pages of the own review, one member's are enough
        urls = [url for url in urls if scope_name(url) != "review" or url == f"/reviews/{plain.review_id}"]
    waiting, other, seen = list(reversed(urls)), [], 0
    while waiting:
        url, seen = waiting.pop(), seen + 1
        answers = [client.get(url) for client in clients]
        differs = difference(answers[0].text, answers[1].text)
        if differs:
            other.append(f"{url}: {differs}")
        if "?" not in url and answers[0].mimetype == "text/html":
            waiting += [found for found in dict.fromkeys(searches(url, answers[0].text)) if found not in waiting]
    assert other == []
    assert seen > 10


@pytest.mark.parametrize("role", [Role.CHAIR, Role.LEAD_REVIEWER])
def test_no_file_is_another_for_what_another_lscb_has_not_shared(
    houses: tuple[House, House, Hidden], role: Role
) -> None:
    plain, fuller, _hidden = houses
    clients = plain.client(role), fuller.client(role)
    taken = 0
    for url in urls_for(plain, role):
        page, _other = (
            Page(client.get(url)) for client in clients
        )  # what is opened in one copy is opened in the other
        for form in page.soup.select("main form[method=post]") if scope_name(url) != "review" else ():
            if endpoint_of(plain.app, str(form["action"])).partition(".")[2] not in {"download", "make", "take"}:
                continue
            for chosen in [box["value"] for box in form.select("input[name=form]")] or [""]:
                fields = form_values(page) | {"form": chosen}
                files = [client.post(str(form["action"]), data=fields | _token(client, url)) for client in clients]
                assert files[0].mimetype != "text/html"
                assert parts_of(files[0].data) == parts_of(files[1].data), form["action"]
                taken += 1
    assert taken


def urls_for(house: House, role: Role) -> list[str]:
    """The pages that somebody may open."""
    with house.app.extensions["casewindow.database"].reading() as session:
        people = people_of(session, house.review_id)
        return [page.url for page in pages_of(house.app, session, house.review_id)[0] if role in people.who_may(page)]


def endpoint_of(app: Flask, url: str) -> str:
    """The page behind an address to which a form is sent."""
    return str(app.url_map.bind("localhost").match(urlsplit(url).path, method="POST")[0])


def parts_of(data: bytes) -> dict[str, bytes]:
    """What a file says, part by part."""
    if not data.startswith(b"PK"):
        return {"": data}
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _token(client: FlaskClient, url: str) -> dict[str, str]:
    return {"csrf_token": Page(client.get(url)).value("csrf_token")}


@pytest.mark.parametrize("role", [Role.CHAIR, Role.LEAD_REVIEWER])
def test_what_is_there_and_what_is_not_are_refused_in_the_same_words(alone: tuple[House, Hidden], role: Role) -> None:
    fuller, hidden = alone
    client, nowhere, wrong, tried = fuller.client(role), str(uuid4()), [], 0
    with fuller.app.extensions["casewindow.database"].reading() as session:
        scope = people_of(session, fuller.review_id).scopes["review"]
    own = {"programme_id": scope.programme_id, "board_id": scope.board_id, "review_id": fuller.review_id}
    theirs = {"board_id": hidden.board_id, "review_id": hidden.review_id}
    for rule in sorted(fuller.app.url_map.iter_rules(), key=str):
        if rule.endpoint in LEFT_OUT or "GET" not in (rule.methods or ()):
            continue
        for url, thing in _addresses(fuller.app, rule, own, theirs, hidden):
            there, none = client.get(url), client.get(url.replace(str(thing), nowhere))
            tried += 1
            same = plain_words(there.text).replace(str(thing), "") == plain_words(none.text).replace(nowhere, "")
            if (there.status_code, same) != (none.status_code, True):
                wrong.append(f"{url}: {there.status_code}, {none.status_code}")
    assert wrong == []
    assert tried > 50


def _addresses(
    app: Flask, rule: Rule, own: dict[str, UUID | None], theirs: dict[str, UUID], hidden: Hidden
) -> Iterator[tuple[str, UUID]]:
    """The addresses of a rule at which something of the other LSCB would stand, and that thing's id."""
    urls = app.url_map.bind("localhost")
    ids = {name for name in rule.arguments if name not in CONSTANTS and name not in own}
    fixed = {name: CONSTANTS[name] for name in rule.arguments if name in CONSTANTS}
    first = next((name for name in ("review_id", "board_id") if name in rule.arguments), None)
    if first:  # the whole address lies in the other LSCB
        values = fixed | dict.fromkeys(ids, hidden.things[0]) | {first: theirs[first]}
        yield urls.build(rule.endpoint, values, method="GET"), theirs[first]
    if len(ids) != 1:
        return
    things = hidden.things[:1] if first == "review_id" else hidden.things
    for thing in things:  # the address lies in the own LSCB, and names something of the other
        scopes = {name: own[name] for name in rule.arguments if name in own}
        yield urls.build(rule.endpoint, fixed | scopes | dict.fromkeys(ids, thing), method="GET"), thing
