"""In CI nothing is skipped: there a test or a file that skips itself is a failure, with the reason it gave.

Loaded by tests/conftest.py. On a developer's machine a skip stays a skip.
"""

import os
from collections.abc import Generator

import pytest

SENTENCE = "Nothing may be skipped in CI, and this was:"


def in_ci() -> bool:
    """Whether this run is CI's."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false", "no"}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one; a test expected to fail (xfail) stays as it is."""
    report = yield
    if in_ci() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"{SENTENCE} {reason(report.longrepr)}"
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a file that skips itself while it is read into a failed one."""
    report = yield
    if in_ci() and report.skipped:
        report.outcome, report.longrepr = "failed", f"{SENTENCE} {reason(report.longrepr)}"
    return report


def reason(longrepr: object) -> str:
    """Why it was skipped, and where."""
    return " ".join(str(part) for part in longrepr) if isinstance(longrepr, tuple) else str(longrepr)
