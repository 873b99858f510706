"""Every page of the application at an address that exists: its parameters filled with ids of a chosen review.

Pictures, measurements and the tests that walk over every page take their addresses from here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session
from werkzeug.routing import MapAdapter, Rule

from review_app.access.gate import mark_of
from review_app.access.may import Allowed, Scope, Standing, may
from review_app.access.permissions import Permission
from review_app.access.roles import Role
from review_app.accounts.models import User
from review_app.boards.queries import board_by_id
from review_app.core.offers import Record
from review_app.core.rows import Base
from review_app.history.models import Revision
from review_app.memberships.models import Membership
from review_app.memberships.queries import standing_of
from review_app.reviews.models import Review
from review_app.reviews.queries import review_by_id

# A parameter whose table has another name than the parameter; after its room where two rooms use one word.
TABLES = {
    "person_id": "participant",
    "learning_id": "additional_learning",
    "lscb_id": "board",  # of a programme’s page: an LSCB of which something is said
    "evidence_id": "outside_evidence",
    "reports.entry_id": "glossary_entry",
    "reports.period_id": "appraisal_period",
}
# What has no row of its own. A one-time link is known by its hash alone, so this one has never been given out.
CONSTANTS: Mapping[str, Any] = {
    "token": "a" * 43,
    "number": 1,
    "kind": "practitioners",
    "word": "conversation",
    "key": "summary",
    "framework": "factors",
    "heading": "conditions.workload",
    "wording_key": "failure",
    "part": "description",
}
# Where only some rows lead to a page: what the row must be.
NARROWED: Mapping[str, Mapping[str, Any]] = {
    "findings.edit": {"state": "challenged"},  # an agreed finding is opened again first
    "findings.edit_part": {"state": "challenged"},
    "findings.place": {
        "number": 1
    },  # of the complete review itself, also where it was copied: it says why it comes first
    "sources.show_conversation": {"source_id": None},  # one that was held is read with its notes
    "sources.before": {"kind": "conversation"},
    "sources.find_again": {"standing": "gone"},  # of a quote that stands, the page says only that it does
    "memberships.end_in_programme": {"role": Role.ADVISER},
    "memberships.end_in_board": {"role": Role.CHAIR},
    "memberships.end_delegate": {"role": Role.DELEGATE},
    "wordings.shared": {"ended_on": None},  # what was taken back is read nowhere
    "interchange.show": {"state": "waiting"},
    "memberships.end_in_review": {"role": Role.TEAM_MEMBER},
    "messages.show": {"state": "released"},
    "messages.word": {"state": "released"},
    "messages.edit": {"state": "draft"},
    "messages.draws_on": {"state": "draft"},
    "messages.ask": {"state": "draft"},
    "messages.check": {"state": "draft"},
    "messages.release": {"state": "draft"},
    "messages.versions": {"state": "draft"},
}
KINDS = {"object_id": "kind", "on_id": "on_kind"}  # the id of any kind of record, and what names its kind
LEFT_OUT = frozenset({"static", "health", "accounts.who", "jobs.state", "mornings.since", "jobs.state_of_programme"})
# Who sees the most of a page, first: a page is measured and looked at as the first of these who may open it.
WIDEST = (Role.LEAD_REVIEWER, Role.CHAIR, Role.BOARD_MANAGER, Role.PROGRAMME_MANAGER, Role.ADVISER)
WIDEST_OF_ALL = (*WIDEST, *(role for role in Role if role not in WIDEST))


class Unfilled(Exception):
    """A page that no row of the chosen review leads to; the message says which parameter has none."""


@dataclass(frozen=True)
class Page:
    """One page at one address."""

    endpoint: str
    url: str
    permission: Permission
    methods: frozenset[str]
    kind: str = ""  # of the record, where one page serves every kind of record
    also: Permission | None = None  # what the kind of record asks for besides

    @property
    def name(self) -> str:
        """What tables and files call it."""
        return f"{self.endpoint}-{self.kind}" if self.kind else self.endpoint

    @property
    def has_form(self) -> bool:
        """Whether a form can be sent to the same address."""
        return "POST" in self.methods


@dataclass(frozen=True)
class People:
    """Who holds each role in one review, and where they stand."""

    users: Mapping[Role, User]
    standings: Mapping[Role, Standing]
    scopes: Mapping[str, Scope]

    def who_may(self, page: Page) -> list[Role]:
        """The roles whose holder may open a page, the one that sees most of it first."""
        if page.permission is Permission.OPEN_TO_ALL:
            return []
        scope = self.scopes[scope_name(page.url)]
        wanted = [page.permission, *([page.also] if page.also else [])]
        return [
            role
            for role in WIDEST_OF_ALL
            if role in self.users
            and all(isinstance(may(self.standings[role], each, scope), Allowed) for each in wanted)
        ]


def pages_of(
    app: Flask, session: Session, review_id: UUID, *, every_kind: bool = False
) -> tuple[list[Page], list[str]]:
    """Every GET page, and a sentence for each that no row of the review leads to.

    Of the pages that serve every kind of record, only the first kind is taken unless every kind is asked for.
    """
    urls, filler = app.url_map.bind("localhost"), Filler(app, session, review_id)
    found: list[Page] = []
    unfilled: list[str] = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if "GET" not in (rule.methods or ()) or rule.endpoint in LEFT_OUT:
            continue
        try:
            pages = list(_filled(app, urls, rule, filler))
        except Unfilled as problem:
            unfilled.append(str(problem))
        else:
            found += pages if every_kind else pages[:1]
    return found, unfilled


def _filled(app: Flask, urls: MapAdapter, rule: Rule, filler: "Filler") -> Iterator[Page]:
    permission = mark_of(app.view_functions[rule.endpoint]) or Permission.OPEN_TO_ALL
    for record, values in filler.values_for(rule):
        url = urls.build(rule.endpoint, values, method="GET")
        page = Page(rule.endpoint, url, permission, frozenset(rule.methods or ()))
        yield replace(page, kind=record.model.__tablename__, also=_also(rule, record)) if record else page


def _also(rule: Rule, record: Record) -> Permission | None:
    """What a page of any kind of record asks for by its kind."""
    asked = record.delete if rule.endpoint == "history.confirm_delete" else record.read
    return Permission(asked) if asked else None


class Filler:
    """Finds rows of one review for the parameters of an address."""

    def __init__(self, app: Flask, session: Session, review_id: UUID) -> None:
        self._house = app.extensions["casewindow.house"]
        self._session = session
        review = review_by_id(session, review_id)
        self._given = {"review_id": review.id, "board_id": review.board_id, "programme_id": review.programme_id}

    def values_for(self, rule: Rule) -> Iterator[tuple[Record | None, dict[str, Any]]]:
        """The values of a rule's parameters: once, or once for every kind of record that the review has a row of."""
        names = _names(rule)
        id_name = next((name for name in names if name in KINDS), None)
        if id_name is None:
            yield None, self._values(rule, names, {})
            return
        yield from self._of_every_kind(rule, names, KINDS[id_name], id_name)

    def _of_every_kind(
        self, rule: Rule, names: list[str], kind_name: str, id_name: str
    ) -> Iterator[tuple[Record | None, dict[str, Any]]]:
        found = False
        for record in self._house.offered(Record):
            kind = record.model.__tablename__
            undeletable = rule.endpoint == "history.confirm_delete" and record.delete is None
            if undeletable or (id_name == "on_id" and kind in {"comment", "answer"}):
                continue
            own = "id" if record.model is Review else "review_id"
            row = self._row(record.model.__table__, {own: self._given["review_id"]})
            if row is not None:
                found = True
                yield record, self._values(rule, names, {kind_name: kind, id_name: row["id"]})
        if not found:
            raise Unfilled(f"{rule.rule}: the review has no record that could stand there")

    def _values(self, rule: Rule, names: list[str], fixed: dict[str, Any]) -> dict[str, Any]:
        """From the last parameter to the first, since a thing knows what it is a part of."""
        values = {**fixed}
        for name in reversed([name for name in names if name not in fixed]):
            if name in values:
                continue
            if name in self._given or name in CONSTANTS:
                values[name] = self._given.get(name, CONSTANTS.get(name))
                continue
            table = _table(rule, name)
            given = {key: self._given[key] for key in names if key in self._given}
            narrowed = NARROWED.get(rule.endpoint, {})
            row = None if table is None else self._row(table, {**given, **values, **narrowed})
            if row is None:
                raise Unfilled(f"{rule.rule}: the review has no row for {name}")
            values[name] = row["id"]
            values.update({key: row[key] for key in names if key in row and key != name and row[key] is not None})
        return {name: values[name] for name in names}

    def _row(self, table: Table, known: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The first row of the review in a table, below what is known already."""
        wanted = select(table).order_by(*(table.c[name] for name in ("created_at", "id") if name in table.c)).limit(1)
        for name, value in known.items():
            if name in table.c:
                wanted = wanted.where(table.c[name] == value)
        for name in ("deleted_at", "ended_at"):
            if name in table.c:
                wanted = wanted.where(table.c[name].is_(None))
        row = self._session.execute(wanted).mappings().first()
        return None if row is None else dict(row)


def _table(rule: Rule, name: str) -> Table | None:
    room = rule.endpoint.partition(".")[0]
    return Base.metadata.tables.get(TABLES.get(f"{room}.{name}") or TABLES.get(name) or name.removesuffix("_id"))


def _names(rule: Rule) -> list[str]:
    """The parameters of a rule in the order in which they stand."""
    return sorted(rule.arguments, key=lambda name: rule.rule.index(f"{name}>"))


def scope_name(url: str) -> str:
    """What an address lies in: a review, an LSCB, a programme or the installation."""
    first = url.split("/")[1]
    return {"reviews": "review", "lscbs": "board", "programmes": "programme"}.get(first, "")


def people_of(session: Session, review_id: UUID) -> People:
    """Somebody in every role that is held in a review, above it, or in the installation."""
    review = review_by_id(session, review_id)
    board = board_by_id(session, review.board_id)
    place = {"programme_id": board.programme_id, "board_id": board.id, "review_id": review.id}
    held = select(Membership, User).join(User, User.id == Membership.user_id).where(User.ended_at.is_(None))
    users: dict[Role, User] = {}
    for membership, user in session.execute(held.order_by(Membership.created_at, Membership.id)):
        here = all(getattr(membership, name) in {None, value} for name, value in place.items())
        if here and membership.ends_on is None:
            users.setdefault(membership.role, user)
    scopes = {
        "": Scope(),
        "programme": Scope(programme_id=board.programme_id),
        "board": Scope(programme_id=board.programme_id, board_id=board.id),
        "review": Scope(board.programme_id, board.id, review.id, review.stage),
    }
    return People(users, {role: standing_of(session, user.id) for role, user in users.items()}, scopes)


def fullest_review(session: Session) -> UUID:
    """The review in which the most has been saved: the complete one of the demonstration."""
    count = select(func.count()).where(Revision.review_id == Review.id).scalar_subquery()
    return session.scalars(select(Review.id).order_by(count.desc(), Review.code, Review.id).limit(1)).one()
