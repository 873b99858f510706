"""What the tests of the papers share."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "libreoffice: opens a Word file in LibreOffice")
