"""Findings as the report tells them: the whole anatomy, and what each rests on in counts alone."""

from collections.abc import Sequence

from exports.content import Dispute as PaperDispute
from exports.content import Extent, Finding, Questions, RestsOn, StillSo, paragraphs_of
from review_app.core.dates import day_in_words
from review_app.findings.models import Dispute, DisputeState, EvidenceKind, OutsideEvidence, Question
from review_app.findings.models import Finding as FindingRow
from review_app.graph.measures import RestsOn as Counts
from review_app.reports.assemble.material import FindingParts
from review_app.reviews.models import Review

NOT_KNOWN = "Not known yet"

# Each kind of outside evidence, as a sentence about what a finding rests on names it.
OUTSIDE = {
    EvidenceKind.REVIEW_TEAM: "the review team",
    EvidenceKind.CASE_GROUP: "the case group",
    EvidenceKind.CASES_KNOWN: "other cases known to the team",
    EvidenceKind.AUDIT: "an audit",
    EvidenceKind.PERFORMANCE_DATA: "performance data",
    EvidenceKind.INSPECTION: "an inspection",
    EvidenceKind.OTHER_BOARDS: "other LSCBs",
    EvidenceKind.RESEARCH: "research",
    EvidenceKind.ANOTHER_REVIEW: "another review",
}


def findings_of(parts: FindingParts, review: Review) -> tuple[Finding, ...]:
    """The findings in their order. Two that have come to share a number are numbered anew, so that signposts lead right."""
    numbers = [row.number for row in parts.findings]
    if len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(numbers) + 1))
    return tuple(
        _finding(row, number, parts, review) for row, number in zip(parts.findings, numbers, strict=True)
    )  # fmt: skip


def _finding(row: FindingRow, number: int, parts: FindingParts, review: Review) -> Finding:
    outside = [one for one in parts.outside if one.finding_id == row.id]
    return Finding(
        number=number,
        title=row.title,
        category=row.category.heading,
        second_category=row.second_category.heading if row.second_category else "",
        strength="finding" if review.size.claims_findings else "indicative finding",
        in_brief=paragraphs_of(row.in_brief),
        description=paragraphs_of(row.description),
        in_this_case=paragraphs_of(row.in_this_case),
        underlying=paragraphs_of(row.underlying),
        widespread=_extent(row.widespread_value, row.widespread_basis),
        common=_extent(row.common_value, row.common_basis),
        still_so=StillSo(text=paragraphs_of(row.still_so), said_by=row.still_so_said_by),
        changed_since=paragraphs_of(row.changed_since),
        board_knows=paragraphs_of(row.board_knows),
        why_it_matters=paragraphs_of(row.why_it_matters),
        rests_on=_rests_on(parts, row, outside),
        questions=_questions([one for one in parts.questions if one.finding_id == row.id], parts.heading),
        disputes=_disputes(parts.disputes, row),
    )


def _extent(value: str, basis: str) -> Extent:
    """An answer that nobody has found yet says so."""
    said = value.strip() or NOT_KNOWN
    return Extent(value=said[:1].upper() + said[1:], basis=paragraphs_of(basis))


def _disputes(disputes: Sequence[Dispute], row: FindingRow) -> tuple[PaperDispute, ...]:
    """What the LSCB disputes in a finding and is not settled: it is told openly, by office."""
    return tuple(
        PaperDispute(
            raised=f"{one.raised_by}, {day_in_words(one.raised_on)}",
            board_says=paragraphs_of(one.board_says),
            team_says=paragraphs_of(one.team_says),
            stands=paragraphs_of(one.outcome) if one.state is DisputeState.STANDS else (),
        )
        for one in disputes
        if one.finding_id == row.id and one.is_standing
    )


def _questions(questions: Sequence[Question], usual: str) -> Questions:
    heading = next((question.heading.heading for question in questions if question.heading), usual)
    return Questions(word=heading, asked=tuple(question.text for question in questions))


def _rests_on(parts: FindingParts, row: FindingRow, outside: Sequence[OutsideEvidence]) -> RestsOn:
    counts = parts.rests_on.get(row.id, Counts())
    number = {noun: how_many for how_many, noun, _plural in counts.sources}
    kinds = {one.kind for one in outside}
    return RestsOn(
        conversations=number.get("conversation", 0),
        conversations_held=parts.conversations_held,
        agencies=counts.agencies,
        documents=number.get("document", 0),
        others=tuple(
            (how_many, _lowered(noun), _lowered(plural))
            for how_many, noun, plural in counts.sources
            if noun not in {"conversation", "document"}
        ),
        episodes=counts.episodes,
        factors=parts.factors.get(row.id, 0),
        outside=tuple(OUTSIDE[kind] for kind in EvidenceKind if kind in kinds),
    )


def _lowered(noun: str) -> str:
    """A noun as it stands inside a sentence: “form or ICT system”."""
    return noun[:1].lower() + noun[1:]
