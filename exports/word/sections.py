"""A section of the report: its heading, and each of its blocks drawn by the file that knows how."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from exports.content import (
    AppraisalByPeriod,
    Block,
    FamilyComposition,
    Finding,
    FindingsInDetail,
    FindingsList,
    Glossary,
    Prose,
    Section,
    Subsection,
)
from exports.content.texts import Paragraphs
from exports.word.findings import finding_in_full
from exports.word.findings_list import findings_list
from exports.word.headings import drawn, part_heading, parts_of, section_heading
from exports.word.markup import Markup, joined
from exports.word.names import Style
from exports.word.paragraphs import not_written, prose, table_end
from exports.word.two_columns import family_table, glossary_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the blocks of a section need to know of the paper around them.

    ``linked`` are the numbers of the findings that signposts lead to; ``numbers`` counts the bookmarks of the paper.
    """

    findings: tuple[Finding, ...]
    linked: frozenset[int]
    numbers: Iterator[int] = field(default_factory=lambda: count(1))


def section(content: Section, around: Surroundings, *, new_page: bool = False) -> Markup:
    """One section with its heading; findings in full begin a new page together with the section that holds them."""
    holds_findings = any(isinstance(block, FindingsInDetail) for block in content.blocks) and bool(around.findings)
    heading = drawn(
        section_heading(content), next(around.numbers), Style.HEADING_1, new_page=new_page or holds_findings
    )
    return joined(heading, *_blocks(content, around)) if content.blocks else joined(heading, not_written())


def _blocks(content: Section, around: Surroundings) -> Iterator[Markup]:
    place = 0
    for block, headings in parts_of(content):
        drawn_headings = []
        for words in headings:
            place += 1
            heading = part_heading(content, place, words)
            drawn_headings.append(drawn(heading, next(around.numbers), Style.HEADING_2))
        yield _block(block, tuple(drawn_headings), around, at_top=block is content.blocks[0])


def _block(block: Block, headings: tuple[Markup, ...], around: Surroundings, *, at_top: bool) -> Markup:
    match block:
        case Prose(paragraphs=paragraphs):
            return prose(paragraphs, around.linked)
        case Subsection(paragraphs=paragraphs):
            return _under(headings, (paragraphs,), around)
        case AppraisalByPeriod(periods=periods):
            return _under(headings, tuple(period.paragraphs for period in periods), around)
        case FindingsInDetail():
            return _in_detail(around, at_top=at_top)
        case _:
            return joined(_table(block, around), table_end())


def _table(block: FamilyComposition | FindingsList | Glossary, around: Surroundings) -> Markup:
    match block:
        case FamilyComposition():
            return family_table(block)
        case Glossary():
            return glossary_table(block)
        case FindingsList():
            return findings_list(around.findings, around.linked)


def _under(headings: tuple[Markup, ...], texts: tuple[Paragraphs, ...], around: Surroundings) -> Markup:
    if not texts:
        return not_written()
    return joined(*(joined(heading, prose(text, around.linked)) for heading, text in zip(headings, texts, strict=True)))


def _in_detail(around: Surroundings, *, at_top: bool) -> Markup:
    if not around.findings:
        return not_written()
    return joined(
        *(
            finding_in_full(finding, around.linked, next(around.numbers), new_page=place == 0 and not at_top)
            for place, finding in enumerate(around.findings)
        )
    )
