"""Setting an installation up: the key and the database, the first account, a programme."""

import stat
from dataclasses import replace
from pathlib import Path

import click
import pytest
from flask import Flask
from sqlalchemy import func, select

from config import Settings
from review_app.access.roles import Role
from review_app.accounts.queries import user_by_email
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.boards.queries import all_programmes, boards_of_programme
from review_app.cli import demo, main, safety
from review_app.cli.checks import refuse_to_serve
from review_app.cli.installation import NotReady
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from review_app.demonstration.loader import SignInLine
from review_app.memberships.models import Membership
from review_app.memberships.queries import standing_of
from tests.cli.conftest import Run
from tests.factories.accounts import PASSWORD, a_user
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


def every_command(group: click.Group = main, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The words of every command and group."""
    found = [path]
    for name, command in group.commands.items():
        found += every_command(command, (*path, name)) if isinstance(command, click.Group) else [(*path, name)]
    return found


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_every_command_explains_itself_with_an_example(words: tuple[str, ...]) -> None:
    command: click.Command = main
    for word in words:
        assert isinstance(command, click.Group)
        command = command.commands[word]
    said = command.get_help(click.Context(command, info_name="casewindow"))
    assert len((command.help or "").split()) >= 20
    assert isinstance(command, click.Group) or "Example" in said
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, f"{option.name} is not explained"


def test_upgrade_makes_everything_once_and_for_its_owner_alone(run: Run, settings: Settings, tmp_path: Path) -> None:
    if settings.database_url:
        assert "nothing needs to change" in run("upgrade")
        return
    fresh = replace(settings, instance_folder=tmp_path / "a" / "new", key_file=tmp_path / "b" / "new.key")
    places = {"CASEWINDOW_INSTANCE": str(fresh.instance_folder), "CASEWINDOW_KEY_FILE": str(fresh.key_file)}
    assert "run “casewindow upgrade”" in run("check-audit", status=1, **places)
    assert "has the schema of this version" in run("upgrade", **places)
    assert "nothing needs to change" in run("upgrade", **places)
    for path in (fresh.instance_folder, fresh.key_file.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
        assert {stat.S_IMODE(inside.stat().st_mode) for inside in path.iterdir()} == {0o600}


def test_a_lost_key_is_never_replaced_by_a_new_one(
    run: Run, settings: Settings, cast: Cast, database: Database
) -> None:
    database.dispose()
    settings.key_file.rename(settings.key_file.with_suffix(".away"))
    assert "put the old one back" in run("upgrade", status=1)
    assert not settings.key_file.exists()


def test_an_upgrade_keeps_a_checked_copy_of_what_was_there(
    run: Run, settings: Settings, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "is_newest", lambda database: False)
    assert "is kept in" in run("upgrade")
    (copy,) = (settings.instance_folder / "before-upgrade").iterdir()
    assert "The back-up is whole" in run("verify-backup", copy)
    assert "is kept in" not in run("upgrade", "--no-copy")


def test_the_first_administrator_signs_in_by_the_one_time_link(run: Run, app: Flask, database: Database) -> None:
    link = run("create-user", "Siobhan@Example.org", "Siobhán O'Brien", "--administrator").splitlines()[-1]
    browser, path = Browser(app), link.removeprefix("http://127.0.0.1:8000")
    browser.send(path, new_password=PASSWORD, again=PASSWORD)
    browser.send("/sign-in", email="siobhan@example.org", password=PASSWORD)
    assert "Siobhán O'Brien" in browser.get("/accounts").words
    assert "has been used" in Browser(app).get(path).words
    with reading(database) as session:
        user = user_by_email(session, "siobhan@example.org")
        assert user is not None
        assert [held.role for held in standing_of(session, user.id).holdings] == [Role.ADMINISTRATOR]


def test_an_account_can_be_an_auditors_or_open_nothing(run: Run, database: Database) -> None:
    run("create-user", "linh@example.org", "Nguyễn Thị Linh", "--auditor")
    run("create-user", "kofi@example.org", "Kofi")
    with reading(database) as session:
        people = [user_by_email(session, f"{name}@example.org") for name in ("linh", "kofi")]
        roles = [standing_of(session, person.id).holdings for person in people if person]
    assert [[held.role for held in holdings] for holdings in roles] == [[Role.AUDITOR], []]


def test_an_address_that_is_taken_or_none_is_refused_in_a_sentence(run: Run, database: Database) -> None:
    run("create-user", "a@example.org", "A")
    assert "There is an account with this e-mail address already." in run("create-user", "A@example.org", "B", status=1)
    assert "has an @ in it" in run("create-user", "nobody", "B", status=2)


def test_the_london_pilot_is_set_up_empty(run: Run, database: Database) -> None:
    assert "7 LSCBs" in run("programme", "london-pilot")
    with reading(database) as session:
        (pilot,) = all_programmes(session)
        boards = [board.title for board in boards_of_programme(session, pilot.id)]
        assert session.execute(select(func.count()).select_from(Membership)).scalar_one() == 0
    assert str(pilot.starts_on) == "2011-02-01"
    assert not pilot.invented
    assert boards == [
        "Barnet LSCB", "Hackney LSCB", "Haringey LSCB", "Hillingdon LSCB", "Southwark LSCB", "Tower Hamlets LSCB", "Wandsworth LSCB",
    ]  # fmt: skip
    assert "already" in run("programme", "london-pilot", status=1)


def test_a_programme_gets_its_manager_who_appoints_the_others(run: Run, app: Flask, database: Database) -> None:
    with unit_of_work(database) as session:
        manager = a_user(session, "Rosalind Achterberg")
        email, user_id = manager.email, manager.id
    boards = ("--lscb", "Ashmere", "--lscb", "Fenner's Cross")
    run("programme", "new", "North & East", *boards, "--manager", email, "--starts", "2011-02-01")
    with reading(database) as session:
        (programme,) = all_programmes(session)
    page = Browser(app, user_id).get(f"/programmes/{programme.id}")
    assert "Fenner's Cross LSCB" in page.words
    run("programme", "new", "Second", "--lscb", "Ashmere")
    assert "is a programme manager of “Second”" in run("programme", "appoint", "Second", email)
    assert "no programme called" in run("programme", "appoint", "Third", email, status=1)


def test_a_programme_with_an_unknown_manager_is_not_put_down_at_all(run: Run, database: Database) -> None:
    said = run("programme", "new", "North", "--lscb", "Ashmere", "--manager", "nobody@example.org", status=1)
    assert "run “casewindow create-user nobody@example.org NAME” first" in said
    with reading(database) as session:
        assert all_programmes(session) == []


LINE = SignInLine("LSCB chair", "Gwilym Prys-Howell", "gwilym@example.org", "four invented words", "Ashmere LSCB")


def test_the_demonstration_is_loaded_once_and_its_sign_ins_are_printed_each_time(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[object] = []
    monkeypatch.setattr(demo.loader, "is_loaded", lambda database: bool(loaded))
    monkeypatch.setattr(demo.loader, "load", lambda database, settings, keys: loaded.append(1) or [LINE])
    monkeypatch.setattr(demo.loader, "sign_ins", lambda: [LINE])
    assert "Set CASEWINDOW_DEMONSTRATION=1" in run("demo", "load", status=1)
    for _ in range(2):
        said = run("demo", "load", CASEWINDOW_DEMONSTRATION="1")
        assert said.splitlines()[0].split("  ")[0] == "Role"
        assert "gwilym@example.org" in said
    assert loaded == [1]


def test_demo_run_sets_up_loads_and_serves_on_this_machine_only(
    run: Run, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Settings] = []
    monkeypatch.setattr(demo.loader, "load", lambda database, settings, keys: [LINE])
    monkeypatch.setattr(demo, "serve_until_stopped", served.append)
    fresh = {"CASEWINDOW_INSTANCE": str(tmp_path / "x"), "CASEWINDOW_KEY_FILE": str(tmp_path / "y" / "key")}
    places = {} if settings.database_url else fresh
    said = run("demo", "run", CASEWINDOW_DEMONSTRATION="1", **places)
    assert "Open http://127.0.0.1:8000 in a browser." in said
    assert served[0].loopback
    assert "on this machine only" in run(
        "demo", "run", status=1, CASEWINDOW_DEMONSTRATION="1", HOST="0.0.0.0", **places
    )
    assert "CASEWINDOW_DEMONSTRATION=1" in run("demo", "run", status=1)


def test_production_refuses_demonstration_accounts_until_they_have_ended(
    settings: Settings, database: Database
) -> None:
    with unit_of_work(database) as session:
        a_user(session).invented = True
    with pytest.raises(NotReady, match="demonstration accounts"):
        refuse_to_serve(settings, database)
    refuse_to_serve(replace(settings, demonstration=True), database)


def test_removing_a_demonstration_that_is_not_there_says_so(run: Run, database: Database) -> None:
    assert "is not there" in run("demo", "remove")
    with reading(database) as session:
        removed = select(func.count()).where(AuditEvent.event == Event.DEMONSTRATION_REMOVED)
        assert session.execute(removed).scalar_one() == 0
