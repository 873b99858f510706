"""A transaction ends in one place: review_app/core/commit.py holds the only call of commit."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THE_PLACE = Path("review_app/core/commit.py")
ENDINGS = {"commit", "begin"}  # `with session.begin():` commits where its block ends
MIGRATIONS = Path("review_app/migrations")  # they have a connection and transactions of their own


def breaches(root: Path) -> Iterator[str]:
    """Every call that ends a transaction outside the one place."""
    for part in ("review_app", "exports"):
        for path in sorted((root / part).rglob("*.py")):
            name = path.relative_to(root)
            if name == THE_PLACE or name.is_relative_to(MIGRATIONS):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and node.attr in ENDINGS:
                    yield f"{name}:{node.lineno} speaks of .{node.attr}: only {THE_PLACE} ends a transaction."


def test_commit_stands_in_one_place() -> None:
    assert list(breaches(ROOT)) == []


PLANTS = ["session.commit()", "done = session.commit", "db.session.commit ( )", "with session.begin(): pass"]


@pytest.mark.parametrize("line", PLANTS)
def test_a_planted_commit_is_caught(tmp_path: Path, line: str) -> None:
    (tmp_path / "review_app/findings").mkdir(parents=True)
    (tmp_path / "review_app/findings/actions.py").write_text(f"{line}\n")
    (tmp_path / "review_app/core").mkdir()
    (tmp_path / THE_PLACE).write_text("session.commit()\n")
    assert len(list(breaches(tmp_path))) == 1
