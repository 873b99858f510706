"""`casewindow demo`: the invented programme, on this machine only."""

import os
from collections.abc import Sequence

import click

from config import BadSettings, Settings, from_environment
from review_app.cli.installation import Installation, installation_here
from review_app.cli.lock import alone
from review_app.cli.server import serve_until_stopped
from review_app.core.keys import make_key_file
from review_app.demonstration import loader
from review_app.demonstration.loader import SignInLine
from review_app.migrations.run import is_newest, migrate


@click.group()
def demo() -> None:
    """Look around in an invented programme: seven LSCBs, seven reviews, somebody in every role.

    No person, place, agency or event in it is real. It is served to this machine only.
    """


@demo.command("run")
def run() -> None:
    """Set up, load the invented programme where nothing is yet, and serve it on this machine.

    Prints the address and who can sign in. A second run keeps what was typed in the first; “demo remove” takes
    all of it away. Needs CASEWINDOW_DEMONSTRATION=1 (“make run” sets it).

    \b
    Example:
      CASEWINDOW_DEMONSTRATION=1 CASEWINDOW_ALLOW_HTTP=1 CASEWINDOW_TRUSTED_PROXIES=0 \\
        CASEWINDOW_ADDRESS=http://127.0.0.1:8000 CASEWINDOW_INSTANCE=$HOME/casewindow/instance \\
        CASEWINDOW_KEY_FILE=$HOME/casewindow/keys/casewindow.key casewindow demo run
    """
    settings = demonstration_settings()
    with alone(settings.instance_folder):
        make_key_file(settings.key_file)
        with installation_here(ready=False) as here:
            here.database.create_file()
            if not is_newest(here.database):
                migrate(here.database)
            lines = _loaded(here)
    click.echo(_table(lines))
    click.echo(f"Open {settings.public_address} in a browser. Stop with Ctrl+C.")
    serve_until_stopped(settings)


@demo.command("load")
def load() -> None:
    """Load the invented programme into the database, beside whatever is there, and print who can sign in.

    Loaded already, it only prints the sign-ins again. Needs CASEWINDOW_DEMONSTRATION=1: an installation that isn't
    a demonstration refuses to serve such accounts.

    \b
    Example:
      CASEWINDOW_DEMONSTRATION=1 casewindow demo load
    """
    demonstration_settings()
    with installation_here() as here:
        click.echo(_table(_loaded(here)))


@demo.command("remove")
def remove() -> None:
    """Remove the invented programme, its reviews and its accounts; what else is there stays.

    The audit keeps that it was there and is gone.

    \b
    Example:
      casewindow demo remove
    """
    with installation_here() as here:
        if not loader.is_loaded(here.database):
            click.echo("The invented programme is not there.")
            return
        loader.remove(here.database)
    click.echo("The invented programme and its accounts are gone.")


def demonstration_settings() -> Settings:
    """The settings, if they are those of a demonstration; raises BadSettings."""
    settings = from_environment(os.environ)
    if not settings.demonstration:
        raise BadSettings(
            "Set CASEWINDOW_DEMONSTRATION=1 on a machine of your own: demonstration passwords are printed."
        )
    return settings


def _loaded(here: Installation) -> Sequence[SignInLine]:
    if loader.is_loaded(here.database):
        return loader.sign_ins()
    return loader.load(here.database, here.settings, here.keys)


def _table(lines: Sequence[SignInLine]) -> str:
    """Who can sign in: a heading, and a line for each person."""
    rows = [("Role", "Where", "E-mail address", "Password")]
    rows += [(one.role, one.place, one.email, one.password) for one in lines]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
