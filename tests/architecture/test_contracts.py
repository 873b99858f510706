"""The house's rules bite: a breach of each, planted in a copy, is caught by the tool that watches over it."""

import itertools
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: dict[str, dict[str, Any]] = {each["id"]: each for each in PROJECT["tool"]["importlinter"]["contracts"]}
LAYERS = [[name.strip() for name in layer.split("|")] for layer in CONTRACTS["rooms"]["layers"]]
BUILT = [name.strip("()") for layer in reversed(LAYERS) for name in layer if "(" not in name]  # from the lowest up

# A file of a room that should not be, and what the contract says about it.
A_ROOM = "review_app/planted/"
PLANTS = [
    ("flask", A_ROOM + "actions.py", "import flask"),
    ("flask", A_ROOM + "queries.py", "from flask_login import current_user"),
    ("flask", A_ROOM + "rules.py", "from flask import g"),
    ("flask", A_ROOM + "models.py", "from wtforms import Form"),
    ("no-sql-in-pages", A_ROOM + "views.py", "from sqlalchemy import select"),
    ("no-sql-in-pages", A_ROOM + "views/one.py", "import sqlalchemy.orm"),
    ("no-sql-in-pages", A_ROOM + "forms.py", "from sqlalchemy import select"),
    ("exports-pure", "exports/planted.py", "import flask"),
    ("exports-pure", "exports/planted.py", "import sqlalchemy"),
    ("exports-pure", "exports/planted.py", "import config"),
    ("exports-pure", "exports/planted.py", "import review_app.core"),
    ("who-reaches-exports", A_ROOM + "views.py", "import exports"),
    ("who-reaches-exports", "review_app/core/planted.py", "from exports import content"),
    ("who-reads-config", A_ROOM + "actions.py", "from config import Settings"),
    ("networkx", A_ROOM + "queries.py", "import networkx"),
    ("networkx", "exports/planted.py", "import networkx"),
    ("numpy", A_ROOM + "queries.py", "import numpy"),
    ("pygraphviz", "review_app/graph/layout/planted.py", "import pygraphviz"),
    ("docx", A_ROOM + "actions.py", "import docx"),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the Python of the house, with its rules."""
    copy = tmp_path_factory.mktemp("house")
    for name in ("review_app", "exports"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "config.py"):
        shutil.copy(ROOT / name, copy)
    return copy


@pytest.fixture
def house(copied: Path) -> Any:
    """The copy, without whatever a test plants in it afterwards."""
    before = set(copied.rglob("*"))
    yield copied
    for path in sorted(set(copied.rglob("*")) - before, reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def plant(house: Path, name: str, text: str) -> None:
    """Write one file, with the __init__.py of its folders."""
    path = house / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in itertools.takewhile(lambda folder: folder != house, path.parents):
        (folder / "__init__.py").touch()
    assert not path.exists()
    path.write_text(f'"""Planted."""\n\n{text}\n')


def run(house: Path, *command: str) -> tuple[bool, str]:
    """Whether a tool of the dev environment was content, and what it said."""
    tool = [str(Path(sys.executable).parent / command[0]), *command[1:]]
    done = subprocess.run(tool, cwd=house, capture_output=True, text=True, check=False)
    return done.returncode == 0, " ".join((done.stdout + done.stderr).split())


def lint_imports(house: Path, contract: str) -> tuple[bool, str]:
    """What import-linter says about one contract."""
    return run(house, "lint-imports", "--no-logo", "--no-cache", "--contract", contract)


def test_the_unspoilt_house_keeps_every_contract(house: Path) -> None:
    content, said = run(house, "lint-imports", "--no-logo", "--no-cache")
    assert content, said


def test_every_contract_has_a_planted_breach() -> None:
    assert {contract for contract, _, _ in PLANTS} | {"rooms", "inside-a-room"} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "name", "text"), PLANTS)
def test_a_planted_import_is_caught(house: Path, contract: str, name: str, text: str) -> None:
    plant(house, name, text)
    content, said = lint_imports(house, contract)
    assert not content
    assert CONTRACTS[contract]["name"] + " BROKEN" in said
    assert name.removesuffix(".py").replace("/", ".") in said


def test_every_built_room_that_looks_up_one_room_is_caught(house: Path) -> None:
    pairs = list(itertools.pairwise(BUILT))
    for lower, higher in pairs:
        if (house / "review_app" / lower).is_dir():
            plant(house, f"review_app/{lower}/planted.py", f"import review_app.{higher}")
    content, said = lint_imports(house, "rooms")
    assert content == (not pairs)
    for lower, higher in pairs:
        if (house / "review_app" / lower).is_dir():
            assert f"review_app.{lower} is not allowed to import review_app.{higher}:" in said


def test_a_room_that_is_not_in_the_order_is_caught(house: Path) -> None:
    plant(house, A_ROOM + "models.py", "")
    content, said = lint_imports(house, "rooms")
    assert not content
    assert "review_app.planted" in said


def test_a_room_without_parentheses_is_built_and_no_other() -> None:
    folders = {path.parent.name for path in (ROOT / "review_app").glob("*/__init__.py")}
    modules = {path.stem for path in (ROOT / "review_app").glob("*.py")} - {"__init__"}
    assert set(BUILT) == folders | modules, "take the parentheses off a room in pyproject.toml when you build it"


def test_a_file_that_looks_up_inside_its_room_is_caught(house: Path) -> None:
    order = ["offers", "views", "forms", "actions", "queries", "models"]
    for higher, lower in itertools.pairwise(order):
        plant(house, f"{A_ROOM}{lower}.py", f"import review_app.planted.{higher}")
    plant(house, f"{A_ROOM}offers.py", "")
    plant(house, f"{A_ROOM}rules.py", "import review_app.planted.queries")
    content, said = lint_imports(house, "inside-a-room")
    assert not content
    for higher, lower in [*itertools.pairwise(order), ("queries", "rules")]:
        assert f"review_app.planted.{lower} is not allowed to import review_app.planted.{higher}:" in said


SEVEN = ", ".join(f"{letter}: int" for letter in "abcdefg")
BRANCHES = "\n".join(f"    if number == {n}:\n        number += {n}" for n in range(9))
RUFF_PLANTS = {
    "PLC0415": 'def load() -> None:\n    """Load."""\n    import json\n\n    json.loads("1")\n',
    "C901": f'def branch(number: int) -> int:\n    """Branch."""\n{BRANCHES}\n    return number\n',
    "PLR0913": f'def many({SEVEN}) -> None:\n    """Take many."""\n    del a, b, c, d, e, f, g\n',
    "ANN001": 'def bare(number) -> None:\n    """Take a number."""\n    del number\n',
    "D103": "def silent() -> None:\n    del silent\n",
    "T201": 'print("a name")\n',
    "S101": "assert 1 + 1\n",
    "S301": "import pickle\n\npickle.loads(b'')\n",
    "DTZ005": "from datetime import datetime\n\ndatetime.now()\n",
    "FIX002": "# TODO: later\n",
    "TID252": "from . import models\n",
    "TID251": "import urllib.request\n\nurllib.request.urlopen('x')\n",
    "BLE001": "try:\n    x = 1\nexcept Exception:\n    x = 2\n",
    "G004": "import logging\n\nlogging.getLogger('a').info(f'{__name__}')\n",
    "PGH004": "x = 1  # noqa\n",
}


@pytest.mark.parametrize("rule", RUFF_PLANTS)
def test_a_planted_slip_of_style_is_caught(house: Path, rule: str) -> None:
    plant(house, "review_app/core/planted.py", RUFF_PLANTS[rule])
    content, said = run(house, "ruff", "check", "--no-cache", "--output-format=concise", "review_app/core/planted.py")
    assert not content
    assert f" {rule} " in said


def test_an_ignored_type_without_its_reason_is_caught(house: Path) -> None:
    plant(house, "exports/planted.py", "number: int = 'one'  # type: ignore\n\n\ndef bare(x):\n    return x")
    content, said = run(house, "mypy", "--cache-dir=/dev/null", "exports/planted.py")
    assert not content
    assert "[ignore-without-code]" in said
    assert "[no-untyped-def]" in said
