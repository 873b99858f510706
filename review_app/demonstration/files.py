"""The data files of the invented programme, as they lie in data/: TOML, and for each source its words below them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
_FENCE = "+++\n"

Table = dict[str, Any]


@dataclass(frozen=True)
class ReviewFiles:
    """Everything that is written of one invented review."""

    code: str
    review: Table
    sources: tuple[Table, ...]  # each with its words under "text"
    narrative: Table
    episodes: tuple[Table, ...]
    factors: tuple[Table, ...]
    findings: tuple[Table, ...]
    comments: tuple[Table, ...]
    report: Table
    family: Table
    office: Table


def read_programme() -> Table:
    """The programme: its LSCBs, people, roles and possible cases."""
    return _toml(DATA / "programme.toml")


def read_early_messages() -> Table:
    """The monthly notes of two pairs, and the words of the early messages."""
    return _toml(DATA / "early_messages.toml")


def read_library() -> Table:
    """What published reviews found, in our own words, review by review."""
    return _toml(DATA / "library.toml")


def read_crossing() -> Table:
    """What the signed files of another installation say."""
    return _toml(DATA / "crossing.toml")


def read_reviews() -> list[ReviewFiles]:
    """The reviews, by code."""
    return [_review(folder) for folder in sorted((DATA / "reviews").iterdir()) if folder.is_dir()]


def _review(folder: Path) -> ReviewFiles:
    return ReviewFiles(
        code=folder.name,
        review=_toml(folder / "review.toml"),
        sources=tuple(_source(path) for path in sorted((folder / "sources").glob("*.md"))),
        narrative=_toml(folder / "narrative.toml"),
        episodes=tuple(_toml(path) for path in sorted((folder / "episodes").glob("*.toml"))),
        factors=tuple(_toml(folder / "factors.toml")["factors"]),
        findings=tuple(_toml(path) for path in sorted((folder / "findings").glob("*.toml"))),
        comments=tuple(_toml(folder / "comments.toml")["comments"]),
        report=_toml(folder / "report.toml"),
        family=_toml_if_there(folder / "family.toml"),
        office=_toml_if_there(folder / "office.toml"),
    )


def _toml(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _toml_if_there(path: Path) -> Table:
    return _toml(path) if path.exists() else {}


def _source(path: Path) -> Table:
    _, head, words = path.read_text(encoding="utf-8").split(_FENCE, 2)
    return tomllib.loads(head) | {"text": words.strip()}
