"""Who is what, from when to when; and what a person in the case may not be."""

from datetime import timedelta
from uuid import UUID

import pytest

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.accounts.models import User
from review_app.accounts.queries import user_by_id
from review_app.core.clock import today
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.memberships.actions import end_role, give_role
from review_app.memberships.models import Membership
from review_app.memberships.queries import memberships_in
from tests.factories.accounts import a_user
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


def an_account(database: Database, name: str) -> tuple[UUID, str]:
    with unit_of_work(database) as session:
        user = a_user(session, name)
        return user.id, user.email


def membership_of(database: Database, cast: Cast, role: Role, column: str, place_id: UUID) -> Membership:
    with database.reading() as session:
        held = memberships_in(session, column, place_id)
        return next(one for one, _user in held if one.role is role and one.user_id == cast.users[role])


def test_a_programme_manager_appoints_a_chair_who_then_finds_the_lscb(cast: Cast, database: Database) -> None:
    user_id, email = an_account(database, "Gráinne O’Brien & Sons")
    chair = Browser(cast.app, user_id)
    chair.get(f"/lscbs/{cast.other_board_id}", 404)
    page = cast.browser(Role.PROGRAMME_MANAGER).send(
        f"/lscbs/{cast.other_board_id}/people/add", role="chair", email=email.upper()
    )
    assert page.response.headers["Location"] == f"/lscbs/{cast.other_board_id}"
    assert "Gráinne O’Brien & Sons" in cast.browser(Role.PROGRAMME_MANAGER).get(f"/lscbs/{cast.other_board_id}").words
    assert chair.get(f"/lscbs/{cast.other_board_id}").heading == "Brindle Vale LSCB"
    assert "Brindle Vale LSCB" in chair.get("/").words


def test_everyone_gives_the_roles_that_are_theirs_to_give_and_no_other(cast: Cast, database: Database) -> None:
    _id, email = an_account(database, "Nguyễn Thị Linh")
    team = f"/reviews/{cast.review_id}/team/add"
    offered = cast.browser(Role.LEAD_REVIEWER).get(team).soup.select("input[name=role]")
    assert {box["value"] for box in offered} == {"team_member", "case_group_member"}
    cast.browser(Role.LEAD_REVIEWER).post(team, 422, role="lead_reviewer", email=email)
    cast.browser(Role.BOARD_MANAGER).post(team, 422, role="team_member", email=email)
    cast.browser(Role.BOARD_MANAGER).post(team, role="lead_reviewer", email=email)
    cast.browser(Role.CHAIR).get(team, 403)
    cast.browser(Role.BOARD_MANAGER).get(f"/lscbs/{cast.board_id}/people/add", 403)
    cast.browser(Role.CHAIR).get(f"/programmes/{cast.programme_id}/people/add", 403)
    cast.browser(Role.PROGRAMME_MANAGER).get(f"/reviews/{cast.review_id}/team/add", 403)


def test_an_address_without_an_account_is_refused_with_everything_still_there(cast: Cast) -> None:
    page = cast.browser(Role.BOARD_MANAGER).send(
        f"/reviews/{cast.review_id}/team/add",
        422,
        role="coordinator",
        email="nobody.at.all@example.org",
        starts_on="3 March 2011",
    )
    assert page.errors == ["There is no account with this e-mail address. Ask the administrator to create one."]
    assert page.value("starts_on") == "3 March 2011"
    assert page.soup.find("input", attrs={"value": "coordinator"}).has_attr("checked")


def test_a_person_in_the_case_holds_no_other_role_in_that_review_wherever_it_is_given(
    cast: Cast, database: Database
) -> None:
    with unit_of_work(database) as session:
        in_the_case = user_by_id(session, cast.users[Role.CASE_GROUP_MEMBER])
        here = Scope(cast.programme_id, cast.board_id, cast.review_id)
        for role in (Role.TEAM_MEMBER, Role.LEAD_REVIEWER, Role.COORDINATOR, Role.CHAIR, Role.SUPERVISOR):
            with pytest.raises(NotNow, match="in the case group of this review"):
                give_role(session, in_the_case, role, here, by=cast.lead())
        elsewhere = Scope(cast.programme_id, cast.other_board_id, cast.other_review_id)
        assert give_role(session, in_the_case, Role.TEAM_MEMBER, elsewhere, by=cast.lead()).review_id
        for role in (Role.CHAIR, Role.COORDINATOR, Role.ADVISER):
            with pytest.raises(NotNow, match="has another role in this review"):
                give_role(session, user_by_id(session, cast.users[role]), Role.CASE_GROUP_MEMBER, here, by=cast.lead())


def test_a_lead_reviewer_sees_the_refusal_beside_the_address(cast: Cast, database: Database) -> None:
    with database.reading() as session:
        email = user_by_id(session, cast.users[Role.TEAM_MEMBER]).email
    page = cast.browser(Role.LEAD_REVIEWER).send(
        f"/reviews/{cast.review_id}/team/add", 422, role="case_group_member", email=email
    )
    assert page.errors == ["This person has another role in this review, so can’t be in its case group."]


def test_a_role_that_ended_yesterday_opens_nothing_and_one_that_ends_today_still_does(
    cast: Cast, database: Database
) -> None:
    member = cast.browser(Role.TEAM_MEMBER)
    found = membership_of(database, cast, Role.TEAM_MEMBER, "review_id", cast.review_id)
    for last_day, status in ((today(), 200), (today() - timedelta(days=1), 404)):
        with unit_of_work(database) as session:
            membership = session.get_one(Membership, found.id)
            membership.starts_on = today() - timedelta(days=30)
            end_role(session, membership, last_day, by=cast.lead())
        member.get(f"/reviews/{cast.review_id}", status)
    assert "no role yet" in member.get("/").words


