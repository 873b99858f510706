"""What the case group said at a meeting: typed in ten at a time, from the group and never from one of it."""

from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.comments.models import CommentKind, Voice
from review_app.comments.queries import comments_from_meeting, open_challenges_on
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.meetings.models import MeetingKind
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding
from tests.factories.meetings import a_meeting
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def ids(cast: Cast, database: Database) -> tuple[UUID, UUID, UUID]:
    with unit_of_work(database) as session:
        meeting = a_meeting(session, cast.review_id, by=cast.lead(), kind=MeetingKind.FOLLOW_ON_2)
        episode = an_episode(session, cast.review_id, by=cast.lead())
        return meeting.id, a_finding(session, cast.review_id, by=cast.lead()).id, episode.id


def test_ten_in_a_row_are_kept_each_on_its_thing_and_a_line_that_names_none_takes_the_one_above(
    cast: Cast, database: Database, ids: tuple[UUID, UUID, UUID]
) -> None:
    lead, (meeting, finding, episode) = cast.browser(Role.LEAD_REVIEWER), ids
    url = f"/reviews/{cast.review_id}/meetings/{meeting}/challenges"
    said = {f"said_{number}": f"Line {number}: O'Brien & <Nguyễn>" for number in range(1, 11)}
    lead.post(url, on_1=f"finding:{finding}", on_6=f"episode:{episode}", **said)
    with database.reading() as session:
        kept = comments_from_meeting(session, cast.review_id, meeting)
        assert open_challenges_on(session, cast.review_id, "finding") == {finding: 5}
    assert [each.on_id for each in kept] == [finding] * 5 + [episode] * 5
    assert {(each.kind, each.voice) for each in kept} == {(CommentKind.CHALLENGE, Voice.CASE_GROUP)}
    page = lead.get(url)
    assert "Typed in so far (10)" in page.words
    assert "Case group · typed in by Lead reviewer Nguyễn" in page.words
    assert "10 challenges typed in" in lead.get(f"/reviews/{cast.review_id}/meetings/{meeting}").words
    lead.post(f"/reviews/{cast.review_id}/comments/finding/{finding}/add", comment_text="Mine", comment_kind="comment")
    assert "Line 3" in lead.get(f"/reviews/{cast.review_id}/comments?by=case-group").words
    assert "Line 3" not in lead.get(f"/reviews/{cast.review_id}/comments?by={cast.lead()}").words


def test_a_line_that_hangs_on_nothing_is_refused_and_everything_typed_is_still_there(
    cast: Cast, ids: tuple[UUID, UUID, UUID]
) -> None:
    lead, (meeting, _finding, episode) = cast.browser(Role.LEAD_REVIEWER), ids
    url = f"/reviews/{cast.review_id}/meetings/{meeting}/challenges"
    assert lead.send(url, 422).errors == ["Type in at least one challenge."]
    page = lead.post(url, 422, said_2="Is it so elsewhere?", on_3=f"episode:{episode}", said_3="And here?")
    assert page.errors == ["Choose what this is about."]
    assert page.soup.select_one("#on_2-error") is not None
    assert page.value("said_2") == "Is it so elsewhere?"
    lead.post(url, 422, on_1=f"finding:{episode}", said_1="Not in the list")


def test_the_coordinator_sees_the_meeting_and_nothing_of_what_the_case_group_said(
    cast: Cast, ids: tuple[UUID, UUID, UUID]
) -> None:
    lead, coordinator, (meeting, finding, _episode) = (
        cast.browser(Role.LEAD_REVIEWER),
        cast.browser(Role.COORDINATOR),
        ids,
    )
    url = f"/reviews/{cast.review_id}/meetings/{meeting}"
    lead.post(f"{url}/challenges", on_1=f"finding:{finding}", said_1="It is the same in the north team")
    words = coordinator.get(url).words
    assert "case group" not in words
    assert "north team" not in words
    coordinator.get(f"{url}/challenges", 403)
    cast.browser(Role.CHAIR).get(f"{url}/challenges", 403)
    cast.browser(Role.CASE_GROUP_MEMBER).get(f"{url}/challenges", 403)
