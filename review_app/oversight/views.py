"""The pages of oversight: who saw and did what, in one review and in the whole installation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, render_template, request, url_for

from review_app.access.gate import allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import all_users, names_of
from review_app.audit.models import AuditEvent
from review_app.audit.queries import event_in_review, place_in_review
from review_app.boards.queries import boards_by_ids, programmes_by_ids
from review_app.core.commit import session_here
from review_app.core.here import record_of_kind
from review_app.core.rows import CaseRow
from review_app.oversight import queries, rules
from review_app.oversight.forms import AuditForm
from review_app.reviews.queries import reviews_by_ids

blueprint = Blueprint("oversight", __name__)
Page = str | tuple[str, int]
ASKED = frozenset({"person", "event", "since", "until"})  # what the boxes of the page ask for
CASE_GROUP = "case-group"  # all of them at once: a choice for each would tell them apart


@dataclass(frozen=True)
class Line:
    """One event as the page shows it."""

    at: datetime
    who: str
    did: str
    thing: str
    url: str | None


@blueprint.get("/reviews/<uuid:review_id>/who-saw-what")
@requires(Permission.REVIEW_AUDIT)
def of_review(review_id: UUID) -> Page:
    """Who saw and did what in one review."""
    session = session_here()
    people = queries.people_in_review(session, review_id)
    case_group = {person for _review, person in queries.case_groups_of(session, [review_id]) if person in people}
    names = names_of(session, people - case_group)
    choices = sorted(((str(person), name) for person, name in names.items()), key=lambda pair: pair[1])
    form = AuditForm(request.args, choices + [(CASE_GROUP, "The case group")] * bool(case_group))
    if not form.validate():
        return render_template("oversight/review.html", form=form, lines=[], older_url=None), 422
    chosen = frozenset(case_group) if form.person.data == CASE_GROUP else _chosen(form)
    if chosen and form.person.data != CASE_GROUP:
        chosen -= case_group
    before = _before()  # counted within the review: a number in the whole audit would tell what is done elsewhere
    first = (event_in_review(session, review_id, before) or None) if before else None
    events = queries.events_of_review(session, review_id, _wanted(form, chosen, first))
    urls = _urls_in_review(review_id, events[: queries.PAGE])
    last = place_in_review(session, review_id, events[queries.PAGE - 1].seq) if len(events) > queries.PAGE else None
    return render_template("oversight/review.html", form=form, lines=_lines(events, urls), older_url=_older(last))


@blueprint.get("/who-saw-what")
@requires(Permission.AUDIT_READ)
def installation() -> Page:
    """Who did what in the whole installation."""
    session = session_here()
    form = AuditForm(request.args, [(user.id, user.name) for user in all_users(session)])
    if not form.validate():
        return render_template("oversight/installation.html", form=form, lines=[], places=[], older_url=None), 422
    events = queries.events_of_installation(session, _wanted(form, _chosen(form), _before()))
    lines, places = _lines(events, {}), _places(events[: queries.PAGE])
    older_url = _older(events[queries.PAGE - 1].seq if len(events) > queries.PAGE else None)
    return render_template("oversight/installation.html", form=form, lines=lines, places=places, older_url=older_url)


def _chosen(form: AuditForm) -> frozenset[UUID] | None:
    return frozenset({UUID(form.person.data)}) if form.person.data else None


def _before() -> int | None:
    """The number in the address, if it is one; a page that is asked for without is the newest."""
    before = request.args.get("before", "")
    return int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None


def _wanted(form: AuditForm, people: frozenset[UUID] | None, before: int | None) -> queries.Wanted:
    return queries.Wanted(people, form.wanted_event(), *form.wanted_moments(), before)


def _lines(events: Sequence[AuditEvent], urls: dict[UUID, str]) -> list[Line]:
    session, shown = session_here(), events[: queries.PAGE]
    case_groups = queries.case_groups_of(session, [event.review_id for event in shown])
    names = names_of(session, [event.by for event in shown])
    return [
        Line(
            event.at,
            rules.who_did(event, names, case_groups),
            rules.what_happened(event),
            _noun(event.object_kind),
            urls.get(event.object_id) if event.object_id else None,
        )
        for event in shown
    ]


def _noun(kind: str) -> str:
    record = record_of_kind(kind)
    return record.noun if record and issubclass(record.model, CaseRow) else rules.noun_of(kind)


def _urls_in_review(review_id: UUID, events: Sequence[AuditEvent]) -> dict[UUID, str]:
    """Where each thing is, for those that are still there and that the reader may open: one query for each kind."""
    found: dict[UUID, str] = {}
    for kind in sorted({event.object_kind for event in events}):
        record = record_of_kind(kind)
        if record is None or not issubclass(record.model, CaseRow) or not allowed(record.read):
            continue
        ids = [event.object_id for event in events if event.object_kind == kind and event.object_id]
        things = queries.things_of_review(session_here(), record.model, review_id, ids)
        found |= {thing_id: record.url(thing) for thing_id, thing in things.items()}
    return found


def _places(events: Sequence[AuditEvent]) -> list[tuple[str, str | None]]:
    """Where each event was: the review's code with a link to its own page of these, the LSCB, or the programme."""
    session = session_here()
    codes = {
        row.id: row.code for row in reviews_by_ids(session, {event.review_id for event in events if event.review_id})
    }
    boards = {
        row.id: row.title for row in boards_by_ids(session, {event.board_id for event in events if event.board_id})
    }
    programmes = programmes_by_ids(session, {event.programme_id for event in events if event.programme_id})
    names = {row.id: row.name for row in programmes}
    return [_place(event, codes, boards, names) for event in events]


def _place(
    event: AuditEvent, codes: dict[UUID, str], boards: dict[UUID, str], programmes: dict[UUID, str]
) -> tuple[str, str | None]:
    if event.review_id in codes:
        return codes[event.review_id], url_for("oversight.of_review", review_id=event.review_id)
    if event.board_id in boards:
        return boards[event.board_id], None
    return (programmes[event.programme_id], None) if event.programme_id in programmes else ("", None)


def _older(last: int | None) -> str | None:
    """The address of the page of what was before the last event of this one, if there is any."""
    if last is None:
        return None
    asked = {name: value for name, value in request.args.items() if name in ASKED and value}
    asked["before"] = str(last)
    return f"{request.path}?{urlencode(asked)}"
