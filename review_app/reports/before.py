"""What is looked at before a paper goes out: its wording, the names and places in it, and what the team went on with."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.here import house_here
from review_app.core.offers import Prose
from review_app.hints.check.words import Words
from review_app.hints.checking import Checked, check_lines
from review_app.hints.models import AcceptedHint, HintKind
from review_app.hints.queries import accepted_hints
from review_app.names.book import BETWEEN, Book, Stands
from review_app.names.leaving import names_leaving
from review_app.names.rules.kinds import Found
from review_app.names.rules.standing import covers, mark_of, why_not_stand
from review_app.reviews.models import Review

PRINTED = ("Report", "Findings")  # the groups of texts that the report is made of
FIXED = frozenset(
    {"key", "number", "heading", "meetings"}
)  # what is printed in every report, or says where people meet
COVER = "cover"
ROUND = 60  # characters shown on either side of a name


@dataclass(frozen=True)
class NameInPaper:
    """A name or place that stands in a paper: how it is spelt there, how often, and the words round it."""

    found: Found
    before: str
    after: str
    marks: tuple[str, ...] = ()  # of the sentences that it stands in
    why_not: str | None = None  # why it may not stand
    stands: Stands | None = None  # what was said when it was let stand, in these sentences or in others

    @property
    def is_open(self) -> bool:
        """Whether it still has to be settled: it may not stand, or stands where nobody has looked at it."""
        return self.why_not is not None or not covers(self.stands.standing if self.stands else None, self.marks)


def wording_before(session: Session, review: Review) -> Checked:
    """The wording check over everything that the report prints."""
    offered = [offer for offer in house_here().offered(Prose) if offer.group in PRINTED]
    return check_lines(session, review, [line for offer in offered for line in offer.load(session, review.id)])


def names_before(
    book: Book, paper: Any, boards: Sequence[str], own: Sequence[str] = (), agencies: Sequence[str] = ()
) -> list[NameInPaper]:
    """Names and places in the words of a paper, each once; its cover names its LSCB and is left out, and so is an agency in full."""
    said = [said for one in fields(paper) if one.name != COVER for said in _texts(getattr(paper, one.name))]
    words = Words.of(BETWEEN.join(said))
    found = names_leaving(book, words.text, boards)
    spans = [match.span() for name in agencies if name for match in re.finditer(re.escape(name), words.text)]
    for one in found:
        one.hits = [hit for hit in one.hits if not any(start <= hit.start and hit.end <= end for start, end in spans)]
    return [_in_paper(words, one, book, own) for one in found if one.hits]


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


def _in_paper(words: Words, found: Found, book: Book, own: Sequence[str]) -> NameInPaper:
    hit, text = found.hits[0], words.text
    sentences = [(words.round_about(each.start, each.end), text[each.start : each.end]) for each in found.hits]
    marks = tuple(sorted({mark_of(f"{before}{spelt}{after}") for (before, after), spelt in sentences}))
    before, after = text[max(0, hit.start - ROUND) : hit.start], text[hit.end : hit.end + ROUND]
    around = before.rpartition("\n")[2].lstrip(), after.partition("\n")[0].rstrip()
    return NameInPaper(found, *around, marks, why_not_stand(found, own), book.stands.get(found.key))
