"""The packs that a case group gets as numbered copies: what a review is, its analysis so far, its draft findings.

A pack has counts and, where the lead reviewers chose so, words without the person who said them; no field names a source.
"""

from dataclasses import dataclass

from exports.content.cover import Cover
from exports.content.episodes import EpisodeRow
from exports.content.findings import RestsOn
from exports.content.narrative import NarrativePeriod
from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A part of the introductory pack: its heading and its text."""

    heading: str
    paragraphs: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductoryPack:
    """What somebody reads before the first meeting: purpose, how it goes, what is promised and where that ends."""

    cover: Cover
    chapters: tuple[Chapter, ...] = ()
    meetings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeToDiscuss:
    """A key practice episode as the case group reads it, with words that were said, by nobody."""

    episode: EpisodeRow
    words: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstFollowOnPack:
    """The narrative, the episodes, the views and the appraisal so far, each with what the case group is asked."""

    cover: Cover
    opening: Paragraphs = ()
    periods: tuple[NarrativePeriod, ...] = ()
    episodes: tuple[EpisodeToDiscuss, ...] = ()
    asked: tuple[str, ...] = ()  # of the narrative as a whole
    asked_of_each: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFinding:
    """A draft finding as the case group reads it."""

    number: int
    title: str
    strength: str = "finding"
    in_brief: Paragraphs = ()
    description: Paragraphs = ()
    in_this_case: Paragraphs = ()
    rests_on: RestsOn
    words: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFollowOnPack:
    """The draft findings, each with the same questions: usual, elsewhere, still."""

    cover: Cover
    opening: Paragraphs = ()
    findings: tuple[DraftFinding, ...] = ()
    asked_of_each: tuple[str, ...] = ()
