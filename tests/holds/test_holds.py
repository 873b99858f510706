"""What is on hold is neither changed nor deleted, whoever tries and from whichever room, until a lead reviewer lifts it."""

import hashlib
import io
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import docx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.core.rows import CaseRow
from review_app.holds.actions import lift_hold, put_on_hold
from review_app.holds.models import REVIEW, AskedBy, HandingOver, Hold
from review_app.holds.queries import handed_over, holds_of_review, lasting_holds
from review_app.people.actions import add_agency, change_agency
from review_app.people.models import Agency
from review_app.reviews.actions import change_review, move_review, set_milestone
from review_app.reviews.models import Milestone
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source, change_source, change_text, correct_text
from review_app.sources.models import Source, SourceKind
from review_app.sources.queries import source_in_review
from tests.factories.sources import a_quote
from tests.support.people import Cast

pytestmark = pytest.mark.database
TEXT = "She rang on Monday. Nobody wrote it down.\n\n“We were told to wait”, O’Brien & Nguyễn said."


def a_source(session: Session, cast: Cast, title: str = "Conversation with the GP") -> Source:
    """A conversation."""
    review = review_by_id(session, cast.review_id)
    return add_source(session, review, {"kind": SourceKind.CONVERSATION, "title": title}, TEXT, by=cast.lead())


def held(session: Session, cast: Cast, on: tuple[str, UUID] | None = None) -> Hold:
    """A hold on a thing, or on the review."""
    review = review_by_id(session, cast.review_id)
    return put_on_hold(session, review, on or (REVIEW, review.id), AskedBy.POLICE, "Asked on 4 April.", by=cast.lead())


