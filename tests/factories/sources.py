"""Sources and quotes for tests, made through the real actions."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.people.actions import add_agency, add_participant
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source, quote_words
from review_app.sources.models import Passage, Source, SourceKind

NOTES = """The health visitor began with the family’s first move. “They came with nothing but 🙂 the pram,” she said.

Nguyễn’s sister rang on 3 March. Nobody wrote it down. Nobody wrote it down because the form has no place for a worry.

She said: “I had eleven open cases that week, and I was pleased the child looked well.”"""


def a_source(
    session: Session,
    review_id: UUID,
    by: UUID,
    *,
    kind: SourceKind = SourceKind.CONVERSATION,
    title: str = "Conversation with health visitor 1",
    text: str = NOTES,
) -> Source:
    """A source."""
    values: dict[str, object] = {"kind": kind, "title": title}
    if kind is SourceKind.CONVERSATION:
        values |= {"held_on": date(2011, 3, 10), "held_by": "Lead reviewers 1 and 2", "promised_on": date(2011, 3, 10)}
    return add_source(session, review_by_id(session, review_id), values, text, by=by)


def a_conversation_with(session: Session, review_id: UUID, by: UUID, label: str) -> Source:
    """A conversation with a practitioner of this position, of an agency of their own."""
    agency = add_agency(session, review_id, f"Agency of {label}", by=by)
    person = add_participant(session, agency, label, "", by=by)
    values = {"kind": SourceKind.CONVERSATION, "title": f"Conversation with {label}", "participant_id": person.id}
    return add_source(session, review_by_id(session, review_id), values, NOTES, by=by)


def a_quote(session: Session, source: Source, by: UUID, words: str = "eleven open cases", note: str = "") -> Passage:
    """A quote of these words."""
    return quote_words(session, source, words, note, by=by)
