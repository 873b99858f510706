"""Who may do what: a pure answer, with the reason for members and nothing for strangers."""

from uuid import UUID

import pytest

from review_app.access.may import Allowed, Holding, Refused, Scope, Standing, may
from review_app.access.permissions import TABLE, Permission
from review_app.access.roles import Reach, Role
from review_app.access.stages import Stage

PROGRAMME, BOARD, REVIEW, OTHER = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=9)
HERE = Scope(PROGRAMME, BOARD, REVIEW, Stage.ANALYSING)
ELSEWHERE = Scope(PROGRAMME, OTHER, OTHER, Stage.ANALYSING)


def somebody(role: Role) -> Standing:
    """A person with one role, held where it is held."""
    places = {
        Reach.INSTALLATION: Holding(role),
        Reach.PROGRAMME: Holding(role, PROGRAMME),
        Reach.BOARD: Holding(role, PROGRAMME, BOARD),
        Reach.REVIEW: Holding(role, PROGRAMME, BOARD, REVIEW),
    }
    return Standing(UUID(int=77), (places[role.reach],))


def test_every_permission_has_its_line_in_the_table_and_a_sentence() -> None:
    assert set(TABLE) == set(Permission)
    assert all(grant.sentence.startswith("may ") for grant in TABLE.values())


def test_only_lead_reviewers_and_the_review_team_read_the_material_of_a_case() -> None:
    readers = {role for role in Role if isinstance(may(somebody(role), Permission.CASE_READ, HERE), Allowed)}
    assert readers == {Role.LEAD_REVIEWER, Role.TEAM_MEMBER}


def test_the_coordinator_sees_names_and_dates_but_no_case_material() -> None:
    coordinator = somebody(Role.COORDINATOR)
    for permission in (Permission.NAMES_OPEN, Permission.MEETINGS_WRITE, Permission.PEOPLE_READ):
        assert may(coordinator, permission, HERE) == Allowed()
    for permission in (
        Permission.CASE_READ,
        Permission.MEETING_NOTES_READ,
        Permission.REPORT_READ,
        Permission.WORDING_READ,
    ):
        assert isinstance(may(coordinator, permission, HERE), Refused)


def test_advisers_never_read_a_case_and_never_release_a_wording() -> None:
    adviser = somebody(Role.ADVISER)
    for permission in (
        Permission.CASE_READ,
        Permission.WORDING_READ,
        Permission.WORDING_CONSENT,
        Permission.REPORT_READ,
    ):
        assert isinstance(may(adviser, permission, HERE), Refused)
    assert may(adviser, Permission.ACROSS_NAMED, Scope(PROGRAMME)) == Allowed()


@pytest.mark.parametrize("role", [role for role in Role if role.reach in {Reach.BOARD, Reach.REVIEW}])
def test_nobody_of_one_lscb_learns_that_anothers_review_exists(role: Role) -> None:
    for permission in Permission:
        if permission not in {Permission.OPEN_TO_ALL, Permission.SIGNED_IN}:
            answer = may(somebody(role), permission, ELSEWHERE)
            assert isinstance(answer, Refused)
            assert answer.stranger


def test_an_administrator_cannot_even_learn_that_a_review_exists() -> None:
    answers = [
        may(somebody(Role.ADMINISTRATOR), permission, HERE)
        for permission in (Permission.REVIEW_HOME, Permission.CASE_READ)
    ]
    assert answers == [Refused("There is no such page.", stranger=True)] * 2


def test_a_member_without_the_right_is_told_why() -> None:
    answer = may(somebody(Role.COORDINATOR), Permission.CASE_READ, HERE)
    assert answer == Refused("Your role here (review coordinator) does not let you read the review's material.")


def test_a_paused_review_is_read_but_not_written() -> None:
    paused = Scope(PROGRAMME, BOARD, REVIEW, Stage.PAUSED)
    lead = somebody(Role.LEAD_REVIEWER)
    assert may(lead, Permission.CASE_READ, paused) == Allowed()
    answer = may(lead, Permission.CASE_WRITE, paused)
    assert isinstance(answer, Refused)
    assert "while the review is at the stage “Paused”" in answer.sentence


def test_the_chair_reads_the_report_once_it_is_with_the_lscb_and_not_before() -> None:
    chair = somebody(Role.CHAIR)
    assert isinstance(may(chair, Permission.REPORT_READ, HERE), Refused)
    assert may(chair, Permission.REPORT_READ, Scope(PROGRAMME, BOARD, REVIEW, Stage.WITH_BOARD)) == Allowed()


def test_nobody_who_is_not_signed_in_may_anything_but_open_pages() -> None:
    allowed = {permission for permission in Permission if may(Standing(), permission, HERE) == Allowed()}
    assert allowed == {Permission.OPEN_TO_ALL}
