"""Several differing views of practice, each with who holds it; and the prompts that can be folded away for good."""

from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.actions import write_appraisal
from review_app.episodes.queries import differing_views_of_review, episode_in_review
from review_app.reports.appraised import seeds_of_review
from review_app.reports.assemble.episodes import load_episodes
from tests.factories.episodes import a_participant, an_episode
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def episode_id(cast: Cast, database: Database) -> UUID:
    """An episode whose appraisal has one differing view already."""
    with unit_of_work(database) as session:
        duty = a_participant(session, cast.review_id, "Duty social worker", by=cast.lead())
        episode = an_episode(session, cast.review_id, duty, by=cast.lead())
        values = {"fell_short": "No visit.", "differing_view": "It was usual.", "differing_whose": "the nurse"}
        write_appraisal(session, episode, values, by=cast.lead())
    return episode.id


def url_of(cast: Cast, episode_id: UUID, rest: str = "") -> str:
    return f"/reviews/{cast.review_id}/episodes/{episode_id}{rest}"


def test_several_differing_views_stand_beside_the_appraisal_and_go_into_its_papers(
    cast: Cast, database: Database, episode_id: UUID
) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    add = url_of(cast, episode_id, "/appraisal/differing-views/add")
    page = member.send(add, 422, text="The “form” & its boxes.")
    assert page.errors == ["Say who holds it, such as “the health members of the review team”."]
    assert page.value("text") == "The “form” & its boxes."
    member.send(add, whose="Nguyễn & O'Brien", text="The “form” & its boxes.")
    words = lead.get(url_of(cast, episode_id)).words
    for said in (
        "Differing view of the nurse: It was usual.",
        "Differing view of Nguyễn & O'Brien: The “form” & its boxes.",
    ):
        assert said in words
        assert said in lead.get(f"/reviews/{cast.review_id}/episodes").words
    with database.reading() as session:
        assert len(load_episodes(session, cast.review_id).differing) == 1
        (seed,) = seeds_of_review(session, cast.review_id, [])
        assert seed.text.count("Not all of the team see it so:") == 2


def test_a_team_that_agrees_has_no_differing_view_and_each_is_deleted_with_a_reason_first(
    cast: Cast, database: Database, episode_id: UUID
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    add = url_of(cast, episode_id, "/appraisal/differing-views/add")
    lead.send(add, whose="The school", text="Otherwise.")
    appraisal = url_of(cast, episode_id, "/appraisal")
    agreed = {"agreed": "y", "differing_view": "", "differing_whose": "", "basis": "judgement"}
    page = lead.send(appraisal, 422, **agreed)
    assert page.errors[0].startswith("Another differing view stands beside the appraisal.")
    lead.send(appraisal, differing_view="", differing_whose="", basis="judgement")
    with database.reading() as session:
        (view,) = differing_views_of_review(session, cast.review_id)
    lead.send(f"/reviews/{cast.review_id}/records/differing_view/{view.id}/delete", why="The school came round")
    lead.send(appraisal, **agreed)
    page = lead.send(add, 422, whose="The school", text="Again.")
    assert page.errors == ["The appraisal says that the review team agrees. Change that first."]


def test_of_two_people_in_one_differing_view_the_second_sees_both(
    cast: Cast, database: Database, episode_id: UUID
) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    lead.send(url_of(cast, episode_id, "/appraisal/differing-views/add"), whose="The school", text="First.")
    address = lead.get(url_of(cast, episode_id)).link("Change the differing view of The school")
    stale = member.get(address).value("base_version")
    lead.send(address, text="The lead’s.")
    page = member.post(address, 409, whose="The school", text="The member’s.", base_version=stale)
    assert "The lead’s." in page.words
    assert "The member’s." in page.words


def test_there_is_nothing_to_differ_from_before_the_appraisal(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = lead.send(url_of(cast, episode.id, "/appraisal/differing-views/add"), 422, whose="A", text="B")
    assert page.errors == ["There is no appraisal yet to differ from. Write the appraisal first."]


def test_the_six_prompts_are_folded_away_for_good_by_one_person_for_themselves(
    cast: Cast, database: Database, episode_id: UUID
) -> None:
    with database.reading() as session:
        assert episode_in_review(session, cast.review_id, episode_id).number == 1
    lead = cast.browser(Role.LEAD_REVIEWER)
    address = lead.get(url_of(cast, episode_id)).link("Write the view of")
    assert len(lead.get(address).soup.select(".app-prompts__list li")) == 6
    lead.post("/account/method-notes", notes="view.prompts", away="yes", back=address)
    page = lead.get(address)
    assert page.soup.select(".app-prompts") == []
    assert "Show the six things to think of" in page.words
    assert len(cast.browser(Role.TEAM_MEMBER).get(address).soup.select(".app-prompts__list li")) == 6
