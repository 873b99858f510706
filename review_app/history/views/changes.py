"""What changed in a review since somebody was last there; and the note that they are there."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Response as FlaskResponse
from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.accounts.session import ASKS_ONLY, server_session_here
from review_app.audit.queries import Asked, changes, number_in_review
from review_app.core.clock import now
from review_app.core.commit import record_apart, session_here
from review_app.core.here import database_here, house_here, record_of_kind
from review_app.core.offers import Record
from review_app.core.rows import CaseRow, Recorded
from review_app.history import actions, queries
from review_app.history.rules import Since, since_of
from review_app.history.sentences import Key, sentences_of
from review_app.history.since import GROUPS, MOST, Group, groups_of, rows_of, wholes_of
from review_app.history.views.blueprint import OF_A_REVIEW, Page, blueprint

NOTE_EVERY = timedelta(seconds=60)
BACK = (7, 28)  # days that one may look further back
MOST_NOTED = 4096
LONGEST_NAME = 80
_noted: dict[tuple[str, UUID, UUID], tuple[datetime, UUID | None]] = {}  # only saves a write; see note_visit


@dataclass(frozen=True)
class Changed:
    """A thing that was changed: its name, its page (none: it was deleted) and where its texts are compared."""

    title: str
    url: str
    compare_url: str


@dataclass
class Change:
    """What was done to one thing, or alike to several small ones such as entries of a glossary, as the page says it."""

    noun: str  # empty where the thing's title says it
    said: list[str]
    things: list[Changed]


@blueprint.get(f"{OF_A_REVIEW}/changes")
@requires(Permission.REVIEW_HOME)
def list_changes(review_id: UUID) -> Page:
    """What others changed since my last visit, or in the last days, by thing, in plain sentences."""
    session, since, days = session_here(), _since(review_id), _days_asked()
    newest, records = number_in_review(session, review_id), _records()
    if days:
        since = Since(0, now() - timedelta(days=days))
    events = changes(session, _asked(review_id, since, records, days), MOST + 1) if since else []
    keys = [(event.object_kind, event.object_id) for event in events[:MOST] if event.object_id]
    groups = groups_of(events[:MOST], wholes_of(session, review_id, keys, records), records)
    pages = -(-len(groups) // GROUPS) or 1
    page = min(max(request.args.get("page", 1, int) or 1, 1), pages)
    people = names_of(session, {event.by for event in events})
    return render_template(
        "history/changes.html",
        since=since,
        days=days,
        back=BACK,
        number=len(events),
        more=len(events) > MOST,
        most=MOST,
        shown=_shown(review_id, groups[(page - 1) * GROUPS : page * GROUPS], since, people),
        newest=newest,
        page=page,
        pages=pages,
    )


@blueprint.post(f"{OF_A_REVIEW}/changes/seen")
@requires(Permission.REVIEW_HOME)
def mark_seen(review_id: UUID) -> Response:
    """Count what stood on the page as seen."""
    up_to = request.form.get("up_to", "")
    with record_apart(database_here()) as writing:
        actions.mark_seen(writing, actor_here(), review_id, int(up_to) if up_to.isdigit() and len(up_to) < 10 else 0)
    flash("Marked as seen. What comes after it will stand here.", "success")
    return redirect(url_for("history.list_changes", review_id=review_id))


def for_home(review_id: UUID) -> Mapping[str, Any]:
    """How many changes there are since my last visit, for the review's home."""
    there = queries.visit_and_numbers(session_here(), Asked(review_id, actor_here(), _records().keys()))
    if there is None:
        return {"since": None, "number": 0, "most": MOST}
    visit, since_last, since_seen = there
    since = since_of(visit, server_session_here().row_id, now())
    is_over = since is not None and since.seq == visit.last_seq
    return {"since": since, "number": since_last if is_over else since_seen, "most": MOST}


