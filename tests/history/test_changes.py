"""What changed since somebody was last in a review: by thing, in sentences, and only what that person may see."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.comments.actions import add_comment, answer_comment, settle_comment
from review_app.comments.models import CommentKind, Result
from review_app.core.commit import unit_of_work
from review_app.core.dates import day_in_words
from review_app.core.db import Database
from review_app.findings.actions import change_finding
from review_app.findings.queries import finding_in_review
from review_app.history.models import Visit
from review_app.history.rules import is_another_visit, since_of
from tests.factories.findings import a_finding
from tests.factories.meetings import a_meeting
from tests.support.people import Cast

pytestmark = pytest.mark.database

MORNING = (datetime.now(UTC) + timedelta(days=1)).replace(
    hour=9, minute=0, second=0, microsecond=0
)  # roles begin today
ANN = "Lead reviewer Nguyễn"


@pytest.fixture
def finding_id(cast: Cast, database: Database) -> UUID:
    with unit_of_work(database) as session:
        return a_finding(session, cast.review_id, by=cast.lead()).id


def change_twice_and_settle(cast: Cast, database: Database, finding_id: UUID) -> None:
    for words in ("Who hears of it?", "Who hears of a worry & when?"):
        with unit_of_work(database) as session:
            finding = finding_in_review(session, cast.review_id, finding_id)
            change_finding(session, finding, {"description": words}, by=cast.lead())
    with unit_of_work(database) as session:
        finding = finding_in_review(session, cast.review_id, finding_id)
        comment = add_comment(session, finding, CommentKind.CHALLENGE, "CHALLENGEWORDS", by=cast.lead())
        answer_comment(session, comment, "ANSWERWORDS", by=cast.lead())
        settle_comment(session, comment, "OUTCOMEWORDS", Result.DIFFERENCE, by=cast.lead())


def test_what_others_did_since_the_last_visit_stands_by_thing_in_plain_sentences(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    home = f"/reviews/{cast.review_id}"
    with time_machine.travel(MORNING, tick=False):
        member = cast.browser(Role.TEAM_MEMBER)
        assert "From your next visit on" in member.get(home).words
        assert "You are here for the first time." in member.get(f"{home}/changes").words
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        change_twice_and_settle(cast, database, finding_id)
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        member = cast.browser(Role.TEAM_MEMBER)
        words = member.get(home).words
        assert "Five changes since" in words, words[-900:]
        assert day_in_words(MORNING.date()) in words
        page = member.get(f"{home}/changes")
    said = [" ".join(line.get_text().split()) for line in page.soup.select(".app-change li")]
    assert said == [
        f"Challenge settled by {ANN}.",
        f"Answer written by {ANN}.",
        f"Challenge added by {ANN}.",
        f"Changed by {ANN}, twice.",
        said[-1],
    ]
    assert page.soup.select_one(".app-change h2").get_text().strip().startswith("Finding 1:")
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        compared = member.get(page.link("Compare with how it stood"))
    assert "Who hears of a worry" in compared.words
    assert not any(words in page.words for words in ("CHALLENGEWORDS", "ANSWERWORDS", "OUTCOMEWORDS"))


def test_ones_own_changes_never_stand_there_and_within_a_visit_nothing_is_lost(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    home = f"/reviews/{cast.review_id}"
    with time_machine.travel(MORNING, tick=False):
        cast.browser(Role.TEAM_MEMBER).get(home)
        cast.browser(Role.LEAD_REVIEWER).get(home)
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        change_twice_and_settle(cast, database, finding_id)
    with time_machine.travel(MORNING + timedelta(days=1), tick=False) as clock:
        member, lead = cast.browser(Role.TEAM_MEMBER), cast.browser(Role.LEAD_REVIEWER)
        assert "Nobody else has changed anything" in lead.get(home).words
        for _minutes in range(3):
            assert "Five changes" in member.get(home).words
            clock.shift(timedelta(minutes=10))
    with time_machine.travel(MORNING + timedelta(days=2), tick=False):
        member = cast.browser(Role.TEAM_MEMBER)
        assert "Nobody else has changed anything" in member.get(home).words
        assert "Finding 1" in member.get(f"{home}/changes?days=7").words


def test_what_is_marked_as_seen_is_gone_and_what_comes_after_it_stays(
    cast: Cast, database: Database, finding_id: UUID
) -> None:
    home = f"/reviews/{cast.review_id}"
    with time_machine.travel(MORNING, tick=False):
        cast.browser(Role.TEAM_MEMBER).get(home)
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        change_twice_and_settle(cast, database, finding_id)
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        member = cast.browser(Role.TEAM_MEMBER)
        up_to = member.get(f"{home}/changes").value("up_to")
        with unit_of_work(database) as session:
            finding = finding_in_review(session, cast.review_id, finding_id)
            add_comment(session, finding, CommentKind.COMMENT, "Later", by=cast.lead())
        page = member.post(f"{home}/changes/seen", follow=True, up_to=up_to)
        assert "One change by others" in page.words
        for wrong in ("", "-1", "99999999999999999999", "nonsense", str(int(up_to) + 1000)):
            member.post(f"{home}/changes/seen", up_to=wrong)
        assert "One change" in member.get(home).words


def test_each_sees_only_changes_of_what_they_may_read(cast: Cast, database: Database, finding_id: UUID) -> None:
    home, roles = f"/reviews/{cast.review_id}", (Role.COORDINATOR, Role.CHAIR, Role.TEAM_MEMBER)
    with time_machine.travel(MORNING, tick=False):
        for role in roles:
            cast.browser(role).get(home)
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        change_twice_and_settle(cast, database, finding_id)
        with unit_of_work(database) as session:
            a_meeting(session, cast.review_id, by=cast.lead())
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        pages = {role: cast.browser(role).get(f"{home}/changes").words for role in roles}
    assert ["Finding 1" in pages[role] for role in roles] == [False, False, True]
    assert ["Analysis meeting" in pages[role] for role in roles] == [True, False, True]
    assert "Challenge" not in pages[Role.COORDINATOR] + pages[Role.CHAIR]


def test_a_deleted_thing_is_named_as_deleted_without_a_link(cast: Cast, database: Database, finding_id: UUID) -> None:
    home = f"/reviews/{cast.review_id}"
    with time_machine.travel(MORNING, tick=False):
        cast.browser(Role.TEAM_MEMBER).get(home)
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        cast.browser(Role.LEAD_REVIEWER).send(f"{home}/records/finding/{finding_id}/delete", why="A point of this case")
    with time_machine.travel(MORNING + timedelta(days=1), tick=False):
        page = cast.browser(Role.TEAM_MEMBER).get(f"{home}/changes")
    assert f"Deleted by {ANN}." in page.words
    assert page.soup.select_one(".app-change h2 a") is None


def test_reading_is_noted_once_a_minute_and_a_refusal_never(cast: Cast, database: Database) -> None:
    home = f"/reviews/{cast.review_id}"
    with time_machine.travel(MORNING, tick=False) as clock:
        member = cast.browser(Role.TEAM_MEMBER)
        cast.browser(Role.COORDINATOR).get(f"{home}/findings", 403)
        member.get(home)
        clock.shift(timedelta(seconds=30))
        member.get(home)
        with database.reading() as session:
            visit = session.scalars(select(Visit)).one()
        assert (visit.user_id, visit.last_at) == (cast.users[Role.TEAM_MEMBER], MORNING)


def test_two_devices_at_once_are_one_visit_and_hours_or_another_sign_in_begin_the_next() -> None:
    one, other = uuid4(), uuid4()
    visit = Visit(user_id=uuid4(), review_id=uuid4(), sign_in_id=one, last_at=MORNING, last_seq=9, seen_seq=3)
    assert not is_another_visit(visit, one, MORNING + timedelta(hours=3))
    assert not is_another_visit(visit, other, MORNING + timedelta(minutes=5))
    assert is_another_visit(visit, other, MORNING + timedelta(minutes=20))
    assert is_another_visit(visit, one, MORNING + timedelta(hours=5))
    assert since_of(None, one, MORNING) is None
    assert since_of(visit, one, MORNING) is None
    later = since_of(visit, other, MORNING + timedelta(days=1))
    assert later is not None
    assert (later.seq, later.at) == (9, MORNING)
