"""`casewindow upgrade, check-audit, backup, verify-backup, restore`: what keeps an installation safe."""

import os
from pathlib import Path

import click

from config import Settings, from_environment
from review_app import installed_version
from review_app.audit.chain import Chain, last_event
from review_app.audit.queries import events_in_order
from review_app.cli.installation import Installation, NotReady, installation_here
from review_app.cli.lock import alone
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from review_app.core.keys import make_key_file
from review_app.migrations.run import has_data, is_newest, migrate
from review_app.oversight.actions import note_backup, note_restore
from review_app.oversight.backup.contents import Contents
from review_app.oversight.backup.dumped import others_at_work
from review_app.oversight.backup.making import check_backup, make_backup, restore_backup

MOST_FAULTS = 50
Place = click.Path(path_type=Path)


@click.command()
@click.option("--no-copy", is_flag=True, help="Don't copy the database first (you have made a back-up yourself).")
def upgrade(*, no_copy: bool) -> None:
    """Make or upgrade the key file and the database.

    The first time, it makes the key file (mode 600), the instance folder (mode 700) and an empty encrypted
    database. Keep a copy of the key file in a safe place, apart from the back-ups: without it nothing can be read.

    After a new version was installed, it brings the database to that version's schema: first a checked back-up
    goes into “before-upgrade” in the instance folder, then everything changes in one transaction, or nothing.
    Stop the server first.

    \b
    Example:
      casewindow upgrade
    """
    settings = from_environment(os.environ)
    with alone(settings.instance_folder):
        _refuse_second_key(settings)
        make_key_file(settings.key_file)
        with installation_here(ready=False) as here:
            here.database.create_file()
            if is_newest(here.database):
                click.echo("The key and the database are there, and nothing needs to change.")
                return
            if not no_copy and has_data(here.database):
                click.echo(f"The database as it was is kept in {_copy_first(here)}.")
            migrate(here.database)
            click.echo("The database has the schema of this version.")


@click.command("check-audit")
def check_audit() -> None:
    """Check that nobody has changed what the audit says.

    Each event carries a keyed hash over itself and the event before it, and the last one's number is kept beside
    the key. A changed, deleted, inserted or reordered event, or an end that was cut off, is found and named; the
    exit status is then 1. It may run while people work.

    \b
    Example, every night:
      casewindow check-audit || echo "The audit does not hold" | mail -s Casewindow you@example.org
    """
    with installation_here() as here, reading(here.database) as session:
        faults = 0
        try:
            for fault in here.chain.faults(events_in_order(session)):
                faults += 1
                if faults <= MOST_FAULTS:
                    click.echo(fault)
        except (LookupError, ValueError):
            faults += 1
            click.echo("An event can’t be read at all: it was changed after it was written.")
        number = last_event(session).seq
    if faults:
        raise click.ClickException(f"The audit does not hold: {faults} faults were found.")
    click.echo(f"The audit holds: {number} events, each following the one before it.")


@click.command()
@click.argument("place", type=Place, metavar="FILE|FOLDER")
def backup(place: Path) -> None:
    """Make a back-up, open it and check it.

    FOLDER gets a new file named after the moment (UTC); a FILE that exists is never replaced. The back-up is
    encrypted with the installation's key and doesn't hold it: keep the key file safe elsewhere. People may work
    meanwhile. Never copy the database file instead: a copy may lack what was saved last.

    \b
    Example:
      casewindow backup /media/backups
    """
    with installation_here() as here:
        file, contents = make_backup(here.database, here.keys, place, installed_version())
        with unit_of_work(here.database) as session:
            note_backup(session, contents.rows)
    click.echo(f"{file} holds {_said(contents)}. It was opened and checked.")


@click.command("verify-backup")
@click.argument("file", type=Place)
def verify_backup(file: Path) -> None:
    """Check that a back-up is whole and opens with this installation's key.

    All of it is decrypted and read: its pages or pieces, its references, its row counts, its audit. A damaged or
    cut file, one made with another key, and a plain copy of the database file are refused with the reason.

    \b
    Example:
      casewindow verify-backup /media/backups/2011-03-03-140300.casewindow-backup
    """
    with installation_here(ready=False) as here:
        contents = check_backup(file, here.keys)
    click.echo(f"The back-up is whole: {_said(contents)}.")


@click.command()
@click.argument("file", type=Place)
@click.option("--replace", is_flag=True, help="Replace the database that is there.")
def restore(file: Path, *, replace: bool) -> None:
    """Put a back-up in the database's place.

    The back-up is checked first. A database that is there is replaced only with --replace, and an embedded one is
    kept beside it under another name until you delete it. Stop the server first. Afterwards everybody has to sign
    in again, links that nobody had used are void, and the audit says that a back-up was restored.

    On a new machine put the old key file into place before, then “casewindow restore FILE” is all that is needed.

    \b
    Example:
      casewindow restore /media/backups/2011-03-03-140300.casewindow-backup --replace
    """
    settings = from_environment(os.environ)
    with alone(settings.instance_folder), installation_here(ready=False) as here:
        _refuse_overwriting(here.database, replace=replace)
        contents = check_backup(file, here.keys)
        before = here.chain.read_head()
        aside = restore_backup(here.database, here.keys, file)
        migrate(here.database)
        with unit_of_work(here.database) as session:
            note_restore(session, contents.head.seq, before.seq)
        _anchor(here.database, here.chain)
    click.echo(f"Restored: {_said(contents)}.")
    if aside is not None:
        click.echo(f"The database that was there is kept as {aside}; delete it when you are sure.")
    click.echo("Accounts and roles are as they were then: end again those that have ended since.")


def _refuse_second_key(settings: Settings) -> None:
    """Raise NotReady where a new key would be made for data that only the old one opens."""
    if settings.key_file.exists():
        return
    database = Database(settings.database_url, settings.instance_folder, b"")
    is_there = database.file.exists() if database.is_sqlite else has_data(database)
    database.dispose()
    if is_there:
        raise NotReady(
            f"There is a database but no key file {settings.key_file}: put the old one back, since a new one opens nothing."
        )


def _copy_first(here: Installation) -> Path:
    folder = here.settings.instance_folder / "before-upgrade"
    folder.mkdir(mode=0o700, exist_ok=True)
    return make_backup(here.database, here.keys, folder, installed_version())[0]


def _refuse_overwriting(database: Database, *, replace: bool) -> None:
    if not database.is_sqlite and others_at_work(database):
        raise NotReady("Others are connected to the database: stop every server first, then run this again.")
    is_there = database.file.exists() if database.is_sqlite else has_data(database)
    if is_there and not replace:
        raise NotReady("There is a database already: add --replace to put the back-up in its place.")


def _anchor(database: Database, chain: Chain) -> None:
    """Let the number beside the key be that of the restored audit, which is lower than the one before."""
    with reading(database) as session:
        last = last_event(session)
    chain.note_head(last, even_if_lower=True)


def _said(contents: Contents) -> str:
    return f"{contents.rows:,} rows in {len(contents.counts)} tables, as of {contents.made_at}"
