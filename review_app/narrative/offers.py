"""What the narrative offers."""

import textwrap
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.core.offers import Erasable, Record, Room, Task, TaskLine
from review_app.core.text import counted
from review_app.narrative.models import Entry, Period
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


def _entry_title(entry: Entry) -> str:
    return f"{entry.on}: {textwrap.shorten(entry.what, LONGEST_TITLE, placeholder='…')}"


ROOM = Room(
    "narrative",
    blueprint,
    (
        Task(Stage.DATA_COLLECTION, "Narrative", _narrative_task, READ),
        Record(Period, "period", lambda period: period.title, _period_url, READ, WRITE, DELETE),
        Record(Entry, "entry", _entry_title, _entry_url, READ, WRITE, DELETE),
        Erasable(Period),
        Erasable(Entry),
    ),
)
