"""How much stands round each finding of a review, counted by the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from review_app.factors.models import Factor
from review_app.findings.models import FindingEpisode, FindingFactor, Inquiry, OutsideEvidence, Question

Counts = Mapping[UUID, int]  # by finding; one that has none is left out


@dataclass(frozen=True)
class PartCounts:
    """How many episodes, factors and parts the findings of a review have."""

    episodes: Counts
    factors: Counts
    evidence: Counts
    questions: Counts
    to_find_out: Counts  # what has no answer yet


def part_counts(session: Session, review_id: UUID) -> PartCounts:
    """How many episodes, factors and parts the findings of a review have; five queries however many there are."""
    factors = _counted(FindingFactor, review_id).join(FindingFactor.factor).join(Factor.episode)
    return PartCounts(
        episodes=_counts(session, _counted(FindingEpisode, review_id).join(FindingEpisode.episode)),
        factors=_counts(session, factors),
        evidence=_counts(session, _counted(OutsideEvidence, review_id)),
        questions=_counts(session, _counted(Question, review_id)),
        to_find_out=_counts(session, _counted(Inquiry, review_id).where(Inquiry.answer == "")),
    )


def counts_of_inquiries(session: Session, review_id: UUID, today: date) -> tuple[int, int, int]:
    """How many things a review has put down to find out, how many have no answer yet, and how many of those are overdue."""
    is_open = Inquiry.answer == ""
    counted = select(
        func.count(Inquiry.id),
        func.count(Inquiry.id).filter(is_open),
        func.count(Inquiry.id).filter(is_open, Inquiry.by_day < today),
    ).join(Inquiry.finding)
    inquiries, waiting, late = session.execute(counted.where(Inquiry.review_id == review_id)).one()
    return inquiries, waiting, late


def _counted(kind: Any, review_id: UUID) -> Select[UUID, int]:
    """The rows of one kind, counted by finding."""
    return select(kind.finding_id, func.count(kind.id)).where(kind.review_id == review_id).group_by(kind.finding_id)


def _counts(session: Session, counted: Select[UUID, int]) -> Counts:
    return {finding_id: number for finding_id, number in session.execute(counted)}
