"""How what supports factors is counted: by distinct source, agency and episode, never by mention."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from review_app.factors.models import Claim, Effect, Factor
from review_app.sources.models import Source, SourceKind

HELPED = frozenset({Effect.HELPED, Effect.BOTH})
HINDERED = frozenset({Effect.HINDERED, Effect.BOTH})


@dataclass(frozen=True)
class Mention:
    """That one source speaks of one factor: what counting needs to know of it."""

    term_id: UUID
    factor_id: UUID
    episode_id: UUID
    source_id: UUID
    is_conversation: bool
    agency_id: UUID | None
    effect: Effect  # as the source says, or as the team reads it where that was not noted


@dataclass(frozen=True)
class Heard:
    """From how many different conversations, other sources and agencies something was heard, in how many episodes."""

    conversations: int = 0
    documents: int = 0
    agencies: int = 0
    episodes: int = 0
    helped: int = 0  # of the sources, those that say it helped; one that says both counts here and there
    hindered: int = 0

    @property
    def sources(self) -> int:
        """How many different sources."""
        return self.conversations + self.documents


@dataclass(frozen=True)
class Says:
    """What one source says of one factor: which way it worked if that was noted, and the quotes."""

    source: Source
    effect: Effect | None
    claims: tuple[Claim, ...]


def heard(factors: Iterable[Factor], claims: Mapping[UUID, list[Claim]]) -> Heard:
    """How widely some factors were heard of; a source that says it three times counts once."""
    factors = list(factors)
    episodes = {factor.episode_id for factor in factors}
    return counted_up(
        (mention_of(factor, claim) for factor in factors for claim in claims.get(factor.id, [])), episodes
    )


def mention_of(factor: Factor, claim: Claim) -> Mention:
    """What counting needs to know of a claim."""
    return Mention(
        factor.term_id,
        factor.id,
        factor.episode_id,
        claim.source_id,
        claim.source.kind is SourceKind.CONVERSATION,
        claim.source.of_agency_id,
        claim.effect or factor.effect,
    )


def counted_up(mentions: Iterable[Mention], episodes: Iterable[UUID]) -> Heard:
    """Distinct sources, agencies and episodes of some mentions; the episodes of factors nobody speaks of count too."""
    mentions = list(mentions)
    conversations = {each.source_id for each in mentions if each.is_conversation}
    return Heard(
        conversations=len(conversations),
        documents=len({each.source_id for each in mentions} - conversations),
        agencies=len({each.agency_id for each in mentions} - {None}),
        episodes=len(set(episodes)),
        helped=len({each.source_id for each in mentions if each.effect in HELPED}),
        hindered=len({each.source_id for each in mentions if each.effect in HINDERED}),
    )


def heard_by_heading(factors: Iterable[tuple[UUID, UUID]], mentions: Iterable[Mention]) -> dict[UUID, Heard]:
    """How widely each heading was heard of; `factors` are the heading and the episode of every factor."""
    episodes: dict[UUID, set[UUID]] = {}
    for term_id, episode_id in factors:
        episodes.setdefault(term_id, set()).add(episode_id)
    under: dict[UUID, list[Mention]] = {}
    for mention in mentions:
        under.setdefault(mention.term_id, []).append(mention)
    return {term_id: counted_up(under.get(term_id, []), found) for term_id, found in episodes.items()}


def together(effects: Iterable[Effect | None]) -> Effect | None:
    """What a source says on the whole: once that it helped and once that it hindered is both; None where nothing is noted."""
    noted = {effect for effect in effects if effect is not None}
    return Effect.BOTH if len(noted) > 1 else next(iter(noted), None)


def by_source(claims: Iterable[Claim]) -> list[Says]:
    """Claims put together by the source that they come from, conversations first, else in the order they were noted."""
    grouped: dict[UUID, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.source_id, []).append(claim)
    said = [Says(rows[0].source, together(row.effect for row in rows), tuple(rows)) for rows in grouped.values()]
    return sorted(said, key=lambda each: each.source.kind is not SourceKind.CONVERSATION)


def by_factor(claims: Iterable[Claim]) -> dict[UUID, list[Claim]]:
    """Claims under the factors that they speak of."""
    grouped: dict[UUID, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.factor_id, []).append(claim)
    return grouped
