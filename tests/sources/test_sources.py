"""Conversations and documents are put down, read and changed by the review team, and by nobody else."""

from uuid import UUID

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.offers import Task
from review_app.people.actions import add_agency, add_participant, add_relative
from review_app.sources.models import Source, SourceKind, SourceText
from review_app.sources.queries import latest_text_of, sources_of_review
from tests.factories.meetings import a_meeting
from tests.factories.names import let_stay
from tests.factories.sources import NOTES, a_conversation_with, a_quote, a_source
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


def made(cast: Cast, database: Database, **options: object) -> Source:
    """A source that stands in the database; its text may be sent again as it is."""
    let_stay(cast, database, NOTES)
    with unit_of_work(database) as session:
        return a_source(session, cast.review_id, cast.lead(), **options)  # type: ignore[arg-type] # passed on


def url_of(source: Source) -> str:
    """The source's page."""
    return f"/reviews/{source.review_id}/sources/{source.id}"


def test_the_empty_list_begins_with_pasting_or_uploading_notes(cast: Cast) -> None:
    page = cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.review_id}/sources")
    assert next(button.get_text() for button in page.soup.select("main .govuk-button")) == "Paste or upload my notes"
    assert "Nothing is put down yet" in page.words


def test_pasted_notes_are_called_after_the_person_and_keep_their_paragraphs(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        agency = add_agency(session, cast.review_id, "O’Brien & Daughters “Family” Centre", by=cast.lead())
        person = add_participant(session, agency, "Health visitor 2", "", by=cast.lead())
        add_participant(session, agency, "Family worker", "", by=cast.lead())
    let_stay(cast, database, NOTES)
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources"
    sent = lead.send(
        f"{url}/add/conversation", text=NOTES.replace("\n", "\r\n"), participant_id=str(person.id),
        held_on="10 March 2011", first_holder="Lead reviewer 1", second_holder="Nguyễn", promised_on="10 March 2011",
    )  # fmt: skip
    page = lead.get(sent.response.headers["Location"])
    assert page.heading == "Conversation"
    assert "Conversation with health visitor 2" in page.words
    assert [each.get_text() for each in page.soup.select("[data-start]")] == NOTES.split("\n\n")
    assert [int(each["data-start"]) for each in page.soup.select("[data-start]")] == [
        NOTES.index(part) for part in NOTES.split("\n\n")
    ]
    listed = lead.get(url)
    assert "Conversations with 1 of two practitioners so far." in listed.words
    assert "Family worker, O’Brien & Daughters “Family” Centre" in listed.words


def test_each_kind_asks_only_what_belongs_to_it(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        mother = add_relative(session, cast.review_id, "Mother", "mother", "", by=cast.lead())
        meeting = a_meeting(session, cast.review_id, cast.lead())
        agency = add_agency(session, cast.review_id, "Housing", by=cast.lead())
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/add"
    page = lead.get(f"{url}/document")
    assert not page.soup.select("[name=promised_on]")
    assert "What is promised" not in page.words
    lead.send(f"{url}/document", text="The log.", agency_id=str(agency.id), dated="about March 2009")
    lead.send(f"{url}/family-contribution", text="We were never asked.", relative_id=str(mother.id))
    lead.send(f"{url}/meeting-note", text="Decided to ask.", meeting_id=str(meeting.id))
    lead.send(f"{url}/form-or-system", text="Box 7: “for information only”", title="The contact form")
    with database.reading() as session:
        found = {source.title: source for source in sources_of_review(session, cast.review_id)}
    assert set(found) == {"Document: Housing", "Family contribution: Mother", "Meeting note", "The contact form"}
    assert found["Document: Housing"].dated.wording == "about March 2009"
    for source in found.values():
        lead.get(url_of(source))
    lead.get(f"{url}/gossip", 404)


def test_what_is_wrong_is_said_beside_the_box_and_the_text_is_still_there(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/add/conversation"
    page = lead.send(url, 422, text=NOTES, held_on="last Tuesday")
    assert page.errors == ["Write a date as 3 March 2009, March 2009, 2009, about 3 March 2009, before May 2009 or 3 to 9 March 2009."]  # fmt: skip
    assert page.value("text") == NOTES
    assert lead.send(url, 422, text="").errors == ["Paste or type the text; a few lines are enough to begin with."]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CHAIR, Role.BOARD_MANAGER, Role.SUPERVISOR])
def test_those_who_organise_or_decide_read_no_source_and_no_quote(cast: Cast, database: Database, role: Role) -> None:
    source = made(cast, database)
    with unit_of_work(database) as session:
        passage = a_quote(session, source, cast.lead())
    browser, review = cast.browser(role), f"/reviews/{cast.review_id}"
    for url in (f"{review}/sources", url_of(source), f"{review}/quotes", f"{review}/quotes/{passage.id}"):
        assert "eleven open cases" not in browser.get(url, 403).words
    browser.post(f"{url_of(source)}/quotes", 403, words="eleven open cases")
    browser.get(f"{review}/records/source_text/{source.id}/versions", 403)


def test_a_stranger_learns_nothing_and_another_reviews_source_is_not_found(cast: Cast, database: Database) -> None:
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    Browser(cast.app, cast.stranger).get(url_of(source), 404)
    Browser(cast.app, cast.stranger).get(f"/reviews/{cast.other_review_id}/sources/{source.id}", 404)
    lead.get(f"/reviews/{cast.review_id}/sources/{UUID(int=9)}", 404)
    lead.get(f"/reviews/{cast.review_id}/quotes/{UUID(int=9)}", 404)


def test_a_team_member_adds_and_changes_but_only_a_lead_reviewer_deletes(cast: Cast, database: Database) -> None:
    source, member = made(cast, database), cast.browser(Role.TEAM_MEMBER)
    member.send(f"{url_of(source)}/edit", place="The library & café")
    assert "The library & café" in member.get(url_of(source)).words
    delete = f"/reviews/{cast.review_id}/records/source/{source.id}/delete"
    member.get(delete, 403)
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(delete, why="Put down twice")
    lead.get(url_of(source), 404)
    lead.post(f"/reviews/{cast.review_id}/records/source/{source.id}/bring-back")
    lead.get(url_of(source))


def test_a_source_can_become_another_kind_and_is_then_asked_what_belongs_to_it(cast: Cast, database: Database) -> None:
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"{url_of(source)}/edit", kind="document")
    page = lead.get(f"{url_of(source)}/edit")
    assert page.soup.select("[name=dated]")
    assert not page.soup.select("[name=held_by]")


