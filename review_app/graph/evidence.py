"""The plain rows that the evidence graph of a review is made of. Pure: no database, no drawing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class NodeKind(StrEnum):
    """What a point of the graph is, in the order of the chain."""

    SOURCE = "source"
    PASSAGE = "passage"
    VIEW = "view"
    EPISODE = "episode"
    FACTOR = "factor"
    FINDING = "finding"
    OUTSIDE = "outside"


class Node(NamedTuple):
    """A point of the graph: one row of the review, by its kind and id."""

    kind: NodeKind
    id: UUID


@dataclass(frozen=True)
class SourceRow:
    """A conversation, a document or another kind of source."""

    id: UUID
    kind: str  # "conversation", "document": as the screen says it
    plural: str
    name: str  # for lead reviewers and the review team alone
    agency_id: UUID | None = None
    person_id: UUID | None = None  # whose account it is, where it is somebody's
    position: str = ""  # the position or pseudonym of that person; what a file may call the source by
    is_spoken: bool = False  # somebody told it to us, even if it is not said who


@dataclass(frozen=True)
class PassageRow:
    """A quote."""

    id: UUID
    source_id: UUID
    words: str
    start: int = 0  # where the words begin in their source, in code points
    standing: str = "stands"  # “gone” or “unsure” once the text was corrected under the words


@dataclass(frozen=True)
class EpisodeRow:
    """A key practice episode."""

    id: UUID
    name: str
    number: int = 0


@dataclass(frozen=True)
class ViewRow:
    """A view from the tunnel, and the episode it belongs to."""

    id: UUID
    episode_id: UUID
    name: str
    agency_id: UUID | None = None


@dataclass(frozen=True)
class FactorRow:
    """A contributory factor, and the episode it was at work in."""

    id: UUID
    name: str
    episode_id: UUID
    term: str = ""  # the key of its heading, which stays the same from version to version of the framework
    heading: str = ""
    level: str = ""  # as the screen says it


@dataclass(frozen=True)
class FindingRow:
    """A finding."""

    id: UUID
    number: int
    title: str

    @property
    def name(self) -> str:
        """The finding as a sentence names it."""
        return f"Finding {self.number}"


@dataclass(frozen=True)
class OutsideRow:
    """Something outside the case that a finding rests on, such as an audit."""

    id: UUID
    finding_id: UUID
    name: str  # its kind, as the screen says it


Row = SourceRow | PassageRow | EpisodeRow | ViewRow | FactorRow | FindingRow | OutsideRow

KIND_OF_ROW: dict[type[Row], NodeKind] = {
    SourceRow: NodeKind.SOURCE,
    PassageRow: NodeKind.PASSAGE,
    ViewRow: NodeKind.VIEW,
    EpisodeRow: NodeKind.EPISODE,
    FactorRow: NodeKind.FACTOR,
    FindingRow: NodeKind.FINDING,
    OutsideRow: NodeKind.OUTSIDE,
}


@dataclass(frozen=True)
class SupportRow:
    """A quote, or a source as a whole, that something rests on."""

    target: Node
    source_id: UUID
    passage_id: UUID | None = None  # None: a source tick


@dataclass(frozen=True)
class EvidenceRows:
    """Everything the graph of one review is made of, each kind in the order in which pages list it."""

    sources: tuple[SourceRow, ...] = ()
    passages: tuple[PassageRow, ...] = ()
    episodes: tuple[EpisodeRow, ...] = ()
    views: tuple[ViewRow, ...] = ()
    factors: tuple[FactorRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    outside: tuple[OutsideRow, ...] = ()
    supports: tuple[SupportRow, ...] = ()
    links: tuple[tuple[Node, Node], ...] = ()  # an episode or factor, and the finding that is drawn from it

    def nodes(self) -> Iterator[tuple[Node, Row]]:
        """Every point of the graph with its row."""
        kinds = (
            self.sources,
            self.passages,
            self.views,
            self.episodes,
            self.factors,
            self.outside,
            self.findings,
        )
        for rows in kinds:
            for row in rows:
                yield node_of(row), row


def node_of(row: Row) -> Node:
    """The point of the graph that a row is."""
    return Node(KIND_OF_ROW[type(row)], row.id)
