"""The report of a review: cover, summary, sections in order, findings, appendices."""

from dataclasses import dataclass, field
from typing import TypeAlias

from exports.content.cover import Cover
from exports.content.findings import Finding
from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Paragraphs of a section, in the order written."""

    paragraphs: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subsection:
    """A part of a section under a heading of its own."""

    heading: str
    paragraphs: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A member of the family by pseudonym and relation."""

    pseudonym: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyComposition:
    """The table of who is in the family."""

    relatives: tuple[Relative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisedPeriod:
    """One period of the case with the appraisal of practice in it; "see finding 3" in the text becomes a link."""

    title: str
    dates: str = ""
    paragraphs: Paragraphs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalByPeriod:
    """The appraisal of practice, a synopsis by period."""

    periods: tuple[AppraisedPeriod, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsList:
    """The place where the report's findings stand as a table: number, finding, category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsInDetail:
    """The place where the report's findings stand in full, each from a new page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """A term or acronym and what it means."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The table of terms and acronyms, in the order given."""

    entries: tuple[GlossaryEntry, ...] = ()


Block: TypeAlias = (
    Prose | Subsection | FamilyComposition | AppraisalByPeriod | FindingsList | FindingsInDetail | Glossary
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section or an appendix of the report: its number as printed ("4", "Appendix 1"), heading and blocks.

    ``key`` is the section's own name in lower-case letters, digits and hyphens, unlike any other in the report.
    """

    key: str
    number: str
    heading: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The summary of findings at the front of the report, and the number of words it should not pass."""

    paragraphs: Paragraphs = ()
    limit: int = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report of one review as one edition of it says it, for one reader."""

    cover: Cover
    summary: Summary = field(default_factory=Summary)
    sections: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()
    appendices: tuple[Section, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what would give two places of the paper one name, for then a link could lead to the wrong one."""
        sections = (*self.sections, *self.appendices)
        keys = [section.key for section in sections]
        numbers = [finding.number for finding in self.findings]
        in_detail = [block for section in sections for block in section.blocks if isinstance(block, FindingsInDetail)]
        if len(set(keys)) < len(keys):
            raise ValueError("two sections of one report have the same key")
        if len(set(numbers)) < len(numbers):
            raise ValueError("two findings of one report have the same number")
        if len(in_detail) > 1:
            raise ValueError("the findings stand in full at one place of a report only")
