"""A review moves to another version of the typology: categories follow, doubtful ones are asked about, agreed ones stay."""

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.queries import findings_of_review
from review_app.vocabularies.actions import change_heading, merge_heading, split_heading
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import every_term_of
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding, an_agreed_finding
from tests.factories.vocabularies import a_draft, in_force, the_category
from tests.support.browser import form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database


def categories(cast: Cast, database: Database) -> dict[str, list[str]]:
    """The categories of each finding, by its title."""
    with database.reading() as session:
        return {
            row.title: [term.heading for term in (row.category, row.second_category) if term]
            for row in findings_of_review(session, cast.review_id)
        }


def test_categories_go_over_by_themselves_or_where_somebody_says_and_an_agreed_finding_keeps_its_own(
    cast: Cast, database: Database
) -> None:
    lead, member, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    by = cast.lead()
    assert "There is nothing to decide." in lead.get(f"{url}/findings/typology").words
    with unit_of_work(database) as session:
        draft = a_draft(session, cast.programme_id, VocabularyKind.TYPOLOGY, by=by)
        terms = [term for term in every_term_of(session, draft) if term.retired_at is None]
        named, into, gone, halved = terms[0], terms[1], terms[2], terms[3]
        was = [term.heading for term in terms]
        second = the_category(session, cast.programme_id, gone.key)
        a_finding(session, cast.review_id, "Renamed", by=by, category=named.key)
        a_finding(session, cast.review_id, "Merged", by=by, category=into.key, second_category_term_id=second.id)
        a_finding(session, cast.review_id, "Split", by=by, category=halved.key)
        an_agreed_finding(session, an_episode(session, cast.review_id, by=by), "Agreed", by=by, category=named.key)
        change_heading(session, draft, named, {"heading": "O'Brien’s tools & forms"}, by=by)
        merge_heading(session, draft, gone, into, "", by=by)
        split_heading(session, draft, halved, ["In a crisis", "Over months"], by=by)
        in_force(session, draft, by=by)
    assert "This review uses version 1 of the typology; version 2 is in force." in member.get(f"{url}/findings").words
    page = lead.get(f"{url}/findings/typology")
    assert "Three categories of findings go over by themselves." in page.words
    assert "One category of findings was split or is no longer used: nothing is guessed." in page.words
    assert "One finding is agreed under a category of an earlier version" in page.words
    member.post(f"{url}/findings/typology/move", 403)
    sent = form_values(page)
    box = next(name for name in sent if name.startswith("to_"))
    moved = lead.post(f"{url}/findings/typology/move", follow=True, **sent)
    assert "This review uses version 2 now. One category of an earlier version stays." in moved.words
    assert categories(cast, database) == {
        "Renamed": ["O'Brien’s tools & forms"],
        "Merged": [was[1]],
        "Split": [was[3]],
        "Agreed": [was[0]],
    }
    assert "One finding has a category of another version" in lead.get(f"{url}/findings").words
    choice = moved.soup.find("option", string="Over months")["value"]
    lead.post(f"{url}/findings/typology/move", **(form_values(moved) | {box: choice}))
    assert categories(cast, database)["Split"] == ["Over months"]
    assert "What would change" not in lead.get(f"{url}/findings").words
