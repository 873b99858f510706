"""A made-up review's evidence at any size, for measuring; never shown."""

import random
from uuid import UUID, uuid5

from review_app.graph.evidence import (
    EpisodeRow,
    EvidenceRows,
    FactorRow,
    FindingRow,
    Node,
    NodeKind,
    OutsideRow,
    PassageRow,
    SourceRow,
    SupportRow,
    ViewRow,
)


def an_id(kind: str, number: int) -> UUID:
    """The same id for the same thing, every time."""
    return uuid5(UUID(int=0), f"{kind} {number}")


def much_evidence(*, episodes: int, factors: int, quotes: int, sources: int, findings: int) -> EvidenceRows:
    """Rows as a review of this size has them: each quote hangs on two things, each finding on several."""
    chance = random.Random(7)  # noqa: S311 -- draws lines, keeps no secret
    agencies = [an_id("agency", number) for number in range(6)]
    targets = [
        *[Node(NodeKind.EPISODE, an_id("episode", number)) for number in range(episodes)],
        *[Node(NodeKind.VIEW, an_id("view", number)) for number in range(episodes * 3)],
        *[Node(NodeKind.FACTOR, an_id("factor", number)) for number in range(factors)],
    ]
    source_of = [chance.randrange(sources) for _ in range(quotes)]
    return EvidenceRows(
        sources=tuple(
            SourceRow(
                an_id("source", number),
                "conversation" if number % 3 else "document",
                "conversations" if number % 3 else "documents",
                f"Source {number}",
                chance.choice(agencies),
            )
            for number in range(sources)
        ),
        passages=tuple(
            PassageRow(an_id("quote", number), an_id("source", source_of[number]), "words") for number in range(quotes)
        ),
        episodes=tuple(EpisodeRow(an_id("episode", number), f"Episode {number}") for number in range(episodes)),
        views=tuple(
            ViewRow(an_id("view", number), an_id("episode", number % episodes), "Health visitor")
            for number in range(episodes * 3)
        ),
        factors=tuple(
            FactorRow(an_id("factor", number), "Load", an_id("episode", number % episodes))
            for number in range(factors)
        ),
        findings=tuple(FindingRow(an_id("finding", number), number + 1, "A pattern") for number in range(findings)),
        outside=tuple(OutsideRow(an_id("audit", number), an_id("finding", number), "audit") for number in range(findings)),
        supports=tuple(
            SupportRow(target, an_id("source", source_of[number]), an_id("quote", number))
            for number in range(quotes)
            for target in chance.sample(targets, 2)
        ),
        links=tuple(
            (chance.choice([*targets[:episodes], *targets[-factors:]]), Node(NodeKind.FINDING, an_id("finding", number)))
            for number in range(findings)
            for _ in range(16)
        ),
    )  # fmt: skip
