"""Meetings are booked by those who book, and what was said at them is read by those who may."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.clock import today
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.here import house_here
from review_app.core.offers import NextMeeting
from review_app.meetings.models import Attendance, Meeting, MeetingKind
from review_app.meetings.queries import meetings_of_review
from review_app.meetings.rules import names_of_meetings, read_time
from review_app.people.actions import add_agency, add_participant
from tests.factories.meetings import a_meeting, minutes_of_review
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

SECRET = "The school nurse said that nobody had read the form."


def made(cast: Cast, database: Database, **options: object) -> Meeting:
    """A meeting that stands in the database."""
    with unit_of_work(database) as session:
        return a_meeting(session, cast.review_id, cast.lead(), **options)  # type: ignore[arg-type] # passed on


def url_of(meeting: Meeting) -> str:
    """The meeting's page."""
    return f"/reviews/{meeting.review_id}/meetings/{meeting.id}"


def test_the_coordinator_books_a_meeting_and_asks_practitioners_team_and_others(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        agency = add_agency(session, cast.review_id, "School & Nursery", by=cast.lead())
        add_participant(session, agency, "O’Brien’s class teacher", "", by=cast.lead())
    coordinator, url = cast.browser(Role.COORDINATOR), f"/reviews/{cast.review_id}/meetings"
    boxes = coordinator.get(f"{url}/add").soup.select("input[name=asked]")
    sent = coordinator.send(
        f"{url}/add", kind="introductory", held_on="3 March 2011", at="2 pm", place="Room 4, “The Hub”",
        papers="What the review is", asked=[box["value"] for box in boxes], others="Interpreter\n\nInterpreter\nTrainer & Co",
    )  # fmt: skip
    page = coordinator.get(sent.response.headers["Location"])
    assert "3 March 2011 at 14.00" in page.words
    assert "Room 4, “The Hub”" in page.words
    assert page.words.count("Interpreter") == 1
    assert "Trainer & Co" in page.words
    assert "O’Brien’s class teacher" in page.words
    assert "Lead reviewer Nguyễn (lead reviewer)" in page.words
    assert "Case group member" not in page.words, "whose account a practitioner has stands in the sealed names alone"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"held_on": "", "at": ""}, "Give the meeting its date."),
        ({"held_on": "March 2011", "at": ""}, "Write a day, a month and a year, for example 3 March 2011."),
        ({"held_on": "3 March 2011", "at": "noonish"}, "Write the time as 10.00 or 14.30."),
    ],
)
def test_what_is_wrong_is_said_beside_the_box_and_nothing_typed_is_lost(
    cast: Cast, typed: Mapping[str, str], error: str
) -> None:
    page = cast.browser(Role.LEAD_REVIEWER).send(
        f"/reviews/{cast.review_id}/meetings/add", 422, place="Fenner’s Cross", **typed
    )
    assert page.errors == [error]
    assert page.value("place") == "Fenner’s Cross"


def test_a_review_whose_meetings_are_all_past_has_none_to_come(cast: Cast, database: Database) -> None:
    lead, home = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    assert "No meeting is to come." in lead.get(home).words
    assert "none dated yet" in lead.get(home).words  # the step of the method
    made(cast, database, held_on=date(2011, 3, 3))
    assert "No meeting is to come." in lead.get(home).words
    assert "one meeting dated, one held" in lead.get(home).words
    assert "none to come" in lead.get("/").words
    for url in (home, "/"):
        assert "dated yet" not in lead.get(url).words


def test_several_meetings_are_dated_in_one_go_and_lines_without_a_date_are_left_out(
    cast: Cast, database: Database
) -> None:
    coordinator, url = cast.browser(Role.COORDINATOR), f"/reviews/{cast.review_id}/meetings/add-several"
    assert coordinator.send(url, 422).errors == ["Give at least one meeting its date."]
    coordinator.send(
        url,
        place="The library",
        held_on_2="7 March 2011",
        at_2="9.30",
        held_on_4="14 March 2011",
        held_on_6="4 April 2011",
    )
    with database.reading() as session:
        meetings = meetings_of_review(session, cast.review_id)
        assert [(meeting.kind, meeting.held_on.day, meeting.at, meeting.place) for meeting in meetings] == [
            (MeetingKind.PLANNING, 7, "09.30", "The library"),
            (MeetingKind.ANALYSIS, 14, "", "The library"),
            (MeetingKind.ANALYSIS, 4, "", "The library"),
        ]
        assert list(names_of_meetings(meetings).values()) == [
            "Planning meeting", "Analysis meeting 1", "Analysis meeting 2"
        ]  # fmt: skip
    assert "Analysis meeting 2" in coordinator.get(f"/reviews/{cast.review_id}/meetings").words


def test_notes_and_decisions_are_never_shown_to_the_coordinator(cast: Cast, database: Database) -> None:
    meeting = made(cast, database)
    lead, coordinator = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.COORDINATOR)
    lead.send(f"{url_of(meeting)}/notes", notes=SECRET, decisions="Ask the housing office by 1 April.")
    assert SECRET in lead.get(url_of(meeting)).words
    assert SECRET in cast.browser(Role.TEAM_MEMBER).get(url_of(meeting)).words
    with database.reading() as session:
        minutes = minutes_of_review(session, cast.review_id)[0]
    records = f"/reviews/{cast.review_id}/records"
    for url in (url_of(meeting), f"{url_of(meeting)}/edit", f"{records}/meeting/{meeting.id}/versions"):
        page = coordinator.get(url)
        assert SECRET not in page.html
        assert "housing office" not in page.html
    coordinator.get(f"{url_of(meeting)}/notes", 403)
    coordinator.get(f"{records}/minutes/{minutes.id}/versions", 403)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.BOARD_MANAGER, Role.SUPERVISOR, Role.PROGRAMME_MANAGER])
