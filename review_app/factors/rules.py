"""What factors may not be, and how what supports them is counted: by source, agency and episode, never by mention."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from review_app.factors.models import Claim, Factor
from review_app.sources.models import SourceKind


@dataclass(frozen=True)
class Heard:
    """From how many different conversations, other sources and agencies something was heard, in how many episodes."""

    conversations: int = 0
    documents: int = 0
    agencies: int = 0
    episodes: int = 0

    @property
    def sources(self) -> int:
        """How many different sources."""
        return self.conversations + self.documents


def why_not_factor(text: str) -> str | None:
    """Why a factor can't be saved, or None."""
    return None if text.strip() else "Say in a sentence what helped or hindered."


def heard(factors: Iterable[Factor], claims: Mapping[UUID, list[Claim]]) -> Heard:
    """How widely some factors were heard of; a source that says it three times counts once."""
    factors = list(factors)
    sources = {claim.source_id: claim.source for factor in factors for claim in claims.get(factor.id, [])}
    agencies = {source.of_agency_id for source in sources.values()} - {None}
    conversations = sum(source.kind is SourceKind.CONVERSATION for source in sources.values())
    return Heard(
        conversations, len(sources) - conversations, len(agencies), len({factor.episode_id for factor in factors})
    )


def by_factor(claims: Iterable[Claim]) -> dict[UUID, list[Claim]]:
    """Claims under the factors that they speak of."""
    grouped: dict[UUID, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.factor_id, []).append(claim)
    return grouped
