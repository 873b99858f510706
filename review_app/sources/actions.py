"""Writing sources, their texts and quotes."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.dates import UNKNOWN
from review_app.core.errors import NotNow, refuse_if
from review_app.core.text import normalised
from review_app.reviews.models import Review
from review_app.sources.models import Passage, Source, SourceText
from review_app.sources.queries import (
    is_quoted,
    latest_text_of,
    passage_at,
    passages_of_source,
)
from review_app.sources.rules import Span, carried, why_not_edit_text


def add_source(session: Session, review: Review, values: dict[str, Any], text: str, *, by: UUID) -> Source:
    """A new source with its first text. `values` are the columns of Source: kind, title and whatever else is known."""
    source = Source(review_id=review.id, **{"dated": UNKNOWN} | values)
    stage(session, Event.SOURCE_ADDED, source, by=by, kind=source.kind)
    session.add(source)
    session.flush()
    session.add(SourceText(review_id=review.id, source_id=source.id, number=1, text=normalised(text)))
    session.flush()
    return source


def change_source(session: Session, source: Source, values: dict[str, Any], *, by: UUID) -> None:
    """Change what is known about a source, other than its text."""
    stage(session, Event.SOURCE_CHANGED, source, by=by)
    for name, value in values.items():
        setattr(source, name, value)
    session.flush()


def change_text(session: Session, source: Source, text: str, *, by: UUID) -> None:
    """Change a text in place; raises NotNow once any of its words are quoted."""
    latest = latest_text_of(session, source, hold=True)
    refuse_if(why_not_edit_text(latest, latest, quoted=is_quoted(session, latest)))
    stage(session, Event.SOURCE_CHANGED, latest, by=by)
    latest.text = normalised(text)
    session.flush()


def correct_text(session: Session, source: Source, text: str, why: str, *, by: UUID) -> tuple[int, list[Passage]]:
    """Make a corrected text the newest one, and carry each quote over where its words still stand.

    Gives how many quotes moved, and those that did not: they go on pointing at the text they were taken from.
    """
    before, after = latest_text_of(session, source, hold=True), normalised(text)
    passages = passages_of_source(session, source.review_id, source.id)
    places = {passage.id: carried(_text_of(before, passage), after, passage) for passage in passages}
    left = [passage for passage in passages if places[passage.id] is None]
    moved = len(passages) - len(left)
    stage(session, Event.SOURCE_CORRECTED, source, by=by, number=before.number + 1, moved=moved, left=len(left))
    corrected = SourceText(
        review_id=source.review_id, source_id=source.id, number=before.number + 1, text=after, why=why
    )
    session.add(corrected)
    session.flush()
    for passage in passages:
        place = places[passage.id]
        if place is not None:
            passage.source_text_id = corrected.id
            passage.start, passage.end = place, place + len(passage.words)
    session.flush()
    return moved, left


def _text_of(before: SourceText, passage: Passage) -> str:
    return before.text if passage.source_text_id == before.id else ""


def quote(session: Session, text: SourceText, span: Span, note: str, *, by: UUID) -> Passage:
    """Keep a quote from a source's newest text, which text_to_quote gives and holds as it is.

    The same words without another note are one quote. Raises NotNow if they don't stand there.
    """
    if text.text[span.start : span.end] != span.words:
        raise NotNow("The text has changed since you chose these words. Choose them again.")
    kept = passage_at(session, text, span.start, span.end)
    if kept is not None and note in {"", kept.note}:
        return kept
    passage = Passage(
        review_id=text.review_id,
        source_id=text.source_id,
        source_text_id=text.id,
        start=span.start,
        end=span.end,
        words=span.words,
        note=note,
    )
    stage(session, Event.PASSAGE_QUOTED, passage, by=by)
    session.add(passage)
    session.flush()
    return passage


def change_note(session: Session, passage: Passage, note: str, *, by: UUID) -> None:
    """Change the note of a quote; its words never change."""
    stage(session, Event.PASSAGE_QUOTED, passage, by=by)
    passage.note = note
    session.flush()


def take_off(session: Session, passage: Passage, why: str, *, by: UUID, reason: str | None) -> None:
    """Take a quote off its source, softly; it can be brought back. `reason` is the rule's, if it refuses."""
    refuse_if(reason)
    stage(session, Event.PASSAGE_TAKEN_OFF, passage, by=by)
    passage.deleted_at, passage.deleted_by, passage.deletion_reason = now(), by, why
    session.flush()
