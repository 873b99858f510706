"""A browser for tests without Chromium: every page it fetches is checked as it comes."""

from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.test import TestResponse

from review_app.accounts.models import SignIn
from review_app.accounts.tokens import new_token, token_hash
from review_app.core.clock import now
from review_app.core.commit import unit_of_work
from tests.support.pages import check_page

HTML = "text/html"


class Page:
    """An answer, and what a person sees of it."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.text if response.mimetype == HTML else ""
        self.soup = BeautifulSoup(self.html, "html.parser")

    @property
    def words(self) -> str:
        """The text of the page, on one line."""
        return " ".join(self.soup.get_text(" ").split())

    @property
    def heading(self) -> str:
        """The page's h1."""
        return " ".join(self.soup.h1.get_text(" ").split()) if self.soup.h1 else ""

    @property
    def errors(self) -> list[str]:
        """The sentences of the error summary."""
        return [" ".join(item.get_text().split()) for item in self.soup.select(".govuk-error-summary__list li")]

    def value(self, name: str) -> str:
        """What stands in a box of the page."""
        box = self.soup.find(attrs={"name": name})
        if box is None:
            raise AssertionError(f"there is no box called {name}")
        return (box.get_text() if box.name == "textarea" else str(box.get("value", ""))).lstrip("\n")

    def link(self, text: str) -> str:
        """Where the link with this text leads."""
        for anchor in self.soup.find_all("a"):
            if text in " ".join(anchor.get_text(" ").split()):
                return str(anchor["href"])
        raise AssertionError(
            f"there is no link “{text}” among {[' '.join(a.get_text(' ').split()) for a in self.soup.find_all('a')]}"
        )


class Browser:
    """Somebody's browser, signed in."""

    def __init__(self, app: Flask, user_id: UUID | None = None) -> None:
        self.app = app
        self.client = app.test_client()
        if user_id is not None:
            self._sign_in(user_id)

    def get(self, url: str, status: int = 200, *, follow: bool = False) -> Page:
        """Fetch a page and expect a status."""
        return self._seen(self.client.get(url, follow_redirects=follow), status)

    def post(self, url: str, status: int = 302, *, follow: bool = False, **fields: Any) -> Page:
        """Send a form with its CSRF token and expect a status (302: it was taken)."""
        fields.setdefault("csrf_token", self.token())
        response = self.client.post(url, data=fields, follow_redirects=follow, content_type="multipart/form-data")
        return self._seen(response, 200 if follow and status == 302 else status)

    def send(self, url: str, status: int = 302, **changes: Any) -> Page:
        """Open a page, change some boxes of its main form, and send it, as a person does."""
        fields = form_values(self.get(url)) | changes
        return self.post(url, status, **fields)

    def token(self) -> str:
        """This session's CSRF token."""
        page = Page(self.client.get("/account" if self.client.get("/account").status_code == 200 else "/sign-in"))
        return page.value("csrf_token")

    def _sign_in(self, user_id: UUID) -> None:
        token = new_token()
        with unit_of_work(self.app.extensions["casewindow.database"]) as session:
            values = {"_user_id": str(user_id), "_fresh": True}
            session.add(SignIn(token_hash=token_hash(token), user_id=user_id, values=values, seen_at=now()))
        self.client.set_cookie("casewindow", token)

    def _seen(self, response: TestResponse, status: int) -> Page:
        page = Page(response)
        assert page.status == status, (
            f"{page.status} instead of {status}: {page.heading} {page.errors} {response.headers.get('Location', '')} {page.words[:300]}"
        )
        if page.html:
            check_page(page.html)
        return page


def form_values(page: Page) -> dict[str, Any]:
    """What the boxes of the page's main form hold."""
    form = page.soup.select_one("main form[method=post]")
    values: dict[str, Any] = {}
    for box in form.find_all(["input", "textarea", "select"]) if form else []:
        name, kind = box.get("name"), box.get("type", "")
        if not name or kind in {"submit", "file"} or (kind in {"checkbox", "radio"} and not box.has_attr("checked")):
            continue
        if box.name == "textarea":
            value: Any = box.get_text().lstrip("\n")
        elif box.name == "select":
            chosen = [option.get("value", "") for option in box.find_all("option") if option.has_attr("selected")]
            value = chosen[0] if chosen else (box.find("option") or {}).get("value", "")
        else:
            value = box.get("value", "")
        values[name] = (
            [*values[name], value]
            if isinstance(values.get(name), list)
            else ([values[name], value] if name in values else value)
        )
    return values
