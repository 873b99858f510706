"""The findings as a table: number as a link to its pages, the finding, category."""

from collections.abc import Iterator

from exports.content import Finding
from exports.word.markup import Markup
from exports.word.names import Style
from exports.word.paragraphs import cell, line, not_written, paragraph
from exports.word.runs import finding_bookmark, link, run
from exports.word.tables import Column, Row, Table

_TABLE = Table(
    caption="Findings",
    description="The findings of this review, one to a row: its number, the finding, and its category.",
    columns=(
        Column(heading="Number", width=1240),
        Column(heading="Finding", width=5478),
        Column(heading="Category", width=2580),
    ),
)


def findings_list(findings: tuple[Finding, ...], linked: frozenset[int]) -> Markup:
    """The table of findings; a finding that the paper also tells in full is a link to it."""
    return _TABLE.drawn(_rows(findings, linked)) if findings else not_written()


def _rows(findings: tuple[Finding, ...], linked: frozenset[int]) -> Iterator[Row]:
    for finding in findings:
        name = link(finding.name, finding_bookmark(finding.number)) if finding.number in linked else run(finding.name)
        categories = "; ".join(word for word in (finding.category, finding.second_category) if word.strip())
        cells = (
            paragraph(Style.TABLE_TEXT, name),
            cell(" ".join(finding.title.split())),
            line(Style.TABLE_TEXT, categories or "Not chosen yet"),
        )
        yield Row(cells=cells, may_break=False)
