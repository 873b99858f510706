"""Dates as people type them: each form is read, or refused with a reason; none is guessed, and all survive a restore."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_app.core.dates import NotADate, read_partial_date
from review_app.narrative.rules.written_dates import Asked, Questions, questions_of, read_written

DAY = Asked(order="day", pairs="month_year", year=2009, latest_year=2012, days_from="1900")
MONTH = Asked(order="month", pairs="day_month", year=2009, latest_year=2012)
NOTHING = Asked(latest_year=2012)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12/3/09", "12 March 2009"), ("12.3.2009", "12 March 2009"), ("12-03-09", "12 March 2009"),
        ("12-Mar-09", "12 March 2009"), ("25/12/89", "25 December 1989"), ("March 09", "March 2009"),
        ("Mar '09", "March 2009"), ("?22 May 2009", "perhaps 22 May 2009"), ("22 May 2009 (?)", "perhaps 22 May 2009"),
        ("Easter 2009", "Easter 2009"), ("Xmas 2008", "Christmas 2008"), ("w/c 3 March 2009", "week of 3 March 2009"),
        ("W/C 3/3/09", "week of 3 March 2009"), ("early 2009", "early 2009"), ("end of 2009", "late 2009"),
        ("mid March 2009", "mid March 2009"), ("03.09", "March 2009"), ("03/2009", "March 2009"),
        ("3-9 March 2009", "3 to 9 March 2009"), ("12/3/09-15/3/09", "12 to 15 March 2009"),
        ("1/3/2009 – 9/4/2009", "1 March to 9 April 2009"), ("3 March", "3 March 2009"),
        ("Thurs 12th March 09", "12 March 2009"), ("3rd of March 2009", "3 March 2009"), ("c. March 2009", "about March 2009"),
        ("before 12/3/09", "before 12 March 2009"), ("March 3, 2009", "3 March 2009"), ("39875", "3 March 2009"),
        ("2009-03-12", "12 March 2009"), ("2009", "2009"), ("summer 2009", "summer 2009"), ("not known", ""), ("?", ""),
    ],
)  # fmt: skip
def test_what_people_type_is_read(written: str, read: str) -> None:
    assert read_written(written, DAY).on.wording == read


@pytest.mark.parametrize(
    "written", ["12/3/09", "12.3.2009", "1/2/10 to 3/2/10", "?5/6/09", "w/c 4/5/09", "03.09", "3 March", "39875"]
)
def test_what_could_mean_two_things_is_not_read_before_it_was_asked(written: str) -> None:
    with pytest.raises(NotADate):
        read_written(written, NOTHING)


@pytest.mark.parametrize(
    "written",
    [
        "the other week",
        "31/2/09",
        "12/13/09",
        "Autumn term 2009",
        "2008/09",
        "20/3/09; 21/3/09; 22/3/09",
        "9/9/9999",
        "x" * 5000,
        "12/3/09 and 15/3/09",
        "until May 2009",
        "– 12 March 2009",
        "13/03/09 25:70",
        "March 20, 2009 to",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(written: str) -> None:
    with pytest.raises(NotADate):
        read_written(written, DAY)


def test_the_other_order_gives_the_other_day() -> None:
    assert read_written("12/3/09", MONTH).on.wording == "3 December 2009"
    assert read_written("03.09", MONTH).on.wording == "3 September 2009"


@pytest.mark.parametrize(
    ("written", "day", "time"),
    [
        ("12/3/09 14:30", "12 March 2009", "14:30"), ("12/3/09, 2.30pm", "12 March 2009", "2.30 pm"),
        ("12 March 2009 at 9am", "12 March 2009", "9 am"), ("2009-03-12 14:30", "12 March 2009", "14:30"),
        ("12.03.09", "12 March 2009", ""), ("12/3/09 0915hrs", "12 March 2009", "09:15"),
        ("12/03/09 14.30", "12 March 2009", "14:30"), ("Fri 13 Mar 09 2355", "13 March 2009", "23:55"),
        ("March 12, 2009", "12 March 2009", ""), ("2009-03-12T14:30:00Z", "12 March 2009", "14:30"),
        ("12/3/09 (evening)", "12 March 2009", "evening"), ("2nd & 3rd Apr 09", "2 to 3 April 2009", ""),
        ("Mar-09", "March 2009", ""), ("Easter 09", "Easter 2009", ""), ("Dec 08 - Jan 09", "December 2008 to January 2009", ""),
        ("W/b 9.3.09", "week of 9 March 2009", ""), ("end of March 2009", "late March 2009", ""),
    ],
)  # fmt: skip
def test_the_time_of_day_is_kept_beside_the_day(written: str, day: str, time: str) -> None:
    found = read_written(written, DAY)
    assert (found.on.wording, found.time) == (day, time)


def test_a_question_is_asked_with_the_cell_that_raises_it() -> None:
    assert questions_of(["2009-03-12", "3/3/09", "12/3/09 14:30", "03.09", "3 March"]) == Questions(
        "12/3/09 14:30", "03.09", "3 March"
    )
    assert questions_of(["3 March 2009", "Easter 2009", "3/3/09", ""]) == Questions()


@given(st.text(alphabet="0123456789/.-– ?tomarchjune'w,:()", max_size=30))
def test_whatever_is_typed_is_read_or_refused_and_what_is_read_can_be_read_again(written: str) -> None:
    for asked in (DAY, MONTH, NOTHING):
        try:
            on = read_written(written, asked).on
        except NotADate:
            continue
        assert read_partial_date(on.wording) == on
        assert on.earliest is None or on.latest is None or on.earliest <= on.latest
