"""Everything the check goes by in one review: the sealed names, what was decided before, and the labels in use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.text import normalised
from review_app.names import queries
from review_app.names.models import SettledName
from review_app.names.rules import Found, Hit, Kind, Known, find, replaced
from review_app.names.rules.settling import Decision, applies
from review_app.names.rules.standing import Standing
from review_app.names.sealing import unseal
from review_app.people.queries import participants_of_review, relatives_of_review, sealed_names_of_review
from review_app.people.sealing import unseal as unseal_person

BETWEEN = "\n\n"  # no name reaches from one box of a form into the next


@dataclass(frozen=True)
class Settled:
    """A decision, and the row that holds it."""

    row_id: UUID
    decision: Decision


@dataclass(frozen=True)
class Stands:
    """What may stand in papers, and the row that holds it: by whom, and when."""

    row: SettledName
    standing: Standing


@dataclass
class Book:
    """What a review knows about names. Held in memory for one request, and never shown as a whole."""

    practitioners: dict[str, str] = field(default_factory=dict)  # id → label
    relatives: dict[str, str] = field(default_factory=dict)  # id → pseudonym
    sealed: list[Known] = field(default_factory=list)
    settled: dict[str, Settled] = field(default_factory=dict)  # key → what was decided
    stands: dict[str, Stands] = field(default_factory=dict)  # key → what may stand in papers

    @property
    def people(self) -> dict[str, str]:
        """Everybody's label by id."""
        return self.practitioners | self.relatives

    def label_of(self, decision: Decision) -> str:
        """What stands for a name now: the label of the person, as it is now, or the words chosen."""
        return self.people.get(decision.person_id, "") or decision.label

    @property
    def labels(self) -> list[str]:
        """Every label that stands in texts of the review."""
        decided = [self.label_of(each.decision) for each in self.settled.values()]
        return list(dict.fromkeys([*self.people.values(), *(label for label in decided if label)]))

    @property
    def known(self) -> list[Known]:
        """The sealed names, and the names settled before."""
        before = [
            Known(each.decision.name, each.decision.person_id or f"settled:{key}", Kind(each.decision.kind))
            for key, each in self.settled.items()
            if not each.decision.keeps
        ]
        return [*self.sealed, *before]

    def decided(self, found: Found) -> Decision | None:
        """The decision that applies to a name by itself, or None."""
        each = self.settled.get(found.key)
        decision = each.decision if each else None
        sealed = {person.stands_for for person in self.sealed}
        by_key = Found(found.key, found.kind, found.shown, may_be=tuple(who for who in found.may_be if who in sealed))
        by_key.is_near = found.is_near
        return decision if applies(by_key, decision) else None


def book_of(session: Session, names_key: bytes, review_id: UUID) -> Book:
    """The book of one review, opened with the names key."""
    book = Book(
        {str(each.id): each.label for each in participants_of_review(session, review_id)},
        {str(each.id): each.pseudonym for each in relatives_of_review(session, review_id)},
    )
    for sealed in sealed_names_of_review(session, review_id):
        person = str(sealed.participant_id or sealed.relative_id)
        real = unseal_person(names_key, review_id, sealed.id, sealed.box)
        if real.name and person in book.people:
            book.sealed.append(Known(real.name, person))
    for row in queries.settled_names(session, review_id):
        content = unseal(names_key, row.box, review_id, row.id)
        if "stands" in content:
            standing = Standing(**content | {"marks": tuple(content["marks"])})
            book.stands[standing.stands] = Stands(row, standing)
            continue
        decision = Decision(**content)
        book.settled[decision.key] = Settled(row.id, decision)
    return book


@dataclass(frozen=True)
class Check:
    """The names in what was put into the boxes of a form."""

    texts: Mapping[str, str]  # by the name of the box
    found: list[Found]

    @property
    def text(self) -> str:
        """All boxes as one text."""
        return BETWEEN.join(self.texts.values())

    def with_labels(self, labels: Mapping[str, str]) -> dict[str, str]:
        """The boxes with labels, by key, in the place of names."""
        done, place = dict[str, str](), 0
        hits = [hit for each in self.found for hit in each.hits]
        for name, text in self.texts.items():
            end = place + len(text)
            here = [hit for hit in hits if place <= hit.start and hit.end <= end]
            moved = [Hit(hit.start - place, hit.end - place, hit.key, hit.kind) for hit in here]
            done[name] = replaced(text, moved, labels)
            place = end + len(BETWEEN)
        return done


def check_texts(book: Book, texts: Mapping[str, str]) -> Check:
    """Find the names in the boxes of a form."""
    clean = {name: normalised(text) for name, text in texts.items()}
    return Check(clean, find(BETWEEN.join(clean.values()), book.known, book.labels))
