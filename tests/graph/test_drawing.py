"""The drawing beside its list, and the files to take along: who may, what stands in them, and what never does."""

import io
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import networkx as nx
import pytest
from flask import Flask
from lxml import etree
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.dates import UNKNOWN
from review_app.core.db import Database
from review_app.graph import drawn
from review_app.reports.models import PaperKind
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source
from review_app.sources.models import SourceKind
from tests.exports.word_file import WordFile
from tests.factories.episodes import an_episode
from tests.factories.graph import Chain, a_chain
from tests.factories.names import let_stay
from tests.factories.reports import KEPT_BACK, LOOKS_LIKE_NAMES, a_rich_review
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database

NAMES_A_SOURCE = (
    "the title of a source", "the text of a source", "the note of a quote", "who held a conversation", "where it was held",
    "a real name", "a contact",
)  # fmt: skip
FORMS = ("svg", "png", "graphml", "gexf", "json")


@pytest.fixture
def chain(cast: Cast, database: Database) -> Chain:
    with unit_of_work(database) as session:
        return a_chain(session, cast.review_id, by=cast.lead())


@pytest.fixture
def rich(cast: Cast, database: Database, app: Flask) -> Cast:
    """The cast, with a review that has something in every field."""
    with unit_of_work(database) as session:
        a_rich_review(session, cast.review_id, app.extensions["casewindow.keys"].for_purpose("names"), by=cast.lead())
    return cast


def drawing(cast: Cast, role: Role = Role.TEAM_MEMBER, asked: str = "") -> Page:
    return cast.browser(role).get(f"/reviews/{cast.review_id}/findings/drawing{asked}")


def taken(browser: Browser, cast: Cast, form: str, holds: str = "positions", **asked: Any) -> bytes:
    """A file as a person downloads it."""
    url = f"/reviews/{cast.review_id}/findings/drawing"
    return bytes(browser.post(url, 200, form=form, holds=holds, **asked).response.data)


def labels(data: bytes) -> dict[str, str]:
    """The points of a GraphML file by their label, with their kind."""
    found = nx.read_graphml(io.BytesIO(data))
    return {values["label"]: values["kind"] for _key, values in found.nodes(data=True)}


def kinds_drawn(page: Page) -> set[str]:
    figure = page.soup.select_one("figure[data-drawing]")
    return {point[1] for point in json.loads(figure["data-drawing"])["points"]} if figure else set()


def test_the_page_has_the_picture_its_words_and_the_same_as_a_list(cast: Cast, chain: Chain) -> None:
    page = drawing(cast)
    picture = page.soup.select_one("[data-drawing-picture] svg")
    words = picture["aria-label"]
    assert words.startswith(
        "Two conversations and other accounts, one document or other paper, one view from the tunnel"
    )
    assert "Finding 1 rests on two conversations, one document, two agencies, in one episode." in words
    listed = [link.get_text().partition(":")[0] for link in page.soup.select("[data-point]")]
    shown = json.loads(page.soup.select_one("figure")["data-drawing"])
    assert sorted(listed) == sorted(point[2] for point in shown["points"])
    assert "Duty social worker O’Brien & Söhne in episode 1" in listed
    assert {line.get_text() for line in picture.find_all("text")} >= {"Finding 1", "Episode 1", "Health visitor 2"}


def test_what_was_chosen_in_the_list_is_drawn_strongly_with_its_ways(cast: Cast, chain: Chain) -> None:
    team = cast.browser(Role.TEAM_MEMBER)
    page = drawing(cast)
    chosen = team.get(page.link("Episode 1").partition("#")[0])
    figure = json.loads(chosen.soup.select_one("figure")["data-drawing"])
    label = {point[0]: point[2] for point in figure["points"]}
    lit = {label[key] for key in figure["lit"]}
    assert {"Episode 1", "Finding 1", "Health visitor 2"} <= lit
    assert not any("Document" in each for each in lit)
    assert chosen.soup.select_one("[data-point][aria-current]").get_text().startswith("Episode 1")
    assert chosen.soup.select("[data-drawing-picture] [opacity]")
    nobody = team.get(f"/reviews/{cast.review_id}/findings/drawing?point=finding:{UUID(int=5)}")
    assert not nobody.soup.select("[data-drawing-picture] [opacity]")


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("", {"source", "paper", "view", "episode", "factor", "finding", "outside"}),
        ("?kinds=passage&kinds=finding", {"passage", "finding"}),
        ("?level=Front+line&kinds=source&kinds=factor&kinds=finding", {"source", "factor", "finding"}),
        (
            "?finding=nonsense&level=x&agency=--&kinds=king",
            {"source", "paper", "view", "episode", "factor", "finding", "outside"},
        ),
    ],
)
def test_what_is_asked_for_is_drawn_and_nothing_else(cast: Cast, chain: Chain, asked: str, kinds: set[str]) -> None:
    assert kinds_drawn(drawing(cast, asked=asked)) == kinds


