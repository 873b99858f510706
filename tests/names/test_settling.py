"""A text that holds names waits until each name is settled once; what is kept then holds labels only."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import LargeBinary, select

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.keys import read_key_file
from review_app.core.passing import WAITS
from review_app.core.rows import Base
from review_app.names.models import SettledName, WaitingText
from review_app.people.actions import add_agency, add_participant, add_relative, seal_name
from review_app.people.sealing import RealName
from review_app.sources.queries import latest_text_of, passages_of_review, sources_of_review
from tests.factories.sources import a_quote
from tests.support.browser import Browser, Page, form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database

SAID = """Mrs Okafor rang the school. Okafor’s manager knew; so did okafer.

Tyler was hungry 🙂, said Tyler’s teacher. Wójcik came to 14 Tollgate Lane, YO11 2QP, with Tyler."""
REAL = ("okaf", "tyler", "wójcik", "tollgate", "yo11")


def known(cast: Cast, database: Database) -> None:
    """Two people whose real names the review knows."""
    key = read_key_file(cast.app.extensions["casewindow.settings"].key_file).for_purpose("names")
    with unit_of_work(database) as session:
        agency = add_agency(session, cast.review_id, "Children’s services", by=cast.lead())
        worker = add_participant(session, agency, "Social worker 1", "", by=cast.lead())
        brother = add_relative(session, cast.review_id, "Older brother", "brother", "", by=cast.lead())
        seal_name(session, key, worker, RealName("Ngozi Okafor"), by=cast.lead())
        seal_name(session, key, brother, RealName("Tyler Marsh"), by=cast.lead())


def put_in(browser: Browser, cast: Cast, text: str, title: str = "") -> Page:
    """Put a text in; gives the page on which its names are settled."""
    sent = browser.send(f"/reviews/{cast.review_id}/sources/add/document", text=text, title=title)
    assert "/names/at-the-door?text=" in sent.response.headers["Location"]
    return browser.get(sent.response.headers["Location"])


def box(page: Page, name: str, which: str = "what") -> str:
    """What the box of one name is called."""
    for line in page.soup.select(".app-name"):
        legend = line.select_one("legend")
        if legend and str(legend.contents[0]).strip() == name:
            return str(line.select(f"[name^={which}_]")[0]["name"])
    raise AssertionError(f"{name} is not asked for")


def asked(page: Page) -> list[str]:
    """The names that are asked for, in their order."""
    return [str(legend.contents[0]).strip() for legend in page.soup.select(".app-name legend")]


def settle(browser: Browser, page: Page, answers: Mapping[str, str] | None = None, status: int = 302) -> Page:
    """Answer what is asked: each answer is a choice by name of its box, and save."""
    action = str(page.soup.select("main form[method=post]")[0]["action"])
    return browser.post(action, status, **(form_values(page) | dict(answers or {})))


def newest(database: Database, review_id: UUID) -> str:
    """The text of the source put down last."""
    with database.reading() as session:
        return latest_text_of(session, sources_of_review(session, review_id)[-1]).text


def everything(database: Database) -> str:
    """All that any table holds in plain words."""
    found = []
    with database.reading() as session:
        for table in Base.metadata.tables.values():
            columns = [column for column in table.columns if not isinstance(column.type, LargeBinary)]
            found += [repr(tuple(row)) for row in session.execute(select(*columns))]
    return "\n".join(found).casefold()


def test_each_name_is_asked_once_with_its_places_and_a_guess_where_the_review_knows_it(
    cast: Cast, database: Database
) -> None:
    known(cast, database)
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = put_in(lead, cast, SAID)
    assert asked(page) == ["Mrs Okafor", "Okafor", "okafer", "Tyler", "Wójcik", "14 Tollgate Lane", "YO11 2QP"]
    values = form_values(page)
    chosen = {name: values[box(page, name)] for name in asked(page)}
    people = {option.get_text(): option["value"] for option in page.soup.select("option[value^='p:']")}
    assert {name for name, value in chosen.items() if value == people["Social worker 1"]} == {"Mrs Okafor", "Okafor", "okafer"}  # fmt: skip
    assert chosen["Tyler"] == people["Older brother"]
    assert chosen["Wójcik"] == ""
    assert (chosen["14 Tollgate Lane"], chosen["YO11 2QP"]) == ("n:address", "n:postcode")
    assert "near to a name this review knows" in page.words
    assert [mark.get_text() for mark in page.soup.select("mark")].count("Tyler") == 3
    assert newest_is_nothing(database, cast.review_id)


def newest_is_nothing(database: Database, review_id: UUID) -> bool:
    """Whether nothing was kept yet."""
    with database.reading() as session:
        return not sources_of_review(session, review_id)


def test_what_is_kept_holds_labels_only_and_no_table_holds_a_real_name(cast: Cast, database: Database) -> None:
    known(cast, database)
    lead = cast.browser(Role.LEAD_REVIEWER)
    draft = lead.get(f"/reviews/{cast.review_id}/sources/add/document").soup.select_one("form[data-draft-url]")
    assert draft
    lead.client.post(str(draft["data-draft-url"]), data={"text": SAID, "csrf_token": lead.token()})
    page = put_in(lead, cast, SAID, title="What Mrs Okafor wrote")
    assert not [name for name in REAL if name in everything(database)]
    page = settle(lead, page, status=422)
    assert page.errors == ["Choose what stands for “Wójcik”, or that it is not a name."]
    assert not [name for name in REAL if name in page.response.request.url.casefold()]
    sent = settle(lead, page, {box(page, "Wójcik", "own"): "an uncle"})
    shown = lead.get(sent.response.headers["Location"])
    assert newest(database, cast.review_id) == (
        "Social worker 1 rang the school. Social worker 1’s manager knew; so did Social worker 1.\n\n"
        "Older brother was hungry 🙂, said Older brother’s teacher. An uncle came to an address (1), a postcode, "
        "with Older brother."
    )
    assert "What Social worker 1 wrote" in shown.words
    assert not [name for name in REAL if name in everything(database) or name in shown.html.casefold()]
    with database.reading() as session:
        assert session.scalars(select(WaitingText)).all() == []
        events = session.scalars(select(AuditEvent.event).order_by(AuditEvent.seq.desc()).limit(2)).all()
    assert set(events) == {Event.NAMES_SETTLED, Event.SOURCE_ADDED}


def test_what_was_settled_applies_by_itself_next_time_and_is_shown_where_something_new_is_asked(
    cast: Cast, database: Database
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = put_in(lead, cast, "Pike came with Grace. Whitby was cold.")
    assert asked(page) == ["Pike", "Grace", "Whitby"]
    settle(lead, page, {box(page, "Pike", "own"): "mother’s friend", box(page, "Grace"): "keep"})
    assert newest(database, cast.review_id) == "Mother’s friend came with Grace. A place (1) was cold."
    add = f"/reviews/{cast.review_id}/sources/add/document"
    sent = lead.send(add, text="We met Pike and Grace in Whitby.")
    page = lead.get(sent.response.headers["Location"])
    assert page.heading == "Document"
    assert "Two names settled before were replaced by their labels." in page.words
    assert newest(database, cast.review_id) == "We met mother’s friend and Grace in a place (1)."
    page = put_in(lead, cast, "Pike knew Abernethy of Scarborough.")
    assert asked(page) == ["Abernethy", "Scarborough", "Pike"]
    assert "Settled before: one name" in page.words
    settle(lead, page, {box(page, "Abernethy"): "n:person", box(page, "Pike", "own"): "a friend of the family"})
    assert newest(database, cast.review_id) == "A friend of the family knew a person (1) of a place (2)."
    lead.send(add, text="We asked Pike.")
    assert newest(database, cast.review_id) == "We asked a friend of the family."


def test_a_word_settled_as_no_name_is_asked_again_once_the_review_knows_somebody_of_that_name(
    cast: Cast, database: Database
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = put_in(lead, cast, "They asked Tyler.")
    settle(lead, page, {box(page, "Tyler"): "keep"})
    known(cast, database)
    assert asked(put_in(lead, cast, "They asked Tyler again.")) == ["Tyler"]


def test_several_spellings_are_joined_by_saying_the_same_as(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = put_in(lead, cast, "Danielle Abernethy rang. Danni cried. Abernethy and Abernathy wrote. Anwen saw it.")
    values = form_values(page)
    joined = {name: values[box(page, name)] for name in asked(page)}
    assert joined["Danielle Abernethy"] == joined["Anwen"] == ""
    assert joined["Danni"] == joined["Abernethy"] != ""
    first = joined["Danni"]
    round_about = {box(page, "Danielle Abernethy"): f"s:{box(page, 'Danni')[5:]}"}
    page = settle(lead, page, round_about | {box(page, "Anwen"): "n:person"}, 422)
    assert "“Danni” is the same as itself, by way of the others" in " ".join(page.errors)
    answers = {box(page, "Danielle Abernethy", "own"): "a midwife", box(page, "Abernathy"): first, box(page, "Anwen"): "n:person"}  # fmt: skip
    settle(lead, page, answers)
    assert newest(database, cast.review_id) == "A midwife rang. A midwife cried. A midwife and a midwife wrote. A person (2) saw it."  # fmt: skip


def test_two_new_people_never_get_one_label(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = put_in(lead, cast, "They asked Anwen. They asked Nerys. They asked Marlowe House.")
    settle(lead, page, {box(page, name): "n:person" for name in asked(page)})
    assert (
        newest(database, cast.review_id) == "They asked a person (1). They asked a person (2). They asked a person (3)."
    )


def test_a_label_of_ones_own_may_hold_no_name(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = put_in(lead, cast, "They asked Tyler.")
    page = settle(lead, page, {box(page, "Tyler", "own"): "Ngozi’s son"}, 422)
    assert "holds what looks like a name itself" in page.errors[0]
    assert page.value(box(page, "Tyler", "own")) == "Ngozi’s son"


def test_a_corrected_text_goes_through_the_same_and_carries_its_quotes_along(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"/reviews/{cast.review_id}/sources/add/document", text="The team 🙂 had eleven open cases that week.")
    with unit_of_work(database) as session:
        source = sources_of_review(session, cast.review_id)[-1]
        passage_id = a_quote(session, source, cast.lead()).id
    url = f"/reviews/{cast.review_id}/sources/{source.id}/text"
    sent = lead.send(url, text="Tyler 🙂 says the team had eleven open cases that week.", why="As Tyler said")
    page = lead.get(sent.response.headers["Location"])
    sent = settle(lead, page, {box(page, "Tyler", "own"): "the boy"})
    assert "One quote" in lead.get(sent.response.headers["Location"]).words
    text = newest(database, cast.review_id)
    assert text == "The boy 🙂 says the team had eleven open cases that week."
    with database.reading() as session:
        (passage,) = passages_of_review(session, cast.review_id)
        assert (passage.id, text[passage.start : passage.end]) == (passage_id, passage.words)
        assert latest_text_of(session, source).number == 2
        assert latest_text_of(session, source).why == "As the boy said"


def test_the_text_becomes_a_draft_when_somebody_else_saved_meanwhile(cast: Cast, database: Database) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    lead.send(f"/reviews/{cast.review_id}/sources/add/document", text="The first text.")
    with database.reading() as session:
        source = sources_of_review(session, cast.review_id)[-1]
    url = f"/reviews/{cast.review_id}/sources/{source.id}/text"
    page = member.get(member.send(url, text="Tyler was there.").response.headers["Location"])
    lead.send(url, text="The second text.")
    sent = settle(member, page, {box(page, "Tyler", "own"): "the boy"})
    assert newest(database, cast.review_id) == "The second text."
    page = member.get(sent.response.headers["Location"])
    assert page.value("text") == "The boy was there."
    merged = member.post(url, 409, **form_values(page))
    assert "The second text." in merged.words
    assert "The boy was there." in merged.words
    assert "tyler" not in everything(database)


def test_a_waiting_text_is_its_writers_own_and_is_thrown_away_when_asked_or_in_time(
    cast: Cast, database: Database
) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    page = put_in(lead, cast, "They asked Tyler.")
    assert "A text of yours waits for its names" in lead.get("/").words
    door = f"/reviews/{cast.review_id}/names/at-the-door"
    with database.reading() as session:
        waiting = session.scalars(select(WaitingText)).one()
    for url in (door, f"{door}?text={waiting.id}", f"{door}?text=nonsense"):
        assert "Tyler" not in member.get(url).words
    fields = form_values(page)
    member.post(f"{door}/throw-away", 404, waiting_id=fields["waiting_id"])
    member.post(door, **(fields | {"csrf_token": member.token()}))
    assert newest_is_nothing(database, cast.review_id)
    for role in (Role.COORDINATOR, Role.CHAIR, Role.SUPERVISOR):
        cast.browser(role).get(door, 403)
    Browser(cast.app, cast.stranger).get(door, 404)
    lead.get(f"/reviews/{cast.other_review_id}/names/at-the-door?text={waiting.id}", 404)
    lead.post(f"{door}/throw-away", waiting_id=fields["waiting_id"])
    assert "No text of yours waits here" in lead.get(door).words
    settle(lead, page)
    assert newest_is_nothing(database, cast.review_id)
    put_in(lead, cast, "They asked Anwen.")
    with unit_of_work(database) as session:
        old = session.scalars(select(WaitingText)).one()
        old.expires_at = old.created_at - timedelta(seconds=1)
    assert "No text of yours waits here" in lead.get(door).words
    put_in(lead, cast, "They asked Nerys.")
    with database.reading() as session:
        (left,) = [row for row in session.scalars(select(WaitingText)) if row.id != old.id]
    assert (left.id != old.id, left.expires_at - left.created_at <= WAITS + timedelta(seconds=5)) == (True, True)


def test_the_same_page_sent_twice_waits_once_and_settling_twice_keeps_one_text(cast: Cast, database: Database) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/add/conversation"
    fields = form_values(lead.get(url)) | {"text": "They asked Tyler."}
    first, second = (lead.post(url, **fields).response.headers["Location"] for _ in range(2))
    assert first == second
    page = lead.get(first)
    answers = {box(page, "Tyler"): "n:person"}
    settle(lead, page, answers)
    settle(lead, page, answers)
    with database.reading() as session:
        assert len(sources_of_review(session, cast.review_id)) == 1
    assert newest(database, cast.review_id) == "They asked a person (1)."


def test_the_settled_names_are_opened_like_the_names_and_changed_without_being_shown(
    cast: Cast, database: Database
) -> None:
    lead, coordinator = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.COORDINATOR)
    page = put_in(lead, cast, "They asked Siobhán.")
    settle(lead, page, {box(page, "Siobhán"): "n:person"})
    url = f"/reviews/{cast.review_id}/names/settled"
    assert "Siobhán" not in coordinator.get(url).words
    cast.browser(Role.TEAM_MEMBER).get(url, 403)
    opened = coordinator.post(url, 200)
    assert "Siobhán" in opened.words
    assert "a person (1)" in opened.words
    change = opened.link("Change what stands for Siobhán")
    page = coordinator.get(change)
    assert "Siobhán" not in page.words
    coordinator.send(change, 422, own="Mrs Okafor")
    coordinator.send(change, own="the midwife")
    with database.reading() as session:
        events = session.scalars(select(AuditEvent.event).where(AuditEvent.event == Event.NAMES_OPENED)).all()
        assert len(events) == 1
        assert len(session.scalars(select(SettledName)).all()) == 1
    lead.send(f"/reviews/{cast.review_id}/sources/add/document", text="Siobhan left.")
    assert newest(database, cast.review_id) == "The midwife left."
    coordinator.post(f"{change}/forget")
    assert asked(put_in(lead, cast, "Siobhán left.")) == ["Siobhán"]
    coordinator.get(change, 404)
