"""What one looks at before a paper goes out: wording, names and places, and what the team went on with."""

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.dates import read_partial_date
from review_app.core.db import Database
from review_app.hints.actions import About, go_on_with
from review_app.hints.models import HintKind
from review_app.reports.actions import add_period, write_section
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
    found = [row.get_text() for row in page.soup.select("main tbody th")]
    assert found == ["“Mrs Okafor”", "“Brackendale Road Surgery”", "“Ashmere”"]
    assert "Names and places (3)" in page.words


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
