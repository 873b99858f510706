"""Writing reports."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import today
from review_app.core.dates import PartialDate
from review_app.core.errors import refuse_if
from review_app.reports.models import AppraisalPeriod, Copy, GlossaryEntry, PaperKind, Section
from review_app.reports.queries import glossary_of_review, last_number, section_of_review
from review_app.reports.rules import why_not_collect, why_not_term
from review_app.reports.seeds import Seed, why_not_start
from review_app.reviews.models import Review
from review_app.reviews.queries import hold_numbers


def unwritten(review_id: UUID, key: str) -> Section:
    """The section as it stands before anybody has written it: version 0, and always the same id.

    So a page on which a text is begun knows its draft, and of two who begin at once the second is told.
    """
    return Section(id=uuid5(review_id, f"section {key}"), review_id=review_id, key=key, text="", version=0)


def write_section(session: Session, review_id: UUID, key: str, text: str, *, by: UUID) -> Section:
    """Write or rewrite the text of a section."""
    section = section_of_review(session, review_id, key)
    row = section or unwritten(review_id, key)
    stage(session, Event.SECTION_WRITTEN, row, by=by, key=key)
    if section is None:
        session.add(row)
    row.text = text
    session.flush()
    return row


def add_period(
    session: Session, review_id: UUID, title: str, dates: PartialDate, text: str, *, by: UUID
) -> AppraisalPeriod:
    """A further period of the appraisal."""
    period = AppraisalPeriod(review_id=review_id, title=title, dates=dates, text=text, place=0)
    stage(session, Event.SECTION_WRITTEN, period, by=by, key="appraisal")
    session.add(period)
    session.flush()
    return period


def change_period(
    session: Session, period: AppraisalPeriod, title: str, dates: PartialDate, text: str, *, by: UUID
) -> None:
    """Change a period of the appraisal."""
    stage(session, Event.SECTION_WRITTEN, period, by=by, key="appraisal")
    period.title, period.dates, period.text = title, dates, text
    session.flush()


def start_periods(
    session: Session, review_id: UUID, periods: Sequence[AppraisalPeriod], seeds: Sequence[Seed], *, by: UUID
) -> int:
    """Start the appraisal from what the episodes say: new periods, and texts where nothing is written; how many changed.

    A text that somebody has written is never touched.
    """
    refuse_if(why_not_start(seeds))
    by_id = {period.id: period for period in periods}
    for place, seed in enumerate(seeds):
        period = by_id.get(seed.period_id) if seed.period_id else None
        row = period or AppraisalPeriod(review_id=review_id, title=seed.title, dates=seed.dates, place=place)
        stage(session, Event.SECTION_WRITTEN, row, by=by, key="appraisal")
        if period is None:
            session.add(row)
        row.text = seed.text
    session.flush()
    return len(seeds)


def add_term(session: Session, review_id: UUID, term: str, meaning: str, *, by: UUID) -> GlossaryEntry:
    """A further entry of the glossary; raises NotNow if the term is there already."""
    refuse_if(why_not_term(term, glossary_of_review(session, review_id)))
    entry = GlossaryEntry(review_id=review_id, term=term, meaning=meaning)
    stage(session, Event.SECTION_WRITTEN, entry, by=by, key="glossary")
    session.add(entry)
    session.flush()
    return entry


def change_term(session: Session, entry: GlossaryEntry, term: str, meaning: str, *, by: UUID) -> None:
    """Change an entry of the glossary; raises NotNow if the term is there already."""
    others = [other for other in glossary_of_review(session, entry.review_id) if other.id != entry.id]
    refuse_if(why_not_term(term, others))
    stage(session, Event.SECTION_WRITTEN, entry, by=by, key="glossary")
    entry.term, entry.meaning = term, meaning
    session.flush()


def make_copy(session: Session, review: Review, paper: PaperKind, reader_name: str, *, by: UUID) -> Copy:
    """The next numbered copy of a paper, for one reader; the file is drawn afterwards, outside this transaction."""
    hold_numbers(session, review.id)  # one number, one copy
    copy = Copy(
        review_id=review.id,
        paper=paper,
        number=last_number(session, review.id, paper) + 1,
        reader_name=reader_name,
        made_by=by,
    )
    stage(session, Event.COPY_MADE, copy, by=by, paper=paper, number=copy.number)
    session.add(copy)
    session.flush()
    return copy


def collect_copies(session: Session, copies: Sequence[Copy], on: date, *, by: UUID) -> None:
    """Note that copies came back; raises NotNow for a day that has not come, or before one was made."""
    for copy in copies:
        refuse_if(why_not_collect(copy, on, today()))
        stage(session, Event.COPY_COLLECTED, copy, by=by, paper=copy.paper, number=copy.number)
        copy.collected_on = on
    session.flush()


def note_downloaded(session: Session, copy: Copy, sha256: str, *, by: UUID) -> None:
    """Record that a copy was given out, and the hash by which a found file can be told to be that copy."""
    stage(session, Event.DOWNLOADED, copy, by=by, paper=copy.paper, number=copy.number)
    copy.sha256 = sha256
    session.flush()
