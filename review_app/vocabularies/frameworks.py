"""The standard frameworks as they lie in the data files: facts of the method in our own words, never code."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
_NOT_A_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Framework:
    """One data file: what it is, and its terms as column values in their order."""

    kind: str
    version: int
    name: str
    source: str
    terms: tuple[dict[str, Any], ...]


def standard_frameworks() -> list[Framework]:
    """Every standard framework, by the name of its file."""
    return [_read(path) for path in sorted(DATA.glob("*.toml"))]


def _read(path: Path) -> Framework:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    terms = tuple(_grouped(content["groups"])) if "groups" in content else tuple(content["terms"])
    return Framework(content["kind"], content["version"], content["name"], content["source"], terms)


def _grouped(groups: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each wider heading as a term of its own, then the headings under it."""
    for group in groups:
        shared = {"level": group.get("level"), "group": group["heading"]}
        yield shared | {name: value for name, value in group.items() if name != "headings"}
        for term in group["headings"]:
            yield shared | {"key": f"{group['key']}.{_key(term['heading'])}"} | term


def _key(heading: str) -> str:
    return _NOT_A_KEY.sub("_", heading.lower()).strip("_")[:60]
