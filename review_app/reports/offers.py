"""What reports offer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import Erasable, Link, Need, NeedLine, Panel, Prose, ProseLine, Record, Room, Task, TaskLine
from review_app.core.text import counted
from review_app.reports.models import AppraisalPeriod, Copy, GlossaryEntry, Section
from review_app.reports.queries import (
    count_of_copies,
    count_of_written_sections,
    glossary_of_review,
    sections_of_review,
)
from review_app.reports.sections import APPRAISAL, all_kinds, kind_of
from review_app.reports.views import blueprint
from review_app.reviews.queries import reviews_by_ids


def _report_task(session: Session, review_id: UUID) -> TaskLine:
    texts = [kind for kind in all_kinds() if kind.is_text]
    written = count_of_written_sections(session, review_id)
    copies = count_of_copies(session, review_id)
    made = f", {counted(copies, 'numbered copy', 'numbered copies')}" if copies else ""
    said = f"{written} of {len(texts)} sections written{made}"
    return TaskLine(said, url_for("reports.list_", review_id=review_id), done=written == len(texts))


def _report_to_read(session: Session, who: UUID, review_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    """What a chair sees first: the report that lies with the LSCB."""
    del who
    return [
        NeedLine(
            f"{review.code}: the report is with the LSCB. Read it, and see what the findings ask.",
            url_for("reports.list_", review_id=review.id),
        )
        for review in reviews_by_ids(session, review_ids)
        if review.stage is Stage.WITH_BOARD
    ]


def _of_finding(session: Session, review_id: UUID, finding_id: UUID) -> Mapping[str, Any]:
    del session, review_id
    return {"finding_id": finding_id}


def _prose(session: Session, review_id: UUID) -> Sequence[ProseLine]:
    """What was written for the report. The appraisal is left out: a reasoned judgement belongs there."""
    sections = [one for one in sections_of_review(session, review_id).values() if one.key != APPRAISAL]
    terms = glossary_of_review(session, review_id)
    return [
        *(_line(f"Report: {kind_of(one.key).title}", one, "text", one.text, _section_url(one)) for one in sections),
        *(_line("Report: glossary", one, "meaning", one.meaning, _glossary_url(one)) for one in terms),
    ]


def _line(place: str, row: Section | GlossaryEntry, part: str, text: str, url: str) -> ProseLine:
    return ProseLine(place, row.__tablename__, row.id, part, text, url)


def _section_url(section: Section) -> str:
    return url_for("reports.show_section", review_id=section.review_id, key=section.key)


def _periods_url(period: AppraisalPeriod) -> str:
    return url_for("reports.periods", review_id=period.review_id)


def _glossary_url(entry: GlossaryEntry) -> str:
    return url_for("reports.glossary", review_id=entry.review_id)


def _packs_url(review_id: UUID | None) -> str:
    return url_for("reports.packs", review_id=review_id)


READ, WRITE = Permission.CASE_READ, Permission.REPORT_WRITE

ROOM = Room(
    "reports",
    blueprint,
    (
        Need(_report_to_read, Permission.DELEGATE_NAME),  # the chair's permission
        Link("office", "Packs for the case group, given out and collected", _packs_url, Permission.MEETINGS_READ),
        Panel("finding_ways", "Preview as printed", "reports/_way_of_finding.html", _of_finding, READ),
        Task(Stage.REPORTING, "Report", _report_task, READ),
        Prose("Report", _prose, READ),
        Record(Section, "section of the report", lambda row: kind_of(row.key).title, _section_url, READ, WRITE),
        Record(AppraisalPeriod, "period of the appraisal", lambda row: row.title, _periods_url, READ, WRITE, WRITE),
        Record(GlossaryEntry, "glossary entry", lambda row: row.term, _glossary_url, READ, WRITE, WRITE),
        Erasable(Section),
        Erasable(AppraisalPeriod),
        Erasable(GlossaryEntry),
        Erasable(Copy),
    ),
)
