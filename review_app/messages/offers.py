"""What early messages offer: the box on a programme's page, and what waits for somebody, without a word of any message."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.gate import standing_here
from review_app.access.permissions import Permission
from review_app.core.offers import Erasable, Link, NeedLine, Panel, ProgrammeNeed, Record, Room
from review_app.messages import queries, waiting
from review_app.messages.models import (
    Message,
    MessageAudience,
    MessageBasis,
    MessageCheck,
    MessageOpening,
    MessageWriter,
    MonthlyNote,
)
from review_app.messages.reader import reader_of
from review_app.messages.views import blueprint

SAID = {
    waiting.Why.TO_READ: "There is an early message to read.",
    waiting.Why.TAKEN_BACK: "An early message that you opened is no longer released.",
    waiting.Why.TO_CHECK: "An early message waits for your check.",
    waiting.Why.NOT_YET: "Somebody who checked your early message says “not yet”.",
    waiting.Why.LOST: "A wording that a released early message draws on was withdrawn. Can the message stand?",
    waiting.Why.TO_RELEASE: "An early message is checked and can be released.",
}


def _of_programme(session: Session, review_id: UUID, programme_id: UUID) -> Mapping[str, Any]:
    del review_id  # a programme's page has none
    reader = reader_of(standing_here(), programme_id)
    return {"to_read": waiting.number_to_read(session, reader), "programme_id": programme_id}


def _from_theme(session: Session, programme_id: UUID, theme_id: UUID) -> Mapping[str, Any]:
    stands = queries.is_standing(session, programme_id, theme_id)
    url = url_for("messages.begin_from_theme", programme_id=programme_id, theme_id=theme_id)
    return {"url": url if stands else ""}


def _from_finding(session: Session, programme_id: UUID, wording_id: UUID) -> Mapping[str, Any]:
    del session
    url = url_for("messages.begin_from_finding", programme_id=programme_id, shared_wording_id=wording_id)
    return {"url": url}


def _waiting(session: Session, who: UUID, programme_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    del who  # it is the person of this request
    lines = []
    for programme_id in programme_ids:
        reader = reader_of(standing_here(), programme_id)
        for why, message_ids in waiting.waiting_for(session, reader).items():
            one = message_ids[0] if len(message_ids) == 1 else None
            url = (
                url_for("messages.show", programme_id=programme_id, message_id=one)
                if one
                else url_for("messages.list_", programme_id=programme_id)
            )
            lines.append(NeedLine(SAID[why], url))
    return lines


def _notes_url(review_id: UUID | None) -> str:
    return url_for("messages.notes", review_id=review_id)


def _note_url(note: MonthlyNote) -> str:
    return _notes_url(note.review_id)


READ, WRITE = Permission.MESSAGE_READ, Permission.MESSAGE_WRITE
NOTES = Permission.MONTHLY_NOTES_READ

ROOM = Room(
    "messages",
    blueprint,
    (
        Panel("programme", "Early messages", "messages/panel.html", _of_programme, READ),
        Panel("theme", "Early messages", "messages/source_panel.html", _from_theme, WRITE),
        Panel("shared_wording", "Early messages", "messages/source_panel.html", _from_finding, WRITE),
        ProgrammeNeed(_waiting, READ),
        Link("review", "Monthly notes", _notes_url, NOTES),
        Record(
            MonthlyNote,
            "monthly note",
            lambda row: row.name,
            _note_url,
            NOTES,
            Permission.MONTHLY_NOTES_WRITE,
            Permission.MONTHLY_NOTES_WRITE,
        ),
        *(
            Erasable(model)
            for model in (
                MonthlyNote, Message, MessageBasis, MessageWriter, MessageCheck, MessageAudience, MessageOpening,
            )
        ),
    ),
)  # fmt: skip
