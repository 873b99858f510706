"""The gate stands before every page."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from config import Settings
from review_app import create_app
from review_app.access.gate import Unmarked
from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.headers import HEADERS, STRICT_TRANSPORT
from review_app.reviews.actions import change_review
from review_app.reviews.queries import review_by_id
from review_app.rooms import install
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

EXACT = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


def test_a_view_without_a_mark_stops_the_application_from_starting(app: Flask) -> None:
    fresh = Flask("fresh")
    fresh.view_functions["forgotten"] = lambda: ""
    fresh.view_functions.pop("static", None)
    with pytest.raises(Unmarked, match="forgotten"):
        install(fresh)


@pytest.mark.parametrize("url", ["/sign-in", "/account", "/no-such-page"])
def test_every_answer_carries_exactly_the_headers_we_promise(cast: Cast, url: str) -> None:
    response = cast.browser(Role.LEAD_REVIEWER).client.get(url)
    assert {name: response.headers.get(name) for name in EXACT} == EXACT
    assert set(HEADERS) <= set(EXACT)
    assert "Server" not in response.headers


def test_over_tls_the_browser_is_told_to_stay_on_tls_and_the_cookie_carries_its_prefix(settings: Settings) -> None:
    app = create_app(replace(settings, public_address="https://casewindow.example.org"))
    response = app.test_client().get("/sign-in", base_url="https://casewindow.example.org")
    assert response.headers["Strict-Transport-Security"] == STRICT_TRANSPORT
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-casewindow=")
    assert all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"))
    assert "Domain" not in cookie
    app.extensions["casewindow.database"].dispose()


def test_a_method_that_a_page_does_not_take_is_answered_with_those_it_takes(cast: Cast) -> None:
    response = cast.browser(Role.LEAD_REVIEWER).client.delete("/account")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_form_without_its_token_is_refused_and_what_was_typed_comes_back(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = lead.post(
        f"/reviews/{cast.review_id}/people/agencies/add", 400, csrf_token="forged", name="Words typed for long"
    )
    assert "Words typed for long" in page.html


def test_somebody_who_is_not_signed_in_is_asked_to_and_then_comes_back(app: Flask, cast: Cast) -> None:
    answer = Browser(app).get(f"/reviews/{cast.review_id}/people", 302)
    assert answer.response.headers["Location"] == f"/sign-in?next=/reviews/{cast.review_id}/people"


def test_a_stranger_gets_the_same_answer_for_a_review_as_for_none(app: Flask, cast: Cast) -> None:
    stranger = Browser(app, cast.stranger)
    real = stranger.get(f"/reviews/{cast.review_id}/people", 404)
    none = stranger.get("/reviews/00000000-0000-4000-8000-000000000000/people", 404)
    assert real.words.split("reference")[0] == none.words.split("reference")[0]


def test_a_refusal_and_a_reading_are_both_recorded_the_reading_once_an_hour(cast: Cast, database: Database) -> None:
    cast.browser(Role.CHAIR).get(f"/reviews/{cast.review_id}/people", 403)
    lead = cast.browser(Role.LEAD_REVIEWER)
    for _ in range(3):
        lead.get(f"/reviews/{cast.review_id}/people")
    with database.reading() as session:
        events = session.execute(
            select(AuditEvent.event, AuditEvent.by).where(AuditEvent.review_id == cast.review_id)
        ).all()
    found = [tuple(event) for event in events]
    assert found.count((Event.REVIEW_READ, cast.lead())) == 1
    assert (Event.REFUSED, cast.users[Role.CHAIR]) in found


def test_a_case_group_member_has_no_standing_while_sign_in_is_switched_off(cast: Cast, database: Database) -> None:
    url, browser = f"/reviews/{cast.review_id}/people", cast.browser(Role.CASE_GROUP_MEMBER)
    browser.get(url, 403)
    with unit_of_work(database) as session:
        review = review_by_id(session, cast.review_id)
        change_review(session, review, {"case_group_sign_in": False}, by=cast.lead())
    browser.get(url, 404)
