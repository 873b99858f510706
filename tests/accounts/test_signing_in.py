"""Signing in: one-time links, long passwords, sessions on the server, and a throttle that every server shares."""

import time
from datetime import timedelta
from statistics import median

import pytest
import time_machine
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select

from review_app.access.roles import Role
from review_app.accounts.actions import create_account, end_account, invite
from review_app.accounts.models import SignIn, User, WrongTry
from review_app.accounts.passwords import matches, wants_new_hash, why_not_password
from review_app.accounts.tokens import token_hash
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from tests.factories.accounts import PASSWORD, a_user, password_hash
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database

STRONG = "marmalade otter under seven bridges"


def _invited(database: Database, hours: int = 24) -> tuple[User, str]:
    with unit_of_work(database) as session:
        user = create_account(session, "Zoë@Example.org", "Zoë Nguyễn-O’Brien", by=None)
        return user, invite(session, user, by=None, hours=hours)


def _user(database: Database, name: str = "Siân O’Brien") -> User:
    with unit_of_work(database) as session:
        return a_user(session, name)


def _sign_in(browser: Browser, email: str, password: str, status: int = 302) -> Page:
    return browser.send("/sign-in", status, email=email, password=password)


def test_an_invited_person_chooses_a_password_by_the_link_once_and_signs_in(app: Flask, database: Database) -> None:
    user, token = _invited(database)
    browser = Browser(app)
    browser.send(f"/invitation/{token}", new_password=STRONG, again=STRONG)
    assert "has been used" in browser.get(f"/invitation/{token}").words
    _sign_in(browser, user.email.upper(), STRONG)
    assert "Zoë Nguyễn-O’Brien" in browser.get("/account").words


def test_an_invitation_runs_out(app: Flask, database: Database) -> None:
    _, token = _invited(database)
    with time_machine.travel(now() + timedelta(hours=25), tick=False):
        assert "has run out" in Browser(app).get(f"/invitation/{token}").words


def test_a_weak_password_is_refused_beside_the_box_and_the_link_stays_good(app: Flask, database: Database) -> None:
    _, token = _invited(database)
    browser = Browser(app)
    page = browser.send(f"/invitation/{token}", 422, new_password="short", again="short")
    assert page.errors == ["Use at least 15 characters: four or five words in a row are easy to remember."]
    browser.send(f"/invitation/{token}", new_password=STRONG, again=STRONG)


def test_passwords_are_long_not_common_and_not_the_address() -> None:
    assert why_not_password("correct horse battery", "zoe@example.org") is None
    assert why_not_password("password password", "zoe@example.org") is not None
    assert why_not_password("zoe example org zoe", "zoe@example.org") is not None
    assert why_not_password("aaaaaaaaaaaaaaaaaaaa", "zoe@example.org") is not None
    assert why_not_password("ünïcödé wörds älsö fít", "zoe@example.org") is None


def test_a_password_of_128_characters_counts_to_its_last_letter(app: Flask, database: Database) -> None:
    user, token = _invited(database)
    long = "".join(chr(97 + number % 26) for number in range(128))
    browser = Browser(app)
    browser.send(f"/invitation/{token}", new_password=long, again=long)
    _sign_in(browser, user.email, long[:-1] + "!", 422)
    with time_machine.travel(now() + timedelta(seconds=10), tick=False):
        _sign_in(browser, user.email, long)


def test_the_answer_is_the_same_for_an_unknown_person_a_wrong_password_and_an_ended_account(
    app: Flask, database: Database
) -> None:
    known, ended = _user(database, "Known Person"), _user(database, "Ended Person")
    with unit_of_work(database) as session:
        end_account(session, session.get_one(User, ended.id), by=known.id)
    answers = set()
    for email, password in (
        (known.email, "wrong wrong wrong"),
        ("nobody@example.org", STRONG),
        (ended.email, PASSWORD),
    ):
        page = _sign_in(Browser(app), email, password, 422)
        answers.add(page.errors[0])
    assert len(answers) == 1


