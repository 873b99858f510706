"""The door itself: what a page that takes in a text calls before it keeps it, and how the text goes on once settled."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import current_app, flash, g, redirect, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.wrappers import Response
from wtforms import Field, FieldList

from review_app.access.gate import actor_here, check, mark_of
from review_app.core.clock import now
from review_app.core.commit import close_reading, reading_session_here, session_here
from review_app.core.errors import NotFound
from review_app.core.forms import Form
from review_app.core.here import keys_here, settings_here
from review_app.core.text import counted
from review_app.history.actions import clear_draft, keep_draft
from review_app.history.models import Draft
from review_app.history.sealing import PURPOSE as DRAFTS
from review_app.names import actions
from review_app.names.book import Book, Check, book_of, check_texts
from review_app.names.sealing import NAMES, WAITING

REDIRECT = 302
_NOT_KEPT = frozenset({"csrf_token", "draft_who", "draft_page"})


def look_first(review_id: UUID, *boxes: str) -> None:
    """Read the names in what was sent before the page’s writing begins: a long text takes seconds, and others wait."""
    if request.method == "POST":
        look_at(review_id, {name: request.form[name] for name in boxes if name in request.form})


def look_at(review_id: UUID, texts: dict[str, str]) -> None:
    """The same for texts that the form does not bring itself, such as the rows of a table that waits."""
    if g.get("names_settled"):
        return
    book = book_of(reading_session_here(), keys_here().for_purpose(NAMES), review_id)
    close_reading()
    g.names_read = book, check_texts(book, texts)


def settle_first(review_id: UUID, draft_id: UUID, form: Form, *boxes: str) -> Response | None:
    """Where the names in these boxes are to be settled first; None if there is nothing left to settle.

    What was settled before is replaced in the form by itself. `draft_id` is the id under which the page keeps a draft:
    the draft is cleared, since it holds the names in plain words.
    """
    if g.get("names_settled"):
        return None
    fields = _fields_of(form)
    texts = {name: fields[name].data or "" for name in boxes if name in fields}
    book, there = _read(review_id, texts)
    decided = {found.key: decision for found in there.found if (decision := book.decided(found))}
    if len(decided) < len(there.found):
        return _held(review_id, draft_id, texts)
    labels = {key: book.label_of(decision) for key, decision in decided.items() if not decision.keeps}
    if labels:
        for name, text in there.with_labels(labels).items():
            fields[name].data = text
        one = len(labels) == 1
        flash(
            f"{counted(len(labels), 'name').capitalize()} settled before {'was' if one else 'were'} replaced by "
            f"{'its label' if one else 'their labels'}."
        )
    return None


def _fields_of(form: Any) -> dict[str, Field]:
    """The boxes of a form by the names under which they are sent, those of its rows among them."""
    found: dict[str, Field] = {}
    for field in form:
        if isinstance(field, FieldList):
            for row in field:
                found |= _fields_of(row.form)
        else:
            found[field.name] = field
    return found


def _read(review_id: UUID, texts: dict[str, str]) -> tuple[Book, Check]:
    """The names in these texts; as they were read first, if the texts are the same."""
    read: tuple[Book, Check] | None = g.get("names_read")
    if read is not None and read[1].texts == texts:
        return read
    book = book_of(session_here(), keys_here().for_purpose(NAMES), review_id)
    return book, check_texts(book, texts)


def _held(review_id: UUID, draft_id: UUID, texts: dict[str, str]) -> Response:
    """Keep what was sent sealed, and lead to the page on which its names are settled."""
    session, by, page = session_here(), actor_here(), str(request.endpoint)
    fields = [
        [name, texts.get(name, value)]
        for name, values in request.form.lists()
        if name not in _NOT_KEPT
        for value in values
    ]
    args = {name: str(value) for name, value in (request.view_args or {}).items() if name != "review_id"}
    content = {
        "page": page,
        "args": args,
        "query": request.args.to_dict(),
        "draft_id": str(draft_id),
        "fields": fields,
        "boxes": list(texts),
    }
    key = keys_here().for_purpose(WAITING)
    waiting = actions.hold_text(
        session, key, review_id, content, by=by, waits=timedelta(days=settings_here().waiting_days)
    )
    clear_draft(session, by, page, draft_id)
    return redirect(url_for("names.settle", review_id=review_id, text=waiting.id))


def go_on(review_id: UUID, content: Any, texts: dict[str, str], settle: Callable[[], None]) -> Response:
    """Send the text on to the page it was put in on, as its writer did, with labels in the place of names.

    `settle` writes what was decided. If the page can't keep the text as it is (somebody else was faster, or a box is
    wrong), what the page did is undone, and the text becomes a draft of it.
    """
    view = current_app.view_functions.get(content["page"])
    permission = mark_of(view) if view else None
    if view is None or permission is None:
        raise NotFound
    check(permission)
    fields = [(name, texts.get(name, value)) for name, value in content["fields"]]
    request.form = ImmutableMultiDict([*fields, ("csrf_token", generate_csrf())])
    g.names_settled = True
    settle()
    args = {name: _typed(value) for name, value in content["args"].items()}
    page: Any = view
    answer = current_app.make_response(page(review_id=review_id, **args))
    if answer.status_code == REDIRECT:
        return answer
    session_here().rollback()
    settle()
    return _as_draft(review_id, content, fields)


def _as_draft(review_id: UUID, content: Any, fields: Sequence[tuple[str, str]]) -> Response:
    kept: dict[str, str] = {}
    for name, value in fields:
        kept[name] = f"{kept[name]}\n{value}" if name in kept else value
    draft = Draft(
        user_id=actor_here(),
        review_id=review_id,
        form=content["page"],
        object_id=UUID(content["draft_id"]),
        base_version=0,  # behind any version: whoever saved meanwhile is shown
        page_opened_at=now(),
    )
    keep_draft(session_here(), keys_here().for_purpose(DRAFTS), draft, kept)
    flash("The names are settled, but the text could not be saved as it stands. Look through the boxes and save it.")
    query = content["query"] | {"draft": "use"}
    return redirect(url_for(content["page"], review_id=review_id, **content["args"], **query))


def _typed(value: str) -> UUID | str:
    try:
        return UUID(value)
    except ValueError:
        return value
