"""What a paper is assembled from: the rows of a review, loaded with a fixed number of queries."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.boards.models import Board, Programme
from review_app.boards.queries import board_by_id, programme_by_id
from review_app.findings.models import AdditionalLearning, Dispute, Finding, OutsideEvidence, Question
from review_app.findings.queries import (
    Wanted,
    additional_learning_of_review,
    disputes_of_review,
    findings_of_review,
    outside_evidence_of_review,
    questions_of_review,
    wanted_to_learn,
)
from review_app.graph.build import build
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.measures import RestsOn, rests_on
from review_app.graph.queries import load_rows
from review_app.people.models import Relative
from review_app.people.queries import relatives_of_review
from review_app.reports.models import AppraisalPeriod, GlossaryEntry
from review_app.reports.queries import glossary_of_review, periods_of_review, sections_of_review
from review_app.reviews.models import Review
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import terms_in_review


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a review belongs: what its papers' covers say."""

    review: Review
    board: Board
    programme: Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTexts:
    """What was written for the report, and what its sections draw from elsewhere in the review."""

    written: Mapping[str, str]  # by the key of the section
    relatives: Sequence[Relative] = ()
    wanted: Sequence[Wanted] = ()  # what the LSCB wanted to learn, with the findings that answer it
    periods: Sequence[AppraisalPeriod] = ()
    glossary: Sequence[GlossaryEntry] = ()
    learning: Sequence[AdditionalLearning] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingParts:
    """The findings with everything that stands in them; what they rest on, in counts alone."""

    findings: Sequence[Finding] = ()
    outside: Sequence[OutsideEvidence] = ()
    questions: Sequence[Question] = ()
    disputes: Sequence[Dispute] = ()
    rests_on: Mapping[UUID, RestsOn] = field(default_factory=dict)
    factors: Mapping[UUID, int] = field(default_factory=dict)  # how many a finding is drawn from
    conversations_held: int = 0
    heading: str = "Questions"  # the programme's first word for what is put to the LSCB


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything the working draft is made of."""

    place: Place
    texts: ReportTexts
    parts: FindingParts


def place_of(session: Session, review: Review) -> Place:
    """The review with its LSCB and programme."""
    return Place(
        review=review,
        board=board_by_id(session, review.board_id),
        programme=programme_by_id(session, review.programme_id),
    )


def load_material(session: Session, review: Review) -> Material:
    """Everything the working draft is made of."""
    parts = load_resting(session, review)
    return Material(place=place_of(session, review), texts=load_texts(session, review.id), parts=parts)


def load_words(session: Session, review: Review) -> Material:
    """The same without what the findings rest on: enough for a page that counts the words or lists the findings."""
    parts = load_findings(session, review)
    return Material(place=place_of(session, review), texts=load_texts(session, review.id), parts=parts)


def load_texts(session: Session, review_id: UUID) -> ReportTexts:
    """What was written for the report, and what its sections draw from elsewhere in the review."""
    return ReportTexts(
        written={key: section.text for key, section in sections_of_review(session, review_id).items()},
        relatives=relatives_of_review(session, review_id),
        wanted=wanted_to_learn(session, review_id),
        periods=periods_of_review(session, review_id),
        glossary=glossary_of_review(session, review_id),
        learning=additional_learning_of_review(session, review_id),
    )


def load_findings(session: Session, review: Review) -> FindingParts:
    """The findings with their questions, without what they rest on."""
    headings = terms_in_review(session, review, VocabularyKind.QUESTION_HEADING)
    return FindingParts(
        findings=findings_of_review(session, review.id),
        questions=questions_of_review(session, review.id),
        disputes=disputes_of_review(session, review.id),
        heading=headings[0].heading if headings else "Questions",
    )


def load_resting(session: Session, review: Review) -> FindingParts:
    """The findings with their questions and what they rest on."""
    rows = load_rows(session, review.id)
    graph = build(rows)
    factors = Counter(end.id for start, end in rows.links if start.kind is NodeKind.FACTOR and start in graph)
    return replace(
        load_findings(session, review),
        outside=outside_evidence_of_review(session, review.id),
        rests_on={row.id: rests_on(graph, Node(NodeKind.FINDING, row.id)) for row in rows.findings},
        factors=factors,
        conversations_held=sum(row.kind == "conversation" for row in rows.sources),
    )