def test_a_wrong_try_takes_as_long_for_an_unknown_person_as_for_a_known_one() -> None:
    from_known, from_unknown = [], []
    known = password_hash()
    for _ in range(7):
        for kept, times in ((known, from_known), ("", from_unknown)):
            start = time.perf_counter()
            assert not matches(kept, "not the password")
            times.append(time.perf_counter() - start)
    assert 0.5 < median(from_known) / median(from_unknown) < 2


def test_ten_wrong_tries_shut_the_account_for_five_minutes_even_for_the_right_password(
    app: Flask, database: Database
) -> None:
    user, start = _user(database), now()
    for number in range(10):
        with time_machine.travel(start + timedelta(seconds=20 * number), tick=False):
            _sign_in(Browser(app), user.email, f"wrong password number {number}", 422)
    with time_machine.travel(start + timedelta(seconds=200), tick=False):
        _sign_in(Browser(app), user.email, PASSWORD, 422)
    with time_machine.travel(start + timedelta(seconds=500), tick=False):
        _sign_in(Browser(app), user.email, PASSWORD)


def test_many_people_tried_from_one_address_are_slowed_too(app: Flask, database: Database) -> None:
    users = [_user(database, f"Person {number}") for number in range(12)]
    for user in users:
        _sign_in(Browser(app), user.email, "one password for all", 422)
    with database.reading() as session:
        counted = len(session.scalars(select(WrongTry)).all())
    assert counted < len(users)  # the later ones were not even looked at


def test_the_session_id_is_new_after_signing_in_and_an_id_planted_before_is_worth_nothing(
    app: Flask, database: Database
) -> None:
    user, browser = _user(database), Browser(app)
    browser.get("/sign-in")
    before = browser.client.get_cookie("casewindow")
    _sign_in(browser, user.email, PASSWORD)
    after = browser.client.get_cookie("casewindow")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    planted = Browser(app)
    planted.client.set_cookie("casewindow", before.value)
    planted.get("/account", 302)


def test_the_database_keeps_only_hashes_of_session_ids(app: Flask, database: Database) -> None:
    user, browser = _user(database), Browser(app)
    _sign_in(browser, user.email, PASSWORD)
    cookie = browser.client.get_cookie("casewindow")
    assert cookie is not None
    with database.reading() as session:
        kept = session.scalars(select(SignIn.token_hash).where(SignIn.user_id == user.id)).all()
    assert kept == [token_hash(cookie.value)]


def test_after_signing_out_the_old_cookie_opens_nothing_and_the_browser_is_cleared(
    app: Flask, database: Database
) -> None:
    user, browser = _user(database), Browser(app)
    _sign_in(browser, user.email, PASSWORD)
    cookie = browser.client.get_cookie("casewindow")
    assert cookie is not None
    answer = browser.post("/sign-out")
    assert answer.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    replayed = Browser(app)
    replayed.client.set_cookie("casewindow", cookie.value)
    replayed.get("/account", 302)


@pytest.mark.parametrize(("later", "status"), [(timedelta(minutes=29), 200), (timedelta(minutes=31), 302)])
def test_a_session_ends_after_half_an_hour_of_rest(cast: Cast, later: timedelta, status: int) -> None:
    browser = cast.browser(Role.LEAD_REVIEWER)
    with time_machine.travel(now() + later, tick=False):
        browser.get("/account", status)


def test_a_session_ends_after_twelve_hours_however_busy(cast: Cast) -> None:
    browser, start = cast.browser(Role.LEAD_REVIEWER), now()
    for quarter in range(1, 48):
        with time_machine.travel(start + timedelta(minutes=15 * quarter), tick=False):
            browser.client.get("/account")
    with time_machine.travel(start + timedelta(hours=12, minutes=1), tick=False):
        browser.get("/account", 302)


def test_ending_an_account_ends_access_on_the_next_request(cast: Cast) -> None:
    lead, administrator = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.ADMINISTRATOR)
    lead.get("/account")
    administrator.send(f"/accounts/{cast.lead()}/end")
    lead.get("/account", 302)


