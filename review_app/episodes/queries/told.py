"""Reading episodes, views and appraisals. Whatever hangs on a deleted episode counts nowhere either."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager, load_only
from sqlalchemy.sql.base import ExecutableOption

from review_app.core.errors import found
from review_app.episodes.models import (
    EPISODE_NAMED,
    Appraisal,
    DifferingView,
    Episode,
    EpisodeAgency,
    EpisodePosition,
    EpisodeSupport,
    View,
    ViewSupport,
)
from review_app.people.models import Agency, Participant
from review_app.reviews.queries import hold_numbers
from review_app.sources.models import PASSAGE_NAMED, SOURCE_NAMED, Passage

Support = TypeVar("Support", EpisodeSupport, ViewSupport)


def episodes_of_review(session: Session, review_id: UUID) -> list[Episode]:
    """The episodes of a review, by number."""
    of_review = select(Episode).where(Episode.review_id == review_id)
    return list(session.scalars(of_review.order_by(Episode.number, Episode.created_at, Episode.id)))


def episodes_by_name(session: Session, review_id: UUID) -> list[Episode]:
    """The same for lists to choose from: number and title alone."""
    wanted = select(Episode).where(Episode.review_id == review_id).options(load_only(*EPISODE_NAMED))
    return list(session.scalars(wanted.order_by(Episode.number, Episode.created_at, Episode.id)))


def episode_in_review(session: Session, review_id: UUID, episode_id: UUID) -> Episode:
    """An episode of this review; raises NotFound."""
    wanted = select(Episode).where(Episode.review_id == review_id, Episode.id == episode_id)
    return found(session.scalars(wanted).first())


def count_of_episodes(session: Session, review_id: UUID) -> int:
    """How many episodes a review has."""
    return session.scalars(select(func.count(Episode.id)).where(Episode.review_id == review_id)).one()


def next_number(session: Session, review_id: UUID) -> int:
    """The number of the next episode, kept for this transaction; a deleted one keeps its own, since it may come back."""
    hold_numbers(session, review_id)
    highest = select(func.max(Episode.number)).where(Episode.review_id == review_id)
    return (session.scalars(highest, execution_options={"include_deleted": True}).one() or 0) + 1


def episode_agencies_of_review(
    session: Session, review_id: UUID, episode_id: UUID | None = None
) -> list[EpisodeAgency]:
    """Which agencies had a part in which episodes, by name; those of one episode if given."""
    of_review = select(EpisodeAgency).where(EpisodeAgency.review_id == review_id).join(EpisodeAgency.agency)
    with_agency = of_review.options(contains_eager(EpisodeAgency.agency).load_only(Agency.name))
    if episode_id is not None:
        with_agency = with_agency.where(EpisodeAgency.episode_id == episode_id)
    return list(session.scalars(with_agency.order_by(Agency.name, EpisodeAgency.id)))


def episode_positions_of_review(
    session: Session, review_id: UUID, episode_id: UUID | None = None
) -> list[EpisodePosition]:
    """Which practitioners had a part in which episodes, by label; those of one episode if given."""
    of_review = select(EpisodePosition).where(EpisodePosition.review_id == review_id)
    with_person = of_review.join(EpisodePosition.participant).options(
        contains_eager(EpisodePosition.participant).load_only(Participant.label)
    )
    if episode_id is not None:
        with_person = with_person.where(EpisodePosition.episode_id == episode_id)
    return list(session.scalars(with_person.order_by(Participant.label, EpisodePosition.id)))


def views_of_review(session: Session, review_id: UUID, episode_id: UUID | None = None) -> list[View]:
    """The views from the tunnel with their positions and episodes, by episode and label; those of one episode if given."""
    wanted = _views(review_id)
    if episode_id is not None:
        wanted = wanted.where(View.episode_id == episode_id)
    return list(session.scalars(wanted))


def view_in_review(session: Session, review_id: UUID, view_id: UUID) -> View:
    """A view of this review with its position and episode; raises NotFound."""
    return found(session.scalars(_views(review_id).where(View.id == view_id)).first())


def view_of(session: Session, episode: Episode, participant_id: UUID, *, deleted: bool = False) -> View | None:
    """The view of one position in an episode, a deleted one only when asked for; or None."""
    wanted = select(View).where(
        View.review_id == episode.review_id, View.episode_id == episode.id, View.participant_id == participant_id
    )
    return session.scalars(wanted, execution_options={"include_deleted": deleted}).first()


def appraisals_of_review(session: Session, review_id: UUID) -> list[Appraisal]:
    """The appraisals of a review with their episodes, by episode."""
    of_review = select(Appraisal).where(Appraisal.review_id == review_id).join(Appraisal.episode)
    with_episode = of_review.options(contains_eager(Appraisal.episode).load_only(*EPISODE_NAMED, Episode.on))
    return list(session.scalars(with_episode.order_by(Episode.number, Episode.id)))


def appraisal_of(session: Session, episode: Episode, *, deleted: bool = False) -> Appraisal | None:
    """The appraisal of an episode, a deleted one only when asked for; or None."""
    wanted = select(Appraisal).where(Appraisal.review_id == episode.review_id, Appraisal.episode_id == episode.id)
    return session.scalars(wanted, execution_options={"include_deleted": deleted}).first()


def differing_views_of_review(session: Session, review_id: UUID, episode_id: UUID | None = None) -> list[DifferingView]:
    """The further differing views of a review, or of one episode, in the order they were put down."""
    wanted = select(DifferingView).where(DifferingView.review_id == review_id).join(DifferingView.episode)
    if episode_id is not None:
        wanted = wanted.where(DifferingView.episode_id == episode_id)
    return list(session.scalars(wanted.order_by(DifferingView.created_at, DifferingView.id)))


def differing_view_in_review(session: Session, review_id: UUID, differing_view_id: UUID) -> DifferingView:
    """A further differing view of this review with its episode; raises NotFound."""
    wanted = select(DifferingView).where(DifferingView.review_id == review_id, DifferingView.id == differing_view_id)
    with_episode = wanted.join(DifferingView.episode).options(contains_eager(DifferingView.episode))
    return found(session.scalars(with_episode).first())


def episode_supports_of_review(
    session: Session, review_id: UUID, episode_id: UUID | None = None
) -> list[EpisodeSupport]:
    """What the episodes of a review, or one of them, rest on, with sources and quotes, in the order of hanging."""
    wanted = _episode_supports(review_id)
    if episode_id is not None:
        wanted = wanted.where(EpisodeSupport.episode_id == episode_id)
    return list(session.scalars(wanted))


def view_supports_of_review(session: Session, review_id: UUID, episode_id: UUID | None = None) -> list[ViewSupport]:
    """What the views of a review, or of one episode, rest on, with sources and quotes, in the order of hanging."""
    wanted = _view_supports(review_id)
    if episode_id is not None:
        wanted = wanted.where(View.episode_id == episode_id)
    return list(session.scalars(wanted))


def episode_supports_by(
    session: Session, review_id: UUID, *, passage_ids: Sequence[UUID] = (), source_ids: Sequence[UUID] = ()
) -> list[EpisodeSupport]:
    """What of the episodes rests on these quotes, or on these sources as a whole; with the episodes alone."""
    return list(
        session.scalars(_episode_supports(review_id, whole=False).where(_by(EpisodeSupport, passage_ids, source_ids)))
    )


def view_supports_by(
    session: Session, review_id: UUID, *, passage_ids: Sequence[UUID] = (), source_ids: Sequence[UUID] = ()
) -> list[ViewSupport]:
    """What of the views rests on these quotes, or on these sources as a whole; with the views alone."""
    return list(
        session.scalars(_view_supports(review_id, whole=False).where(_by(ViewSupport, passage_ids, source_ids)))
    )


def episode_support_in_review(session: Session, review_id: UUID, support_id: UUID) -> EpisodeSupport:
    """Something that an episode of this review rests on; raises NotFound."""
    return found(session.scalars(_episode_supports(review_id).where(EpisodeSupport.id == support_id)).first())


def view_support_in_review(session: Session, review_id: UUID, support_id: UUID) -> ViewSupport:
    """Something that a view of this review rests on; raises NotFound."""
    return found(session.scalars(_view_supports(review_id).where(ViewSupport.id == support_id)).first())


def support_like(session: Session, wanted: Support) -> Support | None:
    """The support that says the same as a new one, or None."""
    kind = type(wanted)
    owner = "episode_id" if kind.__tablename__ == "episode_support" else "view_id"
    same = select(kind).where(
        kind.review_id == wanted.review_id,
        getattr(kind, owner) == getattr(wanted, owner),
        kind.source_id == wanted.source_id,
        kind.passage_id.is_(None) if wanted.passage_id is None else kind.passage_id == wanted.passage_id,
    )
    return session.scalars(same).first()


def agency_links(session: Session, episode: Episode) -> dict[UUID, EpisodeAgency]:
    """The agencies that had a part in an episode, by agency."""
    of_episode = select(EpisodeAgency).where(EpisodeAgency.episode_id == episode.id).order_by(EpisodeAgency.id)
    return {link.agency_id: link for link in session.scalars(of_episode)}


def position_links(session: Session, episode: Episode) -> dict[UUID, EpisodePosition]:
    """The practitioners who had a part in an episode, by practitioner."""
    of_episode = select(EpisodePosition).where(EpisodePosition.episode_id == episode.id).order_by(EpisodePosition.id)
    return {link.participant_id: link for link in session.scalars(of_episode)}


def _views(review_id: UUID) -> Select[View]:
    of_review = select(View).where(View.review_id == review_id).join(View.episode).join(View.participant)
    with_both = of_review.options(
        contains_eager(View.episode).load_only(*EPISODE_NAMED),
        contains_eager(View.participant).load_only(Participant.label),
    )
    return with_both.order_by(Episode.number, Episode.id, Participant.label, View.id)


def _episode_supports(review_id: UUID, *, whole: bool = True) -> Select[EpisodeSupport]:
    kind = EpisodeSupport
    of_review = select(kind).where(kind.review_id == review_id).join(kind.episode).join(kind.source)
    with_words = of_review.outerjoin(kind.passage).where(or_(kind.passage_id.is_(None), Passage.id.is_not(None)))
    loaded = with_words.options(contains_eager(kind.episode).load_only(*EPISODE_NAMED)).order_by(
        kind.created_at, kind.id
    )
    return loaded.options(*_words_of(kind)) if whole else loaded


def _view_supports(review_id: UUID, *, whole: bool = True) -> Select[ViewSupport]:
    kind = ViewSupport
    of_review = select(kind).where(kind.review_id == review_id).join(kind.view)
    with_source = of_review.join(View.episode).join(View.participant).join(kind.source)
    with_words = with_source.outerjoin(kind.passage).where(or_(kind.passage_id.is_(None), Passage.id.is_not(None)))
    loaded = with_words.options(
        contains_eager(kind.view)
        .load_only(View.review_id, View.episode_id, View.participant_id)
        .options(
            contains_eager(View.episode).load_only(*EPISODE_NAMED),
            contains_eager(View.participant).load_only(Participant.label),
        ),
    ).order_by(kind.created_at, kind.id)
    return loaded.options(*_words_of(kind)) if whole else loaded


def _words_of(kind: type[EpisodeSupport] | type[ViewSupport]) -> tuple[ExecutableOption, ...]:
    return (
        contains_eager(kind.source).load_only(*SOURCE_NAMED),
        contains_eager(kind.passage).load_only(*PASSAGE_NAMED),
    )


def _by(
    kind: type[EpisodeSupport] | type[ViewSupport], passage_ids: Sequence[UUID], source_ids: Sequence[UUID]
) -> ColumnElement[bool]:
    ticks = and_(kind.passage_id.is_(None), kind.source_id.in_(list(source_ids)))
    return or_(kind.passage_id.in_(list(passage_ids)), ticks)
