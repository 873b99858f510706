"""`casewindow themes`: the themes of every programme, worked out anew."""

import click

from review_app.boards.queries import all_programmes
from review_app.cli.installation import installation_here
from review_app.core.commit import reading, unit_of_work
from review_app.core.text import counted
from review_app.themes.actions import rebuild_themes


@click.group()
def themes() -> None:
    """Look after the themes across the LSCBs.

    They are brought up to date with every decision, so nothing needs to be done.
    """


@themes.command("rebuild")
def rebuild() -> None:
    """Work the themes of every programme out anew from what people decided, and say whether anything was otherwise.

    No decision, name or history is lost. People may read meanwhile; a programme of 18,000 findings takes some ten seconds.

    \b
    Example:
      casewindow themes rebuild
    """
    with installation_here() as here:
        with reading(here.database) as session:
            programme_ids = [programme.id for programme in all_programmes(session)]
        changes = 0
        for programme_id in programme_ids:
            with unit_of_work(here.database) as session:
                changes += rebuild_themes(session, programme_id)
    said = f"{counted(changes, 'thing')} put right" if changes else "nothing was otherwise"
    click.echo(f"The themes of {counted(len(programme_ids), 'programme')} were worked out anew: {said}.")
