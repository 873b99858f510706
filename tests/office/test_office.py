"""The coordinator's work: diary, letters, records asked for and consents, without a word of the case."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from openxml_audit import OpenXmlValidator
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.office.models import LetterKind
from review_app.office.queries import consents_of_review, requests_of_review
from review_app.people.actions import add_agency, add_participant, seal_name
from review_app.people.models import Agency, Participant
from review_app.people.sealing import RealName
from review_app.sources.conversations.actions import plan_conversation
from review_app.sources.conversations.models import Witness
from tests.exports.word_file import WordFile
from tests.factories.episodes import a_participant
from tests.factories.meetings import a_meeting
from tests.factories.reports import KEPT_BACK, a_rich_review
from tests.support.people import Cast

pytestmark = pytest.mark.database
NAME = "Gráinne Nguyễn-O'Brien & Sons"


@pytest.fixture
def person(cast: Cast, database: Database, app: Flask) -> Participant:
    """A practitioner with a sealed name."""
    with unit_of_work(database) as session:
        made = a_participant(session, cast.review_id, "Health visitor 1", by=cast.lead())
        key = app.extensions["casewindow.keys"].for_purpose("names")
        seal_name(session, key, made, RealName(NAME, "telephone 01632 960000"), by=cast.lead())
    return made


def agency(database: Database, cast: Cast) -> Agency:
    """The agency of the one practitioner."""
    with database.reading() as session:
        return session.scalars(select(Agency).where(Agency.review_id == cast.review_id)).one()


def test_a_letter_holds_the_name_and_the_opening_is_recorded(
    cast: Cast, database: Database, person: Participant, tmp_path: Path
) -> None:
    office, url = cast.browser(Role.COORDINATOR), f"/reviews/{cast.review_id}/office/letters"
    page = office.post(f"{url}/make", 200, kind="introduction", reader=f"participant:{person.id}", dated="3 March 2011")
    letter = WordFile(page.response.data)
    for words in (NAME, "telephone 01632 960000", "3 March 2011", "not an inquiry"):
        assert words in letter.text()
    file = tmp_path / "letter.docx"
    file.write_bytes(page.response.data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert NAME not in page.response.headers["Content-Disposition"]
    listed = office.get(url).words
    assert "Introduction to the review Health visitor 1 3 March 2011" in listed
    assert NAME not in listed
    with database.reading() as session:
        events = session.scalars(select(AuditEvent.event)).all()
    assert (events.count(Event.NAMES_OPENED), events.count(Event.LETTER_MADE)) == (1, 1)


def test_every_letter_says_something_and_leaves_to_the_coordinator_only_what_it_cannot_know(
    cast: Cast, database: Database, person: Participant
) -> None:
    with unit_of_work(database) as session:
        meeting = a_meeting(session, cast.review_id, by=cast.lead(), held_on=date(2999, 5, 12))
    office, url = cast.browser(Role.COORDINATOR), f"/reviews/{cast.review_id}/office/letters/make"
    asked = {"records": "The health visiting record", "meeting_id": str(meeting.id), "dated": "3 March 2011"}
    for kind in LetterKind:
        to = f"agency:{agency(database, cast).id}" if kind is LetterKind.RECORDS else f"participant:{person.id}"
        text = WordFile(office.post(url, 200, kind=kind.value, reader=to, **asked).response.data).text()
        assert "{" not in text
        assert [word for word in ("<name>", "<agency>", "<meeting>", "<records>") if word in text] == []


def test_a_letter_that_cannot_go_to_its_reader_is_refused_beside_the_box(
    cast: Cast, database: Database, person: Participant
) -> None:
    office, url = cast.browser(Role.COORDINATOR), f"/reviews/{cast.review_id}/office/letters/make"
    to = f"participant:{person.id}"
    page = office.post(url, 422, kind="records", reader=to, dated="3 March 2011", records="All & everything")
    assert "goes to an agency" in page.errors[0]
    assert page.value("records") == "All & everything"
    page = office.post(url, 422, kind="meeting", reader=to, dated="3 March 2011")
    assert page.errors == ["Choose the meeting to which the letter invites."]
    with database.reading() as session:
        assert Event.LETTER_MADE not in session.scalars(select(AuditEvent.event)).all()


def test_records_are_asked_for_chased_and_come(cast: Cast, database: Database, person: Participant) -> None:
    office, url = cast.browser(Role.COORDINATOR), f"/reviews/{cast.review_id}/office"
    fields = {"agency_id": str(agency(database, cast).id), "what": "The record, 2009", "asked_on": "1 March 2011"}
    page = office.send(f"{url}/records/add", 422, **fields, due_on="1 February 2011")
    assert page.errors == ["It is due before it was asked for."]
    office.send(f"{url}/records/add", **fields, due_on="25 March 2099")
    with database.reading() as session:
        request = requests_of_review(session, cast.review_id)[0]
    assert "25 March 2099 Records wanted from Agency of Health visitor 1" in office.get(url).words
    office.send(f"{url}/records/{request.id}", state="received")
    assert "Came" in office.get(f"{url}/records").words
    assert "Records wanted" not in office.get(url).words


def test_an_agreement_is_written_down_with_its_day_and_can_be_taken_back(
    cast: Cast, database: Database, person: Participant
) -> None:
    office, url = cast.browser(Role.COORDINATOR), f"/reviews/{cast.review_id}/office/consents"
    fields = {"person": f"participant:{person.id}", "to": "notes", "how": "said aloud"}
    page = office.send(f"{url}/add", 422, **fields, answer="given")
    assert page.errors == ["Write the day on which they answered."]
    office.send(f"{url}/add", **fields, answer="given", answered_on="5 April 2011")
    office.send(f"{url}/add", **fields, answer="withdrawn", answered_on="6 April 2011")
    words = office.get(url).words
    assert "Health visitor 1 Notes of the conversation being kept Agreed 5 April 2011 said aloud" in words
    assert "Health visitor 1 Notes of the conversation being kept Agreed, then withdrew 6 April 2011" in words
    with database.reading() as session:
        first = consents_of_review(session, cast.review_id)[0]
    office.send(f"{url}/{first.id}", how="said aloud, at the door")
    assert "said aloud, at the door" in office.get(url).words


def test_the_diary_puts_meetings_plans_and_requests_in_the_order_of_their_days(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        a_meeting(session, cast.review_id, by=cast.lead(), held_on=date(2999, 5, 12))
        worker = add_participant(
            session, add_agency(session, cast.review_id, "Surgery", by=cast.lead()), "GP 1", "", by=cast.lead()
        )
        booked = {
            "booked_for": date(2999, 5, 11),
            "at": "14.30",
            "place": "The room above the library",
            "witness": Witness.NO,
        }
        plan_conversation(session, cast.review_id, booked | {"participant_id": worker.id}, by=cast.lead())
        plan_conversation(session, cast.review_id, {"participant_id": worker.id}, by=cast.lead())  # without a day
    page = cast.browser(Role.COORDINATOR).get(f"/reviews/{cast.review_id}/office")
    assert "11 May 2999 Conversation with GP 1 at 14.30 12 May 2999" in page.words
    assert "at 10.00" in page.words
    assert "library" not in page.words
    assert not page.soup.find("a", string="Conversation with GP 1 at 14.30")  # the coordinator may not open it
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.get(lead.get(f"/reviews/{cast.review_id}/office").link("Conversation with GP 1 at 14.30"))


def test_the_coordinator_does_all_this_without_a_word_of_the_case(cast: Cast, database: Database, app: Flask) -> None:
    with unit_of_work(database) as session:
        a_rich_review(session, cast.review_id, app.extensions["casewindow.keys"].for_purpose("names"), by=cast.lead())
    office = cast.browser(Role.COORDINATOR)
    allowed = {"the label of a position", "what is noted about a relative"}
    for page in ("", "/letters", "/letters", "/records", "/records/add", "/consents", "/consents/add"):
        words = office.get(f"/reviews/{cast.review_id}/office{page}").html
        assert [place for place, kept in KEPT_BACK.items() if kept in words and place not in allowed] == []


@pytest.mark.parametrize("role", [Role.TEAM_MEMBER, Role.CHAIR, Role.SUPERVISOR])
def test_the_office_is_for_the_coordinator_and_the_lead_reviewers(cast: Cast, role: Role) -> None:
    for page in ("", "/letters", "/records", "/consents"):
        cast.browser(role).get(f"/reviews/{cast.review_id}/office{page}", 403)
