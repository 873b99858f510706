"""`casewindow themes`: worked out anew, with the same result."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.themes.models import ThemeMember
from tests.cli.conftest import Run, run
from tests.factories.themes import Place, a_shared_finding, answered
from tests.support.people import Cast

pytestmark = pytest.mark.database
__all__ = ["run"]


def test_rebuild_changes_nothing_where_all_is_right_and_puts_back_what_was_lost(
    cast: Cast, database: Database, run: Run
) -> None:
    adviser, supervisor = cast.users[Role.ADVISER], cast.users[Role.SUPERVISOR]
    with unit_of_work(database) as session:
        place = [Place(cast.programme_id, cast.board_id, uuid4()) for _review in range(2)]
        first, second = (a_shared_finding(session, each, by=cast.lead()) for each in place)
        answered(session, first, second, adviser, supervisor)
    assert "nothing was otherwise" in run("themes", "rebuild")
    with unit_of_work(database) as session:
        stage(session, Event.THEMES_WORKED_OUT, None, by=None)
        for member in session.scalars(select(ThemeMember)):
            member.left_at = now()
    said = run("themes", "rebuild")
    assert "put right" in said
    assert first.title not in said
    assert "nothing was otherwise" in run("themes", "rebuild")