def test_who_only_follows_the_review_does_not_open_its_meetings(cast: Cast, database: Database, role: Role) -> None:
    meeting = made(cast, database)
    cast.browser(role).get(url_of(meeting), 403)


def test_a_stranger_learns_nothing_and_a_meeting_of_another_review_is_not_found(cast: Cast, database: Database) -> None:
    meeting = made(cast, database)
    Browser(cast.app, cast.stranger).get(url_of(meeting), 404)
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.get(f"/reviews/{cast.review_id}/meetings/{UUID(int=7)}", 404)
    lead.get(f"/reviews/{cast.other_review_id}/meetings/{meeting.id}", 404)


def test_the_second_of_two_who_write_the_notes_sees_both_even_when_both_began_on_an_empty_page(
    cast: Cast, database: Database
) -> None:
    meeting = made(cast, database)
    url = f"{url_of(meeting)}/notes"
    lead, other = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    stale = {"base_version": other.get(url).value("base_version"), "notes": "Mine", "decisions": ""}
    lead.send(url, notes="Theirs", decisions="")
    page = other.post(url, 409, **stale)
    assert "Theirs" in page.words
    assert "Mine" in page.words
    other.post(url, **(stale | {"base_version": page.value("base_version"), "notes": "Theirs. Mine"}))
    with database.reading() as session:
        assert [minutes.notes for minutes in minutes_of_review(session, cast.review_id)] == ["Theirs. Mine"]


def test_changing_the_place_while_somebody_writes_the_notes_troubles_nobody(cast: Cast, database: Database) -> None:
    meeting = made(cast, database)
    lead, coordinator = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.COORDINATOR)
    fields = {"base_version": lead.get(f"{url_of(meeting)}/notes").value("base_version"), "notes": SECRET}
    coordinator.send(f"{url_of(meeting)}/edit", place="The town hall")
    lead.post(f"{url_of(meeting)}/notes", decisions="", **fields)
    page = lead.get(url_of(meeting))
    assert "The town hall" in page.words
    assert SECRET in page.words


def test_two_people_note_replies_at_once_and_neither_undoes_the_other(cast: Cast, database: Database) -> None:
    meeting = made(cast, database)
    url = f"{url_of(meeting)}/attendance"
    lead, coordinator = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.COORDINATOR)
    lead.send(url, others="Interpreter")
    page = lead.get(url)
    states = [box["name"] for box in page.soup.select("input[type=radio][value=coming]")]
    opened = {str(box["name"]): box["value"] for box in page.soup.select("input[name^=was_]")}
    opened |= dict.fromkeys(states, "asked")
    coordinator.send(url, **{states[0]: "coming"})
    lead.post(url, others="", **(opened | {states[1]: "apologies"}))
    with database.reading() as session:
        people = session.scalars(select(Attendance).order_by(Attendance.created_at, Attendance.label)).all()
        assert {each.label: each.state.value for each in people} == {
            "Safeguarding trainer": "coming", "Interpreter": "apologies"
        }  # fmt: skip


def test_a_meeting_with_notes_stays_and_one_without_can_be_deleted_and_brought_back(
    cast: Cast, database: Database
) -> None:
    meeting, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    delete = f"/reviews/{cast.review_id}/records/meeting/{meeting.id}/delete"
    lead.send(delete, why="Booked twice")
    lead.get(url_of(meeting), 404)
    lead.post(f"/reviews/{cast.review_id}/records/meeting/{meeting.id}/bring-back")
    lead.send(f"{url_of(meeting)}/notes", notes=SECRET, decisions="")
    assert "so it stays" in lead.get(delete).words


def test_the_next_meeting_is_the_soonest_that_is_not_over(cast: Cast, database: Database) -> None:
    made(cast, database, held_on=today() - timedelta(days=1))
    made(cast, database, held_on=today() + timedelta(days=30))
    soon = made(cast, database, held_on=today(), kind=MeetingKind.BOARD)
    with cast.app.test_request_context(), database.reading() as session:
        (offer,) = house_here().offered(NextMeeting)
        lines = offer.load(session, [cast.review_id, cast.other_review_id])
    assert list(lines) == [cast.review_id]
    assert lines[cast.review_id].said.startswith("LSCB meeting, ")
    assert lines[cast.review_id].on == soon.held_on


def test_nothing_is_booked_while_the_review_rests(cast: Cast, database: Database) -> None:
    meeting = made(cast, database)
    cast.move_to(Stage.PAUSED)
    coordinator = cast.browser(Role.COORDINATOR)
    assert "Book a meeting" not in coordinator.get(f"/reviews/{cast.review_id}/meetings").words
    coordinator.get(f"{url_of(meeting)}/edit", 403)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("10.00", "10.00"), ("9:30", "09.30"), ("12 am", "00.00"), ("12.15pm", "12.15"), ("24.00", None), ("ten", None)],
)
def test_a_time_is_kept_in_one_shape(typed: str, kept: str | None) -> None:
    assert read_time(typed) == kept


def test_a_date_may_lie_in_the_past(cast: Cast, database: Database) -> None:
    made(cast, database, held_on=date(2011, 3, 3))
    page = cast.browser(Role.TEAM_MEMBER).get(f"/reviews/{cast.review_id}/meetings")
    assert "Held" in page.words
    assert "3 March 2011 at 10.00" in page.words
