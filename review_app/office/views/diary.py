"""The coordinator's diary: every day on which something is planned or due, from every room that knows of one."""

from datetime import date
from uuid import UUID

from flask import render_template

from review_app.access.gate import allowed, requires
from review_app.access.permissions import Permission
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.core.here import house_here
from review_app.core.offers import Diary, DiaryLine
from review_app.office.views.blueprint import Page, blueprint


@blueprint.get("")
@requires(Permission.OFFICE_READ)
def diary(review_id: UUID) -> Page:
    """What is to come, the soonest first, and what was, the last first."""
    session, day = session_here(), today()
    lines: list[DiaryLine] = []
    for offer in house_here().offered(Diary):
        if allowed(offer.permission):
            lines += offer.load(session, review_id)
    coming = sorted((line for line in lines if line.on >= day), key=_by_day)
    past = sorted((line for line in lines if line.on < day), key=_by_day, reverse=True)
    return render_template("office/diary.html", coming=coming, past=past)


def _by_day(line: DiaryLine) -> tuple[date, str]:
    return line.on, line.said
