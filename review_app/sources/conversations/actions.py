"""Writing conversations: planned, changed, and held."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import NotNow, refuse_if
from review_app.core.text import normalised
from review_app.reviews.models import Review
from review_app.sources.actions import add_source, change_source, change_text
from review_app.sources.conversations.models import Conversation, PoliceAnswer, Witness
from review_app.sources.conversations.rules import Proceedings, holders_in_line, why_not_book, why_not_so
from review_app.sources.models import Source, SourceKind
from review_app.sources.queries import is_quoted, latest_text_of

CHANGED_SINCE = (
    "These notes were saved already, and have been changed since. Open the conversation from the list, and add there "
    "what is new in the box below."
)


@dataclass(frozen=True)
class Notes:
    """The notes of a conversation that was held: columns of Source, their text, and columns of Conversation."""

    values: dict[str, Any]
    text: str
    before: dict[str, Any]


def plan_conversation(session: Session, review_id: UUID, values: dict[str, Any], *, by: UUID) -> Conversation:
    """Put down a conversation that is to be held. `values` are columns of Conversation; raises NotNow for a day that can't be booked."""
    conversation = Conversation(review_id=review_id, **values)
    _refuse(conversation)
    stage(session, Event.CONVERSATION_PLANNED, conversation, by=by, booked=conversation.booked_for is not None)
    session.add(conversation)
    session.flush()
    return conversation


def change_conversation(
    session: Session, conversation: Conversation, source: Source | None, values: dict[str, Any], *, by: UUID
) -> None:
    """Change what is arranged and was asked; who held it is told to its notes too. Raises NotNow."""
    stage(session, Event.CONVERSATION_CHANGED, conversation, by=by, booked=values.get("booked_for") is not None)
    for name, value in values.items():
        setattr(conversation, name, value)
    if source is None:
        _refuse(conversation)
    session.flush()
    if source is not None and source.held_by != conversation.held_by:
        change_source(session, source, {"held_by": conversation.held_by}, by=by)


def hold_conversation(
    session: Session, review: Review, planned: Conversation | None, kept: Notes, *, by: UUID
) -> Source:
    """Keep the notes of a conversation as a source, and with them who held it; a planned one has then been held."""
    holders = (kept.before.get("first_holder", ""), kept.before.get("second_holder", ""))
    source = add_source(session, review, kept.values | {"held_by": holders_in_line(holders)}, kept.text, by=by)
    if planned is not None and planned.source_id is not None:
        raise NotNow("The notes of this conversation have been put down already. Open them and add yours there.")
    values = kept.before | {"source_id": source.id, "participant_id": source.participant_id}
    if planned is None:
        plan_conversation(session, review.id, values, by=by)
    else:
        change_conversation(session, planned, source, values, by=by)
    return source


def hold_again(session: Session, source: Source, kept: Notes, *, by: UUID) -> None:
    """The same page sent a second time, as after an answer that was lost on the way: kept once, with what was typed since."""
    text = latest_text_of(session, source, hold=True)
    if text.text == normalised(kept.text):
        return
    if source.created_by != by or text.number > 1 or text.version > 1 or is_quoted(session, text):
        raise NotNow(CHANGED_SINCE)
    change_text(session, source, kept.text, by=by)


def conversation_for(session: Session, source: Source, values: dict[str, Any], *, by: UUID) -> Conversation:
    """Put down what was arranged before a conversation whose notes are there already."""
    if source.kind is not SourceKind.CONVERSATION:
        raise NotNow("This is not a conversation.")
    given = values | {"source_id": source.id, "participant_id": source.participant_id}
    conversation = plan_conversation(session, source.review_id, given, by=by)
    if conversation.held_by and conversation.held_by != source.held_by:
        change_source(session, source, {"held_by": conversation.held_by}, by=by)
    return conversation


def note_form_taken(session: Session, review: Review, *, filled: bool, by: UUID) -> None:
    """Note that somebody took the Word form out, with or without what the review knows."""
    stage(session, Event.DOWNLOADED, review, by=by, paper="conversation_form", filled=filled)


def _refuse(conversation: Conversation) -> None:
    asked = Proceedings(
        conversation.witness or Witness.NOT_ASKED,
        conversation.police_asked_on,
        conversation.police_answer or PoliceAnswer.NONE,
        conversation.police_answered_on,
    )
    refuse_if(why_not_so(asked))
    refuse_if(why_not_book(conversation.booked_for, asked))