def test_a_role_ended_at_once_is_refused_on_the_very_next_request_even_on_its_first_day(
    cast: Cast, database: Database
) -> None:
    member, lead = cast.browser(Role.TEAM_MEMBER), cast.browser(Role.LEAD_REVIEWER)
    found = membership_of(database, cast, Role.TEAM_MEMBER, "review_id", cast.review_id)
    member.get(f"/reviews/{cast.review_id}")
    url = f"/reviews/{cast.review_id}/team/{found.id}/end"
    assert "Review team member Nguyễn, Review team member from" in lead.get(url).words
    assert "appointed by The maker" in lead.get(url).words
    page = lead.send(url, 422, last_day="1 January 2011")
    assert page.errors == ["The last day is before the first."]
    lead.send(url, last_day="")
    member.get(f"/reviews/{cast.review_id}", 404)
    team = lead.get(f"/reviews/{cast.review_id}/team")
    assert "One role that has ended" in team.words
    with unit_of_work(database) as session:  # and can be appointed again on the same day
        again = Scope(review_id=cast.review_id)
        user = user_by_id(session, cast.users[Role.TEAM_MEMBER])
        give_role(session, user, Role.TEAM_MEMBER, again, by=cast.lead())
    member.get(f"/reviews/{cast.review_id}")


def test_a_role_from_tomorrow_does_not_open_anything_today(cast: Cast, database: Database) -> None:
    user_id, email = an_account(database, "From Tomorrow")
    tomorrow = today() + timedelta(days=1)
    cast.browser(Role.LEAD_REVIEWER).send(
        f"/reviews/{cast.review_id}/team/add", role="team_member", email=email, starts_on=f"{tomorrow:%d/%m/%Y}"
    )
    Browser(cast.app, user_id).get(f"/reviews/{cast.review_id}", 404)


def test_nobody_ends_a_role_that_is_not_theirs_to_give_or_one_of_another_place(cast: Cast, database: Database) -> None:
    lead_role = membership_of(database, cast, Role.LEAD_REVIEWER, "review_id", cast.review_id)
    chair_role = membership_of(database, cast, Role.CHAIR, "board_id", cast.board_id)
    page = cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.review_id}/team/{lead_role.id}/end", 403)
    assert "You can’t appoint or end this role: Lead reviewer." in page.words
    cast.browser(Role.BOARD_MANAGER).get(f"/reviews/{cast.review_id}/team/{chair_role.id}/end", 404)
    Browser(cast.app, cast.stranger).get(f"/reviews/{cast.other_review_id}/team/{lead_role.id}/end", 404)
    Browser(cast.app, cast.stranger).get(f"/reviews/{cast.review_id}/team", 404)


def test_who_is_in_the_case_group_is_shown_to_lead_reviewers_alone(cast: Cast) -> None:
    url, name = f"/reviews/{cast.review_id}/team", "Case group member Nguyễn"
    assert name in cast.browser(Role.LEAD_REVIEWER).get(url).words
    for role in (Role.CHAIR, Role.COORDINATOR, Role.TEAM_MEMBER, Role.PROGRAMME_MANAGER, Role.SUPERVISOR):
        page = cast.browser(role).get(url)
        assert name not in page.words
        assert "Lead reviewer Nguyễn" in page.words


def test_sign_in_of_the_case_group_is_off_until_a_lead_reviewer_switches_it_on(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/team"
    lead.post(f"{url}/case-group-sign-in/off")
    assert "Let the case group sign in" in lead.get(url).words
    assert "Case group member" not in lead.get(f"{url}/add").words
    assert "no role yet" in cast.browser(Role.CASE_GROUP_MEMBER).get("/").words
    cast.browser(Role.BOARD_MANAGER).post(f"{url}/case-group-sign-in/on", 403)
    lead.post(f"{url}/case-group-sign-in/on")
    assert "Case group member" in lead.get(f"{url}/add").words


def test_the_administrator_sees_the_roles_of_the_installation_and_no_review(cast: Cast) -> None:
    administrator = cast.browser(Role.ADMINISTRATOR)
    start = administrator.get("/")
    assert "Auditor Nguyễn" in administrator.get(start.link("Administrators and auditors")).words
    assert administrator.get(start.link("Accounts")).heading == "Accounts"
    administrator.get(f"/reviews/{cast.review_id}", 404)


def test_an_account_that_has_ended_cannot_be_appointed(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        user: User = a_user(session, "Gone Away")
        email, user_id = user.email, user.id
    cast.browser(Role.ADMINISTRATOR).send(f"/accounts/{user_id}/end")
    page = cast.browser(Role.BOARD_MANAGER).send(
        f"/reviews/{cast.review_id}/team/add", 422, role="coordinator", email=email
    )
    assert page.errors == ["This account has ended. Ask the administrator for a new one."]


def test_a_programme_manager_is_offered_no_end_of_their_own_role(cast: Cast, database: Database) -> None:
    manager, url = cast.browser(Role.PROGRAMME_MANAGER), f"/programmes/{cast.programme_id}"
    own = membership_of(database, cast, Role.PROGRAMME_MANAGER, "programme_id", cast.programme_id)
    adviser = membership_of(database, cast, Role.ADVISER, "programme_id", cast.programme_id)
    page = manager.get(url)
    assert page.soup.find("a", href=f"{url}/people/{adviser.id}/end")
    assert not page.soup.find("a", href=f"{url}/people/{own.id}/end")
    manager.get(f"{url}/people/{own.id}/end", 403)
    manager.send(f"{url}/people/{adviser.id}/end", last_day="")
    cast.browser(Role.ADVISER).get(url, 404)
