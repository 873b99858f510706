"""Files stay small, have real names and leave nothing "to do"."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = {"review_app": 300, "exports": 300, "config.py": 300, "tools": 300, "static/modules": 300, "tests": 600}
NOT_A_NAME = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
LEFT_TO_DO = re.compile(r"\b(TODO|FIXME|XXX)\b")


def python_files(root: Path, part: str) -> Iterator[Path]:
    """The Python files of one part of the house."""
    place = root / part
    yield from [place] if place.is_file() else sorted(place.rglob("*.py"))


def own_files(root: Path, part: str) -> Iterator[Path]:
    """The same with the modules that pages load."""
    yield from python_files(root, part)
    yield from sorted((root / part).rglob("*.js"))


def breaches(root: Path) -> Iterator[str]:
    """A sentence for each file that is too long, has no name or leaves something to do."""
    for part, most in MOST_LINES.items():
        for path in own_files(root, part):
            text, name = path.read_text(encoding="utf-8"), path.relative_to(root)
            lines = text.count("\n")
            if lines > most:
                yield f"{name} has {lines} lines, over {most}: make it a folder of the same name, a file per noun."
            if NOT_A_NAME & {word.removesuffix(".py") for word in name.parts}:
                yield f"{name} is no name: say what it holds."
            if LEFT_TO_DO.search(text) and path.parent != Path(__file__).parent:
                yield f"{name} leaves something to do: do it, or open an issue."


def test_every_file_is_small_named_and_finished() -> None:
    assert list(breaches(ROOT)) == []


def test_every_package_says_what_it_is() -> None:
    folders = {path.parent for part in ("review_app", "exports") for path in python_files(ROOT, part)}
    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("review_app/findings/models.py", "x = 1\n" * 301),
        ("config.py", "x = 1\n" * 301),
        ("static/modules/morning.js", "x()\n" * 301),
        ("tests/findings/test_agreeing.py", "x = 1\n" * 601),
        ("exports/utils.py", "x = 1\n"),
        ("review_app/helpers/dates.py", "x = 1\n"),
        ("review_app/core/text.py", "# TODO: later\n"),
    ],
)
def test_a_planted_breach_is_caught(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "config.py").write_text("x = 1\n")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text)
    assert len(list(breaches(tmp_path))) == 1
