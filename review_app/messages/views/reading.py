"""Reading early messages: the list, one page each, and as Word files."""

from contextlib import suppress
from uuid import UUID

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import boards_by_ids, programme_by_id
from review_app.core.commit import close_reading, reading_session_here, record_apart, session_here
from review_app.core.errors import NotFound, found
from review_app.core.here import database_here
from review_app.history.views import versions_page
from review_app.messages import actions, papers, queries, rules
from review_app.messages.forms import DownloadForm
from review_app.messages.gate import Gate, gate_of
from review_app.messages.models import Message, MessageState, basis_words
from review_app.messages.reader import Reader
from review_app.messages.views.blueprint import (
    A_MESSAGE,
    OF_A_PROGRAMME,
    Page,
    blueprint,
    headed,
    names_for,
    reader_here,
    written_here,
)

MOST_PAGES = 10_000
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get(OF_A_PROGRAMME)
@requires(Permission.MESSAGE_READ)
def list_(programme_id: UUID) -> Page:
    """The messages that the person can read, newest first, and the drafts that they keep."""
    session, reader = session_here(), reader_here(programme_id)
    page = min(max(1, request.args.get("page", 1, type=int)), MOST_PAGES)
    messages, number = queries.released_to(session, reader, page)
    return render_template(
        "messages/list.html",
        programme=programme_by_id(session, programme_id),
        messages=messages,
        rests_on={one.id: _frozen(one) for one in messages},
        opened=queries.opened_by(session, reader.user_id, messages),
        drafts=queries.drafts_of(session, reader),
        reader=reader,
        page=page,
        pages=max(1, -(-number // queries.A_PAGE)),
        form=DownloadForm(),
    )


@blueprint.get(A_MESSAGE)
@requires(Permission.MESSAGE_READ)
def show(programme_id: UUID, message_id: UUID) -> Page:
    """One message: for its readers the words; for its keepers how it stands with it too. That it was opened is recorded."""
    session, reader = session_here(), reader_here(programme_id)
    message = queries.message_for(session, reader, message_id)
    _note_seen(reader, message)
    instead = _instead(reader, message)
    words = {
        "message": message,
        "heading": headed(message),
        "programme": programme_by_id(session, programme_id),
        "instead": instead,
        "headings": rules.HEADINGS,
        "provisional": rules.PROVISIONAL,
        "form": DownloadForm(),
    }
    if not queries.is_keeper(session, reader, message):
        return render_template("messages/show.html", rests_on=_frozen(message), **words)
    return render_template("messages/kept.html", **words, **_kept(reader, gate_of(session, message)))


@blueprint.get(f"{A_MESSAGE}/versions")
@requires(Permission.MESSAGE_WRITE)
def versions(programme_id: UUID, message_id: UUID) -> Page:
    """Every version of a message's words, for its keepers."""
    message = written_here(programme_id, message_id).message
    back = url_for("messages.show", programme_id=programme_id, message_id=message_id)
    return versions_page(message, "early message", back, None)


@blueprint.post(f"{A_MESSAGE}/word")
@requires(Permission.MESSAGE_READ)
def word(programme_id: UUID, message_id: UUID) -> Response:
    """One released message as a Word file; that it was taken along is recorded."""
    session, reader = reading_session_here(), reader_here(programme_id)
    message = queries.message_for(session, reader, message_id)
    if not message.is_released:
        raise NotFound
    return _taken(programme_id, [message], "early_message")


@blueprint.post(f"{OF_A_PROGRAMME}/word")
@requires(Permission.MESSAGE_READ)
def collection(programme_id: UUID) -> Response:
    """All that is released to this reader as one Word file, newest first."""
    messages = queries.all_released_to(reading_session_here(), reader_here(programme_id))
    return _taken(programme_id, messages, "early_messages")


def _taken(programme_id: UUID, messages: list[Message], paper: str) -> Response:
    programme = programme_by_id(reading_session_here(), programme_id)
    close_reading()
    data = papers.one(messages[0], programme) if paper == "early_message" else papers.collection(messages, programme)
    with record_apart(database_here()) as writing:
        there = [found(writing.get(Message, message.id)) for message in messages]
        actions.note_downloaded(writing, there, by=actor_here(), paper=paper)
    name = f"Early message {messages[0].code}.docx" if paper == "early_message" else "Early messages.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(len(data))}
    return Response(data, mimetype=DOCX, headers=headers)


def _note_seen(reader: Reader, message: Message) -> None:
    """Record that somebody opened a released message, or saw that it was taken back: before they read it."""
    if message.released_at is None:
        return
    session = reading_session_here()
    opened = queries.opened_by(session, reader.user_id, [message]).get(message.id)
    if message.is_released and opened is None:
        actions.record_opened(database_here(), message.id, by=reader.user_id)
    if not message.is_released and opened is not None and opened.ending_seen_at is None:
        with record_apart(database_here()) as writing:
            actions.note_ending_seen(writing, message.id, by=reader.user_id)


def _instead(reader: Reader, message: Message) -> Message | None:
    """What to read instead of a message that was taken back, if the reader may read it."""
    if message.instead_id is None:
        return None
    with suppress(NotFound):
        instead = queries.message_for(session_here(), reader, message.instead_id)
        return instead if instead.is_released else None
    return None


def _frozen(message: Message) -> str:
    return basis_words(message.boards_counted, message.boards_of, message.notes_counted)


def _kept(reader: Reader, gate: Gate) -> dict[str, object]:
    """What its keepers see besides."""
    session, message = session_here(), gate.message
    openings, opened = ([], 0) if message.released_at is None else queries.openings_of(session, message.id)
    audience = queries.audience_of(session, message.id)
    may_write = allowed(Permission.MESSAGE_WRITE) and queries.is_keeper(session, reader, message, writing=True)
    return {
        "gate": gate,
        "rests_on": gate.rests_on_for(named=reader.of_programme or not may_write),
        "reader": reader,
        "may_write": may_write,
        "people": names_for(reader, gate),
        "check": gate.check_of(reader.user_id),
        "why_not_asked": gate.why_not_asked(),
        "why_not_release": gate.why_not_release(reader.user_id) if message.is_draft else None,
        "boards": boards_by_ids(session, audience) if audience and reader.of_programme else [],
        "number_of_boards": len(audience),
        "openings": openings if reader.of_programme else [],
        "opened": opened,
        "openers": names_of(session, [one.user_id for one in openings]) if reader.of_programme else {},
        "is_ended": message.state in {MessageState.WITHDRAWN, MessageState.REPLACED},
    }