def test_the_second_of_two_who_change_what_is_known_sees_both(cast: Cast, database: Database) -> None:
    source = made(cast, database)
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    url = f"{url_of(source)}/edit"
    page = member.get(url)
    stale = {name: page.value(name) for name in ("base_version", "title", "supported_by", "held_on")}
    lead.send(url, supported_by="her union’s representative")
    page = member.post(url, 409, **(stale | {"kind": "conversation", "supported_by": "a colleague of hers"}))
    assert "her union’s representative" in page.words
    assert "a colleague of hers" in page.words


def test_unsaved_notes_come_back_beside_the_box(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/add/conversation"
    form = lead.get(url).soup.select_one("form[data-draft-url]")
    assert form
    lead.client.post(form["data-draft-url"], data={"text": "Half a sentence", "csrf_token": lead.token()})
    assert "Half a sentence" in lead.get(url).words
    lead.send(url, text="The whole sentence.")
    assert "Half a sentence" not in lead.get(url).words


def test_nothing_is_added_while_the_review_rests(cast: Cast, database: Database) -> None:
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    cast.move_to(Stage.PAUSED)
    page = lead.get(url_of(source))
    assert not page.soup.select("[data-quote-form]")
    lead.get(f"{url_of(source)}/text", 403)
    lead.post(f"{url_of(source)}/quotes", 403, words="eleven open cases")


def test_the_home_counts_conversations_by_practitioner(cast: Cast, database: Database) -> None:
    made(cast, database, kind=SourceKind.DOCUMENT, title="The log")
    with unit_of_work(database) as session:
        for label in ("Health visitor 1", "Social worker & “duty”"):
            a_conversation_with(session, cast.review_id, cast.lead(), label)
        agency = add_agency(session, cast.review_id, "School", by=cast.lead())
        add_participant(session, agency, "Head teacher", "", by=cast.lead())
    with cast.app.test_request_context(), database.reading() as session:
        tasks = {task.title: task for task in cast.app.extensions["casewindow.house"].offered(Task)}
        said = {title: tasks[title].load(session, cast.review_id) for title in ("Conversations", "Documents", "Quotes")}
    assert said["Conversations"].said == "2 of three practitioners"
    assert not said["Conversations"].done
    assert said["Documents"].said == "one document"
    assert said["Quotes"].said == "none yet"


def test_no_file_name_and_no_real_text_stands_in_an_audit_entry(cast: Cast, database: Database) -> None:
    source = made(cast, database)
    with database.reading() as session:
        text = latest_text_of(session, source)
        assert session.scalars(select(SourceText.number)).all() == [text.number]
        columns = set(Source.__table__.columns.keys())
    assert not {name for name in columns if "file" in name}
