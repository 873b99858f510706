"""Headings of a report: their words, their place in the outline, and the bookmark that the contents list leads to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exports.content import AppraisalByPeriod, Block, Finding, FindingsInDetail, Report, Section, Subsection
from exports.word.markup import Markup, joined
from exports.word.names import Style
from exports.word.paragraphs import paragraph
from exports.word.runs import bookmarked, finding_bookmark, run

SUMMARY_HEADING = "Summary of findings"

_NOT_IN_BOOKMARK = re.compile(r"[^a-z0-9]+")
_LONGEST_KEY = 26


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: outline level 1 or 2, number and words as printed, bookmark."""

    level: int
    number: str
    words: str
    bookmark: str

    @property
    def text(self) -> str:
        """The heading as one line, as it stands in the paper and in the contents list."""
        return f"{self.number}{self.words}"


def summary_heading() -> Heading:
    """The heading of the summary of findings."""
    return Heading(1, "", SUMMARY_HEADING, "summary")


def section_heading(section: Section) -> Heading:
    """The heading of a section ("4<tab>Time frame") or of an appendix ("Appendix 1: Glossary")."""
    number = " ".join(section.number.split())
    mark = f"{number}\t" if number[:1].isdigit() else f"{number}: "
    return Heading(1, mark if number else "", _one_line(section.heading), _bookmark(section))


def part_heading(section: Section, place: int, words: str) -> Heading:
    """The heading of a subsection or a period; ``place`` counts the parts of the section."""
    return Heading(2, "", _one_line(words), f"{_bookmark(section)}_{place}")


def finding_heading(finding: Finding) -> Heading:
    """The title of a finding, with its number."""
    return Heading(2, f"{finding.name}. ", _one_line(finding.title), finding_bookmark(finding.number))


def parts_of(section: Section) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """The blocks of a section, each with the words of the headings that stand in it."""
    for block in section.blocks:
        match block:
            case Subsection(heading=heading):
                yield block, (heading,)
            case AppraisalByPeriod(periods=periods):
                yield block, tuple(period_words(period.title, period.dates) for period in periods)
            case _:
                yield block, ()


def period_words(title: str, dates: str) -> str:
    """The heading of a period: its title, and its dates where they are given."""
    return f"{title} ({dates})" if dates.strip() else title


def headings_of(report: Report) -> Iterator[Heading]:
    """Every heading of the contents list, in the order of the paper."""
    yield summary_heading()
    for section in (*report.sections, *report.appendices):
        yield section_heading(section)
        yield from _headings_within(section, report)


def _headings_within(section: Section, report: Report) -> Iterator[Heading]:
    place = 0
    for block, headings in parts_of(section):
        if isinstance(block, FindingsInDetail):
            yield from (finding_heading(finding) for finding in report.findings)
        for words in headings:
            place += 1
            yield part_heading(section, place, words)


def drawn(heading: Heading, number: int, style: Style, *, new_page: bool = False) -> Markup:
    """The heading as a paragraph with its bookmark; ``number`` is the bookmark's own."""
    numbered = run(heading.number, Style.FINDING_NUMBER if style is Style.FINDING_TITLE else None)
    return paragraph(style, bookmarked(joined(numbered, run(heading.words)), heading.bookmark, number), new_page)


def _bookmark(section: Section) -> str:
    return f"section_{_NOT_IN_BOOKMARK.sub('_', section.key.lower())[:_LONGEST_KEY]}"


def _one_line(text: str) -> str:
    return " ".join(text.split()) or "Not written yet."
