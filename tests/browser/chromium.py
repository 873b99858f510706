"""Debian's Chromium for tests, and the watch over it: whatever goes wrong on a page fails the test that opened it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, Response, sync_playwright

PROGRAM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OWN = frozenset({"data", "blob", "about"})
# Playwright switches the back/forward cache off; people have it on.
LEFT_ON = ["--disable-back-forward-cache"]


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=PROGRAM, args=FLAGS, ignore_default_args=LEFT_ON)
        try:
            yield chromium
        finally:
            chromium.close()


class Watch:
    """What went wrong in the contexts that it was set over: console, scripts, refusals, requests to another host."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.problems: list[str] = []
        self._forgiven: list[str] = []

    def over(self, context: BrowserContext) -> BrowserContext:
        """Watch every page of a context."""
        context.on("console", self._said)
        context.on("weberror", lambda problem: self.problems.append(f"a script failed: {problem.error}"))
        context.on("request", self._asked)
        context.on("response", self._answered)
        return context

    def forgive(self, words: str) -> None:
        """Let pass what a test brings about itself, such as a line that it cuts."""
        self._forgiven.append(words)

    def found(self) -> list[str]:
        """What nobody brought about."""
        return [each for each in self.problems if not any(words in each for words in self._forgiven)]

    def _said(self, message: ConsoleMessage) -> None:
        # A refused form is an answer that people read; Chromium reports each as a failed load.
        about_status = message.text.startswith("Failed to load resource: the server responded")
        if message.type in {"error", "warning"} and not about_status:
            self.problems.append(f"console {message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        place = urlsplit(request.url)
        if place.scheme not in OWN and place.netloc != self.host:
            self.problems.append(f"a request to another host: {request.url}")

    def _answered(self, response: Response) -> None:
        refused = response.status >= 400 and not response.request.is_navigation_request()
        if refused or response.status >= 500:
            self.problems.append(f"answered {response.status}: {response.request.method} {response.url}")


def options(**more: Any) -> dict[str, Any]:
    """How every context is opened: as a British desk has it."""
    return {"locale": "en-GB", "timezone_id": "Europe/London", "viewport": {"width": 1280, "height": 900}, **more}
