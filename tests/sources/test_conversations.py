"""Conversations: planned after the police were asked, held by two, put down once however often they are sent."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.people.actions import add_agency, add_participant
from review_app.sources.actions import correct_text
from review_app.sources.conversations.headings import laid_over, taken_away
from review_app.sources.conversations.models import Conversation
from review_app.sources.conversations.queries import planned_in_review
from review_app.sources.conversations.rules import note_on_holders
from review_app.sources.models import Source
from review_app.sources.queries import latest_text_of, sources_of_review
from review_app.vocabularies.actions import add_heading, retire_heading
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import newest_of, terms_of_vocabularies
from tests.factories.sources import a_source
from tests.factories.vocabularies import a_draft, in_force
from tests.support.browser import form_values
from tests.support.people import Cast

TEXT = "She rang at nine, and nobody wrote it down."
HEADINGS = ["Introduction", "Overview", "Contributory factors"]


def test_headings_are_laid_over_a_text_in_their_order_and_taken_away_only_where_nothing_stands_under_them() -> None:
    over = laid_over("She rang at nine.", HEADINGS)
    assert over.split("\n\n") == ["She rang at nine.", *HEADINGS]
    filled = over.replace("Overview", "2. OVERVIEW:\n\nA family on the move & O’Brien’s flat.")
    assert laid_over(filled, HEADINGS) == filled
    assert taken_away(filled, HEADINGS).split("\n\n") == [
        "She rang at nine.", "2. OVERVIEW:", "A family on the move & O’Brien’s flat.",
    ]  # fmt: skip
    assert laid_over(taken_away(filled, HEADINGS), ["Introduction", "Overview"]).split("\n\n")[1:3] == [
        "Introduction",
        "2. OVERVIEW:",
    ]
    assert laid_over("", HEADINGS).split("\n\n") == HEADINGS
    assert taken_away(laid_over("", HEADINGS), HEADINGS) == ""


def test_two_people_hold_it_and_one_of_them_is_of_another_agency() -> None:
    own, other = UUID(int=1), UUID(int=2)
    assert note_on_holders([("A", own), ("B", other)], own) is None
    assert note_on_holders([("A", own), ("B", None)], own) is None
    assert "own agency" in (note_on_holders([("A", own), ("B", own)], own) or "")
    assert "Only one is named" in (note_on_holders([("A", other), ("", None)], own) or "")
    assert note_on_holders([("", None), ("", None)], own) is None


pytestmark = pytest.mark.database


def somebody(cast: Cast, database: Database) -> tuple[UUID, UUID]:
    """The ids of a practitioner and of their agency."""
    with unit_of_work(database) as session:
        agency = add_agency(session, cast.review_id, "Health & Children", by=cast.lead())
        return add_participant(session, agency, "Health visitor 2", "", by=cast.lead()).id, agency.id


def test_no_day_is_booked_before_the_police_have_said_that_it_can_go_ahead(cast: Cast, database: Database) -> None:
    person, agency = somebody(cast, database)
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/conversations/plan"
    booked = {"participant_id": str(person), "booked_for": "14 March 2011", "at": "10.30"}
    assert "ask whether this person may be a witness" in lead.send(url, 422, **booked).errors[0]
    assert "Ask the police" in lead.send(url, 422, **booked, witness="possible").errors[0]
    asked = {"witness": "possible", "police_asked_on": "2 March 2011", "police_answered_on": "7 March 2011"}
    assert "asked us to wait" in lead.send(url, 422, **booked, **asked, police_answer="wait").errors[0]
    early = asked | {"police_answered_on": "1 March 2011", "police_answer": "go_ahead"}
    assert "before the day" in lead.send(url, 422, **booked, **early).errors[0]
    page = lead.send(
        url, **booked, **asked, police_answer="within_limits", police_said="Nothing about the injury.",
        first_holder="O’Brien", first_agency_id=str(agency), second_holder="Nguyễn", second_agency_id=str(agency),
    )  # fmt: skip
    shown = lead.get(page.response.headers["Location"])
    assert "14 March 2011 at 10.30" in shown.words
    assert "Nothing about the injury." in shown.words
    assert "Both of those who hold it are from this person’s own agency." in shown.words
    listed = lead.get(f"/reviews/{cast.review_id}/sources").words
    assert "Planned conversations" in listed
    assert "it can go ahead within limits" in listed
    lead.send(page.response.headers["Location"] + "/edit", police_answer="wait", booked_for="", police_said="Until the trial.")  # fmt: skip
    assert "not booked yet" in lead.get(page.response.headers["Location"]).words


def test_a_planned_conversation_becomes_one_that_was_held_with_its_notes(cast: Cast, database: Database) -> None:
    person, agency = somebody(cast, database)
    lead, review = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    planned = lead.send(
        f"{review}/conversations/plan", participant_id=str(person), witness="no", booked_for="14 March 2011",
        place="The library & café", first_holder="A", second_holder="B", first_agency_id=str(agency),
    ).response.headers["Location"]  # fmt: skip
    notes = lead.get(planned).link("Paste or upload my notes")
    page = lead.get(notes)
    late = form_values(page) | {"text": "Other notes", "new_id": str(uuid4())}
    assert [page.value(name) for name in ("place", "held_on", "first_holder")] == ["The library & café", "14 March 2011", "A"]  # fmt: skip
    shown = lead.get(lead.send(notes, text=TEXT, promised_on="14 March 2011").response.headers["Location"])
    assert "Conversation with health visitor 2" in shown.words
    assert "A and B" in shown.words
    assert "No, as far as anybody knows" in shown.words
    assert lead.get(planned, 302).response.headers["Location"] in shown.response.request.path
    with database.reading() as session:
        assert planned_in_review(session, cast.review_id) == []
    assert "have been put down already" in lead.post(notes, 422, **late).errors[0]
    assert lead.get(notes, 302).response.headers["Location"] in shown.response.request.path
    edit = lead.get(shown.link("Change who held it, and what was asked"))
    assert not edit.soup.select("[name=booked_for]")
    lead.send(shown.link("Change who held it, and what was asked"), second_holder="C")
    with database.reading() as session:
        assert [source.held_by for source in sources_of_review(session, cast.review_id)] == ["A and C"]
    lead.get(f"{review}/records/conversation/{planned.rpartition('/')[2]}/delete")


def test_what_was_asked_before_can_be_put_down_for_notes_that_are_there_already(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        source = a_source(session, cast.review_id, cast.lead())
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/{source.id}"
    link = lead.get(url).link("Put down what was asked before it")
    lead.send(link, witness="possible", police_asked_on="2 March 2011")
    assert "Yes, they may be a witness" in lead.get(url).words
    assert lead.get(link).value("police_asked_on") == "2 March 2011"
    lead.send(link, police_asked_on="3 March 2011")
    assert "3 March 2011" in lead.get(url).words
    with unit_of_work(database) as session:
        document = a_source(session, cast.review_id, cast.lead(), kind="document")  # type: ignore[arg-type] # its word
    lead.get(f"/reviews/{cast.review_id}/sources/{document.id}/before", 404)


def test_the_headings_are_put_into_the_text_at_once_and_the_words_stay(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/add/conversation"
    page = lead.send(url, 200, text="She rang at nine.", place="Here & there", headings="lay")
    assert page.value("text").split("\n\n")[:3] == ["She rang at nine.", "Introduction", "Overview"]
    assert page.value("place") == "Here & there"
    away = lead.post(url, 200, **(form_values(page) | {"headings": "away"}))
    assert away.value("text") == "She rang at nine."
    assert lead.get(f"/reviews/{cast.review_id}/sources").words.count("She rang") == 0


def test_notes_keep_the_version_of_the_headings_that_they_used(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/add/conversation"
    fields = form_values(lead.get(url))
    with unit_of_work(database) as session:
        before = newest_of(session, cast.programme_id, VocabularyKind.SCHEDULE)
        assert before is not None
        draft = a_draft(session, cast.programme_id, VocabularyKind.SCHEDULE, by=cast.lead())
        add_heading(session, draft, {"heading": "The child’s day"}, by=cast.lead())
        for term in terms_of_vocabularies(session, [draft.id]):
            if term.heading != "The child’s day":
                retire_heading(session, draft, term, by=cast.lead())
        in_force(session, draft, by=cast.lead())
    page = lead.post(url, 200, **(fields | {"headings": "lay"}))
    assert page.value("text").startswith("Introduction")
    lead.post(url, **(fields | {"text": page.value("text")}))
    with database.reading() as session:
        assert session.scalars(select(Conversation.schedule_id)).all() == [before.id]
    assert lead.send(url, 200, headings="lay").value("text") == "The child’s day"


def test_the_same_page_sent_twice_keeps_one_conversation_with_what_was_typed_last(
    cast: Cast, database: Database
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/add/conversation"
    fields = form_values(lead.get(url)) | {"text": "She rang at nine."}
    first = lead.post(url, **fields).response.headers["Location"]
    assert lead.post(url, **fields).response.headers["Location"] == first
    assert lead.post(url, **(fields | {"text": "She rang at nine. Twice."})).response.headers["Location"] == first
    with database.reading() as session:
        (source,) = sources_of_review(session, cast.review_id)
        assert latest_text_of(session, source).text == "She rang at nine. Twice."
    with unit_of_work(database) as session:
        correct_text(session, session.merge(source), "She rang at ten.", "The hour", by=cast.lead())
    page = lead.post(url, 422, **(fields | {"text": "My words of the evening."}))
    assert page.errors[0].startswith("These notes were saved already")
    assert page.value("text") == "My words of the evening."
    with database.reading() as session:
        assert len(sources_of_review(session, cast.review_id)) == 1


def test_nobody_reaches_into_another_review_by_an_id(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        other = a_source(session, cast.other_review_id, cast.stranger)
        elsewhere = Conversation(review_id=cast.other_review_id, source_id=None)
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.get(f"{url}/sources/{other.id}/before", 404)
    lead.get(f"{url}/conversations/{elsewhere.id}", 404)
    lead.get(f"{url}/sources/add/conversation?planned={uuid4()}", 404)
    cast.browser(Role.COORDINATOR).get(f"{url}/conversations/plan", 403)
    with database.reading() as session:
        kept = session.get(Source, other.id)
        assert kept is not None
        assert kept.held_on == date(2011, 3, 10)


def test_a_draft_is_offered_and_put_into_the_boxes(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/add/conversation"
    page = lead.get(url)
    draft = str(page.soup.select_one("form[data-draft-url]")["data-draft-url"])  # type: ignore[index] # it is there
    lead.post(draft, 204, **(form_values(page) | {"text": "Typed & not saved"}))
    offered = lead.get(url)
    assert "and did not save" in offered.words
    assert lead.get(offered.link("Put these words into the boxes")).value("text") == "Typed & not saved"
    older = form_values(page)
    lead.post(draft, 204, **(older | {"draft_page": offered.value("draft_page"), "text": "In the newer window"}))
    assert "another window" in lead.post(draft, 409, **(older | {"text": "In the older"})).response.json["sentence"]  # type: ignore[index] # JSON
    assert lead.post(draft, 409, **(older | {"draft_who": str(uuid4())})).response.json == {"why": "other_person"}
    lead.post(url, **(older | {"text": "Saved from the older window"}))
    assert "In the newer window" in lead.get(url).words
