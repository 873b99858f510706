"""How tests bring a table in: the file, what is asked about it, the last look, the confirmation."""

import io

from review_app.core.db import Database
from review_app.narrative.queries import entries_of_review
from tests.support.browser import Browser, Page, form_values
from tests.support.people import Cast


class Bringer:
    """Somebody who brings a table and answers what is asked."""

    def __init__(self, browser: Browser, url: str, agency: str = "") -> None:
        self.browser, self.url, self.agency = browser, url, agency

    def bring(self, content: bytes, status: int = 302) -> Page:
        file = (io.BytesIO(content), "chronology of O'Brien.xlsx")
        return self.browser.post(f"{self.url}/import", status, agency_id=self.agency, file=file)

    def choose(self, status: int = 302, **changes: str) -> Page:
        page = self.browser.get(f"{self.url}/import/columns")
        return self.browser.post(f"{self.url}/import/columns", status, **(form_values(page) | changes))

    def rows(self) -> Page:
        return self.browser.get(f"{self.url}/import/rows")

    def confirm(self) -> Page:
        fields = {"step": self.rows().value("step"), "rows": ""}
        return self.browser.post(f"{self.url}/import/rows", follow=True, **fields)


def stored(database: Database, cast: Cast) -> list[tuple[str, str, str]]:
    with database.reading() as session:
        return [
            (entry.on.wording, entry.lane_words, entry.what) for entry in entries_of_review(session, cast.review_id)
        ]
