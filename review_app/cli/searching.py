"""`casewindow search`: the index of what reviews say, checked and made anew."""

import click

from review_app.cli.installation import installation_here
from review_app.core.commit import reading
from review_app.core.offers import House, Searchable
from review_app.core.text import counted
from review_app.reviews.queries import ids_of_reviews
from review_app.rooms import ROOMS
from review_app.search.index import disagreements, start_afresh, steps_of_rebuild


@click.group()
def search() -> None:
    """Look after the index by which people search in their reviews.

    It is written with every text, so nothing needs to be done. Should search miss what is there, “search check” says
    so and “search rebuild” puts it right.
    """


@search.command("check")
def check() -> None:
    """Check that the index holds exactly what the records say.

    Exit status 1 if it doesn't. It prints numbers only, and may run while people work.

    \b
    Example:
      casewindow search check
    """
    with installation_here() as here:
        with reading(here.database) as session:
            review_ids = ids_of_reviews(session)
        wrong = disagreements(here.database, House(ROOMS).offered(Searchable), review_ids)
    if wrong:
        raise click.ClickException(
            f"{counted(wrong, 'record').capitalize()} can’t be found by what is written there: run “casewindow search rebuild”."
        )
    click.echo(f"The index agrees with the records of {counted(len(review_ids), 'review')}.")


@search.command("rebuild")
def rebuild() -> None:
    """Make the index of the whole installation anew from the records.

    People may work meanwhile; until it is finished they find a part of what is there. It may be stopped and run again.

    \b
    Example:
      casewindow search rebuild
    """
    with installation_here() as here:
        offers = House(ROOMS).offered(Searchable)
        start_afresh(here.database)
        done = 0
        for step in steps_of_rebuild(here.database, offers, None):
            done = step.done
    click.echo(f"The index was made anew from {counted(done, 'record')}.")