def test_a_source_on_hold_is_not_changed_corrected_or_deleted_and_can_be_quoted(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        source, other = a_source(session, cast), a_source(session, cast, "Another")
        held(session, cast, ("source", source.id))
        ids = source.id, other.id
    for change in (
        lambda session, source: change_source(session, source, {"title": "New"}, by=cast.lead()),
        lambda session, source: change_text(session, source, "New", by=cast.lead()),
        lambda session, source: correct_text(session, source, "New", "why", by=cast.lead()),
    ):
        with pytest.raises(NotNow, match="on hold since"), unit_of_work(database) as session:
            change(session, source_in_review(session, cast.review_id, ids[0]))
        with unit_of_work(database) as session:
            change(session, source_in_review(session, cast.review_id, ids[1]))
    with unit_of_work(database) as session:
        source = source_in_review(session, cast.review_id, ids[0])
        assert a_quote(session, source, cast.lead(), "Nobody wrote it down.")
    lead = cast.browser(Role.LEAD_REVIEWER)
    delete = f"/reviews/{cast.review_id}/records/source/{ids[0]}/delete"
    assert "This has been on hold since" in lead.get(delete).words
    lead.post(delete, 409, why="Not wanted")
    page = lead.get(f"/reviews/{cast.review_id}/sources/{ids[0]}")
    assert "Asked for by: The police." in page.words
    assert "This has been on hold since" in lead.get(f"/reviews/{cast.review_id}/sources/{ids[0]}/text", 409).words
    kept = lead.post(
        f"/reviews/{cast.review_id}/sources/{ids[0]}/edit",
        409,
        title="My new title",
        kind="conversation",
        base_version="1",
    )
    assert "on hold since" in kept.words
    assert "My new title" in kept.html


def test_what_there_was_in_a_review_on_hold_stays_and_what_is_new_can_be_worked_on(
    cast: Cast, database: Database
) -> None:
    with unit_of_work(database) as session:
        agency, gone = add_agency(session, cast.review_id, "Health", by=cast.lead()), a_source(session, cast)
        held(session, cast)
        agency_id, source_id = agency.id, gone.id
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    with pytest.raises(NotNow, match="This review has been on hold"), unit_of_work(database) as session:
        change_agency(session, session.get_one(Agency, agency_id), "Other", by=cast.lead())
    with pytest.raises(NotNow, match="This review has been on hold"), unit_of_work(database) as session:
        change_review(session, review_by_id(session, cast.review_id), {"title": "A family"}, by=cast.lead())
    with unit_of_work(database) as session:
        new = add_agency(session, cast.review_id, "Housing", by=cast.lead())
        change_agency(session, new, "Housing and repairs", by=cast.lead())
        milestone = session.scalars(select(Milestone).where(Milestone.review_id == cast.review_id)).first()
        assert milestone
        set_milestone(session, milestone, None, None, "The hold", by=cast.lead())
        move_review(session, review_by_id(session, cast.review_id), Stage.DATA_COLLECTION, "", by=cast.lead())
    assert "This review has been on hold since" in member.get(f"/reviews/{cast.review_id}/sources").words
    assert "on hold since" not in cast.browser(Role.CHAIR).get(f"/reviews/{cast.review_id}").words
    assert "on hold since" in lead.get(f"/reviews/{cast.review_id}/records/source/{source_id}/delete").words
    versions = lead.get(f"/reviews/{cast.review_id}/records/source/{source_id}/versions")
    assert versions.soup.select("form[action*=restore]") == []


def test_a_hold_is_put_on_seen_and_lifted_on_the_pages_with_who_when_and_why(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        source_id = a_source(session, cast, "Nguyễn & O’Brien").id
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/holds"
    assert "Nothing is on hold." in lead.get(url).words
    assert lead.post(f"{url}/add", 422, on=f"source:{source_id}", asked_by="police").errors == [
        "Say why it is put on hold."
    ]
    assert lead.post(f"{url}/add", 422, on="source:none", asked_by="police", reason="x").errors
    lead.send(f"{url}/add?on=source:{source_id}", asked_by="court", reason="Proceedings have begun.")
    assert lead.post(f"{url}/add", 422, on=f"source:{source_id}", asked_by="police", reason="x").errors == [
        "It is on hold already."
    ]
    page = cast.browser(Role.TEAM_MEMBER).get(url)
    assert "Nguyễn & O’Brien" in page.words
    assert "Proceedings have begun." in page.words
    with database.reading() as session:
        hold = lasting_holds(session, cast.review_id)[0]
    cast.browser(Role.TEAM_MEMBER).get(f"{url}/{hold.id}/lift", 403)
    assert lead.post(f"{url}/{hold.id}/lift", 422).errors == ["Say why the hold is lifted."]
    lead.send(f"{url}/{hold.id}/lift", reason="The case is over.")
    lead.post(f"{url}/{hold.id}/lift", 409, reason="Again")
    assert "The case is over." in lead.get(url).words
    with database.reading() as session:
        assert lasting_holds(session, cast.review_id) == []
        lifted = holds_of_review(session, cast.review_id)[0]
        assert (lifted.created_by, lifted.lifted_by, lifted.lift_reason) == (
            cast.lead(),
            cast.lead(),
            "The case is over.",
        )
        events = list(session.scalars(select(AuditEvent.event).order_by(AuditEvent.seq)))
    assert events.count(Event.HOLD_PUT_ON) == events.count(Event.HOLD_LIFTED) == 1
    with unit_of_work(database) as session:
        change_source(session, source_in_review(session, cast.review_id, source_id), {"title": "New"}, by=cast.lead())


def test_a_hold_of_one_review_says_nothing_in_another(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        hold_id = held(session, cast).id
    with unit_of_work(database) as session:
        agency = add_agency(session, cast.other_review_id, "Health", by=cast.stranger)
        change_agency(session, agency, "Other", by=cast.stranger)
    cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.other_review_id}/holds/{hold_id}/lift", 404)


def test_what_the_police_ask_for_goes_out_as_one_file_with_a_list_and_is_recorded(
    cast: Cast, database: Database
) -> None:
    with unit_of_work(database) as session:
        source, other = a_source(session, cast), a_source(session, cast, "Another conversation")
        a_quote(session, source, cast.lead(), "Nobody wrote it down.")
        correct_text(session, source, TEXT.replace("Monday", "Tuesday"), "The day", by=cast.lead())
        ids = source.id, other.id
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/handing-over"
    assert lead.post(url, 422).errors[0] == "Choose what is handed over."
    asked = {
        "asked_by": "police",
        "to_whom": "The disclosure officer",
        "reason": "Letter of 4 April 2011.\n\nAll notes.",
    }
    answer = lead.post(url, 200, things=f"source:{ids[0]}", with_originals="y", **asked).response
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="LT-')
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    assert archive.namelist() == ["list.docx", "SHA256SUMS.txt", "001.txt", "002.txt"]
    assert archive.read("001.txt").decode() == TEXT
    assert "Tuesday" in archive.read("002.txt").decode()
    listed = docx.Document(io.BytesIO(archive.read("list.docx")))
    rows = [[cell.text for cell in row.cells] for row in listed.tables[0].rows][1:]
    assert [row[1] for row in rows] == [f"Conversation: Conversation with the GP, text {number}" for number in (1, 2)]
    assert rows[0][3].replace("\n", "") == hashlib.sha256(TEXT.encode()).hexdigest()
    words = "\n".join(each.text for each in listed.paragraphs)
    assert "The disclosure officer" in words
    assert "All notes." in words
    assert "Another" not in str(rows)
    with database.reading() as session:
        (one,) = handed_over(session, cast.review_id)
        assert (one.number, one.things, one.created_by) == (1, 2, cast.lead())
        assert one.sha256 == hashlib.sha256(answer.data).hexdigest()
        assert session.scalars(select(AuditEvent).where(AuditEvent.event == Event.HANDED_OVER)).one().by == cast.lead()
    assert "The disclosure officer" in lead.get(f"/reviews/{cast.review_id}/holds").words
    cast.browser(Role.TEAM_MEMBER).get(url, 403)


def test_a_change_and_a_hold_at_the_same_time_never_slip_past_each_other(cast: Cast, database: Database) -> None:
    """Whoever is second waits for the first: the hold for a change that is under way, a change for the hold."""
    with unit_of_work(database) as session:
        agency_id = add_agency(session, cast.review_id, "Health", by=cast.lead()).id

    def change(name: str) -> None:
        with unit_of_work(database) as session:
            change_agency(session, session.get_one(Agency, agency_id), name, by=cast.lead())

    def hold() -> None:
        with unit_of_work(database) as session:
            held(session, cast)

    with ThreadPoolExecutor(2) as pool:
        with unit_of_work(database) as session:
            change_agency(session, session.get_one(Agency, agency_id), "In time", by=cast.lead())
            holding = pool.submit(hold)
            time.sleep(0.3)
            assert not holding.done()
        holding.result(timeout=10)
        with unit_of_work(database) as session:
            lift_hold(session, lasting_holds(session, cast.review_id)[0], "Over", by=cast.lead())
        with unit_of_work(database) as session:
            held(session, cast)
            changing = pool.submit(change, "Too late")
            time.sleep(0.3)
            assert not changing.done()
        with pytest.raises(NotNow):
            changing.result(timeout=10)
    with database.reading() as session:
        assert session.get_one(Agency, agency_id).name == "In time"


def test_every_table_of_a_review_is_kept_but_those_that_say_why_not() -> None:
    free = {
        mapper.class_
        for mapper in CaseRow.registry.mappers
        if issubclass(mapper.class_, CaseRow) and not mapper.class_.kept_on_hold
    }
    assert free <= {Hold, HandingOver, Milestone}
    parts = {mapper.class_.__name__ for mapper in CaseRow.registry.mappers if getattr(mapper.class_, "kept_with", "")}
    assert {"SourceText", "Original"} <= parts


def test_the_pages_of_what_is_on_hold_say_so_and_offer_nothing_that_would_be_refused(
    cast: Cast, database: Database
) -> None:
    with unit_of_work(database) as session:
        source = a_source(session, cast)
        quoted = a_quote(session, source, cast.lead(), "Nobody wrote it down.")
        hold, ids = held(session, cast, ("source", source.id)).id, (source.id, quoted.id)
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/{ids[0]}"
    quote_url = f"/reviews/{cast.review_id}/quotes/{ids[1]}"
    page = lead.get(f"{url}?card={ids[1]}")
    assert "it is neither changed nor deleted. A lead reviewer can lift the hold." in page.words
    links = [link["href"] for link in page.soup.select("main a[href]")]
    assert not [link for link in links if link in (f"{url}/edit", f"{url}/text") or link.endswith("/before")]
    assert page.soup.select_one("#quote-form")  # a source on hold can be quoted
    assert [link for link in links if link.endswith("/take-off")] == [lead.get(quote_url).link("Take this quote off")]
    with unit_of_work(database) as session:
        lift_hold(session, lasting_holds(session, cast.review_id)[0], "Over.", by=cast.lead())
        held(session, cast)
    for page in (lead.get(f"{url}?card={ids[1]}"), lead.get(quote_url)):
        assert "what was there then is neither changed nor deleted" in page.words
        assert "Take this quote off" not in page.words
        assert "Change what is known" not in page.words
    with unit_of_work(database) as session:
        (last,) = lasting_holds(session, cast.review_id)
        assert last.id != hold
        lift_hold(session, last, "Over.", by=cast.lead())
    assert lead.get(url).link("Change what is known") == f"{url}/edit"
