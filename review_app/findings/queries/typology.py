"""Reading which findings stand under categories of another version than a review uses."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased, contains_eager

from review_app.findings.models import Finding
from review_app.vocabularies.models import Term


@dataclass(frozen=True)
class Category:
    """One of the two categories of a finding."""

    finding: Finding
    term: Term
    is_second: bool = False

    @property
    def id(self) -> UUID:
        """An id of its own, always the same."""
        return uuid5(self.finding.id, self.column)

    @property
    def column(self) -> str:
        """The column of the finding that holds it."""
        return "second_category_term_id" if self.is_second else "category_term_id"


def categories_outside(session: Session, review_id: UUID, vocabulary_id: UUID) -> list[Category]:
    """The categories of a review's findings that are of another version than this one, in the order of priority."""
    first, second = aliased(Term), aliased(Term)
    of_review = select(Finding).where(Finding.review_id == review_id).join(Finding.category.of_type(first))
    elsewhere = of_review.outerjoin(Finding.second_category.of_type(second)).where(
        or_(first.vocabulary_id != vocabulary_id, second.vocabulary_id != vocabulary_id)
    )
    loaded = elsewhere.options(
        contains_eager(Finding.category.of_type(first)), contains_eager(Finding.second_category.of_type(second))
    )
    findings = session.scalars(loaded.order_by(Finding.place, Finding.number, Finding.id))
    both = [
        Category(finding, term, is_second)
        for finding in findings
        for term, is_second in ((finding.category, False), (finding.second_category, True))
        if term is not None
    ]
    return [each for each in both if each.term.vocabulary_id != vocabulary_id]
