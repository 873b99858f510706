"""Reading sources, their texts and quotes."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, load_only

from review_app.core.errors import found
from review_app.meetings.models import Meeting
from review_app.people.models import Agency, Participant, Relative
from review_app.sources.models import SOURCE_NAMED, Original, Passage, Source, SourceKind, SourceText

EVEN_DELETED = {"include_deleted": True}


def _sources(review_id: UUID) -> Select[Source]:
    with_people = (
        joinedload(Source.participant)
        .load_only(Participant.label, Participant.agency_id)
        .options(joinedload(Participant.agency).load_only(Agency.name)),
        joinedload(Source.relative).load_only(Relative.pseudonym),
        joinedload(Source.agency).load_only(Agency.name),
        joinedload(Source.meeting).load_only(Meeting.kind, Meeting.held_on),
    )
    return select(Source).where(Source.review_id == review_id).options(*with_people)


def sources_of_review(session: Session, review_id: UUID) -> list[Source]:
    """The sources of a review with their people and agencies, in the order they were put down."""
    return list(session.scalars(_sources(review_id).order_by(Source.created_at, Source.id)))


def sources_by_name(session: Session, review_id: UUID) -> list[Source]:
    """The same for lists to choose from: kind and title alone."""
    wanted = select(Source).where(Source.review_id == review_id).options(load_only(*SOURCE_NAMED))
    return list(session.scalars(wanted.order_by(Source.created_at, Source.id)))


def sources_by_kind(session: Session, review_id: UUID) -> dict[SourceKind, int]:
    """How many sources of each kind a review has; kinds without one are left out."""
    counted = select(Source.kind, func.count(Source.id)).where(Source.review_id == review_id)
    return {kind: number for kind, number in session.execute(counted.group_by(Source.kind).order_by(Source.kind))}


def people_heard(session: Session, review_id: UUID) -> set[UUID]:
    """The practitioners with whom there has been a conversation."""
    held = select(Source.participant_id).where(
        Source.review_id == review_id, Source.kind == SourceKind.CONVERSATION, Source.participant_id.is_not(None)
    )
    return {person_id for person_id in session.scalars(held.order_by(Source.id)) if person_id}


def source_in_review(session: Session, review_id: UUID, source_id: UUID) -> Source:
    """A source of this review with its people and agencies; raises NotFound."""
    return found(session.scalars(_sources(review_id).where(Source.id == source_id)).first())


def text_of_source(session: Session, review_id: UUID, source_id: UUID, number: int) -> SourceText:
    """One text of a source by its number; raises NotFound."""
    wanted = select(SourceText).where(SourceText.review_id == review_id, SourceText.source_id == source_id)
    return found(session.scalars(wanted.where(SourceText.number == number)).first())


def latest_text_of(session: Session, source: Source, *, hold: bool = False) -> SourceText:
    """The newest text of a source. `hold` keeps everybody else off it until the commit."""
    wanted = (
        select(SourceText)
        .where(SourceText.review_id == source.review_id, SourceText.source_id == source.id)
        .order_by(SourceText.number.desc())
        .limit(1)
    )
    if hold:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return found(session.scalars(wanted).first())


def is_latest() -> ColumnElement[bool]:
    """The condition that a text is the newest of its source, so that search never finds one that was corrected."""
    later = aliased(SourceText)
    newer = select(later.id).where(later.source_id == SourceText.source_id, later.number > SourceText.number)
    return ~newer.where(later.deleted_at.is_(None)).exists()


def text_to_quote(session: Session, review_id: UUID, source_id: UUID) -> SourceText:
    """The newest text of a source, kept as it is until the commit; raises NotFound."""
    of_source = select(SourceText).where(SourceText.review_id == review_id, SourceText.source_id == source_id)
    there = and_(Source.review_id == SourceText.review_id, Source.id == SourceText.source_id)
    newest = of_source.join(Source, there).order_by(SourceText.number.desc()).limit(1)
    held = newest.with_for_update(read=True, of=SourceText).execution_options(populate_existing=True)
    return found(session.scalars(held).first())


def is_quoted(session: Session, text: SourceText) -> bool:
    """Whether words of this text were ever quoted; a quote that was taken off can come back, so it counts too."""
    wanted = select(Passage.id).where(Passage.review_id == text.review_id, Passage.source_text_id == text.id)
    return session.execute(wanted.limit(1), execution_options=EVEN_DELETED).first() is not None


def passages_of_source(
    session: Session, review_id: UUID, source_id: UUID, *, deleted: bool = False
) -> list[Passage]:  # fmt: skip
    """The quotes of a source in the order of its text; those that were taken off only when asked for."""
    of_source = select(Passage).where(Passage.review_id == review_id, Passage.source_id == source_id)
    in_order = of_source.order_by(Passage.start, Passage.end, Passage.created_at, Passage.id)
    return list(session.scalars(in_order, execution_options={"include_deleted": deleted}))


def passage_at(session: Session, text: SourceText, start: int, end: int) -> Passage | None:
    """The quote of exactly this span, or None."""
    wanted = select(Passage).where(Passage.review_id == text.review_id, Passage.source_text_id == text.id)
    return session.scalars(
        wanted.where(Passage.start == start, Passage.end == end).order_by(Passage.created_at, Passage.id).limit(1)
    ).first()


def passages_of_review(
    session: Session, review_id: UUID, source_id: UUID | None = None, *, first: int = 0, most: int | None = None
) -> list[Passage]:
    """The quotes of a review with their sources, source by source; those of one source if given, `most` of them from `first`."""
    wanted = select(Passage).join(Passage.source).where(Passage.review_id == review_id)
    if source_id is not None:
        wanted = wanted.where(Passage.source_id == source_id)
    named = wanted.options(contains_eager(Passage.source).load_only(*SOURCE_NAMED))
    ordered = named.order_by(Source.created_at, Source.id, Passage.start, Passage.end, Passage.id)
    return list(session.scalars(ordered.offset(first).limit(most)))


def passage_in_review(session: Session, review_id: UUID, passage_id: UUID, *, deleted: bool = False) -> Passage:
    """A quote of this review with its source, one that was taken off only when asked for; raises NotFound."""
    wanted = select(Passage).where(Passage.review_id == review_id, Passage.id == passage_id)
    with_source = wanted.options(joinedload(Passage.source, innerjoin=True))
    return found(session.scalars(with_source, execution_options={"include_deleted": deleted}).first())


def quote_counts(session: Session, review_id: UUID, source_ids: Sequence[UUID] | None = None) -> dict[UUID, int]:
    """How many quotes each source of a review has; sources without one are left out."""
    counted = select(Passage.source_id, func.count()).where(
        Passage.review_id == review_id, Passage.deleted_at.is_(None)
    )
    if source_ids is not None:
        counted = counted.where(Passage.source_id.in_(list(source_ids)))
    rows = session.execute(counted.group_by(Passage.source_id).order_by(Passage.source_id))
    return {source_id: number for source_id, number in rows}


def text_by_id(session: Session, review_id: UUID, text_id: UUID) -> SourceText:
    """One text by its id; raises NotFound."""
    wanted = select(SourceText).where(SourceText.review_id == review_id, SourceText.id == text_id)
    return found(session.scalars(wanted).first())


def originals_of_source(session: Session, review_id: UUID, source_id: UUID) -> list[Original]:
    """The files that a source was read from, where they were kept."""
    of_source = select(Original).where(Original.review_id == review_id, Original.source_id == source_id)
    return list(session.scalars(of_source.order_by(Original.created_at, Original.id)))


def original_in_review(session: Session, review_id: UUID, original_id: UUID) -> Original:
    """A kept file of this review; raises NotFound."""
    wanted = select(Original).where(Original.review_id == review_id, Original.id == original_id)
    return found(session.scalars(wanted).first())


def known_originals(session: Session) -> set[UUID]:
    """The ids of every file that is still to be there, in every review; of deleted sources too, which can come back."""
    kept = select(Original.id).where(Original.destroyed_at.is_(None)).order_by(Original.id)
    return set(session.scalars(kept, execution_options=EVEN_DELETED))


def texts_of_sources(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> list[SourceText]:
    """Every text of several sources, source by source, the first text first."""
    wanted = select(SourceText).where(SourceText.review_id == review_id, SourceText.source_id.in_(list(source_ids)))
    return list(session.scalars(wanted.order_by(SourceText.source_id, SourceText.number)))


def originals_of_sources(session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> list[Original]:
    """The kept files of several sources that are still there."""
    wanted = select(Original).where(Original.review_id == review_id, Original.source_id.in_(list(source_ids)))
    there = wanted.where(Original.destroyed_at.is_(None))
    return list(session.scalars(there.order_by(Original.source_id, Original.created_at, Original.id)))
