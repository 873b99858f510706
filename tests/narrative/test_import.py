"""Bringing in a chronology: what people send is read, shown, and stored once it is confirmed; nothing is guessed."""

from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import func, select

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.narrative.models import Entry, WaitingTable
from review_app.narrative.queries import entries_of_review
from review_app.people.actions import add_agency, add_participant
from tests.factories import chronologies
from tests.narrative.bringing import Bringer, stored
from tests.support.browser import Browser, form_values
from tests.support.people import Cast
from tools.visits import counted_statements

pytestmark = pytest.mark.database

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/narrative"


@pytest.fixture
def agency(cast: Cast, database: Database) -> str:
    with unit_of_work(database) as session:
        return str(add_agency(session, cast.review_id, "O'Brien & Daughters “Health”", by=cast.lead()).id)


@pytest.fixture
def lead(cast: Cast, url: str, agency: str) -> Bringer:
    return Bringer(cast.browser(Role.LEAD_REVIEWER), url, agency)


def test_a_workbook_with_a_title_and_merged_dates_becomes_entries(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    lead.bring(chronologies.health())
    lead.choose()
    assert stored(database, cast) == []
    assert "3 entries added" in lead.confirm().words.replace("Three", "3")
    assert stored(database, cast) == [
        ("3 March 2009", "O'Brien & Daughters “Health”", "Home visit. No food in the flat.\nOutcome: Form sent to social care"),
        ("3 March 2009", "O'Brien & Daughters “Health”", "Telephone call to the duty desk."),
        ("22 May 2009", "O'Brien & Daughters “Health”", "At 14:30: Clinic: weight taken."),
    ]  # fmt: skip


def test_which_of_day_and_month_stands_first_is_asked_and_never_guessed(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    lead.bring(chronologies.school())
    page = lead.choose(422)
    assert page.errors == ["Say whether the day or the month stands first."]
    assert "“12/3/09”" in page.words
    lead.choose(order="day")
    lead.confirm()
    assert [(on, what) for on, _lane, what in stored(database, cast)] == [
        ("12 March 2009", "Learning mentor rang.\nAdvised to do an assessment."),
        ("Easter 2009", "Away for two weeks."),
        ("perhaps 22 May 2009", "She said “I listen for the baby” – in class.\nAction taken: Passed on"),
    ]


def test_what_was_chosen_for_an_agency_is_remembered(lead: Bringer, database: Database, cast: Cast) -> None:
    lead.bring(chronologies.school())
    lead.choose(order="month", column_2="")
    assert "3 December 2009" in lead.rows().words
    lead.confirm()
    lead.bring(chronologies.school())
    page = lead.browser.get(f"{lead.url}/import/columns")
    assert page.soup.select_one("#column_2 option[selected]")["value"] == ""
    assert page.soup.select_one("input[name=order][checked]")["value"] == "month"
    other = Bringer(lead.browser, lead.url)
    other.bring(chronologies.school())
    page = lead.browser.get(f"{lead.url}/import/columns")
    assert page.soup.select_one("#column_2 option[selected]")["value"] == "more"
    assert page.soup.select_one("input[name=order][checked]") is None


def test_the_same_file_twice_makes_no_doubles_even_after_an_entry_was_corrected(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    for _time in range(2):
        lead.bring(chronologies.health())
        lead.choose()
        lead.confirm()
    assert len(stored(database, cast)) == 3
    with database.reading() as session:
        entry = entries_of_review(session, cast.review_id)[0]
    lead.browser.send(f"{lead.url}/entries/{entry.id}", what="Corrected by hand.")
    lead.bring(chronologies.health())
    lead.choose()
    page = lead.rows()
    assert "Already here: 3" in page.words
    assert "Add " not in " ".join(button.get_text() for button in page.soup.select("main button"))
    lead.browser.send(f"/reviews/{cast.review_id}/records/entry/{entry.id}/delete", why="Brought in by mistake")
    assert "Will be added: 1" in lead.rows().words


def test_rows_alike_in_one_file_are_brought_in_once(lead: Bringer, database: Database, cast: Cast) -> None:
    rows = [["Date", "What"], ["2009", "A visit."], ["2009", "A  VISIT."], ["2010", "A visit."]]
    lead.bring(chronologies.separated(rows))
    lead.choose()
    assert "The same as row 2 of this table." in lead.rows().words
    lead.confirm()
    assert [on for on, _lane, _what in stored(database, cast)] == ["2009", "2010"]


def test_refused_rows_are_downloaded_mended_and_brought_again(lead: Bringer, database: Database, cast: Cast) -> None:
    rows = [
        ["Date", "What"],
        ["2009", "A visit."],
        ["the other week", "=1+1 & <b>"],
        ["31/2/2009", "No such day."],
    ]
    lead.bring(chronologies.separated(rows))
    lead.choose(order="day")
    page = lead.rows()
    assert "“the other week” can’t be read as a date." in page.words
    assert "There is no such day in the calendar" in page.words
    answer = lead.browser.client.post(f"{lead.url}/import/refused", data={"csrf_token": lead.browser.token()})
    assert answer.mimetype == XLSX
    book = openpyxl.load_workbook(BytesIO(answer.data))
    sheet = book.active
    words = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = words.index(["Date", "What", "Why it was not read"])
    assert words[head + 1][:2] == ["the other week", "=1+1 & <b>"]
    sheet.cell(head + 2, 1).value = "about May 2009"
    mended = BytesIO()
    book.save(mended)
    lead.confirm()
    lead.bring(mended.getvalue())
    lead.choose(order="day")
    lead.confirm()
    assert [(on, what) for on, _lane, what in stored(database, cast)] == [
        ("2009", "A visit."), ("about May 2009", "=1+1 & <b>"),
    ]  # fmt: skip


def test_names_in_the_rows_are_settled_once_before_anything_is_stored(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    rows = [
        ["Date", "What"],
        ["2009", "Wójcik rang."],
        ["2010", "A visit ⟦3⟧.\n⟦4⟧\nAsked about Wójcik."],
        ["2011", "Quiet."],
    ]
    lead.bring(chronologies.separated(rows))
    lead.choose()
    page = lead.confirm()
    assert page.heading == "Names in this text"
    assert stored(database, cast) == []
    own = str(page.soup.select_one("input[name^=own_]")["name"])
    action = str(page.soup.select_one("main form[method=post]")["action"])
    page = lead.browser.post(action, follow=True, **(form_values(page) | {own: "the uncle"}))
    assert "Three entries added." in page.words
    assert [what for _on, _lane, what in stored(database, cast)] == [
        "The uncle rang.", "A visit [3].\n[4]\nAsked about the uncle.", "Quiet.",
    ]  # fmt: skip
    lead.bring(chronologies.separated(rows))
    lead.choose()
    assert "Already here: 3" in lead.rows().words


def test_two_files_in_two_alphabets_with_ends_and_times(lead: Bringer, database: Database, cast: Cast) -> None:
    lead.bring(chronologies.police())
    lead.choose(order="day")
    lead.confirm()
    assert [(on, what) for on, _lane, what in stored(database, cast)] == [
        ("1 February 2010", "At 23:10: Called by a neighbour."), ("3 to 5 February 2010", "Officer called three times."),
    ]  # fmt: skip


def test_names_in_the_column_of_lanes_are_settled_once_and_not_kept(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    with unit_of_work(database) as session:
        social_care = add_agency(session, cast.review_id, "Social care", by=cast.lead())
        person = add_participant(session, social_care, "Duty social worker", "", by=cast.lead())
        code = f"participant:{person.id}"
    lead.bring(chronologies.social_care())
    page = lead.browser.get(f"{lead.url}/import/columns")
    assert "Jo from the front desk" in page.words
    lead.choose(name_0=code)
    lead.confirm()
    assert [(on, lane) for on, lane, _what in stored(database, cast)] == [
        ("week of 3 March 2009", "Duty social worker"), ("week of 3 March 2009", "Duty social worker"),
        ("early 2010", "Duty social worker"),
    ]  # fmt: skip
    lead.bring(chronologies.social_care())
    assert lead.browser.get(f"{lead.url}/import/columns").soup.select_one("#name_0 option[selected]")["value"] == code
    kept = b"front desk"
    with database.reading() as session:
        choices = session.connection().exec_driver_sql("SELECT chosen FROM column_choice").scalars().all()
        boxes = session.scalars(select(WaitingTable.box)).all()
    assert kept.decode() not in str(choices)
    assert all(kept not in bytes(box) for box in boxes)


def test_day_numbers_of_an_old_macintosh_are_days(lead: Bringer, database: Database, cast: Cast) -> None:
    lead.bring(chronologies.housing())
    lead.choose()
    lead.confirm()
    assert [on for on, _lane, _what in stored(database, cast)] == ["3 March 2009", "4 March 2009"]


def test_two_numbers_are_asked_about_and_heads_that_come_again_are_no_rows(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    lead.bring(chronologies.practice())
    lead.choose()
    assert "Say what two numbers such as 03.09 mean." in lead.rows().words
    lead.choose(pairs="month_year")
    lead.confirm()
    assert [on for on, _lane, _what in stored(database, cast)] == ["March 2009", "April 2009"]


def test_another_table_of_the_file_can_be_chosen(lead: Bringer, database: Database, cast: Cast) -> None:
    lead.bring(chronologies.nursery())
    lead.choose(table="1")
    lead.choose()
    assert "The row has no date." in lead.rows().words
    lead.confirm()
    assert stored(database, cast) == [
        ("March 2009", "O'Brien & Daughters “Health”", "Where the bread lives.\nChild: Looked twice.")
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"only words, no table\n"[:9], "There is no table in this file."),
        (b"%PDF-1.4 x", "This is a PDF."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "older Excel"),
        (b"PK\x03\x04 broken", "This file is damaged"),
        (b"\x00\x01\x02\x03" * 50, "no file that can be read here"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(lead: Bringer, content: bytes, sentence: str) -> None:
    assert sentence in lead.bring(content, 422).words


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing(lead: Bringer) -> None:
    far = chronologies.workbook([], change=lambda sheet: sheet.__setitem__("XFD1048576", 1))
    assert "There is no table" in lead.bring(far, 422).words
    more = chronologies.workbook([["Date", "What"]] + [["2009", str(number)] for number in range(5020)])
    assert "more than 5,000 rows" in lead.bring(more, 422).words


def test_a_table_is_its_bringers_own_and_goes_when_it_is_thrown_away(
    lead: Bringer, database: Database, cast: Cast, url: str
) -> None:
    lead.bring(chronologies.health())
    member = cast.browser(Role.TEAM_MEMBER)
    assert "You have brought no table" in member.get(f"{url}/import/rows").words
    assert "still waits" not in member.get(f"{url}/import").words
    assert "still waits" in lead.browser.get(f"{url}/import").words
    lead.bring(chronologies.school())
    with database.reading() as session:
        assert session.scalar(select(func.count(WaitingTable.id))) == 1
    lead.browser.post(f"{url}/import/throw-away")
    with database.reading() as session:
        assert session.scalar(select(func.count(WaitingTable.id))) == 0
    assert stored(database, cast) == []


def test_a_table_changed_in_another_window_is_shown_again_before_it_is_stored(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    lead.bring(chronologies.health())
    lead.choose()
    old = lead.rows().value("step")
    lead.choose(column_2="")
    page = lead.browser.post(f"{lead.url}/import/rows", follow=True, step=old)
    assert "changed in another window" in page.words
    assert stored(database, cast) == []
    lead.confirm()
    lead.browser.post(f"{lead.url}/import/rows", 200, step=old)
    assert len(stored(database, cast)) == 3


def test_what_is_missing_is_said_beside_its_box(lead: Bringer, url: str) -> None:
    lead.bring(chronologies.health())
    assert lead.choose(422, column_0="").errors == ["Choose the column in which the date stands."]
    assert lead.choose(422, column_1="").errors == ["Choose the column that says what happened."]
    assert lead.choose(422, column_2="what").errors[0].startswith("Only one column can hold")
    assert lead.choose(422, lane="").errors == ["Choose in whose lane the rows stand, or the column that says so."]
    assert lead.browser.post(f"{url}/import", 422, agency_id="").errors == ["Choose the file."]


def test_the_audit_says_that_a_table_came_and_how_many_rows_and_nothing_of_what_they_say(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    lead.bring(chronologies.health())
    lead.choose()
    lead.confirm()
    with database.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.event == "entries_imported")).one()
        assert (event.facts, event.review_id) == ({"added": 3, "refused": 0}, cast.review_id)
        assert len({entry.created_by for entry in session.scalars(select(Entry))}) == 1


def test_only_who_may_write_brings_tables(cast: Cast, url: str) -> None:
    for role in (Role.COORDINATOR, Role.CHAIR, Role.ADVISER):
        cast.browser(role).get(f"{url}/import", 403)
    Browser(cast.app, cast.stranger).get(f"{url}/import/rows", 404)
    cast.move_to(Stage.PAUSED)
    cast.browser(Role.LEAD_REVIEWER).get(f"{url}/import", 403)
    assert "Bring in a chronology" not in cast.browser(Role.LEAD_REVIEWER).get(url).words


def test_a_thousand_rows_are_stored_with_a_few_statements(lead: Bringer, database: Database, cast: Cast) -> None:
    lead.bring(chronologies.of_thousand())
    lead.choose(order="day")
    fields = {"step": lead.rows().value("step"), "rows": ""}
    with counted_statements(database) as statements:
        lead.browser.post(f"{lead.url}/import/rows", **fields)
    assert len(stored(database, cast)) == 1000
    assert len(statements) < 80
