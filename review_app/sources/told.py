"""What one practitioner told the review, for them to read again: their own conversations and nobody else's."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.sources.models import Source, SourceKind, SourceText


@dataclass(frozen=True)
class Told:
    """One conversation and its newest text."""

    source: Source
    text: str


def told_by(session: Session, review_id: UUID, participant_id: UUID) -> list[Told]:
    """The conversations with one practitioner, the earliest first, each with its newest text."""
    theirs = select(Source).where(
        Source.review_id == review_id,
        Source.participant_id == participant_id,
        Source.kind == SourceKind.CONVERSATION,
    )
    sources = list(session.scalars(theirs.order_by(Source.held_on, Source.created_at, Source.id)))
    of_them = select(SourceText).where(
        SourceText.review_id == review_id, SourceText.source_id.in_([source.id for source in sources])
    )
    newest = {text.source_id: text.text for text in session.scalars(of_them.order_by(SourceText.number))}
    return [Told(source, newest.get(source.id, "")) for source in sources]
