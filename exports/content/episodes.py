"""The episodes table: a working paper for the review team, one row to a key practice episode."""

from dataclasses import dataclass, field

from exports.content.cover import Cover
from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class TunnelView:
    """The view from the tunnel of one position in one episode."""

    position: str
    paragraphs: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """The team's judgement of practice in an episode; ``standing``: "agreed", "not yet agreed", or "differing view: …", one for each."""

    done_well: Paragraphs = ()
    fell_short: Paragraphs = ()
    basis: str = ""
    standing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorEntry:
    """A contributory factor: its heading in the framework, whether it helped, hindered or both, and the text."""

    heading: str
    text: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingMention:
    """A finding as another paper names it: number and title."""

    number: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRow:
    """One key practice episode as a row of the table."""

    number: int
    title: str
    dates: str = ""
    kind: str = ""
    agencies: str = ""
    what_happened: Paragraphs = ()
    why_key: Paragraphs = ()
    childs_life: Paragraphs = ()
    views: tuple[TunnelView, ...] = ()
    known_now: Paragraphs = ()
    uncertainty: Paragraphs = ()
    appraisal: Appraisal = field(default_factory=Appraisal)
    factors: tuple[FactorEntry, ...] = ()
    findings: tuple[FindingMention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodesPaper:
    """The episodes table of one review, printed on A3."""

    cover: Cover
    episodes: tuple[EpisodeRow, ...] = ()
