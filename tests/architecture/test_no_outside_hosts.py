"""Nothing that we send makes a browser ask another host for anything; a link that a person may follow is none."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OUTSIDE = r"(?:https?:|wss?:)?//"
# Everything in HTML that loads or sends by itself; <a href> waits for a person.
IN_PAGES = re.compile(
    rf"<(?!a\b)[a-z][\w-]*\b[^>]*?\s(?:src|srcset|href|action|formaction|data|poster|ping|hx-[a-z]+)\s*=\s*[\"']?\s*{OUTSIDE}",
    re.IGNORECASE,
)
IN_STYLES = re.compile(rf"(?:url\(|@import|image-set\()\s*[\"']?\s*(?:url\()?[\"']?{OUTSIDE}", re.IGNORECASE)
IN_SCRIPTS = re.compile(
    rf"(?:\b(?:fetch|import|importScripts|Worker|SharedWorker|EventSource|WebSocket|sendBeacon|Request)\s*\(\s*|\bfrom\s*|\bimport\s*"
    rf"|\.open\(\s*[\"'`]\w+[\"'`]\s*,\s*|\.(?:src|href|action)\s*=\s*)[\"'`]{OUTSIDE}"
)
LOOKED_AT = {".html": (IN_PAGES, IN_STYLES, IN_SCRIPTS), ".svg": (IN_PAGES, IN_STYLES), ".css": (IN_STYLES,),
             ".scss": (IN_STYLES,), ".js": (IN_SCRIPTS,), ".mjs": (IN_SCRIPTS,)}  # fmt: skip


def breaches(root: Path) -> Iterator[str]:
    """Every place that would load from another host."""
    for folder in ("templates", "static", "assets", "review_app", "exports"):
        for path in sorted((root / folder).rglob("*")):
            for pattern in LOOKED_AT.get(path.suffix, ()):
                for found in pattern.finditer(path.read_text(encoding="utf-8")):
                    yield f"{path.relative_to(root)}: {found.group()[-80:]}"


def test_nothing_is_loaded_from_another_host() -> None:
    assert list((ROOT / "static/vendor").glob("*.css")), "run `make assets` first"
    assert list(breaches(ROOT)) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("templates/a.html", '<script src="https://example.org/a.js"></script>'),
        ("templates/a.html", "<img alt='' src=//example.org/a.png>"),
        ("templates/a.html", '<form method="post" action="http://example.org/">'),
        ("static/vendor/a.css", "@import 'https://example.org/a.css';"),
        ("static/app.css", "p{background:url(//example.org/a.png)}"),
        ("static/app.js", "import { a } from 'https://example.org/a.js'"),
        ("static/app.js", "fetch('https://example.org/')"),
        ("static/app.js", "new WebSocket('wss://example.org/')"),
    ],
)
def test_a_planted_load_is_caught(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text)
    assert list(breaches(tmp_path))


def test_a_link_that_a_person_follows_is_no_load(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").write_text('<a class="govuk-link" href="https://www.gov.uk/">GOV.UK</a>')
    assert list(breaches(tmp_path)) == []
