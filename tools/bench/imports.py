"""Bringing in a chronology: how long a table of a thousand rows takes from the file to the entries, step by step."""

import io
import time
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import openpyxl
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from review_app.access.roles import Role
from review_app.core.db import Database
from tools.pages import people_of
from tools.visits import client_of

ROWS = 1000
OK = 400


@dataclass(frozen=True)
class Brought:
    """What one import took, in milliseconds."""

    read: float  # the file, in a process of its own
    chosen: float
    looked: float  # the first page of what each row will become
    stored: float
    transaction: float  # of the storing: how long it kept others from writing

    @property
    def cells(self) -> list[str]:
        """The row of the table of figures."""
        parts = [self.read, self.chosen, self.looked, self.stored, self.transaction]
        return [*(f"{part:.0f}" for part in parts), f"{sum(parts[:-1]):.0f}"]


def workbook() -> bytes:
    """A chronology as an agency sends it."""
    book, file = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Chronology")
    sheet.append(["Date", "Details of contact", "Outcome"])
    for number in range(ROWS):
        day = f"{1 + number % 28}/{1 + number // 28 % 12}/{2007 + number % 4}"
        sheet.append(
            [day, f"Contact {number}. " + "She rang on Monday and asked for somebody to come. " * 4, "No answer"]
        )
    book.save(file)
    return file.getvalue()


def measure(app: Flask, review_id: UUID) -> Brought:
    """Bring the table into a review, as its lead reviewer."""
    database: Database = app.extensions["casewindow.database"]
    with database.reading() as session:
        client = client_of(app, people_of(session, review_id).users[Role.LEAD_REVIEWER].id)
    url, content = f"/reviews/{review_id}/narrative/import", workbook()
    token = {"csrf_token": _boxes(client, url)["csrf_token"]}
    read = _timed(client, url, token | {"agency_id": "", "file": (io.BytesIO(content), "chronology.xlsx")})
    boxes = _boxes(client, f"{url}/columns") | token | {"order": "day", "lane": "child"}
    chosen = _timed(client, f"{url}/columns", boxes)
    begun = time.perf_counter()
    step = _boxes(client, f"{url}/rows")["step"]
    looked = (time.perf_counter() - begun) * 1000
    database.longest_write = 0.0
    stored = _timed(client, f"{url}/rows", token | {"step": step, "rows": ""})
    return Brought(read, chosen, looked, stored, database.longest_write * 1000)


def _boxes(client: FlaskClient, url: str) -> dict[str, str]:
    """What the boxes of a page's main form hold."""
    page = BeautifulSoup(client.get(url).text, "html.parser")
    found = {}
    for box in page.select("main form[method=post]:not(.app-form--inline) :is(input, select)[name]"):
        chosen = box.select_one("option[selected]") if box.name == "select" else box
        if box.get("type") not in {"radio", "file"}:
            found[str(box["name"])] = str(chosen.get("value", "")) if chosen else ""
    return found


def _timed(client: FlaskClient, url: str, data: Mapping[str, object]) -> float:
    begun = time.perf_counter()
    answer = client.post(url, data=data, content_type="multipart/form-data")
    took = (time.perf_counter() - begun) * 1000
    if answer.status_code >= OK:
        raise RuntimeError(f"{url} answered {answer.status_code}")
    return took