def test_a_finding_or_an_agency_is_drawn_alone(cast: Cast, chain: Chain, database: Database) -> None:
    with unit_of_work(database) as session:
        an_episode(session, cast.review_id, by=cast.lead(), title="An episode that leads to nothing")
    everything = drawing(cast)
    assert "An episode that leads to nothing" in everything.words
    page = drawing(cast, asked=f"?finding={chain.finding.id}")
    assert "An episode that leads to nothing" not in page.words
    assert "Finding 1" in page.words
    agency = next(option["value"] for option in everything.soup.select("select[name=agency] option") if option["value"])
    of_agency = drawing(cast, asked=f"?agency={agency}")
    assert 0 < len(of_agency.soup.select("[data-point]")) < len(everything.soup.select("[data-point]"))


def test_an_empty_review_and_one_that_is_too_large_say_so(
    cast: Cast, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "As soon as something rests on a conversation or document" in drawing(cast).words
    with unit_of_work(database) as session:
        a_chain(session, cast.review_id, by=cast.lead())
    monkeypatch.setattr(drawn, "MOST_DRAWN", 3)
    page = drawing(cast)
    assert "could not be read" in page.words
    assert page.soup.select("[data-point]")
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.post(f"/reviews/{cast.review_id}/findings/drawing", 409, form="png", holds="positions")
    assert "Finding 1" in labels(taken(lead, cast, "graphml"))


def test_lead_reviewers_and_the_review_team_may_and_nobody_else(cast: Cast, chain: Chain) -> None:
    url = f"/reviews/{cast.review_id}/findings/drawing"
    for role in (Role.CHAIR, Role.COORDINATOR, Role.CASE_GROUP_MEMBER, Role.SUPERVISOR, Role.ADVISER):
        browser = cast.browser(role)
        browser.get(url, 403)
        for holds in ("positions", "counts"):
            browser.post(url, 403, form="svg", holds=holds)
    for role in (Role.LEAD_REVIEWER, Role.TEAM_MEMBER):
        assert taken(cast.browser(role), cast, "svg").startswith(b"<svg")


def test_every_file_that_is_taken_is_recorded_with_its_form(cast: Cast, chain: Chain, database: Database) -> None:
    team = cast.browser(Role.TEAM_MEMBER)
    for form in FORMS:
        taken(team, cast, form, "counts")
    with database.reading() as session:
        events = list(session.scalars(select(AuditEvent).where(AuditEvent.event == Event.DOWNLOADED)))
    assert [event.facts["form"] for event in events] == list(FORMS)
    assert all(event.facts["counts_only"] and event.by == cast.users[Role.TEAM_MEMBER] for event in events)


def test_a_form_that_there_is_not_is_refused_and_nothing_is_recorded(
    cast: Cast, chain: Chain, database: Database
) -> None:
    url = f"/reviews/{cast.review_id}/findings/drawing"
    for fields in ({"form": "docx", "holds": "counts"}, {"form": "svg", "holds": "everything"}, {}):
        cast.browser(Role.LEAD_REVIEWER).post(url, 409, **fields)
    with database.reading() as session:
        assert session.scalars(select(AuditEvent).where(AuditEvent.event == Event.DOWNLOADED)).first() is None


def test_files_for_the_team_call_people_by_position_and_hold_no_word_of_a_text(rich: Cast) -> None:
    lead = rich.browser(Role.LEAD_REVIEWER)
    kinds = [("kinds", kind.value) for kind in drawn.KINDS]
    asked = {"kinds": [kind for _name, kind in kinds]}
    for form in FORMS:
        data = taken(lead, rich, form, **asked).decode("utf-8", "replace")
        assert [place for place, words in KEPT_BACK.items() if words in data and "position" not in place] == []
    found = labels(taken(lead, rich, "graphml", **asked))
    assert found == {
        "Health visitor LABEL": "source", "Quote 1": "passage", "Health visitor LABEL in episode 1": "view",
        "Episode 1": "episode", "Finding 1": "finding", "Audit": "outside", "Other LSCBs asked": "outside",
        **{label: kind for label, kind in found.items() if kind == "factor"},
    }  # fmt: skip


def test_files_with_counts_only_name_nobody_whatever_was_asked_for(rich: Cast) -> None:
    lead = rich.browser(Role.LEAD_REVIEWER)
    everything = {"kinds": [kind.value for kind in drawn.KINDS]}
    for asked in ({}, everything, {"kinds": ["source", "passage"]}):
        for form in FORMS:
            data = taken(lead, rich, form, "counts", **asked).decode("utf-8", "replace")
            assert [place for place, words in KEPT_BACK.items() if words in data] == []
        graphml = taken(lead, rich, "graphml", "counts", **asked)
        assert set(labels(graphml).values()) <= {"episode", "factor", "finding", "outside"}
    found = nx.read_graphml(io.BytesIO(taken(lead, rich, "graphml", "counts")))
    counts = [values for _key, values in found.nodes(data=True) if values["kind"] == "finding"]
    assert [each["label"] for each in counts] == ["Finding 1 (1)"]
    assert [(each["conversations"], each["documents"], each["agencies"], each["independent"]) for each in counts] == [
        (1, 0, 1, 1)
    ]


def test_a_file_with_counts_only_does_not_follow_an_agency(cast: Cast, chain: Chain) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = drawing(cast, Role.LEAD_REVIEWER)
    agencies = [option["value"] for option in page.soup.select("select[name=agency] option") if option["value"]]
    assert agencies
    assert {taken(lead, cast, "json", "counts", agency=agency) for agency in agencies} == {
        taken(lead, cast, "json", "counts")
    }


def test_no_paper_that_leaves_the_team_names_a_source(rich: Cast, database: Database) -> None:
    let_stay(rich, database, LOOKS_LIKE_NAMES)
    lead, base = rich.browser(Role.LEAD_REVIEWER), f"/reviews/{rich.review_id}"
    files = {f"graph {form}": taken(lead, rich, form, "counts") for form in FORMS}
    for paper in ("working-draft", "episodes-table", "narrative"):
        page = lead.post(f"{base}/report/{paper}", 200, reader_name="The reader")
        files[paper] = _inside(page.response.data)
    for pack in (kind for kind in PaperKind if kind.is_pack):
        page = lead.post(f"{base}/report/packs/make", 200, paper=pack.value, others="The reader")
        files[pack.value] = _inside(page.response.data)
    for name, data in files.items():
        words = data.decode("utf-8", "replace")
        assert (name, [place for place in NAMES_A_SOURCE if KEPT_BACK[place] in words]) == (name, [])


def _inside(data: bytes) -> bytes:
    """Every part of a Word file, and its text in one piece."""
    paper = WordFile(data)
    return b"".join(paper.parts.values()) + paper.text().encode()


def test_a_title_never_stands_in_a_file_but_its_number_does(cast: Cast, chain: Chain, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    for form in ("svg", "json"):
        data = taken(lead, cast, form).decode()
        assert "Finding 1" in data
        for words in (chain.finding.title, chain.episode.title, "Second talk in the old library", "no box for what"):
            assert words not in data


def test_two_conversations_with_one_person_are_told_apart(cast: Cast, chain: Chain, database: Database) -> None:
    with unit_of_work(database) as session:
        values = {"kind": SourceKind.CONVERSATION, "title": "Talk in the park", "dated": UNKNOWN}
        again = values | {"participant_id": chain.social_worker.participant_id}
        add_source(session, review_by_id(session, cast.review_id), again, "He came back.", by=cast.lead())
    found = labels(taken(cast.browser(Role.LEAD_REVIEWER), cast, "graphml"))
    who = "Duty social worker O’Brien & Söhne"
    assert {f"{who}, conversation 1", f"{who}, conversation 2"} <= set(found)


def test_the_layout_is_kept_beside_the_database_and_holds_numbers_only(cast: Cast, chain: Chain, app: Flask) -> None:
    first = drawing(cast).soup.select_one("figure")["data-drawing"]
    folder = Path(app.extensions["casewindow.settings"].instance_folder) / "drawings"
    kept = [json.loads(file.read_text()) for file in folder.iterdir()]
    assert all(isinstance(number, float | int) for each in kept for spot in each["spots"] for number in spot)
    assert drawing(cast).soup.select_one("figure")["data-drawing"] == first


def test_an_svg_is_drawn_by_attributes_alone(cast: Cast, chain: Chain) -> None:
    root = etree.fromstring(taken(cast.browser(Role.TEAM_MEMBER), cast, "svg"))
    assert root.xpath("//@style | //@onclick | //*[local-name()='style' or local-name()='script']") == []
