"""What higher rooms offer is drawn on the start page and the home, for those who may see it."""

from collections.abc import Sequence
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.access.roles import Role
from review_app.core.clock import today
from review_app.core.offers import (
    House,
    Link,
    MeetingLine,
    Need,
    NeedLine,
    NextMeeting,
    Room,
    Task,
    TaskLine,
)
from tests.support.people import Cast

pytestmark = pytest.mark.database


def furnish(cast: Cast, *offers: Task | Need | NextMeeting | Link) -> None:
    """Add a room above all others that makes these offers."""
    house = cast.app.extensions["casewindow.house"]
    others = tuple(
        Room(room.name, room.blueprint, tuple(offer for offer in room.offers if not isinstance(offer, NextMeeting)))
        for room in house.rooms
    )
    cast.app.extensions["casewindow.house"] = House((*others, Room("attic", None, offers)))


def test_the_next_meeting_is_words_for_everyone_and_a_link_for_those_who_may_open_it(cast: Cast) -> None:
    def load(session: Session, review_ids: Sequence[UUID]) -> dict[UUID, MeetingLine]:
        return {one: MeetingLine(today(), "Analysis meeting 2, 17 May", "/the-meeting") for one in review_ids}

    furnish(cast, NextMeeting(load, Permission.MEETINGS_READ))
    home = f"/reviews/{cast.review_id}"
    assert cast.browser(Role.LEAD_REVIEWER).get(home).link("Analysis meeting 2") == "/the-meeting"
    for url in (home, "/", f"/lscbs/{cast.board_id}"):
        page = cast.browser(Role.CHAIR).get(url)
        assert "Analysis meeting 2, 17 May" in page.words
        assert not page.soup.find("a", href="/the-meeting")
    assert "Analysis meeting 2, 17 May" in cast.browser(Role.ADVISER).get(f"/programmes/{cast.programme_id}").words


def test_a_need_reaches_those_alone_who_can_see_to_it_and_only_for_their_reviews(cast: Cast) -> None:
    asked: list[UUID] = []

    def load(session: Session, user_id: UUID, review_ids: Sequence[UUID]) -> list[NeedLine]:
        asked.extend(review_ids)
        return [NeedLine("A wording waits for your consent.", f"/reviews/{review_id}") for review_id in review_ids]

    furnish(cast, Need(load, Permission.WORDING_CONSENT))
    page = cast.browser(Role.CHAIR).get("/")
    assert page.heading == "One thing needs you"
    assert page.link("Go there") == f"/reviews/{cast.review_id}"
    assert asked == [cast.review_id]
    for role in (Role.LEAD_REVIEWER, Role.SUPERVISOR, Role.BOARD_MANAGER, Role.ADMINISTRATOR):
        assert "A wording waits" not in cast.browser(role).get("/").words
    assert asked == [cast.review_id]


def test_tasks_and_links_stand_on_the_home_under_their_stage_for_those_who_may(cast: Cast) -> None:
    def load(session: Session, review_id: UUID) -> TaskLine:
        return TaskLine("3 of 14", "/conversations", done=False)

    furnish(
        cast,
        Task("reporting", "Reading aloud", load, Permission.CASE_READ),
        Link("review", "The attic", lambda review_id: f"/attic/{review_id}", Permission.REVIEW_AUDIT),
    )
    home = f"/reviews/{cast.review_id}"
    lead = cast.browser(Role.LEAD_REVIEWER).get(home)
    stage = lead.soup.find(id="stage-reporting-heading").find_parent("section")
    assert "Reading aloud 3 of 14" in " ".join(stage.get_text(" ").split())
    assert lead.link("The attic") == f"/attic/{cast.review_id}"
    for role in (Role.COORDINATOR, Role.CHAIR, Role.SUPERVISOR):
        words = cast.browser(role).get(home).words
        assert "Reading aloud" not in words
        assert "The attic" not in words