def test_an_administrator_ends_every_sign_in_of_somebody_whose_laptop_was_lost(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.get("/account")
    cast.browser(Role.ADMINISTRATOR).post(f"/accounts/{cast.lead()}/sign-out")
    lead.get("/account", 302)
    cast.browser(Role.LEAD_REVIEWER).get("/account")


def test_changing_the_password_ends_the_other_sessions(app: Flask, database: Database) -> None:
    user = _user(database)
    here, elsewhere = Browser(app), Browser(app)
    for browser in (here, elsewhere):
        _sign_in(browser, user.email, PASSWORD)
    here.send("/account/password", password=PASSWORD, new_password=STRONG, again=STRONG)
    here.get("/account")
    elsewhere.get("/account", 302)


def test_a_person_sees_and_ends_their_own_sessions_and_nobody_elses(app: Flask, database: Database, cast: Cast) -> None:
    user = _user(database, "Two Browsers")
    here, elsewhere = Browser(app, user.id), Browser(app, user.id)
    cast.browser(Role.LEAD_REVIEWER)
    with database.reading() as session:
        mine = session.scalars(select(SignIn.id).where(SignIn.user_id == user.id).order_by(SignIn.created_at)).all()
        theirs = session.scalars(select(SignIn.id).where(SignIn.user_id == cast.lead())).first()
    here.post(f"/account/sessions/{mine[1]}/end")
    elsewhere.get("/account", 302)
    here.post(f"/account/sessions/{theirs}/end", 404)


def test_only_an_administrator_makes_accounts_and_nobody_elses_page_says_that_there_are_any(cast: Cast) -> None:
    page = cast.browser(Role.ADMINISTRATOR).send("/accounts", 200, name="Ada O’Neill", email="ada@example.org")
    assert "/invitation/" in page.words
    for role in Role:
        if role not in {Role.ADMINISTRATOR, Role.AUDITOR}:
            cast.browser(role).get("/accounts", 404)
    cast.browser(Role.AUDITOR).get("/accounts", 403)


def test_an_address_that_is_taken_is_refused_beside_the_box(cast: Cast) -> None:
    administrator = cast.browser(Role.ADMINISTRATOR)
    administrator.send("/accounts", 200, name="Ada O’Neill", email="ada@example.org")
    page = administrator.send("/accounts", 422, name="Another Ada", email="ADA@example.org")
    assert page.errors == ["There is an account with this e-mail address already."]
    assert page.value("name") == "Another Ada"


def test_what_was_typed_comes_back_when_the_session_has_ended(cast: Cast) -> None:
    browser = cast.browser(Role.LEAD_REVIEWER)
    token = browser.token()
    with time_machine.travel(now() + timedelta(hours=13), tick=False):
        page = browser.post(
            f"/reviews/{cast.review_id}/people/family/add",
            403,
            csrf_token=token,
            note="A long note, typed for an hour.",
        )
    assert "A long note, typed for an hour." in page.html


def test_nobody_is_sent_to_another_site_after_signing_in(app: Flask, database: Database) -> None:
    user = _user(database)
    for place in ("//evil.example", "https://evil.example", "/\\evil.example"):
        browser = Browser(app)
        answer = browser.send(f"/sign-in?next={place}", email=user.email, password=PASSWORD)
        assert answer.response.headers["Location"] == "/"


def test_a_hash_with_older_parameters_is_made_anew_at_sign_in(app: Flask, database: Database) -> None:
    user = _user(database)
    older = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    with unit_of_work(database) as session:
        from_database = session.get_one(User, user.id)
        create_account(session, "other@example.org", "Other", by=None)  # stages the event that the change needs
        from_database.password_hash = older
    assert wants_new_hash(older)
    _sign_in(Browser(app), user.email, PASSWORD)
    with database.reading() as session:
        assert not wants_new_hash(session.get_one(User, user.id).password_hash)