@blueprint.after_app_request
def note_visit(response: FlaskResponse) -> FlaskResponse:
    """Note, once a minute at most, that somebody reads a review; apart, since reading changes nothing."""
    review_id, user_id = _reading_here(response)
    if review_id is None or user_id is None:
        return response
    sign_in_id, moment = server_session_here().row_id, now()
    key = (str(id(database_here())), user_id, review_id)
    noted_at, noted_in = _noted.get(key, (None, None))
    if noted_at is not None and noted_in == sign_in_id and timedelta() <= moment - noted_at < NOTE_EVERY:
        return response
    if not actions.note_visit_apart(database_here(), user_id, review_id, sign_in_id):
        return response
    if len(_noted) > MOST_NOTED:
        _noted.clear()
    _noted[key] = (moment, sign_in_id)
    return response


def _reading_here(response: FlaskResponse) -> tuple[UUID | None, UUID | None]:
    """The review that is read in this request and by whom; nothing for what a page asks by itself, or was refused."""
    read = request.method == "GET" and response.status_code == 200 and request.endpoint not in ASKS_ONLY
    if not read or "scope" not in g or "standing" not in g:
        return None, None
    return g.scope.review_id, g.standing.user_id


def _since(review_id: UUID) -> Since | None:
    visit = queries.visit_of(session_here(), actor_here(), review_id)
    return since_of(visit, server_session_here().row_id, now())


def _asked(review_id: UUID, since: Since | None, records: Mapping[str, Record], days: int = 0) -> Asked:
    moment = since.at if since and days else None
    return Asked(review_id, actor_here(), records.keys(), since.seq if since else 0, moment)


def _days_asked() -> int:
    days = request.args.get("days", 0, int)
    return days if days in BACK else 0


def _records() -> dict[str, Record]:
    """The kinds of things that this person may read here, by table; what is written apart is no record, so never here."""
    offered = house_here().offered(Record)
    return {str(each.model.__tablename__): each for each in offered if allowed(each.read)}


def _shown(review_id: UUID, groups: list[Group], since: Since | None, people: Mapping[UUID, str]) -> list[Change]:
    session, records = session_here(), _records()
    linked = {key for group in groups for key in group.linked}
    rows = rows_of(session, review_id, {*(group.key for group in groups), *linked}, records)
    things = {key: _name(key, rows.get(key)) for key in linked}
    changed = [group.key[1] for group in groups if group.is_changed_itself]
    versions = queries.versions_around(session, review_id, changed, since.at) if since and since.at else {}
    found = list[Change]()
    for group in groups:
        row = rows.get(group.key)
        if row is not None:
            compare = _compare_url(review_id, group.key, versions.get(group.key[1]))
            _add(found, _change(records[group.key[0]], row, sentences_of(group.acts, people, things), compare))
    return found


def _add(found: list[Change], change: Change) -> None:
    """Put a change below the others, or beside the last one where the same was done to the same kind of thing."""
    last = found[-1] if found else None
    if last is not None and last.noun and (last.noun, last.said) == (change.noun, change.said):
        last.things += change.things
    else:
        found.append(change)


def _change(record: Record, row: Recorded, said: list[str], compare_url: str) -> Change:
    title, is_gone = record.title(row), isinstance(row, CaseRow) and row.deleted_at is not None
    thing = Changed(title, *(("", "") if is_gone else (record.url(row), compare_url)))
    return Change("" if _says_itself(record, title) else f"{record.noun[0].upper()}{record.noun[1:]}", said, [thing])


def _name(key: Key, row: Recorded | None) -> str:
    """What something is called that a thing was linked with: by its kind only, where one may not read it here."""
    record = record_of_kind(key[0])
    if record is None or row is None:
        return f"a {record.noun}" if record else "something else"
    title = textwrap.shorten(record.title(row), LONGEST_NAME, placeholder=" …")
    return title if key[0] == "source" or _says_itself(record, title) else f"{record.noun} “{title}”"


def _says_itself(record: Record, title: str) -> bool:
    return title.casefold().startswith(record.noun.split()[-1].casefold())


def _compare_url(review_id: UUID, key: Key, versions: tuple[int, int] | None) -> str:
    """Where the version of then stands beside the newest; nothing where there is only one."""
    older, newest = versions or (0, 0)
    if newest < 2 or not 0 < older < newest:
        return ""
    return url_for("history.versions", review_id=review_id, kind=key[0], object_id=key[1], older=older, newer=newest)
