"""What is looked at before a paper goes out: its wording, the names and places in it, and what the team went on with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from exports.content import Report
from review_app.core.here import house_here
from review_app.core.offers import Prose
from review_app.hints.checking import Checked, check_lines
from review_app.hints.models import AcceptedHint, HintKind
from review_app.hints.queries import accepted_hints
from review_app.names.book import BETWEEN, Book
from review_app.names.leaving import names_leaving
from review_app.names.rules.kinds import Found
from review_app.reviews.models import Review

PRINTED = ("Report", "Findings")  # the groups of texts that the report is made of
FIXED = frozenset({"key", "number", "heading"})  # what is printed in every report, and no words of this one
ROUND = 60  # characters shown on either side of a name


@dataclass(frozen=True)
class NameInPaper:
    """A name or place that stands in a paper: how it is spelt there, how often, and the words round it."""

    found: Found
    before: str
    after: str


def wording_before(session: Session, review: Review) -> Checked:
    """The wording check over everything that the report prints."""
    offered = [offer for offer in house_here().offered(Prose) if offer.group in PRINTED]
    return check_lines(session, review, [line for offer in offered for line in offer.load(session, review.id)])


def names_before(book: Book, report: Report, boards: Sequence[str]) -> list[NameInPaper]:
    """Names and places in the words of the report, each once; its cover names its LSCB and is left out."""
    said = [*_texts(report.summary), *_texts(report.sections), *_texts(report.findings), *_texts(report.appendices)]
    text = BETWEEN.join(said)
    return [_in_paper(text, found) for found in names_leaving(book, text, boards)]


def gone_on_with(session: Session, review_id: UUID) -> list[AcceptedHint]:
    """What the team went on with, for the limitations: in the order in which it did."""
    kinds = [kind for kind in HintKind if kind is not HintKind.WORDING]
    return accepted_hints(session, review_id, kinds)[::-1]


def as_material(accepted: Sequence[AcceptedHint]) -> str:
    """The same as a text to begin with, to be written over."""
    return "\n\n".join(f"{one.place}: {one.said} We went on because: {one.reason}" for one in accepted)


def _texts(content: Any) -> Iterator[str]:
    """Every text in a piece of a paper's content."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list | tuple):
        for part in content:
            yield from _texts(part)
    elif is_dataclass(content):
        for one in [one for one in fields(content) if one.name not in FIXED]:
            yield from _texts(getattr(content, one.name))


def _in_paper(text: str, found: Found) -> NameInPaper:
    hit = found.hits[0]
    before, after = text[max(0, hit.start - ROUND) : hit.start], text[hit.end : hit.end + ROUND]
    return NameInPaper(found, before.rpartition("\n")[2].lstrip(), after.partition("\n")[0].rstrip())
