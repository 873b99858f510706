"""Writing what findings rest on."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import refuse_if
from review_app.findings import queries, rules
from review_app.findings.models import Finding, FindingEpisode, FindingFactor, FindingSupport

_NONE: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Ticks:
    """The check boxes of one kind on a page: what was ticked when it was opened, and what is ticked now."""

    were: Collection[UUID] = _NONE
    are: Collection[UUID] = _NONE

    @property
    def added(self) -> set[UUID]:
        """What this person ticked."""
        return set(self.are) - set(self.were)

    @property
    def removed(self) -> set[UUID]:
        """What this person unticked."""
        return set(self.were) - set(self.are)


def link_finding(
    session: Session, finding: Finding, episode_ids: Collection[UUID], factor_ids: Collection[UUID], *, by: UUID
) -> None:
    """Say in which episodes a finding shows and which factors it explains, besides what is linked already."""
    take_over_links(session, finding, Ticks(are=episode_ids), Ticks(are=factor_ids), Ticks(), by=by)


def take_over_links(
    session: Session, finding: Finding, episodes: Ticks, factors: Ticks, sources: Ticks, *, by: UUID
) -> None:  # fmt: skip
    """Take over the check boxes of a page: only what this person ticked or unticked, so that nobody else's is lost."""
    refuse_if(rules.why_not_change(finding))
    there_episodes = queries.episode_links(session, finding)
    there_factors = queries.factor_links(session, finding)
    there_sources = queries.ticks_of(session, finding)
    if any(ticks.added or ticks.removed for ticks in (episodes, factors, sources)):
        stage(session, Event.FINDING_CHANGED, finding, by=by)
    for gone in (
        *[there_episodes[each] for each in episodes.removed & there_episodes.keys()],
        *[there_factors[each] for each in factors.removed & there_factors.keys()],
        *[there_sources[each] for each in sources.removed & there_sources.keys()],
    ):
        session.delete(gone)
    ids = {"review_id": finding.review_id, "finding_id": finding.id}
    session.add_all(FindingEpisode(episode_id=new, **ids) for new in sorted(episodes.added - there_episodes.keys()))
    session.add_all(FindingFactor(factor_id=new, **ids) for new in sorted(factors.added - there_factors.keys()))
    session.add_all(FindingSupport(source_id=new, **ids) for new in sorted(sources.added - there_sources.keys()))
    session.flush()


def support_finding(
    session: Session, finding: Finding, source_id: UUID, passage_id: UUID | None, *, by: UUID
) -> FindingSupport:
    """Hang a quote, or a source as a whole, on a finding; doing so twice changes nothing."""
    refuse_if(rules.why_not_change(finding))
    wanted = FindingSupport(
        review_id=finding.review_id, finding_id=finding.id, source_id=source_id, passage_id=passage_id
    )
    there = queries.support_like(session, wanted)
    if there is not None:
        return there
    stage(session, Event.SUPPORT_ADDED, wanted, by=by)
    session.add(wanted)
    session.flush()
    return wanted


def remove_support(session: Session, finding: Finding, support: FindingSupport, *, by: UUID) -> None:
    """Take a quote or source off a finding; the quote itself stays in its source and can be hung again."""
    refuse_if(rules.why_not_change(finding))
    stage(session, Event.SUPPORT_REMOVED, support, by=by)
    session.delete(support)
    session.flush()


def take_off_finding(
    session: Session, finding: Finding, source_id: UUID, passage_id: UUID | None, *, by: UUID
) -> None:  # fmt: skip
    """Take a quote, or a source as a whole, off a finding; where it is off already, nothing changes."""
    hung = FindingSupport(
        review_id=finding.review_id, finding_id=finding.id, source_id=source_id, passage_id=passage_id
    )
    there = queries.support_like(session, hung)
    if there is not None:
        remove_support(session, finding, there, by=by)
