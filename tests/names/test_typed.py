"""What is typed into the narrative, the notes of meetings and the family passes the door of names like any text."""

import re
from collections.abc import Mapping
from uuid import UUID

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.family.models import ContactPlan, FamilyContact
from review_app.meetings.models import Minutes
from review_app.narrative.models import Entry, Period
from review_app.people.actions import add_relative
from tests.factories.narrative import an_entry
from tests.names.test_settling import asked, box, everything, settle
from tests.support.browser import Browser, Page, form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database

ENTRY = {"on": "March 2009", "lane_code": "child", "source_id": ""}


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}"


def door_of(browser: Browser, url: str, **typed: str) -> Page:
    """Save what is typed on a page; gives the page on which its names are settled."""
    sent = browser.send(url, **typed)
    assert "/names/at-the-door" in sent.response.headers["Location"]
    return browser.get(sent.response.headers["Location"])


def after(browser: Browser, page: Page, answers: Mapping[str, str]) -> Page:
    """The page on which one stands once the names are settled."""
    return browser.get(settle(browser, page, answers).response.headers["Location"])


def entries(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Entry.what).order_by(Entry.created_at, Entry.id)))


def test_an_entry_is_asked_once_for_a_new_name_and_never_again(cast: Cast, database: Database, url: str) -> None:
    lead, add = cast.browser(Role.LEAD_REVIEWER), f"{url}/narrative/entries/add"
    sent = lead.post(add, **ENTRY, what="Mrs Abernethy rang.")
    page = lead.get(sent.response.headers["Location"])
    assert asked(page) == ["Mrs Abernethy"]
    assert (entries(database), "abernethy" in everything(database)) == ([], False)
    page = after(lead, page, {box(page, "Mrs Abernethy", "own"): "the midwife"})
    assert (page.heading, "Added: March 2009" in page.words) == ("Narrative", True)
    page = lead.post(add, follow=True, **ENTRY, what="It was Mrs Abernethy who came.")
    assert "One name settled before was replaced by its label." in page.words
    assert entries(database) == ["The midwife rang.", "It was the midwife who came."]
    assert "abernethy" not in everything(database)


def test_an_entry_that_cannot_be_kept_comes_back_into_its_boxes_without_the_name(
    cast: Cast, database: Database, url: str
) -> None:
    lead, add = cast.browser(Role.LEAD_REVIEWER), f"{url}/narrative/entries/add"
    what = "Abernethy " + "x " * 990
    sent = lead.post(add, **ENTRY, what=what)
    page = lead.get(sent.response.headers["Location"])
    with unit_of_work(database) as session:  # a page that asks for a lane which is no longer there
        an_entry(session, cast.review_id, "2009", "Fine.", by=cast.lead())
    label = "the midwife who stood in for the one on leave, whom nobody there had met"
    page = after(lead, page, {box(page, "Abernethy", "own"): label})
    assert page.value("what").startswith("The midwife who stood in")
    assert page.value("on") == "March 2009"
    assert entries(database) == ["Fine."]
    assert "abernethy" not in everything(database)


