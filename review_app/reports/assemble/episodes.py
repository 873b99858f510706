"""The episodes table as a working paper: a row to an episode, with views, appraisal, factors and findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from exports.content import (
    Appraisal,
    Cover,
    EpisodeRow,
    EpisodesPaper,
    FactorEntry,
    FindingMention,
    TunnelView,
    paragraphs_of,
)
from review_app.episodes.models import Appraisal as AppraisalRow
from review_app.episodes.models import DifferingView, Episode, EpisodeAgency, View
from review_app.episodes.queries import (
    appraisals_of_review,
    differing_views_of_review,
    episode_agencies_of_review,
    episodes_of_review,
    views_of_review,
)
from review_app.episodes.sheets import differing_in
from review_app.factors.models import Factor
from review_app.factors.queries import factors_of_review
from review_app.findings.models import FindingEpisode
from review_app.findings.queries import shown_in_episodes


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeMaterial:
    """Everything the episodes table is made of."""

    episodes: Sequence[Episode] = ()
    views: Sequence[View] = ()
    appraisals: Sequence[AppraisalRow] = ()
    differing: Sequence[DifferingView] = ()
    agencies: Sequence[EpisodeAgency] = ()
    factors: Sequence[Factor] = ()
    findings: Sequence[FindingEpisode] = ()


def load_episodes(session: Session, review_id: UUID) -> EpisodeMaterial:
    """Everything the episodes table is made of."""
    return EpisodeMaterial(
        episodes=episodes_of_review(session, review_id),
        views=views_of_review(session, review_id),
        appraisals=appraisals_of_review(session, review_id),
        differing=differing_views_of_review(session, review_id),
        agencies=episode_agencies_of_review(session, review_id),
        factors=factors_of_review(session, review_id),
        findings=shown_in_episodes(session, review_id),
    )


def episodes_paper(cover: Cover, material: EpisodeMaterial) -> EpisodesPaper:
    """The episodes table; what happened stands in it without the sources that say so."""
    return EpisodesPaper(cover=cover, episodes=tuple(_row(episode, material) for episode in material.episodes))


def _row(episode: Episode, material: EpisodeMaterial) -> EpisodeRow:
    mine = [link.finding for link in material.findings if link.episode_id == episode.id]
    return EpisodeRow(
        number=episode.number,
        title=episode.title,
        dates=str(episode.on),
        kind=episode.kind.words,
        agencies=", ".join(link.agency.name for link in material.agencies if link.episode_id == episode.id),
        what_happened=paragraphs_of(episode.what_happened),
        why_key=paragraphs_of(episode.why_key),
        childs_life=paragraphs_of(episode.child_life),
        views=tuple(
            TunnelView(position=view.participant.label, paragraphs=paragraphs_of(view.text))
            for view in material.views
            if view.episode_id == episode.id
        ),
        known_now=paragraphs_of(episode.known_now),
        uncertainty=paragraphs_of(episode.uncertainty),
        appraisal=_appraisal(
            next((one for one in material.appraisals if one.episode_id == episode.id), None),
            [one for one in material.differing if one.episode_id == episode.id],
        ),
        factors=tuple(
            FactorEntry(heading=factor.term.heading, text=factor.text, effect=factor.effect.words.lower())
            for factor in material.factors
            if factor.episode_id == episode.id
        ),
        findings=tuple(
            FindingMention(number=finding.number, title=finding.title)
            for finding in sorted(mine, key=lambda finding: finding.number)
        ),
    )


def _appraisal(row: AppraisalRow | None, further: Sequence[DifferingView]) -> Appraisal:
    if row is None:
        return Appraisal()
    named = [row.basis.words if row.basis else "", row.basis_detail]
    differing = tuple(
        f"differing view of {each.whose}: {each.text}" if each.whose else f"differing view: {each.text}"
        for each in differing_in(row, further)
    )
    return Appraisal(
        done_well=paragraphs_of(row.done_well),
        fell_short=paragraphs_of(row.fell_short),
        basis=": ".join(part for part in named if part.strip()),
        standing=("agreed",) if row.agreed else differing or ("not yet agreed",),
    )
