"""What a paper says, as frozen values: what is not here cannot be drawn, so a paper cannot leak it.

Every text is a tuple of paragraphs of plain text; an empty one is printed as "Not written yet.". What a finding rests
on is held as numbers alone: there is no field for the name of a source, nor for who said what in which conversation.
"""

from exports.content.counts import pages_about, summary_words, word_count, words_in_report
from exports.content.cover import Cover
from exports.content.episodes import Appraisal, EpisodeRow, EpisodesPaper, FactorEntry, FindingMention, TunnelView
from exports.content.findings import Dispute, Extent, Finding, Questions, RestsOn, StillSo, anatomy_of
from exports.content.narrative import Entry, Event, NarrativePaper, NarrativePeriod, Perspective
from exports.content.report import (
    AppraisalByPeriod,
    AppraisedPeriod,
    Block,
    FamilyComposition,
    FindingsInDetail,
    FindingsList,
    Glossary,
    GlossaryEntry,
    Prose,
    Relative,
    Report,
    Section,
    Subsection,
    Summary,
)
from exports.content.texts import Paragraphs, Piece, is_written, paragraphs_of, pieces_of

__all__ = [
    "Appraisal",
    "AppraisalByPeriod",
    "AppraisedPeriod",
    "Block",
    "Cover",
    "Dispute",
    "Entry",
    "EpisodeRow",
    "EpisodesPaper",
    "Event",
    "Extent",
    "FactorEntry",
    "FamilyComposition",
    "Finding",
    "FindingMention",
    "FindingsInDetail",
    "FindingsList",
    "Glossary",
    "GlossaryEntry",
    "NarrativePaper",
    "NarrativePeriod",
    "Paragraphs",
    "Perspective",
    "Piece",
    "Prose",
    "Questions",
    "Relative",
    "Report",
    "RestsOn",
    "Section",
    "StillSo",
    "Subsection",
    "Summary",
    "TunnelView",
    "anatomy_of",
    "is_written",
    "pages_about",
    "paragraphs_of",
    "pieces_of",
    "summary_words",
    "word_count",
    "words_in_report",
]