def test_a_changed_entry_and_the_rows_of_the_grid_pass_it_too(cast: Cast, database: Database, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        entry = an_entry(session, cast.review_id, "2009", "A visit.", by=cast.lead()).id
    page = door_of(lead, f"{url}/narrative/entries/{entry}", what="Tyler was seen.")
    after(lead, page, {box(page, "Tyler", "own"): "the boy"})
    rows = {f"rows-{row}-{name}": value for row in (0, 1, 12) for name, value in ENTRY.items()}
    rows |= {"rows-0-what": "Tyler slept.", "rows-1-what": "It rained.", "rows-12-what": "Nerys saw Tyler."}
    sent = lead.post(f"{url}/narrative/entries/grid", **rows)
    page = lead.get(sent.response.headers["Location"])
    assert asked(page) == ["Nerys", "Tyler"], page.words
    page = after(lead, page, {box(page, "Nerys", "own"): "the teacher"})
    assert "Three entries added." in page.words
    assert sorted(entries(database)) == [
        "It rained.",
        "The boy slept.",
        "The boy was seen.",
        "The teacher saw the boy.",
    ]
    assert "tyler" not in everything(database)


def test_periods_differing_views_and_notes_of_meetings_keep_labels_only(
    cast: Cast, database: Database, url: str
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = door_of(
        lead, f"{url}/narrative/periods/add", title="Tyler at home", prose="Nerys came.\n\nRing 0113 496 0999."
    )
    found = asked(page)
    assert ("Tyler" in found, "Nerys" in found, len(found)) == (True, True, 3)
    after(lead, page, {box(page, "Tyler", "own"): "the boy", box(page, "Nerys", "own"): "the teacher"})
    with database.reading() as session:
        period = session.scalars(select(Period)).one()
    assert (period.title, period.prose.startswith("The teacher came.")) == ("The boy at home", True)
    sent = lead.send(f"{url}/narrative/periods/{period.id}/perspectives/add", lane_code="child", text="Tyler was sad.")
    page = lead.get(sent.response.headers["Location"])
    assert "One name settled before was replaced by its label." in page.words
    assert "The boy was sad." in page.words
    lead.send(f"{url}/meetings/add", kind="analysis", held_on="3 March 2011")
    meeting = re.search(r"/meetings/([0-9a-f-]{36})", lead.get(f"{url}/meetings").html)
    assert meeting
    page = door_of(
        lead, f"{url}/meetings/{meeting[1]}/notes", notes="Tyler was spoken of.", decisions="Anwen asks Nerys."
    )
    after(lead, page, {box(page, "Anwen"): "keep"})
    with database.reading() as session:
        minutes = session.scalars(select(Minutes)).one()
    assert (minutes.notes, minutes.decisions) == ("The boy was spoken of.", "Anwen asks the teacher.")
    assert "tyler" not in everything(database)
    assert "0113 496" not in everything(database)


def relative_of(cast: Cast, database: Database, pseudonym: str) -> UUID:
    with unit_of_work(database) as session:
        return add_relative(session, cast.review_id, pseudonym, "", "", by=cast.lead()).id


def test_what_the_family_said_and_decided_keeps_labels_only(cast: Cast, database: Database, url: str) -> None:
    lead, mother = cast.browser(Role.LEAD_REVIEWER), relative_of(cast, database, "Mother")
    plan = f"{url}/family/contact-plan/{mother}"
    page = door_of(lead, plan, state="undecided", supporter="Her sister Anwen", needs="", police_view="to_ask")
    after(lead, page, {box(page, "Anwen", "own"): "an aunt"})
    contact = {"held_on": "3 March 2011", "how": "At home, with Anwen", "said": "She misses Tyler."}
    page = door_of(lead, f"{plan}/contacts/add", **contact)
    assert asked(page) == ["Tyler", "Anwen"]
    page = after(lead, page, {box(page, "Tyler", "own"): "the boy"})
    assert page.heading == "How the review speaks with the family"
    with database.reading() as session:
        told = session.scalars(select(FamilyContact)).one()
        kept = session.scalars(select(ContactPlan)).one()
    assert (kept.supporter, told.how, told.said) == (
        "Her sister an aunt",
        "At home, with an aunt",
        "She misses the boy.",
    )
    assert not [name for name in ("tyler", "anwen") if name in everything(database)]


def test_a_text_of_the_family_that_somebody_else_changed_meanwhile_comes_back_as_a_draft_beside_theirs(
    cast: Cast, database: Database, url: str
) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    mother = relative_of(cast, database, "Mother")
    plan = f"{url}/family/contact-plan/{mother}"
    lead.send(plan, decides="The team.")
    page = door_of(member, plan, decides="Tyler’s social worker.")
    lead.send(plan, decides="The team, on 11 March.")
    page = after(member, page, {box(page, "Tyler", "own"): "the boy"})
    assert page.value("decides") == "The boy’s social worker."
    merged = member.post(plan, 409, **form_values(page))
    assert "The team, on 11 March." in merged.words
    assert "tyler" not in everything(database)
