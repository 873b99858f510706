"""What one looks at before a paper goes out: wording, names and places, and what the team went on with."""

import pytest
from flask import Flask
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.accounts.queries import names_of
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.dates import read_partial_date
from review_app.core.db import Database
from review_app.hints.actions import About, go_on_with
from review_app.hints.models import HintKind
from review_app.people.actions import add_relative, seal_name
from review_app.people.sealing import RealName
from review_app.reports.actions import add_period, write_section
from review_app.reports.queries import copies_of_review
from tests.factories.findings import a_finding
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/report"


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


def write(cast: Cast, database: Database, key: str, text: str) -> None:
    """A section of the report."""
    with unit_of_work(database) as session:
        write_section(session, cast.review_id, key, text, by=cast.lead())


def test_the_report_says_what_its_wording_is_like_and_the_page_shows_each_phrase(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    assert "The wording check found nothing that blames or looks back." in lead.get(url).words
    write(cast, database, "conclusion", "Staff failed to ring. O'Brien & Nguyễn said “they should have rung”.")
    write(cast, database, "appraisal", "The plan was inadequate.")
    with unit_of_work(database) as session:
        add_period(session, cast.review_id, "Autumn", read_partial_date("2009"), "A careless note.", by=cast.lead())
        a_finding(session, cast.review_id, by=cast.lead(), description="It was a missed opportunity.")
    assert "Two phrases in the report and its findings may blame or look back." in lead.get(url).words
    page = lead.get(f"{url}/before-it-goes-out")
    assert "Staff failed to ring." in page.words
    assert "“missed opportunity”" in page.words
    assert "inadequate" not in page.words
    assert "careless" not in page.words


def test_names_and_places_are_found_and_national_bodies_the_region_and_labels_pass(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    text = (
        "Ofsted, the NHS, the Department for Education and the London Safeguarding Children Board were asked in London."
    )
    write(cast, database, "methodology", text)
    assert "No name or place was found" in lead.get(f"{url}/before-it-goes-out").words
    write(
        cast,
        database,
        "conclusion",
        "Mrs Okafor rang the mother. The Brackendale Road Surgery was told, and Ashmere was. Mrs Okafor wrote.",
    )
    page = lead.get(f"{url}/before-it-goes-out")
    found = [heading.get_text() for heading in page.soup.select("main section h3[id^=name-]")]
    assert found == ["“Mrs Okafor”", "“Brackendale Road Surgery”", "“Ashmere”"]
    assert "Names and places (3)" in page.words


def test_what_only_looks_like_a_name_may_stand_with_a_reason_where_it_stands_until_it_is_taken_back(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    looked = f"{url}/before-it-goes-out"
    write(cast, database, "conclusion", "As Dr Brandon wrote, records are read by nobody.")
    kept = lead.post(f"{url}/working-draft", reader_name="A. Stranger", follow=True)
    assert "It can’t go out yet: one name or place is not settled." in kept.words
    page = lead.get(looked)
    form = page.soup.select_one("main form[action*=let-stand]")
    box = form.select_one("input[name^=reason_]")["name"]
    assert lead.post(form["action"], 422, **{box: " "}).errors == [
        "Say why it may stand. The reason stands with your name and the day."
    ]
    lead.post(form["action"], **{box: "The author of a published report, O'Brien & Nguyễn's"})
    page = lead.get(looked)
    assert "Names and places (0)" in page.words
    assert "“Dr Brandon” may stand because: The author of a published report, O'Brien & Nguyễn's" in page.words
    assert lead.post(f"{url}/working-draft", 200, reader_name="A. Stranger").response.data[:2] == b"PK"
    write(cast, database, "limitations", "Dr Brandon rang the mother.")
    again = lead.get(looked)
    assert "Names and places (1)" in again.words
    assert "It was let stand in other sentences, because: The author" in again.words
    write(cast, database, "limitations", "")
    lead.post(again.soup.select_one("main form[action*=take-back]")["action"])
    assert "“Dr Brandon” may stand" not in lead.get(looked).words
    with database.reading() as session:
        events = set(session.scalars(select(AuditEvent.event)))
    assert {Event.NAME_STANDS, Event.NAME_STANDS_NO_LONGER} <= events


def test_a_name_of_the_identity_key_never_stands_and_keeps_every_paper_in_the_team(
    cast: Cast, database: Database, lead: Browser, url: str, app: Flask
) -> None:
    key = app.extensions["casewindow.keys"].for_purpose("names")
    with unit_of_work(database) as session:
        mother = add_relative(session, cast.review_id, "Mother", "mother of all four", "", by=cast.lead())
        seal_name(session, key, mother, RealName("Ngozi Laming"), by=cast.lead())
    write(cast, database, "conclusion", "As Laming wrote, records are read by nobody.")
    page = lead.get(f"{url}/before-it-goes-out")
    assert "This review knows it as somebody’s name" in page.words
    assert page.soup.select("main form[action*=let-stand]") == []
    code = page.soup.select_one("main section h3[id^=name-]")["id"].removeprefix("name-")
    sent = {f"reason_{code}": "An author"}
    assert "This review knows it" in lead.post(f"{url}/before-it-goes-out/{code}/let-stand", 422, **sent).errors[0]
    kept = lead.post(f"{url}/working-draft", reader_name="A. Stranger", follow=True)
    assert "It can’t go out yet: one name or place is not settled." in kept.words
    with database.reading() as session:
        own_name = names_of(session, [cast.lead()])[cast.lead()]
        assert copies_of_review(session, cast.review_id) == []
    assert lead.post(f"{url}/working-draft", 200, reader_name=own_name).response.data[:2] == b"PK"


def test_what_the_team_went_on_with_is_offered_to_the_limitations_and_nothing_is_saved_by_it(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
        about = About(HintKind.NO_EPISODE, "finding", finding.id, "mark", "Finding 1", "It rests on no episode.")
        go_on_with(session, cast.review_id, about, "It shows everywhere.", by=cast.lead())
        wording = About(
            HintKind.WORDING, "finding", finding.id, "m", "Finding 1", "They failed to.", "title", "failed to"
        )
        go_on_with(session, cast.review_id, wording, "The words of the law.", by=cast.lead())
    write(cast, database, "limitations", "Two people could not be met.")
    page = lead.get(f"{url}/before-it-goes-out")
    assert "What the team went on with (1)" in page.words
    edit = lead.get(page.link("Take this over into the limitations"))
    taken = "Finding 1: It rests on no episode. We went on because: It shows everywhere."
    assert edit.value("text") == f"Two people could not be met.\n\n{taken}"
    assert lead.get(f"{url}/sections/limitations/edit").value("text") == "Two people could not be met."
    assert "went on" not in lead.get(f"{url}/sections/conclusion/edit").words
    lead.send(f"{url}/sections/limitations/edit?take=gone-on")
    assert taken in lead.get(f"{url}/sections/limitations").words


@pytest.mark.parametrize("role", [Role.CHAIR, Role.COORDINATOR, Role.ADVISER])
def test_nobody_outside_the_team_sees_it(cast: Cast, url: str, role: Role) -> None:
    cast.browser(role).get(f"{url}/before-it-goes-out", 403)
