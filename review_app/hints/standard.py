"""The kinds of wording that every programme begins with, read once from data/wording.toml."""

import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from review_app.hints.check.wording import Kind

STANDARD_DAY = datetime(2011, 1, 1, tzinfo=UTC)  # of a kind that nobody has changed: no page shows it
FILE = Path(__file__).parent / "data" / "wording.toml"


@cache
def standard_kinds() -> tuple[Kind, ...]:
    """Every kind of wording, in the order of the file."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["kinds"]
    return tuple(_kind(row) for row in rows)


def _kind(row: dict[str, Any]) -> Kind:
    texts = {name: value.strip() for name, value in row.items() if isinstance(value, str)}
    return Kind(**texts, is_mild=bool(row.get("is_mild")))
