"""Sources and quotes for tests, made through the real actions."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.errors import refuse_if
from review_app.people.actions import add_agency, add_participant
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source, quote
from review_app.sources.models import Passage, Source, SourceKind, SourceText
from review_app.sources.queries import text_to_quote
from review_app.sources.rules import places_of, why_not_quote

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


def quote_words(session: Session, source: Source, words: str, note: str, *, by: UUID) -> Passage:
    """Keep a quote by its words: the first place where they stand. Raises NotNow if they stand nowhere."""
    text = text_to_quote(session, source.review_id, source.id)
    places = places_of(text.text, words)[:1]
    refuse_if(why_not_quote(text.text, words, places))
    return quote(session, text, places[0], note, by=by)


def texts_of_source(session: Session, review_id: UUID, source_id: UUID) -> list[SourceText]:
    """Every text of a source, the newest first."""
    of_source = select(SourceText).where(SourceText.review_id == review_id, SourceText.source_id == source_id)
    return list(session.scalars(of_source.order_by(SourceText.number.desc())))
