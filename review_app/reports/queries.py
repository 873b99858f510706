"""Reading reports."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.core.errors import found
from review_app.reports.models import AppraisalPeriod, Copy, GlossaryEntry, PaperKind, Section


def sections_of_review(session: Session, review_id: UUID) -> dict[str, Section]:
    """The texts written for a report, by the key of their section."""
    of_review = select(Section).where(Section.review_id == review_id).order_by(Section.key)
    return {section.key: section for section in session.scalars(of_review)}


def count_of_written_sections(session: Session, review_id: UUID) -> int:
    """In how many sections of a report something is written."""
    written = select(func.count(Section.id)).where(Section.review_id == review_id, Section.text != "")
    return session.scalars(written).one()


def section_of_review(session: Session, review_id: UUID, key: str) -> Section | None:
    """The text of one section, or None while nobody has written it."""
    return session.scalars(select(Section).where(Section.review_id == review_id, Section.key == key)).first()


def periods_of_review(session: Session, review_id: UUID) -> list[AppraisalPeriod]:
    """The periods of the appraisal, in their order."""
    of_review = select(AppraisalPeriod).where(AppraisalPeriod.review_id == review_id)
    rows = session.scalars(of_review.order_by(AppraisalPeriod.place, AppraisalPeriod.created_at, AppraisalPeriod.id))
    return sorted(rows, key=lambda period: period.sort_key)


def period_in_review(session: Session, review_id: UUID, period_id: UUID) -> AppraisalPeriod:
    """A period of this review's appraisal; raises NotFound."""
    wanted = select(AppraisalPeriod).where(AppraisalPeriod.review_id == review_id, AppraisalPeriod.id == period_id)
    return found(session.scalars(wanted).first())


def glossary_of_review(session: Session, review_id: UUID) -> list[GlossaryEntry]:
    """The glossary, by the alphabet whatever the capitals."""
    of_review = select(GlossaryEntry).where(GlossaryEntry.review_id == review_id)
    rows = session.scalars(of_review.order_by(GlossaryEntry.term, GlossaryEntry.id))
    return sorted(rows, key=lambda entry: entry.term.casefold())


def glossary_entry_in_review(session: Session, review_id: UUID, entry_id: UUID) -> GlossaryEntry:
    """An entry of this review's glossary; raises NotFound."""
    wanted = select(GlossaryEntry).where(GlossaryEntry.review_id == review_id, GlossaryEntry.id == entry_id)
    return found(session.scalars(wanted).first())


def copies_of_review(session: Session, review_id: UUID) -> list[Copy]:
    """The numbered copies of a review's papers, newest first."""
    of_review = select(Copy).where(Copy.review_id == review_id)
    return list(session.scalars(of_review.order_by(Copy.made_at.desc(), Copy.number.desc(), Copy.id)))


def count_of_copies(session: Session, review_id: UUID) -> int:
    """How many numbered copies of a review's papers have been made."""
    return session.scalars(select(func.count(Copy.id)).where(Copy.review_id == review_id)).one()


def copy_in_review(session: Session, review_id: UUID, copy_id: UUID) -> Copy:
    """A numbered copy of this review; raises NotFound."""
    return found(session.scalars(select(Copy).where(Copy.review_id == review_id, Copy.id == copy_id)).first())


def last_number(session: Session, review_id: UUID, paper: PaperKind) -> int:
    """The number of the last copy made of a paper, deleted ones too; nought for none."""
    highest = select(func.max(Copy.number)).where(Copy.review_id == review_id, Copy.paper == paper)
    return session.scalar(highest, execution_options={"include_deleted": True}) or 0


def packs_given_out(session: Session, review_id: UUID) -> list[Copy]:
    """The copies of packs for the case group that were given out, those still with their readers first."""
    packs = [kind for kind in PaperKind if kind.is_pack]
    of_review = select(Copy).where(Copy.review_id == review_id, Copy.paper.in_(packs), Copy.sha256 != "")
    rows = session.scalars(of_review.order_by(Copy.made_at.desc(), Copy.number, Copy.id))
    return sorted(rows, key=lambda copy: copy.collected_on is not None)
