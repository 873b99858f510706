"""A finding as a report tells it: one underlying pattern with its whole anatomy."""

from dataclasses import dataclass, field

from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How far a pattern reaches or how often it comes: the value in a few words, and what that is based on."""

    value: str = ""
    basis: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StillSo:
    """Whether the pattern is still there today, and who said so (a group or a kind of evidence, never a person)."""

    text: Paragraphs = ()
    said_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """What a finding rests on, in numbers alone; ``outside`` names kinds of outside evidence such as "audit".

    ``others`` are further kinds of source: how many, and the kind's name in the singular and in the plural.
    """

    conversations: int = 0
    conversations_held: int = 0
    agencies: int = 0
    documents: int = 0
    others: tuple[tuple[int, str, str], ...] = ()
    episodes: int = 0
    factors: int = 0
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What the LSCB is asked about a finding, under the programme's word: questions, issues or recommendations."""

    word: str = "Questions"
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An underlying pattern as one sentence about the system, and the answers each finding has to give.

    ``strength`` is "finding" or "indicative finding", as the size of the review allows.
    """

    number: int
    title: str
    category: str = ""
    second_category: str = ""
    strength: str = "finding"
    in_brief: Paragraphs = ()
    description: Paragraphs = ()
    in_this_case: Paragraphs = ()
    underlying: Paragraphs = ()
    widespread: Extent = field(default_factory=Extent)
    common: Extent = field(default_factory=Extent)
    still_so: StillSo = field(default_factory=StillSo)
    changed_since: Paragraphs = ()
    board_knows: Paragraphs = ()
    why_it_matters: Paragraphs = ()
    rests_on: RestsOn = field(default_factory=RestsOn)
    questions: Questions = field(default_factory=Questions)
