"""Nothing is written without its event, and no event can hold case material."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, insert, text, update

from review_app.access.roles import Role
from review_app.accounts.models import User, WrongTry
from review_app.audit.events import Event
from review_app.audit.queries import events_in_order
from review_app.audit.staging import LONGEST_FACT, Unstaged, stage, staged_events
from review_app.boards.models import Programme
from review_app.core.clock import now
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from tests.factories.boards import a_programme

pytestmark = pytest.mark.database


def test_a_new_changed_or_deleted_row_without_an_event_is_refused(database: Database) -> None:
    with unit_of_work(database) as session:
        programme_id = a_programme(session).id
    with pytest.raises(Unstaged, match="programme"), unit_of_work(database) as session:
        session.add(Programme(name="Unannounced"))
    with pytest.raises(Unstaged, match="programme"), unit_of_work(database) as session:
        session.get_one(Programme, programme_id).name = "Renamed behind everybody’s back"
    with pytest.raises(Unstaged, match="programme"), unit_of_work(database) as session:
        session.delete(session.get_one(Programme, programme_id))
    with reading(database) as session:
        assert session.get_one(Programme, programme_id).name == "Pilot programme"


@pytest.mark.parametrize(
    "statement",
    [
        update(User).values(name="Somebody else"),
        delete(User),
        insert(Programme).values(id=uuid4(), name="Unannounced", created_at=now()),
        text("DELETE FROM programme"),
        text("  update programme set name = 'Unannounced'"),
        update(User.__table__).values(name="Somebody else"),
    ],
    ids=["update", "delete", "insert", "text delete", "text update", "table update"],
)
def test_a_bulk_statement_that_nobody_named_is_refused(database: Database, statement: object) -> None:
    with pytest.raises(Unstaged, match="BULK_ALLOWED"), unit_of_work(database) as session:
        session.execute(statement)  # type: ignore[call-overload] # any of these
    with pytest.raises(Unstaged, match="BULK_ALLOWED"), unit_of_work(database) as session:
        session.execute(statement, execution_options={"bulk": "whatever I like"})  # type: ignore[call-overload] # any of these


def test_a_named_bulk_statement_and_reading_go_through(database: Database) -> None:
    with unit_of_work(database) as session:
        session.execute(delete(WrongTry), execution_options={"bulk": "throttle_sweep"})
        assert session.execute(text("SELECT count(*) FROM programme")).scalar_one() == 0


def test_a_fact_that_could_be_case_material_is_refused(database: Database) -> None:
    with unit_of_work(database) as session:
        with pytest.raises(ValueError, match="may be case material"):
            stage(session, Event.BACKED_UP, by=None, note="x" * (LONGEST_FACT + 1))
        assert staged_events(session) == []
        stage(session, Event.BACKED_UP, by=None, role=Role.CHAIR, on=date(2011, 3, 3), who=UUID(int=5), yes=True, n=3)
    with reading(database) as session:
        (event,) = events_in_order(session)
        assert event.facts == {"role": "chair", "on": "2011-03-03", "who": str(UUID(int=5)), "yes": True, "n": 3}


def test_what_was_rolled_back_is_not_recorded_by_the_next_commit(database: Database) -> None:
    session = database.writing()
    stage(session, Event.RESTORED, by=None)
    session.execute(text("SELECT 1"))
    session.rollback()
    assert staged_events(session) == []
    session.close()
