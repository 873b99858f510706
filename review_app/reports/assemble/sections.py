"""The sections of a report from the texts written for it and from what the review holds already."""

from collections.abc import Iterator, Sequence

from exports.content import (
    AppraisalByPeriod,
    AppraisedPeriod,
    Block,
    FamilyComposition,
    Finding,
    FindingsInDetail,
    FindingsList,
    Glossary,
    Prose,
    Section,
    Subsection,
    paragraphs_of,
)
from exports.content import GlossaryEntry as PaperTerm
from exports.content import Relative as PaperRelative
from review_app.findings.queries import Wanted
from review_app.people.models import Relative
from review_app.reports.assemble.material import ReportTexts
from review_app.reports.models import AppraisalPeriod, GlossaryEntry
from review_app.reports.sections import FINDINGS, GLOSSARY, LISTS_FINDINGS, SUMMARY, Kind, all_kinds
from review_app.reviews.models import Review

Shown = tuple[str, Block | Sequence[Finding]]
SHOWN_AS: dict[type, str] = {Prose: "prose", FamilyComposition: "family", AppraisalByPeriod: "periods"}


def sections_of(texts: ReportTexts, review: Review) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The report's sections, and behind them its appendices."""
    grouped = list(_grouped(all_kinds()))
    made = [(group[0], _section(group, texts, review)) for group in grouped]
    sections = tuple(section for kind, section in made if not kind.is_appendix)
    return sections, tuple(section for kind, section in made if kind.is_appendix)


def blocks_of(kind: Kind, texts: ReportTexts, review: Review) -> tuple[Block, ...]:
    """What stands in one section: what was written, with what comes from elsewhere in the review."""
    prose = Prose(paragraphs=paragraphs_of(texts.written.get(kind.key, "")))
    before, after = _made_before(kind.key, texts, review), _made_after(kind.key, texts)
    keeps_prose = bool(prose.paragraphs) or not (before or after)
    return (*before, *((prose,) if keeps_prose else ()), *after)


def as_read(kind: Kind, texts: ReportTexts, review: Review, findings: Sequence[Finding]) -> list[Shown]:
    """One section as its page shows it: what is drawn, and the word that says how."""
    return [
        ("findings", findings) if isinstance(block, FindingsList) else (SHOWN_AS[type(block)], block)
        for block in blocks_of(kind, texts, review)
    ]


def _section(group: Sequence[Kind], texts: ReportTexts, review: Review) -> Section:
    kind, *parts = group
    inside = tuple(
        Subsection(heading=part.heading, paragraphs=paragraphs_of(texts.written.get(part.key, ""))) for part in parts
    )
    return Section(
        key=kind.key, number=kind.number, heading=kind.heading, blocks=(*blocks_of(kind, texts, review), *inside)
    )


def _grouped(kinds: Sequence[Kind]) -> Iterator[list[Kind]]:
    """Each section with the parts that stand under a heading inside it; the summary stands by itself."""
    group: list[Kind] = []
    for kind in kinds:
        if kind.key == SUMMARY:
            continue
        if group and not kind.is_part:
            yield group
            group = []
        group.append(kind)
    yield group


def _made_before(key: str, texts: ReportTexts, review: Review) -> tuple[Block, ...]:
    """What a section begins with before anybody writes in it."""
    if key == "family-composition" and texts.relatives:
        return (_family(texts.relatives),)
    if key == "time-frame" and (review.period_from or review.period_to):
        return (Prose(paragraphs=(_time_frame(review),)),)
    if key == "wanted-to-learn" and texts.wanted:
        return (Prose(paragraphs=(_asked(texts.wanted),)),)
    return ()


def _made_after(key: str, texts: ReportTexts) -> tuple[Block, ...]:
    """What follows the written words of a section."""
    if key == "appraisal":
        return (_by_period(texts.periods),)
    if key == "additional-learning" and texts.learning:
        return tuple(Prose(paragraphs=paragraphs_of(one.text)) for one in texts.learning)
    if key == LISTS_FINDINGS:
        return (FindingsList(),)
    if key == FINDINGS:
        return (FindingsInDetail(),)
    if key == GLOSSARY:
        return (_glossary(texts.glossary),)
    return ()


def _family(relatives: Sequence[Relative]) -> FamilyComposition:
    """Pseudonym and relation; what else is noted about somebody is for the team."""
    return FamilyComposition(
        relatives=tuple(PaperRelative(pseudonym=one.pseudonym, relation=one.relation) for one in relatives)
    )


def _time_frame(review: Review) -> str:
    if review.period_from and review.period_to:
        return f"The period under review is {review.period_from} to {review.period_to}."
    return f"The period under review begins with {review.period_from}." if review.period_from else (
        f"The period under review ends with {review.period_to}."
    )  # fmt: skip


def _asked(wanted: Sequence[Wanted]) -> str:
    return "\n".join(f"- {one.question.text}{_answered(one)}" for one in wanted)


def _answered(one: Wanted) -> str:
    """Where the report answers it: “ (see findings 1 and 3)”."""
    numbers = [str(finding.number) for finding in one.findings]
    if not numbers:
        return ""
    listed = " and ".join([", ".join(numbers[:-1]), numbers[-1]] if len(numbers) > 1 else numbers)
    return f" (see finding{'s' if len(numbers) > 1 else ''} {listed})"


def _by_period(periods: Sequence[AppraisalPeriod]) -> AppraisalByPeriod:
    return AppraisalByPeriod(
        periods=tuple(
            AppraisedPeriod(title=period.title, dates=str(period.dates), paragraphs=paragraphs_of(period.text))
            for period in periods
        )
    )


def _glossary(entries: Sequence[GlossaryEntry]) -> Glossary:
    return Glossary(entries=tuple(PaperTerm(term=entry.term, meaning=entry.meaning) for entry in entries))
