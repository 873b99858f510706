"""The list of what is worth another look in a review, gathered with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.text import counted
from review_app.findings.models import Finding, OutsideEvidence, Question
from review_app.findings.queries import (
    findings_of_review,
    outside_evidence_of_review,
    part_counts,
    questions_of_review,
)
from review_app.graph.build import build
from review_app.graph.evidence import EvidenceRows, NodeKind, node_of
from review_app.graph.measures import rests_on
from review_app.graph.queries import load_rows
from review_app.graph.reach import behind
from review_app.hints.check import Checker, Hit, mark_of
from review_app.hints.models import AcceptedHint, HintKind
from review_app.hints.queries import accepted_hints, checker_for
from review_app.hints.rules import Hint, Looked, hints_on, in_order, still_open
from review_app.reviews.models import Review

Part = TypeVar("Part", OutsideEvidence, Question)
ANATOMY = {
    "title": "title",
    "description": "description",
    "in_this_case": "how it showed in this case",
    "underlying": "what makes it underlying",
    "widespread_value": "how widespread",
    "widespread_basis": "how widespread, its basis",
    "common_value": "how common",
    "common_basis": "how common, its basis",
    "still_so": "is it still so",
    "changed_since": "what has changed since",
    "board_knows": "what the LSCB knows",
    "why_it_matters": "why it matters",
    "in_brief": "finding in brief",
}


@dataclass(frozen=True)
class Looking:
    """What is worth another look now, in order, and what the team went on with."""

    open: Sequence[Hint] = ()
    accepted: Sequence[AcceptedHint] = ()


@dataclass(frozen=True)
class Around:
    """What stands round the findings of a review."""

    findings: Sequence[Finding]
    evidence: Mapping[UUID, list[OutsideEvidence]] = field(default_factory=dict)
    questions: Mapping[UUID, list[Question]] = field(default_factory=dict)


def look_at(session: Session, review: Review) -> Looking:
    """Everything worth another look in the findings of a review; the wording counts as one thing for each finding."""
    findings = findings_of_review(session, review.id)
    if not findings:
        return Looking(accepted=accepted_hints(session, review.id))
    around = Around(
        findings,
        _by_finding(outside_evidence_of_review(session, review.id)),
        _by_finding(questions_of_review(session, review.id)),
    )
    rows, accepted = load_rows(session, review.id), accepted_hints(session, review.id)
    hints = [
        hint
        for looked in _looked(session, review.id, around, rows)
        for hint in hints_on(looked, claims_findings=review.size.claims_findings, size=review.size.words.lower())
    ]
    passages = [row.words for row in rows.passages]
    checker = checker_for(session, review.id, review.programme_id, passages)
    hints += _on_wording(checker, around, accepted)
    return Looking(still_open(in_order(hints, findings), accepted), accepted)


def mark_of_hit(hit: Hit) -> str:
    """By which a phrase in its sentence is known again."""
    return mark_of(hit.words, hit.sentence)


def hits_left(hits: Iterable[Hit], accepted: Iterable[AcceptedHint], on_id: UUID, part: str) -> list[Hit]:
    """The hits in one text that nobody let stand, as the text is now."""
    stands = {one.mark for one in accepted if one.kind is HintKind.WORDING and (one.on_id, one.part) == (on_id, part)}
    return [hit for hit in hits if mark_of_hit(hit) not in stands]


def _looked(session: Session, review_id: UUID, around: Around, rows: EvidenceRows) -> list[Looked]:
    parts, graph = part_counts(session, review_id), build(rows)
    nodes = {row.id: node_of(row) for row in rows.findings}
    found = []
    for finding in around.findings:
        node = nodes[finding.id]
        found.append(
            Looked(
                finding,
                episodes=parts.episodes.get(finding.id, 0),
                factors=parts.factors.get(finding.id, 0),
                waiting=parts.to_find_out.get(finding.id, 0),
                evidence=around.evidence.get(finding.id, ()),
                questions=around.questions.get(finding.id, ()),
                one_source=rests_on(graph, node).question,
                sources=[each.id for each in behind(graph, [node]) if each.kind is NodeKind.SOURCE],
            )
        )
    return found


def _on_wording(checker: Checker, around: Around, accepted: Sequence[AcceptedHint]) -> list[Hint]:
    """For each finding one hint, if its own texts or questions hold phrases that nobody let stand; mild ones don't count."""
    found = []
    for finding in around.findings:
        texts = [(finding.id, part, getattr(finding, part)) for part in ANATOMY]
        texts += [(question.id, "text", question.text) for question in around.questions.get(finding.id, ())]
        hits = [
            hit
            for on_id, part, text in texts
            for hit in hits_left(checker.check(text), accepted, on_id, part)
            if not hit.kind.is_mild
        ]
        if hits:
            phrases = ", ".join(dict.fromkeys(f"“{hit.words}”" for hit in hits[:3]))
            said = f"{counted(len(hits), 'phrase').capitalize()} may blame or look back: {phrases}{' …' if len(hits) > 3 else ''}."
            mark = mark_of(*(mark_of_hit(hit) for hit in hits))
            found.append(Hint(HintKind.WORDING, "finding", finding.id, finding.id, finding.name, said, mark, "wording"))
    return found


def _by_finding(parts: Iterable[Part]) -> dict[UUID, list[Part]]:
    found: dict[UUID, list[Part]] = defaultdict(list)
    for part in parts:
        found[part.finding_id].append(part)
    return dict(found)
