"""The command `casewindow`: set up, serve, look after; every refusal is one sentence that says what to do."""

import logging
import os
from typing import Any

import click
from sqlalchemy.exc import DBAPIError

from config import BadSettings
from review_app import installed_version
from review_app.cli import comparing, demo, people, programmes, safety, searching, server, theming
from review_app.cli.installation import NotReady
from review_app.cli.lock import InUse
from review_app.core.errors import CasewindowError
from review_app.core.keys import BadKeyFile
from review_app.migrations.run import BrokenMigration
from review_app.oversight.backup.contents import BadBackup
from review_app.oversight.backup.dumped import NoTool

REFUSALS = (BadSettings, BadKeyFile, NotReady, InUse, BadBackup, NoTool, BrokenMigration, CasewindowError)


class Commands(click.Group):
    """The commands, which say in one sentence why they won't go on, and never print what a database row holds."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; its refusals and the database's become sentences with exit status 1."""
        try:
            return super().invoke(ctx)
        except REFUSALS as problem:
            raise click.ClickException(str(problem)) from problem
        except DBAPIError as problem:
            kind = type(problem.orig).__name__
            raise click.ClickException(
                f"The database could not do that ({kind}): try again, and see the log."
            ) from problem
        except OSError as problem:
            raise click.ClickException(f"{problem.strerror or problem}: {problem.filename or 'a file'}") from problem


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(installed_version(), prog_name="casewindow")
def main() -> None:
    """Casewindow: a systems-based case review, from the first conversation to the Word report.

    A new installation needs three commands:

    \b
      casewindow upgrade                                   make the key and the database
      casewindow create-user ADDRESS NAME --administrator  the first account, with a one-time link
      casewindow serve                                     let people in

    Then “programme new” or “programme london-pilot” puts a programme and its LSCBs down. To look around
    first, “demo run” serves an invented programme on this machine only.

    Settings come from the environment: CASEWINDOW_INSTANCE, CASEWINDOW_KEY_FILE, CASEWINDOW_ADDRESS,
    DATABASE_URL and others; docs/operations.md says what each means.
    """
    os.umask(0o077)  # whatever a command writes, its owner alone can read
    if logging.lastResort is not None:
        logging.lastResort.setLevel(logging.ERROR)  # a command may write for long; a server sets up a log of its own


for command in (
    server.serve,
    people.create_user,
    programmes.programme,
    demo.demo,
    safety.upgrade,
    safety.check_audit,
    safety.backup,
    safety.verify_backup,
    safety.restore,
    searching.search,
    comparing.likeness,
    theming.themes,
):
    main.add_command(command)
