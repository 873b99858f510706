"""What sources offer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.gate import allowed
from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.db import WritingSession
from review_app.core.offers import (
    Diary,
    DiaryLine,
    Erasable,
    Handed,
    Holdable,
    Need,
    NeedLine,
    Panel,
    Record,
    Room,
    Searchable,
    Task,
    TaskLine,
)
from review_app.core.passing import Passing, Sweeping
from review_app.core.text import counted
from review_app.history.views import why_kept
from review_app.people.queries import participants_of_review
from review_app.reviews.queries import reviews_by_ids
from review_app.sources import queries, rules
from review_app.sources.conversations import queries as conversations
from review_app.sources.conversations.models import Conversation
from review_app.sources.door.refusals import KINDS
from review_app.sources.handing import handed_sources
from review_app.sources.models import Original, Passage, Source, SourceKind, SourceText
from review_app.sources.originals import PURPOSE, Originals
from review_app.sources.views import blueprint
from review_app.sources.views.originals import originals_here
from review_app.sources.views.targets import hanging_on, ticked_for


def _conversations_task(session: Session, review_id: UUID) -> TaskLine:
    people = {person.id for person in participants_of_review(session, review_id)}
    if not people:
        held = queries.sources_by_kind(session, review_id).get(SourceKind.CONVERSATION, 0)
        return TaskLine(counted(held, "conversation"), _list_url(review_id))
    heard = people & queries.people_heard(session, review_id)
    return TaskLine(
        f"{len(heard)} of {counted(len(people), 'practitioner')}", _list_url(review_id), done=heard == people
    )


def _documents_task(session: Session, review_id: UUID) -> TaskLine:
    kinds = queries.sources_by_kind(session, review_id)
    number = sum(number for kind, number in kinds.items() if kind is not SourceKind.CONVERSATION)
    return TaskLine(counted(number, "document") if number else "none yet", _list_url(review_id), done=number > 0)


def _quotes_task(session: Session, review_id: UUID) -> TaskLine:
    number = sum(queries.quote_counts(session, review_id).values())
    said = counted(number, "quote") if number else "none yet"
    return TaskLine(said, url_for("sources.quotes", review_id=review_id), done=number > 0)


def _list_url(review_id: UUID) -> str:
    return url_for("sources.list_", review_id=review_id)


def _source_url(row: Any) -> str:
    return url_for("sources.show", review_id=row.review_id, source_id=getattr(row, "source_id", row.id))


def _conversation_url(row: Conversation) -> str:
    if row.deleted_at is not None:
        return _list_url(row.review_id)
    return url_for("sources.show_conversation", review_id=row.review_id, conversation_id=row.id)


def _passage_url(row: Passage) -> str:
    if row.deleted_at is not None:
        return _source_url(row)
    return url_for("sources.show_passage", review_id=row.review_id, passage_id=row.id)


def _why_not_delete_source(session: Session, source: Source) -> str | None:
    quotes = queries.quote_counts(session, source.review_id, [source.id]).get(source.id, 0)
    return rules.why_not_delete_source(quotes, ticked_for(source.review_id, [source.id]).get(source.id, []))


def _why_not_delete_passage(session: Session, passage: Passage) -> str | None:
    del session
    return rules.why_not_take_off(hanging_on(passage.review_id, [passage.id]).get(passage.id, []))


def _why_not_change_text(session: Session, text: SourceText) -> str | None:
    source = queries.source_in_review(session, text.review_id, text.source_id)
    latest = queries.latest_text_of(session, source, hold=isinstance(session, WritingSession))
    return rules.why_not_edit_text(text, latest, quoted=queries.is_quoted(session, text))


def _originals(session: Session, review_id: UUID, source_id: UUID) -> dict[str, Any]:
    rows = queries.originals_of_source(session, review_id, source_id)
    said = [
        (row, f"{KINDS[row.kind][:1].upper()}{KINDS[row.kind][1:]} of {rules.size_in_words(row.size)}") for row in rows
    ]
    held = next((why_kept(row) for row in rows), None)
    return {"originals": said, "may_fetch": allowed(Permission.ORIGINAL_OPEN), "held": held}


def _choices(session: Session, review_id: UUID) -> list[tuple[UUID, str]]:
    return [(source.id, source.title) for source in queries.sources_of_review(session, review_id)]


def _handed(session: Session, review_id: UUID, ids: Sequence[UUID], with_originals: bool) -> list[Handed]:
    return handed_sources(session, review_id, ids, originals_here() if with_originals else None)


def _url_of(review_id: UUID, source_id: UUID) -> str:
    return url_for("sources.show", review_id=review_id, source_id=source_id)


def _diary(session: Session, review_id: UUID) -> list[DiaryLine]:
    """The conversations that are booked: with which position and when, and nothing of what was asked or said."""
    may_open = allowed(Permission.CASE_READ)
    return [
        DiaryLine(row.booked_for, _said_in_diary(row), _conversation_url(row) if may_open else "")
        for row in conversations.booked_in_review(session, review_id)
        if row.booked_for is not None
    ]


def _said_in_diary(row: Conversation) -> str:
    whom = f" with {row.participant.label}" if row.participant else ""
    return f"Conversation{whom}{f' at {row.at}' if row.at else ''}"


def _own_account(session: Session, who: UUID, review_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    """Where a case group member reads what they told the review."""
    del who
    return [
        NeedLine(f"{review.code}: read what you told the review.", url_for("sources.own_account", review_id=review.id))
        for review in reviews_by_ids(session, review_ids)
    ]


def _sweep(session: Session, sweeping: Sweeping) -> None:
    """Remove the files that were put by for a text which nobody saved."""
    Originals(sweeping.folder, sweeping.keys.for_purpose(PURPOSE)).sweep(
        queries.known_originals(session), sweeping.waits
    )


READ, WRITE, DELETE = Permission.CASE_READ, Permission.CASE_WRITE, Permission.CASE_DELETE

SEARCHABLE = (
    Searchable(Source, "Titles of conversations and documents", ("title",), lambda row: row.title, _source_url, READ),
    Searchable(
        SourceText,
        "Conversations and documents",
        ("text",),
        lambda row: row.source.title,
        _source_url,
        READ,
        within=("source",),
        counts=queries.is_latest,
    ),
    Searchable(
        Passage,
        "Quotes",
        ("words", "note"),
        lambda row: f"Quote from {row.source.title}",
        _passage_url,
        READ,
        within=("source",),
    ),
)

ROOM = Room(
    "sources",
    blueprint,
    (
        Need(_own_account, Permission.OWN_ACCOUNT_READ),
        Task(Stage.DATA_COLLECTION, "Conversations", _conversations_task, READ),
        Task(Stage.DATA_COLLECTION, "Documents", _documents_task, READ),
        Task(Stage.DATA_COLLECTION, "Quotes", _quotes_task, READ),
        Record(Source, "source", lambda row: row.title, _source_url, READ, WRITE, DELETE, _why_not_delete_source),
        Record(
            SourceText,
            "text",
            lambda row: f"Text {row.number}",
            _source_url,
            READ,
            WRITE,
            why_not_change=_why_not_change_text,
            part_of="source_id",
        ),
        Record(
            Passage,
            "quote",
            lambda row: row.words,
            _passage_url,
            READ,
            WRITE,
            WRITE,
            _why_not_delete_passage,
            part_of="source_id",
        ),
        Panel("source", "The file itself", "sources/original_panel.html", _originals, READ),
        Record(
            Conversation,
            "conversation",
            lambda row: "What was arranged for a conversation",
            _conversation_url,
            READ,
            WRITE,
            DELETE,
            lambda session, row: "Its notes have been put down. Delete those first." if row.source_id else None,
        ),
        Passing(_sweep),
        Diary(_diary, Permission.OFFICE_READ),
        Holdable("source", _choices, _url_of, _handed),
        *SEARCHABLE,
        Erasable(Source),
        Erasable(Conversation),
        Erasable(SourceText),
        Erasable(Passage),
        Erasable(Original),
    ),
)
