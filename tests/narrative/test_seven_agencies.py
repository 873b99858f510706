"""Seven agencies send in seven layouts at their worst: each is read as it was meant, or says what was not."""

from io import BytesIO

import openpyxl
import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.people.actions import add_agency
from tests.factories import sent_in
from tests.narrative.bringing import Bringer, stored
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def lead(cast: Cast, database: Database) -> Bringer:
    """A lead reviewer who brings what an agency sent."""
    with unit_of_work(database) as session:
        agency = str(add_agency(session, cast.review_id, "Agency", by=cast.lead()).id)
    return Bringer(cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/narrative", agency)


def told(database: Database, cast: Cast) -> list[tuple[str, str]]:
    """What is stored, without its lanes."""
    return [(on, what) for on, _lane, what in stored(database, cast)]


def test_a_police_log_with_a_title_and_four_figure_times(lead: Bringer, database: Database, cast: Cast) -> None:
    lead.bring(sent_in.police_log())
    lead.choose(order="day")
    assert "The same as row 7 of this table." in lead.rows().words
    lead.confirm()
    assert told(database, cast) == [
        ("14 March 2009", "At 23:10: Caller says “shouting, then quiet” – child heard; unit sent."),
        ("15 March 2009", "At 00:05: Officers attend; all calm.\nNo offences. £20 window."),
        ("2 April 2009", "At 09:15: School rings – no café breakfast, he says."),
    ]


def test_two_tables_on_one_sheet_are_two_and_heads_in_two_rows_are_one(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    lead.bring(sent_in.health_visitor_book())
    page = lead.browser.get(f"{lead.url}/import/columns")
    lines = [option.get_text() for option in page.soup.select("#table option")]
    assert lines == ["Sheet1, rows 1 to 8", "Sheet1, rows 11 to 14"]
    lead.choose()
    lead.confirm()
    assert told(database, cast) == [
        ("3 March 2009", "At 09:30: Home visit. No food in the flat.\nOutcome: Form to social care"),
        ("3 March 2009", "At 15:00: Telephone call to the duty desk."),
        ("9 March 2009", "Clinic: weight taken."),
    ]
    lead.bring(sent_in.health_visitor_book())
    lead.choose(table="1")
    lead.choose(column_1="what", column_2="more")
    lead.confirm()
    assert told(database, cast)[-2:] == [
        ("1 April 2009", "Weighing\nReason given: None"),
        ("15 April 2009", "Hearing\nReason given: Bus did not come"),
    ]


def test_a_word_table_below_a_letterhead_with_a_table_in_a_cell(lead: Bringer, database: Database, cast: Cast) -> None:
    lead.bring(sent_in.school_document())
    lead.choose(column_1="")
    lead.confirm()
    assert told(database, cast) == [
        ("12 March 2009", "Rang home."),
        ("12 March 2009", "No answer."),
        ("16 March 2009", "Came in tired.\nMaths | asleep\nLunch | ate twice"),
        ("2 to 3 April 2009", "Not in school."),
    ]


def test_a_row_that_goes_on_with_the_one_above_is_asked_about(lead: Bringer, database: Database, cast: Cast) -> None:
    lead.bring(sent_in.practice_printout())
    page = lead.choose(column_1="")
    page = lead.browser.get(f"{lead.url}/import/columns")
    assert "“Review in two weeks.”, for example, has no date." in page.words
    assert "The row has no date." in lead.rows().words
    lead.choose(undated="joined")
    lead.confirm()
    assert told(database, cast) == [
        ("3 March 2009", "Low mood. “Tired all the time”.\nReview in two weeks."),
        ("17 March 2009", "Did not attend."),
        ("7 April 2009", "At 10:40: Immunisation given"),
    ]


def test_cells_without_a_known_value_are_said_and_mended_rows_come_again(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    lead.bring(sent_in.housing_book())
    lead.choose()
    assert "Some cells only say how their value is worked out" in lead.rows().words
    answer = lead.browser.client.post(f"{lead.url}/import/refused", data={"csrf_token": lead.browser.token()})
    lead.confirm()
    book = openpyxl.load_workbook(BytesIO(answer.data))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    heads = next(number for number, row in enumerate(rows, start=1) if row[0] == "Ref")
    assert rows[heads][:2] == ["H2", "2009-03-20 14:30"]
    book.active.cell(heads + 1, 4).value = "Noise: shouting"
    book.active.cell(heads + 2, 2).value = "27/3/09"
    mended = BytesIO()
    book.save(mended)
    lead.bring(mended.getvalue())
    lead.choose(order="day")
    assert "Already here" not in lead.rows().words
    lead.confirm()
    assert told(database, cast) == [
        ("3 March 2009", "At 08:05: Boiler broken"),
        ("20 March 2009", "At 14:30: Noise: shouting"),
        ("27 March 2009", "Rent arrears letter"),
    ]


def test_a_date_for_a_whole_group_of_rows_is_theirs_once_that_was_said(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    for _time in range(2):
        lead.bring(sent_in.guardian_document())
        lead.choose(order="day", undated="above")
        assert "The row doesn’t say what happened." in lead.rows().words
        lead.confirm()
    assert told(database, cast) == [
        ("3 March 2009", "Application issued."),
        ("3 March 2009", "Guardian appointed."),
        ("3 March 2009", "First hearing listed."),
        ("9 March 2009", "Hearing; interim order made."),
        ("January 2010", "Final hearing."),
        ("January 2010", "No order made."),
    ]


def test_a_thousand_rows_with_hidden_ones_and_dates_as_people_type_them(
    lead: Bringer, database: Database, cast: Cast
) -> None:
    lead.bring(sent_in.social_care_book())
    assert lead.choose(422, column_1="").errors == ["Say whether the day or the month stands first."]
    lead.choose(column_1="", order="day")
    page = lead.rows()
    assert "The file has hidden rows or columns." in page.words
    assert "Will be added: 1000" in page.words
    lead.confirm()
    found = told(database, cast)
    assert len(found) == 1000
    assert sorted({on for on, _what in found}) == [
        "12 March 2009", "22 May 2009", "Easter 2009", "March 2009", "about June 2009", "perhaps 22 May 2009",
        "spring 2009", "week of 9 March 2009",
    ]  # fmt: skip
    assert not any("not for sharing" in what for _on, what in found)
