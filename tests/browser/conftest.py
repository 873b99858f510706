"""What browser tests ask for: one installation served by the production server, people signed in through the form."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import Watch, running_chromium
from tests.browser.office import Office
from tests.browser.visitors import Visitors
from tests.support.programs import require
from tools.installation import Installation


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this session."""
    require("chromium")
    with running_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def office(complete: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An installation with the demonstration in it, served on this machine."""
    require("chromium")
    with Office.open(complete, tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture(scope="session")
def copied_office(complete: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A second one, for tests that may spoil what they find."""
    require("chromium")
    with Office.open(complete, tmp_path_factory.mktemp("copied-office")) as office:
        yield office


def watched(chromium: Browser, office: Office) -> Iterator[Visitors]:
    """Visitors of an office; the test fails on anything that went wrong in one of their browsers."""
    watch = Watch(office.address)
    visitors = Visitors(chromium, office, watch)
    yield visitors
    visitors.leave()
    assert watch.found() == []


@pytest.fixture
def visitors(chromium: Browser, office: Office) -> Iterator[Visitors]:
    """Opens browsers for people by role."""
    yield from watched(chromium, office)


@pytest.fixture
def visitors_of_a_copy(chromium: Browser, copied_office: Office) -> Iterator[Visitors]:
    """Opens browsers for people by role, in the office that may be spoilt."""
    yield from watched(chromium, copied_office)
