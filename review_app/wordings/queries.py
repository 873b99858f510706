"""Reading wordings; and across the pilots, nothing but wordings."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from review_app.core.errors import found
from review_app.factors.models import Factor
from review_app.findings.models import Finding, FindingFactor
from review_app.findings.queries import links_of_finding, loaded_finding
from review_app.people.queries import participants_of_review, relatives_of_review
from review_app.vocabularies.models import Term
from review_app.wordings.models import SharedWording, Wording, WordingState


def _wordings(review_id: UUID) -> Select[Wording]:
    of_review = select(Wording).where(Wording.review_id == review_id)
    return of_review.order_by(Wording.created_at.desc(), Wording.number.desc(), Wording.id)


def wordings_of_review(session: Session, review_id: UUID) -> list[Wording]:
    """The wordings of a review, newest first."""
    return list(session.scalars(_wordings(review_id)))


def wordings_of_finding(session: Session, review_id: UUID, finding_id: UUID) -> list[Wording]:
    """The wordings of one finding, newest first."""
    return list(session.scalars(_wordings(review_id).where(Wording.finding_id == finding_id)))


def wording_in_review(session: Session, review_id: UUID, wording_id: UUID) -> Wording:
    """A wording of this review; raises NotFound."""
    return found(session.scalars(_wordings(review_id).where(Wording.id == wording_id)).first())


def wordings_waiting(session: Session, review_ids: Iterable[UUID]) -> list[Wording]:
    """The wordings of several reviews that wait for a chair, the oldest first."""
    wanted = select(Wording).where(Wording.review_id.in_(list(review_ids)), Wording.state == WordingState.PROPOSED)
    return list(session.scalars(wanted.order_by(Wording.created_at, Wording.id)))


def wordings_of_board(session: Session, board_id: UUID) -> list[Wording]:
    """The wordings of every review of an LSCB, newest first."""
    wanted = select(Wording).where(Wording.board_id == board_id)
    return list(session.scalars(wanted.order_by(Wording.created_at.desc(), Wording.number.desc(), Wording.id)))


def wordings_held(session: Session, review_id: UUID, finding_id: UUID) -> list[Wording]:
    """The wordings of a finding, with everybody else kept off it until the commit."""
    session.execute(
        select(Finding.id).where(Finding.review_id == review_id, Finding.id == finding_id).with_for_update()
    )
    return wordings_of_finding(session, review_id, finding_id)


def finding_behind(session: Session, wording: Wording) -> Finding | None:
    """The finding that a wording was made from; None if it was deleted."""
    wanted = select(Finding).where(Finding.review_id == wording.review_id, Finding.id == wording.finding_id)
    return session.scalars(wanted).first()


def finding_held(session: Session, wording: Wording) -> Finding | None:
    """The finding behind a wording as it is now, with everybody else kept off it until the commit."""
    wanted = select(Finding).where(Finding.review_id == wording.review_id, Finding.id == wording.finding_id)
    return session.scalars(wanted.with_for_update(), execution_options={"populate_existing": True}).first()


def findings_behind(session: Session, review_ids: Iterable[UUID], wordings: Iterable[Wording]) -> dict[UUID, Finding]:
    """The findings that several wordings were made from, by id, each with its category; deleted ones are left out."""
    ids = {one.finding_id for one in wordings}
    there = [loaded_finding(session, finding_id) for finding_id in ids]
    if there and all(there):  # on the page of the finding itself
        return {finding.id: finding for finding in there if finding is not None}
    wanted = select(Finding).where(Finding.review_id.in_(list(review_ids)), Finding.id.in_(ids))
    rows = session.scalars(wanted.options(joinedload(Finding.category)).order_by(Finding.id))
    return {finding.id: finding for finding in rows}


def headings_since(
    session: Session, review_ids: Iterable[UUID], finding_ids: Iterable[UUID]
) -> dict[UUID, dict[str, datetime]]:
    """The headings of the factors that findings explain, and since when each finding explains one under it."""
    linked = select(FindingFactor.finding_id, Term.heading, FindingFactor.created_at)
    linked = linked.join(Factor, FindingFactor.factor_id == Factor.id).join(Term, Factor.term_id == Term.id)
    linked = linked.where(
        FindingFactor.review_id.in_(list(review_ids)), FindingFactor.finding_id.in_(list(finding_ids))
    )
    found: dict[UUID, dict[str, datetime]] = {}
    for finding_id, heading, since in session.execute(linked.order_by(FindingFactor.created_at, FindingFactor.id)):
        found.setdefault(finding_id, {}).setdefault(heading, since)
    return found


def factor_terms(session: Session, finding: Finding) -> list[Term]:
    """The headings of the factors that a finding explains, each once, in the framework's order."""
    factors = links_of_finding(session, finding.review_id, finding.id).factors
    terms = {link.factor.term.heading: link.factor.term for link in factors}
    return sorted(terms.values(), key=lambda term: (term.place, term.heading))


def labels_of_review(session: Session, review_id: UUID) -> list[str]:
    """How the people of a review are called in it: pseudonyms, then position labels."""
    relatives, participants = relatives_of_review(session, review_id), participants_of_review(session, review_id)
    return [*(one.pseudonym for one in relatives), *(one.label for one in participants)]


def wordings_shared(session: Session, programme_id: UUID) -> list[SharedWording]:
    """What may be read across a programme: agreed words as they crossed, and nothing that hangs on them."""
    wanted = select(SharedWording).where(SharedWording.programme_id == programme_id, SharedWording.ended_on.is_(None))
    return list(session.scalars(wanted.order_by(SharedWording.category_place, SharedWording.title, SharedWording.id)))


def texts_shared(session: Session, programme_id: UUID) -> list[tuple[UUID, str]]:
    """What is compared of each shared wording: its title, a blank line, its summary."""
    wanted = select(SharedWording.id, SharedWording.title, SharedWording.summary)
    wanted = wanted.where(SharedWording.programme_id == programme_id, SharedWording.ended_on.is_(None))
    rows = session.execute(wanted.order_by(SharedWording.id))
    return [(wording_id, f"{title}\n\n{summary}") for wording_id, title, summary in rows]


def number_to_compare(session: Session, programme_id: UUID) -> int:
    """How many shared wordings there are to compare."""
    wanted = select(func.count()).select_from(SharedWording)
    wanted = wanted.where(SharedWording.programme_id == programme_id, SharedWording.ended_on.is_(None))
    return session.scalar(wanted) or 0
