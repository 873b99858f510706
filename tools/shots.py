"""A picture of every page, as each role that may open it sees it, wide and narrow, with a list of them: `make shots`."""

import html
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from review_app import create_app
from review_app.access.roles import Role
from tools.installation import demonstration
from tools.pages import Page as Address
from tools.pages import People, fullest_review, pages_of, people_of
from tools.programs import sentence_if_missing
from tools.serving import free_port, served
from tools.visits import COOKIE, new_sign_in

ROOT = Path(__file__).parent.parent
SHOTS = ROOT / "shots"
WIDTHS = (1280, 320)
PROGRAM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
NOBODY = "nobody"


@dataclass(frozen=True)
class Shot:
    """One picture."""

    page: Address
    who: str
    width: int

    @property
    def file(self) -> str:
        """The picture's name: page, role, width."""
        return f"{self.page.name.replace('.', '-')}--{self.who}--{self.width}.png"


class Visitor:
    """Somebody's open browser."""

    def __init__(self, chromium: Browser, address: str, token: str | None) -> None:
        context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", base_url=address)
        if token:
            context.add_cookies([{"name": COOKIE, "value": token, "url": address}])
        self._page: Page = context.new_page()
        self._page.set_default_timeout(15_000)

    def take(self, shot: Shot) -> bool:
        """Take one picture; whether it is a page at all, and not a file to be kept."""
        self._page.set_viewport_size({"width": shot.width, "height": 900})
        try:
            answer = self._page.goto(shot.page.url)
        except Error as problem:
            if "Download is starting" in problem.message:
                return False
            raise
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            return False
        self._page.screenshot(path=SHOTS / shot.file, full_page=True)
        return True


def shots_of(pages: list[Address], people: People) -> Iterator[Shot]:
    """Every picture to be taken, a person at a time."""
    for role in [None, *people.users]:
        for page in pages:
            able = people.who_may(page)
            if (role is None and not able) or role in able:
                yield from (Shot(page, role.value if role else NOBODY, width) for width in WIDTHS)


def take_all(wanted: list[Shot], visitors: dict[str, Visitor]) -> list[Shot]:
    """Take the pictures; those that were taken."""
    taken = []
    for number, shot in enumerate(wanted, 1):
        if visitors[shot.who].take(shot):
            taken.append(shot)
        if number % 50 == 0:
            print(f"  {number} of {len(wanted)}", flush=True)
    return taken


def write_index(shots: list[Shot], unfilled: list[str]) -> None:
    """The list of the pictures, by page."""
    lines = []
    for name in dict.fromkeys(shot.page.name for shot in shots):
        here = [shot for shot in shots if shot.page.name == name]
        links = " · ".join(f'<a href="{html.escape(shot.file)}">{shot.who} {shot.width}</a>' for shot in here)
        lines.append(f"<li><strong>{html.escape(name)}</strong> {html.escape(here[0].page.url)}<br>{links}</li>")
    missing = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in unfilled)
    body = f"<h1>Every page</h1><ul>{''.join(lines)}</ul><h2>Without a picture</h2><ul>{missing}</ul>"
    page = f'<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>Every page</title>{body}</html>'
    (SHOTS / "index.html").write_text(page, encoding="utf-8")


def main() -> int:
    """Set up the demonstration in a folder of its own, serve it, and go through every page."""
    missing = sentence_if_missing("chromium")
    if missing:
        print(missing, file=sys.stderr)
        return 1
    shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        installation = demonstration(Path(folder))
        settings = replace(installation.settings, port=port, public_address=f"http://127.0.0.1:{port}")
        app = create_app(settings)
        database = app.extensions["casewindow.database"]
        with database.reading() as session:
            review_id = fullest_review(session)
            people = people_of(session, review_id)
            pages, unfilled = pages_of(app, session, review_id)
        tokens: dict[str, str] = {role.value: new_sign_in(database, user.id) for role, user in people.users.items()}
        database.dispose()
        wanted = list(shots_of(pages, people))
        print(f"{len(wanted)} pictures of {len(pages)} pages", flush=True)
        with served(settings, Path(folder, "server.log")) as address, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=PROGRAM, args=FLAGS)
            visitors = {
                who: Visitor(chromium, address, tokens.get(who)) for who in [NOBODY, *(role.value for role in Role)]
            }
            taken = take_all(wanted, visitors)
            chromium.close()
    write_index(taken, unfilled)
    print(f"{len(taken)} pictures are in shots/; open shots/index.html")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
