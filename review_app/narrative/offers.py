"""What the narrative offers."""

import textwrap
from uuid import UUID

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import Erasable, Record, Room, Searchable, Task, TaskLine
from review_app.core.text import counted
from review_app.core.waiting import passing_of
from review_app.narrative.models import ColumnChoice, Entry, ImportedRow, Period, Perspective, WaitingTable
from review_app.narrative.queries import sizes_of_narrative
from review_app.narrative.views import blueprint

READ, WRITE, DELETE = Permission.CASE_READ, Permission.CASE_WRITE, Permission.CASE_DELETE
LONGEST_TITLE = 60


def _narrative_task(session: Session, review_id: UUID) -> TaskLine:
    periods, entries = sizes_of_narrative(session, review_id)
    said = (
        f"{counted(periods, 'period')}, {counted(entries, 'entry', 'entries')}" if periods or entries else "not begun"
    )
    return TaskLine(said, url_for("narrative.list_", review_id=review_id), done=periods > 0)


def _period_url(period: Period) -> str:
    return url_for("narrative.list_", review_id=period.review_id, _anchor=f"period-{period.id}")


def _entry_url(entry: Entry) -> str:
    return url_for("narrative.list_", review_id=entry.review_id, _anchor=f"entry-{entry.id}")


def _perspective_title(view: Perspective) -> str:
    return f"A differing view: {textwrap.shorten(view.text, LONGEST_TITLE, placeholder='…')}"


def _perspective_url(view: Perspective) -> str:
    return url_for("narrative.list_", review_id=view.review_id, _anchor=f"period-{view.period_id}")


def _entry_title(entry: Entry) -> str:
    return f"{entry.on}: {textwrap.shorten(entry.what, LONGEST_TITLE, placeholder='…')}"


LANE = ("agency", "participant", "relative")

SEARCHABLE = (
    Searchable(Period, "Narrative", ("title", "prose"), lambda period: period.title, _period_url, READ),
    Searchable(
        Perspective,
        "Differing views in the narrative",
        ("text",),
        lambda view: f"As {view.lane_words} saw it",
        _perspective_url,
        READ,
        needs=LANE,
        counts=lambda: (
            select(Period.id).where(Period.id == Perspective.period_id, Period.deleted_at.is_(None)).exists()
        ),
    ),
    Searchable(
        Entry,
        "Entries of the narrative",
        ("what",),
        lambda entry: f"{entry.on}, {entry.lane_words}",
        _entry_url,
        READ,
        needs=LANE,
    ),
)

ROOM = Room(
    "narrative",
    blueprint,
    (
        Task(Stage.DATA_COLLECTION, "Narrative", _narrative_task, READ),
        Record(Period, "period", lambda period: period.title, _period_url, READ, WRITE, DELETE),
        Record(
            Perspective,
            "differing view",
            _perspective_title,
            _perspective_url,
            READ,
            WRITE,
            DELETE,
            part_of="period_id",
        ),
        Record(Entry, "entry", _entry_title, _entry_url, READ, WRITE, DELETE),
        passing_of(WaitingTable),
        *SEARCHABLE,
        *(Erasable(model) for model in (Period, Perspective, Entry, WaitingTable, ColumnChoice, ImportedRow)),
    ),
)
