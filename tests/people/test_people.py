"""People are known by position and pseudonym; real names are sealed."""

from uuid import UUID

import pytest
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.db import Database
from review_app.core.keys import read_key_file
from review_app.people.queries import participants_of_review, relatives_of_review, sealed_names_of_review
from review_app.people.sealing import RealName, WrongSeal, seal, unseal
from tests.support.people import Cast

pytestmark = pytest.mark.database


def test_a_lead_reviewer_lists_an_agency_and_a_practitioner(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/people"
    lead.send(f"{url}/agencies/add", name="Smith & Daughters “Family” Centre")
    agency = lead.get(f"{url}/practitioners/add").soup.select("#agency_id option")[1]["value"]
    lead.send(
        f"{url}/practitioners/add", agency_id=agency, label="Health visitor 1", worked_with_family="about March 2009"
    )
    page = lead.get(url)
    assert "Smith & Daughters “Family” Centre" in page.words
    assert "Health visitor 1: about March 2009" in page.words


def test_a_label_that_is_taken_is_refused_beside_the_field_with_everything_still_there(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/people"
    lead.send(f"{url}/agencies/add", name="School")
    agency = lead.get(f"{url}/practitioners/add").soup.select("#agency_id option")[1]["value"]
    for status in (302, 422):
        page = lead.send(
            f"{url}/practitioners/add", status, agency_id=agency, label="Head teacher", worked_with_family="2009"
        )
    assert page.errors == ["There is a “Head teacher” already. Number them, for example “Head teacher 2”."]
    assert page.value("worked_with_family") == "2009"


def test_the_second_of_two_people_sees_both_texts_and_loses_neither(cast: Cast, database: Database) -> None:
    lead, coordinator = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.COORDINATOR)
    lead.send(f"/reviews/{cast.review_id}/people/family/add", pseudonym="Mother", relation="mother")
    with database.reading() as session:
        relative = relatives_of_review(session, cast.review_id)[0]
    url = f"/reviews/{cast.review_id}/people/family/{relative.id}"
    stale = {
        "base_version": coordinator.get(url).value("base_version"),
        "pseudonym": "Mum",
        "relation": "mother",
        "note": "",
    }
    lead.send(url, pseudonym="Mother of Kofi")
    page = coordinator.post(url, 409, **stale)
    assert "Mother of Kofi" in page.words
    assert "Mum" in page.words
    coordinator.post(url, **(stale | {"base_version": page.value("base_version")}))
    with database.reading() as session:
        assert relatives_of_review(session, cast.review_id)[0].pseudonym == "Mum"
    versions = lead.get(f"/reviews/{cast.review_id}/records/relative/{relative.id}/versions")
    assert "Mother of Kofi" in versions.words


def test_a_real_name_is_sealed_opened_by_post_only_and_each_opening_is_recorded(cast: Cast, database: Database) -> None:
    lead, review = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.send(f"{review}/people/family/add", pseudonym="Mother")
    with database.reading() as session:
        relative = relatives_of_review(session, cast.review_id)[0]
    lead.send(f"{review}/names/family/{relative.id}", real_name="Gráinne O'Brien", contact="01632 960000")
    assert "Gráinne" not in lead.get(f"{review}/names").words
    assert "Gráinne O'Brien" in lead.post(f"{review}/names", 200).words
    with database.reading() as session:
        opened = session.scalars(select(AuditEvent).where(AuditEvent.event == Event.NAMES_OPENED)).all()
        assert [(event.by, event.review_id) for event in opened] == [(cast.lead(), cast.review_id)]
        assert b"Gr" not in sealed_names_of_review(session, cast.review_id)[0].box


def test_a_sealed_name_cannot_be_moved_to_another_row() -> None:
    key, review, row, other = bytes(32), UUID(int=1), UUID(int=2), UUID(int=3)
    box = seal(key, review, row, RealName("Nguyễn", "01632 960001"))
    assert unseal(key, review, row, box).name == "Nguyễn"
    with pytest.raises(WrongSeal):
        unseal(key, review, other, box)


def test_a_deleted_practitioner_counts_nowhere_and_can_be_brought_back(cast: Cast, database: Database) -> None:
    lead, review = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    lead.send(f"{review}/people/agencies/add", name="School")
    agency = lead.get(f"{review}/people/practitioners/add").soup.select("#agency_id option")[1]["value"]
    lead.send(f"{review}/people/practitioners/add", agency_id=agency, label="Head teacher")
    with database.reading() as session:
        participant = participants_of_review(session, cast.review_id)[0]
    page = lead.send(f"{review}/records/participant/{participant.id}/delete", 422, why="")
    assert page.errors == ["Say why it is deleted."]
    lead.send(f"{review}/records/participant/{participant.id}/delete", why="Listed twice")
    with database.reading() as session:
        assert participants_of_review(session, cast.review_id) == []
    assert "Listed twice" in lead.get(f"{review}/deleted").words
    lead.post(f"{review}/records/participant/{participant.id}/bring-back")
    with database.reading() as session:
        assert [found.label for found in participants_of_review(session, cast.review_id)] == ["Head teacher"]


def test_the_names_key_is_not_the_database_key(cast: Cast) -> None:
    keys = read_key_file(cast.app.extensions["casewindow.settings"].key_file)
    assert len({keys.for_purpose(purpose) for purpose in ("names", "database", "audit", "flask")}) == 4
