"""“Have we said this before?”: what a finding is like, with reasons, for its own team; and noted as evidence in one step."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.models import Finding
from review_app.findings.parts import parts_of
from review_app.findings.queries import finding_in_review
from review_app.library.actions import withdraw_entry
from review_app.library.queries import entry_in_programme, texts_of_library
from review_app.likeness.actions import keep_vectors
from review_app.likeness.queries import LIBRARY, WORDING
from review_app.memberships.actions import give_role
from review_app.wordings.queries import wordings_shared
from tests.factories.accounts import a_user
from tests.factories.findings import a_finding
from tests.factories.library import an_entry
from tests.factories.wordings import WORDS, a_finding_to_share, a_shared_wording
from tests.support.people import Cast

pytestmark = pytest.mark.database

TITLE = "Concern is filed as information when the form says so"
FAR = "Midwives of three wards write in three books"


def read_all(session: Session, programme_id: UUID) -> None:
    """Do what the worker does after each change."""
    keep_vectors(session, programme_id, LIBRARY, dict(texts_of_library(session, programme_id)))
    shared = wordings_shared(session, programme_id)
    keep_vectors(session, programme_id, WORDING, {one.id: f"{one.title}\n\n{one.summary}" for one in shared})


@pytest.fixture
def finding(cast: Cast, database: Database) -> Finding:
    """A draft finding; a published one much like it, one far from it; its own shared wording and one of the other LSCB."""
    lead = cast.lead()
    with unit_of_work(database) as session:
        chair = a_user(session, "Chair of the other LSCB")
        give_role(session, chair, Role.CHAIR, Scope(board_id=cast.other_board_id), by=lead)
        own = a_finding_to_share(session, cast.review_id, by=lead)
        a_shared_wording(session, own, replace(WORDS, title="Own: concern is filed as information"), by=lead,
                         chair=cast.users[Role.CHAIR])  # fmt: skip
        other = a_finding_to_share(session, cast.other_review_id, by=cast.stranger)
        a_shared_wording(session, other, replace(WORDS, title="Forms decide whether a concern is heard"),
                         by=cast.stranger, chair=chair.id)  # fmt: skip
        adviser = cast.users[Role.ADVISER]
        an_entry(session, cast.programme_id, by=adviser, title="A concern was filed as information, as the form said",
                 category=own.category.heading)  # fmt: skip
        an_entry(session, cast.programme_id, by=adviser, title=FAR)
        draft = a_finding(session, cast.review_id, by=lead, title=TITLE)
        read_all(session, cast.programme_id)
        return draft


def test_the_team_sees_what_is_like_it_with_reasons_and_neither_its_own_nor_whose_lscb_it_is(
    cast: Cast, finding: Finding
) -> None:
    for role in (Role.LEAD_REVIEWER, Role.TEAM_MEMBER):
        browser = cast.browser(role)
        here = browser.get(f"/reviews/{cast.review_id}/findings/{finding.id}").link("Have we said this before?")
        page = browser.get(here)
        said = [heading.get_text() for heading in page.soup.select("main section h2")]
        assert set(said) == {
            "A concern was filed as information, as the form said",
            "Forms decide whether a concern is heard",
        }
        assert "Both s" in page.words
        assert "The same category:" in page.words
        for hidden in (FAR, "Own: concern", "Brindle", str(cast.other_review_id), str(cast.other_board_id)):
            assert hidden not in page.html
    for role in (Role.ADVISER, Role.CHAIR, Role.COORDINATOR):
        assert cast.browser(role).client.get(here).status_code in {403, 404}
    assert (
        cast.browser(Role.LEAD_REVIEWER).client.get(here.replace(str(finding.id), str(cast.board_id))).status_code
        == 404
    )


def test_a_hit_becomes_outside_evidence_in_one_step_and_stays_linked(
    cast: Cast, finding: Finding, database: Database
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/findings/{finding.id}/said-before"
    page = lead.get(url)
    code = next(box["value"] for box in page.soup.select("input[name=hit]") if box["value"].startswith("library:"))
    name = f"n{code.partition(':')[2][:8]}-what"
    assert page.value(name).startswith("A published review (Fenner’s Cross, 2009) has found: A concern was filed")
    kind = name.replace("what", "kind")
    wrong = lead.post(url, 422, hit=code, **{kind: "research", name: " "})
    assert wrong.errors == ["Write what it shows."]
    done = lead.post(
        url, follow=True, hit=code, **{kind: "research", name: "O’Brien’s own words: “so it is elsewhere”"}
    )
    assert "O’Brien’s own words" in done.soup.select_one("#evidence").get_text()
    entry_id = code.partition(":")[2]
    page = lead.get(url)
    assert "Noted as outside evidence for this finding." in page.words
    assert page.soup.select_one(f'#noted ~ ul a[href="/programmes/{cast.programme_id}/library/{entry_id}"]')
    assert len(evidence_of(database, cast, finding)) == 1
    for nothing in ("library:", f"library:{finding.id}", f"finding:{finding.id}", "", "x:\x00"):
        lead.post(url, 404, hit=nothing)


def test_nothing_like_it_is_said_plainly_and_what_was_withdrawn_is_not_suggested(
    cast: Cast, finding: Finding, database: Database
) -> None:
    with unit_of_work(database) as session:
        lonely = a_finding(session, cast.review_id, by=cast.lead(), title="Bicycles rust in the yard by the river")
        for entry_id, _text in texts_of_library(session, cast.programme_id):
            withdraw_entry(session, entry_in_programme(session, cast.programme_id, entry_id), "A test.", by=cast.lead())
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = lead.get(f"/reviews/{cast.review_id}/findings/{lonely.id}/said-before")
    assert "Nothing in the library or among the shared wordings is much like this finding." in page.words
    page = lead.get(f"/reviews/{cast.review_id}/findings/{finding.id}/said-before")
    assert [heading.get_text() for heading in page.soup.select("main section h2")] == [
        "Forms decide whether a concern is heard"
    ]


def evidence_of(database: Database, cast: Cast, finding: Finding) -> list[str]:
    """What is noted as evidence from outside the case."""
    with database.reading() as session:
        return [
            one.what for one in parts_of(session, finding_in_review(session, cast.review_id, finding.id), 0).evidence
        ]
