"""The report of a review as a Word file: cover, contents, summary, sections, appendices."""

from collections.abc import Iterator

from exports.content import FindingsInDetail, Report, Section, pages_about, summary_words
from exports.word.contents import contents_list
from exports.word.cover import cover_page
from exports.word.headings import drawn, headings_of, summary_heading
from exports.word.markup import Markup, joined
from exports.word.names import Style
from exports.word.page import A4
from exports.word.paper import Paper
from exports.word.paragraphs import line, prose
from exports.word.sections import Surroundings, section


def report_docx(report: Report) -> bytes:
    """The bytes of the Word file; a report of which nothing is written yet has all its headings and says so."""
    pages = pages_about(report)
    around = Surroundings(findings=report.findings, linked=_linked(report))
    body = joined(
        cover_page(report.cover, pages),
        contents_list(list(headings_of(report))),
        _summary(report, around),
        *_sections(report, around),
        *(section(content, around, new_page=place == 0) for place, content in enumerate(report.appendices)),
    )
    return Paper(cover=report.cover, sheet=A4, body=body, pages=pages, has_cover_page=True).docx()


def _sections(report: Report, around: Surroundings) -> Iterator[Markup]:
    """The sections in order; the first, and the one behind the findings in full, begin new pages."""
    new_page = True
    for content in report.sections:
        yield section(content, around, new_page=new_page)
        new_page = _holds_findings(content)


def _holds_findings(content: Section) -> bool:
    return any(isinstance(block, FindingsInDetail) for block in content.blocks)


def _linked(report: Report) -> frozenset[int]:
    sections = (*report.sections, *report.appendices)
    in_full = any(_holds_findings(content) for content in sections)
    return frozenset(finding.number for finding in report.findings) if in_full else frozenset()


def _summary(report: Report, around: Surroundings) -> Markup:
    heading = drawn(summary_heading(), next(around.numbers), Style.HEADING_1, new_page=True)
    counted = line(Style.SMALL_PRINT, summary_count(summary_words(report), report.summary.limit))
    return joined(heading, counted, prose(report.summary.paragraphs, around.linked))


def summary_count(words: int, limit: int) -> str:
    """How long the summary is beside its limit: "812 of at most 900 words"."""
    over = f": {words - limit:,} too many" if words > limit else ""
    return f"{words:,} of at most {limit:,} words{over}"
