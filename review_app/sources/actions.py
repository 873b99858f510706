"""Writing sources, their texts and quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.dates import UNKNOWN
from review_app.core.errors import NotNow, refuse_if
from review_app.core.text import normalised
from review_app.history.actions import bring_back
from review_app.reviews.models import Review
from review_app.sources.carrying import Carried, Correction
from review_app.sources.models import Original, Passage, Source, SourceText, Standing
from review_app.sources.originals import About
from review_app.sources.queries import (
    is_quoted,
    latest_text_of,
    passage_at,
    passages_of_source,
    text_to_quote,
)
from review_app.sources.rules import Span, why_not_destroy, why_not_edit_text, why_not_find_again

CHANGED = "The text has changed since you chose these words. Choose them again."


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


@dataclass(frozen=True)
class Outcome:
    """What became of the quotes of a text that was corrected: which moved, which of them perhaps wrongly, which did not."""

    moved: list[Passage]
    unsure: list[Passage]
    left: list[Passage]


def correct_text(session: Session, source: Source, text: str, why: str, *, by: UUID) -> Outcome:
    """Make a corrected text the newest one, and carry each quote over where its words still stand.

    Those whose words are gone go on pointing at the text they were taken from. One that was taken off moves along too,
    since it may come back.
    """
    before, after = latest_text_of(session, source, hold=True), normalised(text)
    passages = passages_of_source(session, source.review_id, source.id, deleted=True)
    correction = Correction(before.text, after)
    places = {each.id: _carried(correction, before, each) for each in passages}
    outcome = _outcome([each for each in passages if each.deleted_at is None], places)
    moved, left = len(outcome.moved), len(outcome.left)
    stage(session, Event.SOURCE_CORRECTED, source, by=by, number=before.number + 1, moved=moved, left=left)
    corrected = SourceText(
        review_id=source.review_id, source_id=source.id, number=before.number + 1, text=after, why=why
    )
    session.add(corrected)
    session.flush()
    for passage in passages:
        place = places[passage.id]
        if place is None:
            passage.standing = Standing.GONE
        else:
            _put(passage, corrected, Span(place.start, place.start + len(passage.words), passage.words))
            passage.standing = Standing.STANDS if place.sure else Standing.UNSURE
    session.flush()
    return outcome


def _carried(correction: Correction, before: SourceText, passage: Passage) -> Carried | None:
    span = Span(passage.start, passage.end, passage.words)
    place = correction.place_of(span, from_before=passage.source_text_id == before.id)
    if place is not None and passage.standing is Standing.UNSURE:
        return Carried(place.start, sure=False)  # nobody has said yet that this is the place
    return place


def _outcome(passages: Sequence[Passage], places: Mapping[UUID, Carried | None]) -> Outcome:
    moved = [(passage, place) for passage in passages if (place := places[passage.id]) is not None]
    return Outcome(
        [passage for passage, _place in moved],
        [passage for passage, place in moved if not place.sure],
        [passage for passage in passages if places[passage.id] is None],
    )


def _put(passage: Passage, text: SourceText, span: Span) -> None:
    passage.source_text_id = text.id
    passage.start, passage.end, passage.words = span.start, span.end, span.words


def find_again(session: Session, source: Source, passage: Passage, span: Span, *, by: UUID) -> None:
    """Give a quote that a correction left behind its words in the newest text; what it hangs on stays. Raises NotNow."""
    text = text_to_quote(session, source.review_id, source.id)
    refuse_if(why_not_find_again(passage, text))
    if text.text[span.start : span.end] != span.words:
        raise NotNow(CHANGED)
    stage(session, Event.PASSAGE_FOUND_AGAIN, passage, by=by)
    _put(passage, text, span)
    passage.standing = Standing.STANDS
    session.flush()


def confirm_place(session: Session, passage: Passage, *, by: UUID) -> None:
    """Say that the place to which a correction carried a quote is the right one."""
    if passage.standing is Standing.UNSURE:
        stage(session, Event.PASSAGE_FOUND_AGAIN, passage, by=by)
        passage.standing = Standing.STANDS
        session.flush()


def quote(session: Session, text: SourceText, span: Span, note: str, *, by: UUID) -> Passage:
    """Keep a quote from a source's newest text, which text_to_quote gives and holds as it is.

    The same words without another note are one quote. Raises NotNow if they don't stand there.
    """
    if text.text[span.start : span.end] != span.words:
        raise NotNow(CHANGED)
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


def put_back(session: Session, passage: Passage, *, by: UUID) -> None:
    """Undo taking a quote off: it is back where it was, and hangs on what it hung on."""
    if passage.deleted_at is not None:
        bring_back(session, passage, by=by)


def note_downloaded(session: Session, review: Review, form: str, number: int, *, by: UUID) -> None:
    """Record that the table of quotes left the application, in which form and with how many lines."""
    stage(session, Event.DOWNLOADED, review, by=by, paper="quotes", form=form, number=number)


def keep_original(session: Session, source: Source, original_id: UUID, about: About, *, by: UUID) -> Original:
    """Put down that the file a source was read from is kept; it lies sealed in its folder already."""
    original = Original(
        id=original_id,
        review_id=source.review_id,
        source_id=source.id,
        kind=about.kind,
        size=about.size,
        sha256=about.sha256,
    )
    stage(session, Event.ORIGINAL_KEPT, original, by=by, kind=about.kind, size=about.size)
    session.add(original)
    session.flush()
    return original


def note_original_downloaded(session: Session, original: Original, *, by: UUID) -> None:
    """Record that somebody fetched a kept file."""
    stage(session, Event.DOWNLOADED, original, by=by, kind=original.kind)


def note_original_destroyed(session: Session, original: Original, *, by: UUID) -> None:
    """Put down that a kept file is destroyed; raises NotNow if it is already. The file itself goes after the commit."""
    refuse_if(why_not_destroy(original))
    stage(session, Event.ORIGINAL_DESTROYED, original, by=by, kind=original.kind)
    original.destroyed_at, original.destroyed_by = now(), by
    session.flush()
