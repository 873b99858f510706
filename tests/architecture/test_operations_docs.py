"""The papers for those who run it name every setting and every command, and are drawn from the columns."""

import re
from dataclasses import fields
from pathlib import Path

import click

from config import Settings, from_environment
from review_app.cli import main
from tools import data_protection

ROOT = Path(__file__).parents[2]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
NOT_SETTINGS = {"testing"}  # only the tests set it


def names_read() -> list[str]:
    """The names that config.py asks the environment for."""
    asked: list[str] = []

    class Environment(dict[str, str]):
        def get(self, name: str, usual: str | None = None) -> str | None:  # type: ignore[override] # enough for config
            asked.append(name)
            return {"CASEWINDOW_ADDRESS": "https://x"}.get(name, usual)

    from_environment(Environment())
    return asked


def commands(group: click.Group, path: str = "casewindow") -> list[str]:
    """Every command, as it is typed."""
    found: list[str] = []
    for name, command in group.commands.items():
        found += commands(command, f"{path} {name}") if isinstance(command, click.Group) else [f"{path} {name}"]
    return found


def test_every_setting_stands_in_the_table_with_its_usual_value() -> None:
    names = names_read()
    assert len(names) == len({field.name for field in fields(Settings)} - NOT_SETTINGS)
    assert [name for name in names if not re.search(rf"^\| `{name}` \|", OPERATIONS, re.MULTILINE)] == []


def test_no_setting_is_described_that_does_not_exist() -> None:
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", OPERATIONS, re.MULTILINE))
    assert described <= set(names_read())


def test_every_command_is_named() -> None:
    assert [command for command in commands(main) if command not in OPERATIONS] == []


def test_the_data_protection_page_is_drawn_from_the_columns() -> None:
    drawn = data_protection.page()
    assert data_protection.FILE.read_text(encoding="utf-8") == drawn, "run python -m tools.data_protection"
    assert "not reached" not in drawn
