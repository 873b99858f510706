"""The narrative: dates as far as they are known, differing accounts side by side, nothing lost between two people."""

from uuid import UUID

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.narrative.actions import tie_entries, untie_entry
from review_app.narrative.models import LaneKind
from review_app.narrative.queries import entries_of_review, periods_of_review
from review_app.people.actions import add_agency
from tests.factories.narrative import a_period, an_entry
from tests.factories.sources import a_source
from tests.support.browser import Browser, Page
from tests.support.door import said_no_names
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/narrative"


def dates(page: Page) -> list[str]:
    """The dates of the table, from top to bottom."""
    return [" ".join(cell.get_text().split()) for cell in page.soup.select("td[data-label=Date]")]


def rows(page: Page) -> list[str]:
    """What happened, from top to bottom."""
    return [" ".join(cell.get_text().split()) for cell in page.soup.select("td[data-label=What]")]


def entry_id(page: Page, what: str) -> UUID:
    """The id of the entry that says this."""
    for row in page.soup.select("tr[id^=entry-]"):
        if what in row.get_text():
            return UUID(str(row["id"]).removeprefix("entry-"))
    raise AssertionError(what)


def test_entries_stand_by_date_however_much_of_it_is_known(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        for words in ("2010", "march 2009", "after May 2009", "about 3 March 2009", "2009", "before May 2009",
                      "3 to 9 march 2009", "2009-03-03", "31/1/2009"):  # fmt: skip
            an_entry(session, cast.review_id, words, "A visit.", by=cast.lead())
    assert dates(cast.browser(Role.TEAM_MEMBER).get(url)) == [
        "2009", "31 January 2009", "March 2009", "about 3 March 2009", "3 March 2009", "3 to 9 March 2009",
        "before May 2009", "after May 2009", "2010",
    ]  # fmt: skip


def test_entries_are_added_one_after_the_other_and_keep_lane_and_source(cast: Cast, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"/reviews/{cast.review_id}/people/agencies/add", name="Smith & Daughters “Family” Centre")
    agency = option(lead.get(url), "lane_code", "Smith & Daughters “Family” Centre")
    typed = {"on": "about 3 march 2009", "lane_code": agency, "source_id": ""}
    first = said_no_names(lead, lead.post(f"{url}/entries/add", **typed, what="O'Brien <rang> & “asked”."))
    assert "Added: about 3 March 2009, Smith & Daughters “Family” Centre" in first.words
    assert first.soup.select_one("#lane_code option[selected]")["value"] == agency
    assert first.value("what") == first.value("on") == ""
    assert first.soup.select_one("#on").has_attr("autofocus")
    typed = {"on": "2008", "lane_code": "child", "source_id": "", "what": "Nguyễn’s first day."}
    said_no_names(lead, lead.post(f"{url}/entries/add", **typed))
    assert rows(lead.get(url)) == ["Nguyễn’s first day.", "O'Brien <rang> & “asked”."]
    # somebody else's last lane is not mine
    assert cast.browser(Role.TEAM_MEMBER).get(url).soup.select_one("#lane_code option[selected]") is None


def test_a_date_that_cannot_be_read_is_refused_beside_the_box_with_everything_typed(cast: Cast, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    typed = {"on": "the other week", "lane_code": "child", "source_id": "", "what": "Slept at Nan’s."}
    page = lead.post(f"{url}/entries/add", 422, **typed)
    assert page.errors == [
        "Write a date as 3 March 2009, March 2009, 2009, about 3 March 2009, before May 2009 or 3 to 9 March 2009."
    ]
    assert (page.value("on"), page.value("what")) == ("the other week", "Slept at Nan’s.")
    assert lead.post(f"{url}/entries/add", 422, on="31 June 2009", lane_code="nobody", what="").errors[0] == (
        "There is no such day in the calendar."
    )
    assert rows(lead.get(url)) == []


def test_two_accounts_of_one_event_stand_together_and_stay_as_they_are(
    cast: Cast, database: Database, url: str
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        for on, what in [
            ("12 March 2009", "She asked for a visit."),
            ("13 March 2009", "The clinic moved."),
            ("about 14 March 2009", "Somebody rang to see that a form had come."),
        ]:
            an_entry(session, cast.review_id, on, what, by=cast.lead())
    page = lead.get(url)
    first, other = entry_id(page, "asked for a visit"), entry_id(page, "Somebody rang")
    lead.send(f"{url}/entries/{first}/tie", other=str(other))
    page = lead.get(url)
    assert rows(page) == ["She asked for a visit.", "Somebody rang to see that a form had come.", "The clinic moved."]
    together = page.soup.select_one("tbody.app-accounts")
    assert together.th.get_text() == "Two accounts of one event"
    assert len(together.select("tr[id]")) == 2
    assert lead.send(f"{url}/entries/{first}/tie", 422, other=str(other)).errors == ["These two are tied already."]
    lead.post(f"{url}/entries/{other}/untie")
    page = lead.get(url)
    assert page.soup.select_one("tbody.app-accounts") is None
    assert rows(page)[1] == "The clinic moved."


def test_a_third_account_joins_the_two_and_leaves_them_tied_when_it_goes(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        one, two, three, four = (
            an_entry(session, cast.review_id, "March 2009", what, by=cast.lead()) for what in ("a", "b", "c", "d")
        )
        tie_entries(session, one, two, by=cast.lead())
        tie_entries(session, three, four, by=cast.lead())
        tie_entries(session, two, three, by=cast.lead())
        assert len({entry.event_key for entry in (one, two, three, four)}) == 1
        untie_entry(session, four, by=cast.lead())
        assert four.event_key is None
        assert one.event_key == two.event_key == three.event_key is not None
        with pytest.raises(NotNow, match="itself"):
            tie_entries(session, one, one, by=cast.lead())


def test_one_lane_can_be_shown_and_its_tied_account_with_it(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        child = an_entry(session, cast.review_id, "2009", "Rosie carried everything.", by=cast.lead())
        family = an_entry(session, cast.review_id, "2009", "She helped a little.", by=cast.lead(), lane=LaneKind.FAMILY)
        an_entry(session, cast.review_id, "2009", "Nan came to stay.", by=cast.lead(), lane=LaneKind.FAMILY)
        tie_entries(session, child, family, by=cast.lead())
    reader = cast.browser(Role.TEAM_MEMBER)
    assert rows(reader.get(f"{url}?lane=child")) == ["Rosie carried everything.", "She helped a little."]
    assert len(rows(reader.get(f"{url}?lane=family"))) == 3
    assert len(rows(reader.get(f"{url}?lane=nonsense"))) == 3


def test_an_entry_cannot_stand_in_two_lanes_or_in_none(cast: Cast, database: Database) -> None:
    for lane in ({"lane": LaneKind.AGENCY}, {"lane": LaneKind.CHILD, "agency_id": cast.board_id}):
        with pytest.raises(IntegrityError), unit_of_work(database) as session:
            an_entry(session, cast.review_id, "2009", "x", by=cast.lead(), **lane)


def test_a_period_is_told_with_its_dates_in_words(cast: Cast, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    prose = "To the health visitor it was a worry.\n\nTo O'Brien & Nguyễn it was “a form”."
    typed = {"title": "Many <small> worries", "begins": "jan 2009", "ends": "april 2009", "prose": prose}
    page = said_no_names(lead, lead.send(f"{url}/periods/add", **typed))
    assert "Many <small> worries January 2009 to April 2009" in page.words
    assert [p.get_text() for p in page.soup.select(".app-panel p.app-text")] == prose.split("\n\n")


def test_a_period_cannot_end_before_it_begins(cast: Cast, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = lead.send(f"{url}/periods/add", 422, title="Backwards", begins="May 2009", ends="April 2009", prose="Long.")
    assert page.errors == ["The period ends before it begins."]
    assert (page.value("title"), page.value("prose")) == ("Backwards", "Long.")


def test_periods_stand_in_the_order_of_time(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        for title, begins in [("later", "2010"), ("some day", ""), ("first", "about May 2008"), ("then", "June 2008")]:
            a_period(session, cast.review_id, title, (begins, ""), by=cast.lead())
        found = [period.title for period in periods_of_review(session, cast.review_id)]
    assert found == ["first", "then", "later", "some day"]


def test_of_two_people_in_one_period_the_second_sees_both_texts(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        page_url = f"{url}/periods/{a_period(session, cast.review_id, 'Spring', ('2009', '2009'), by=cast.lead()).id}"
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    stale = {
        "base_version": member.get(page_url).value("base_version"),
        "title": "Spring", "begins": "2009", "ends": "2009", "prose": "The member’s words.",
    }  # fmt: skip
    lead.send(page_url, prose="The lead’s words.", begins="March 2009")
    page = member.post(page_url, 409, **stale)
    assert "The lead’s words." in page.words
    assert "The member’s words." in page.words
    assert "March 2009" in page.words
    member.post(page_url, **(stale | {"base_version": page.value("base_version"), "prose": "Both words."}))
    with database.reading() as session:
        assert periods_of_review(session, cast.review_id)[0].prose == "Both words."


def test_of_two_people_in_one_entry_the_second_sees_the_lane_in_words(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        page_url = f"{url}/entries/{an_entry(session, cast.review_id, '2009', 'A visit.', by=cast.lead()).id}"
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    stale = {"base_version": "1", "on": "2009", "lane_code": "child", "source_id": "", "what": "No visit."}
    lead.send(page_url, lane_code="family")
    page = member.post(page_url, 409, **stale)
    assert "Family" in page.words
    assert "The child" in page.words
    member.post(page_url, **(stale | {"base_version": page.value("base_version")}))
    with database.reading() as session:
        assert [entry.what for entry in entries_of_review(session, cast.review_id)] == ["No visit."]


def test_what_was_typed_and_not_saved_is_offered_back_and_forgotten_at_save(cast: Cast, url: str) -> None:
    lead, page_url = cast.browser(Role.LEAD_REVIEWER), f"{url}/periods/add"
    draft = str(lead.get(page_url).soup.select_one("form[data-draft-url]")["data-draft-url"])
    lead.post(draft, 204, title="Half a title", begins="2009", ends="", prose="Half a sentence and")
    page = lead.get(page_url)
    assert "Half a sentence and" in page.words
    assert page.value("prose") == ""
    page = lead.get(f"{page_url}?draft=use")
    assert (page.value("prose"), page.value("title")) == ("Half a sentence and", "Half a title")
    assert "Half a sentence and" not in cast.browser(Role.TEAM_MEMBER).get(page_url).words
    lead.send(page_url, title="A title", prose="A whole sentence.")
    assert "Half a sentence" not in lead.get(page_url).words


def test_only_the_review_team_reads_and_only_while_the_review_is_awake_writes(cast: Cast, url: str) -> None:
    for role in (Role.COORDINATOR, Role.CHAIR, Role.ADVISER, Role.SUPERVISOR, Role.BOARD_MANAGER):
        cast.browser(role).get(url, 403)
        cast.browser(role).post(f"{url}/entries/add", 403, on="2009", lane_code="child", what="x")
    for user in (cast.stranger, cast.nobody):
        Browser(cast.app, user).get(url, 404)
        Browser(cast.app, user).get(f"{url}/periods/add", 404)
    cast.move_to(Stage.PAUSED)
    reader = cast.browser(Role.LEAD_REVIEWER)
    assert "Add an entry" not in reader.get(url).words
    reader.get(f"{url}/periods/add", 403)


def test_an_entry_of_another_review_is_not_found_here(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        theirs = an_entry(session, cast.other_review_id, "2009", "Theirs.", by=cast.stranger).id
        ours = an_entry(session, cast.review_id, "2009", "Ours.", by=cast.lead()).id
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.get(f"{url}/entries/{theirs}", 404)
    lead.post(f"{url}/entries/{theirs}/untie", 404)
    assert lead.post(f"{url}/entries/{ours}/tie", 422, other=str(theirs)).errors
    assert "Theirs." not in lead.get(url).words


def test_a_deleted_entry_counts_nowhere_and_comes_back_with_its_tie(cast: Cast, database: Database, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        one = an_entry(session, cast.review_id, "2009", "One account.", by=cast.lead())
        two = an_entry(session, cast.review_id, "2009", "Another account.", by=cast.lead())
        tie_entries(session, one, two, by=cast.lead())
    cast.browser(Role.TEAM_MEMBER).get(f"/reviews/{cast.review_id}/records/entry/{two.id}/delete", 403)
    lead.send(f"/reviews/{cast.review_id}/records/entry/{two.id}/delete", why="Put down twice")
    page = lead.get(url)
    assert rows(page) == ["One account."]
    assert page.soup.select_one("tbody.app-accounts") is None
    lead.post(f"/reviews/{cast.review_id}/records/entry/{two.id}/bring-back")
    assert lead.get(url).soup.select_one("tbody.app-accounts") is not None


def test_the_audit_says_that_an_entry_was_added_and_never_what_it_says(
    cast: Cast, database: Database, url: str
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.post(f"{url}/entries/add", on="2009", lane_code="child", source_id="", what="She ate from a bin.")
    with database.reading() as session:
        recorded = session.scalars(select(AuditEvent).where(AuditEvent.event == "entry_added")).one()
        assert (recorded.by, recorded.review_id) == (cast.lead(), cast.review_id)
        assert "bin" not in str(recorded.facts)


def test_an_entry_leads_to_its_source(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        source = a_source(session, cast.review_id, cast.lead(), title="Notes of O'Brien & “co”")
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.post(f"{url}/entries/add", on="2009", lane_code="child", source_id=str(source.id), what="A move.")
    page = lead.get(url)
    assert page.link("Notes of O'Brien & “co”") == f"/reviews/{cast.review_id}/sources/{source.id}"
    assert page.soup.select_one("#source_id option[selected]")["value"] == str(source.id)


def test_ninety_entries_ask_the_database_as_often_as_nine(cast: Cast, database: Database, url: str) -> None:
    asked: list[str] = []
    event.listen(database.reading_engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    reader, counts = cast.browser(Role.LEAD_REVIEWER), []
    for number in (9, 81):
        with unit_of_work(database) as session:
            agency = add_agency(session, cast.review_id, f"Agency {number}", by=cast.lead())
            for _ in range(number):
                an_entry(
                    session, cast.review_id, "2009", "x", by=cast.lead(), lane=LaneKind.AGENCY, agency_id=agency.id
                )
        reader.get(url)
        asked.clear()
        assert len(rows(reader.get(url))) in {9, 90}
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 25


def option(page: Page, name: str, text: str) -> str:
    """The value of a line of a list."""
    return next(
        str(line["value"]) for line in page.soup.select(f"select[name={name}] option") if text in line.get_text()
    )
