"""Several windows of one browser: all are opened at once, or one is left over from an earlier sign-in."""

from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask

from review_app.access.roles import Role
from review_app.accounts.session import ServerSessions
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from tests.factories.accounts import PASSWORD, a_user
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database

WINDOWS = 4
PATIENCE = 30


def test_a_form_of_each_of_several_windows_opened_at_once_is_taken(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first = cast.browser(Role.LEAD_REVIEWER)
    cookie = first.client.get_cookie("casewindow").value
    all_read, saved, pages = Barrier(WINDOWS), ServerSessions.save_session, []

    def save_later(*asked: Any) -> None:
        all_read.wait(PATIENCE)  # each has read its session before any is saved
        saved(*asked)

    def open_window() -> None:
        window = Browser(cast.app)
        window.client.set_cookie("casewindow", cookie)
        pages.append((window, Page(window.client.get("/account")).value("csrf_token")))

    with monkeypatch.context() as patch:
        patch.setattr(ServerSessions, "save_session", save_later)
        windows = [Thread(target=open_window) for _ in range(WINDOWS)]
        for each in windows:
            each.start()
        for each in windows:
            each.join(PATIENCE)
    assert len(pages) == WINDOWS
    for place, (window, token) in enumerate(pages):
        fields = {"csrf_token": token, "name": f"Agency {place} & co", "kind": "health"}
        assert window.client.post(f"/reviews/{cast.review_id}/people/agencies/add", data=fields).status_code != 400


def test_signing_in_from_a_window_that_was_opened_before_another_keeps_the_address_and_works_the_second_time(
    app: Flask, database: Database
) -> None:
    with unit_of_work(database) as session:
        email = a_user(session, "Siân O’Brien").email
    browser = Browser(app)
    before = browser.get("/sign-in?next=/account")
    browser.client.delete_cookie("casewindow")  # as the answer to another window's first page replaces it
    browser.get("/sign-in")
    fields = {"email": email, "password": PASSWORD}
    again = browser.post("/sign-in?next=/account", 400, csrf_token=before.value("csrf_token"), **fields)
    assert again.errors == ["Casewindow was opened in another window since. Type your password once more."]
    assert again.value("email") == email
    assert PASSWORD not in again.html
    fields["csrf_token"] = again.value("csrf_token")
    assert browser.post("/sign-in?next=/account", **fields).response.headers["Location"] == "/account"
    # Another window still shows the form from before, and the same person sends it: they are signed in already.
    left_over = browser.post("/sign-in?next=/account", csrf_token=before.value("csrf_token"), email=email, password="x")
    assert left_over.response.headers["Location"] == "/account"


def test_what_was_filled_in_before_an_earlier_sign_in_is_sent_again_with_one_press(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/people/agencies/add"
    fields = {"csrf_token": "of another session", "name": "Probation", "kind": "probation"}

    def answered(site: str, **more: str) -> Page:
        return Page(lead.client.post(url, data=fields | more, headers={"Sec-Fetch-Site": site}))

    page = answered("same-origin")
    assert (page.status, page.heading) == (400, "Please send that once more")
    sent = {str(box["name"]): str(box["value"]) for box in page.soup.select("main form input")}
    assert sent["name"] == "Probation"
    assert lead.client.post(url, data=sent).status_code != 400
    # Not for a form of another site, nor for what somebody else typed here, nor with a password in it.
    for refused in (
        answered("same-site"),
        answered("same-origin", draft_who="somebody"),
        answered("same-origin", again="secret"),
    ):
        assert refused.status == 400
        assert refused.soup.select("main form") == []
        assert "Go back, load the page again and send it once more." in refused.words


def test_a_link_on_another_site_signs_nobody_out_and_leads_to_the_same_page_of_ours_alone(cast: Cast) -> None:
    stranger = Browser(cast.app)  # to such a request the browser adds no cookie
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    url = f"/reviews/{cast.review_id}/people"
    answer = stranger.client.get(f"{url}?kind=a+b&_scheme=javascript&next=//evil.example", headers=headers)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    going_on = f"{url}?kind=a+b&_scheme=javascript&next=%2F%2Fevil.example&arrived=yes"
    assert answer.headers["Refresh"] == f"0; url={going_on}"
    assert Page(answer).link("Go on") == going_on
    assert cast.browser(Role.LEAD_REVIEWER).get(going_on).status == 200
    assert stranger.client.get(going_on, headers=headers).status_code == 302  # not round and round
