"""What the report's page says of each section: whether it is written, how long it is, how long it takes to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.content import Block, FamilyComposition, Prose, Report, is_written, pages_about, words_in_report
from review_app.core.text import counted, number_in_words, word_count
from review_app.reports.assemble.material import ReportTexts
from review_app.reports.models import AppraisalPeriod
from review_app.reports.rules import how_long, reading_minutes
from review_app.reports.sections import APPRAISAL, FINDINGS, GLOSSARY, Kind, all_kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One section as the list names it; `made_in` says on which page it is written."""

    key: str
    title: str
    is_written: bool
    length: str  # with about how long it takes to read
    made_in: str = "section"  # or "periods", "findings", "glossary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The sections of a report with one sentence about the whole."""

    said: str
    lines: tuple[Line, ...]


def contents_of(report: Report, texts: ReportTexts) -> Contents:
    """The list of sections, in order."""
    lines = tuple(_lines(report, texts))
    words = words_in_report(report)
    done = sum(line.is_written for line in lines)
    said = (
        f"{done} of {len(lines)} parts are written: {words:,} words with the findings, about {pages_about(report)} "
        f"pages in Word, about {counted(max(1, reading_minutes(words)), 'minute')} to read."
    )
    return Contents(said=said, lines=lines)


def _lines(report: Report, texts: ReportTexts) -> Iterator[Line]:
    filled = {section.key for section in report.sections if any(_is_filled(block) for block in section.blocks)}
    for kind in all_kinds():
        if kind.key == FINDINGS:
            yield _made(kind, counted(len(report.findings), "finding"), "findings", done=bool(report.findings))
        elif kind.key == GLOSSARY:
            entries = counted(len(texts.glossary), "entry", "entries")
            yield _made(kind, entries, "glossary", done=bool(texts.glossary))
        else:
            yield _text(kind, texts.written.get(kind.key, ""), stands_there=kind.key in filled)
        if kind.key == APPRAISAL:
            yield _periods(texts.periods)


def _is_filled(block: Block) -> bool:
    """Whether something stands in a section that doesn't come from other pages of the report."""
    match block:
        case Prose(paragraphs=paragraphs):
            return is_written(paragraphs)
        case FamilyComposition(relatives=relatives):
            return bool(relatives)
        case _:
            return False


def _text(kind: Kind, text: str, *, stands_there: bool) -> Line:
    """A section that somebody writes; without their words it may still hold what the review knows already."""
    from_review = stands_there and not text.strip()
    return Line(
        key=kind.key,
        title=kind.title,
        is_written=bool(text.strip()) or stands_there,
        length="from what the review holds" if from_review else how_long(kind, text) + _time(word_count(text)),
    )


def _made(kind: Kind, length: str, made_in: str, *, done: bool) -> Line:
    return Line(key=kind.key, title=kind.title, is_written=done, length=length, made_in=made_in)


def _periods(periods: Sequence[AppraisalPeriod]) -> Line:
    done = sum(bool(period.text.strip()) for period in periods)
    said = f"{number_in_words(done)} of {counted(len(periods), 'period')}" if periods else "no period yet"
    words = sum(word_count(period.text) for period in periods)
    return Line(
        key="periods",
        title="The appraisal by period",
        is_written=bool(periods) and done == len(periods),
        length=f"{said}, {words:,} words{_time(words)}" if words else said,
        made_in="periods",
    )


def _time(words: int) -> str:
    return f", about {counted(reading_minutes(words), 'minute')}" if words else ""
