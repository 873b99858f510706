"""Writing what findings rest on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage_link
from review_app.core.errors import refuse_if
from review_app.core.rows import CaseRow
from review_app.findings import queries, rules
from review_app.findings.models import Finding, FindingEpisode, FindingFactor, FindingSupport

_NONE: frozenset[UUID] = frozenset()
ENDS = ("finding_id", "source_id")


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

    def new(self, there: Mapping[UUID, CaseRow]) -> list[UUID]:
        """What this person ticked and isn't there yet."""
        return sorted(self.added - there.keys())

    def gone(self, there: Mapping[UUID, CaseRow]) -> list[CaseRow]:
        """The rows of what this person unticked, as far as nobody else has."""
        return [there[each] for each in sorted(self.removed & there.keys())]


def relink(
    session: Session, gone: Iterable[CaseRow], new: Iterable[CaseRow], ends: tuple[str, str], *, by: UUID
) -> None:  # fmt: skip
    """Remove some links and make others, each with an event of its own, which names both ends."""
    for link in gone:
        stage_link(session, Event.SUPPORT_REMOVED, link, ends, by=by)
        session.delete(link)
    for link in new:
        stage_link(session, Event.SUPPORT_ADDED, link, ends, by=by)
        session.add(link)


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
    ids = {"review_id": finding.review_id, "finding_id": finding.id}
    new_episodes = [FindingEpisode(episode_id=each, **ids) for each in episodes.new(there_episodes)]
    new_factors = [FindingFactor(factor_id=each, **ids) for each in factors.new(there_factors)]
    new_sources = [FindingSupport(source_id=each, **ids) for each in sources.new(there_sources)]
    relink(session, episodes.gone(there_episodes), new_episodes, ("finding_id", "episode_id"), by=by)
    relink(session, factors.gone(there_factors), new_factors, ("finding_id", "factor_id"), by=by)
    relink(session, sources.gone(there_sources), new_sources, ENDS, by=by)
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
    stage_link(session, Event.SUPPORT_ADDED, wanted, ENDS, by=by)
    session.add(wanted)
    session.flush()
    return wanted


def remove_support(session: Session, finding: Finding, support: FindingSupport, *, by: UUID) -> None:
    """Take a quote or source off a finding; the quote itself stays in its source and can be hung again."""
    refuse_if(rules.why_not_change(finding))
    stage_link(session, Event.SUPPORT_REMOVED, support, ENDS, by=by)
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
