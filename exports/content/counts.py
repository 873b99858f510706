"""How long a paper is: words counted as Word counts them, and pages guessed from the words."""

from collections.abc import Iterable, Iterator
from itertools import chain
from math import ceil

from exports.content.findings import Finding
from exports.content.report import (
    AppraisalByPeriod,
    Block,
    FamilyComposition,
    FindingsList,
    Glossary,
    Prose,
    Report,
    Section,
    Subsection,
)

WORDS_ON_A_PAGE = 480
ROWS_ON_A_PAGE = 22
PAGES_BEFORE_THE_TEXT = 2


def word_count(text: str | Iterable[str]) -> int:
    """The number of words in a text or in its paragraphs: what stands between blanks is a word."""
    if isinstance(text, str):
        return len(text.split())
    return sum(len(paragraph.split()) for paragraph in text)


def number_in_words(number: int) -> str:
    """A number as British English prints it in a sentence: in words up to nine."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[number] if 0 <= number < len(words) else f"{number:,}"


def summary_words(report: Report) -> int:
    """The number of words in the report's summary, to be held against its limit."""
    return word_count(report.summary.paragraphs)


def words_in_report(report: Report) -> int:
    """The number of words that somebody wrote in this report, fixed headings left out."""
    sections = (*report.sections, *report.appendices)
    return (
        summary_words(report)
        + sum(_words_in_section(section) for section in sections)
        + sum(word_count(_texts_of_finding(finding)) for finding in report.findings)
    )


def pages_about(report: Report) -> int:
    """About how many A4 pages the report will fill; a guess from its words, since only Word lays out pages."""
    summary = max(1, ceil(summary_words(report) / WORDS_ON_A_PAGE))
    findings = sum(_share_of_finding(finding) for finding in report.findings)  # one begins where the one before ends
    body = sum(_share_of_page(section) for section in (*report.sections, *report.appendices))
    return PAGES_BEFORE_THE_TEXT + summary + ceil(findings) + max(1, ceil(body))


def _words_in_section(section: Section) -> int:
    return word_count(section.heading) + sum(word_count(_texts_of_block(block)) for block in section.blocks)


def _texts_of_block(block: Block) -> Iterable[str]:
    match block:
        case Prose():
            return block.paragraphs
        case Subsection():
            return (block.heading, *block.paragraphs)
        case AppraisalByPeriod():
            return chain.from_iterable((period.title, period.dates, *period.paragraphs) for period in block.periods)
        case FamilyComposition():
            return chain.from_iterable((relative.pseudonym, relative.relation) for relative in block.relatives)
        case Glossary():
            return chain.from_iterable((entry.term, entry.meaning) for entry in block.entries)
        case _:
            return ()


def _texts_of_finding(finding: Finding) -> Iterator[str]:
    yield from (finding.title, finding.category, finding.second_category)
    yield from (finding.widespread.value, finding.common.value, finding.still_so.said_by)
    texts = (
        finding.in_brief,
        finding.description,
        finding.in_this_case,
        finding.underlying,
        finding.widespread.basis,
        finding.common.basis,
        finding.still_so.text,
        finding.changed_since,
        finding.board_knows,
        finding.why_it_matters,
        finding.questions.asked,
        *(text for each in finding.disputes for text in (each.board_says, each.team_says, each.stands)),
    )
    for text in texts:
        yield from text


def _share_of_finding(finding: Finding) -> float:
    headings_and_boxes = 0.45
    return word_count(_texts_of_finding(finding)) / WORDS_ON_A_PAGE + headings_and_boxes


def _share_of_page(section: Section) -> float:
    heading = 0.08
    return heading + sum(_share_of_block(block) for block in section.blocks)


def _share_of_block(block: Block) -> float:
    words = word_count(_texts_of_block(block)) / WORDS_ON_A_PAGE
    match block:
        case FamilyComposition():
            return max(words, len(block.relatives) / ROWS_ON_A_PAGE)
        case Glossary():
            return max(words, len(block.entries) / ROWS_ON_A_PAGE)
        case FindingsList():
            return 0.5
        case _:
            return words
