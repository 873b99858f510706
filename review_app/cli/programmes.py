"""`casewindow programme`: put down a programme and its LSCBs; everything else is done on pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import click
from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.accounts.models import User
from review_app.accounts.queries import user_by_email
from review_app.boards.actions import add_board, create_programme
from review_app.boards.queries import all_programmes
from review_app.cli.installation import NotReady, installation_here
from review_app.core.commit import unit_of_work
from review_app.core.text import one_line
from review_app.memberships.actions import give_role


@dataclass(frozen=True)
class SetUp:
    """What an empty programme begins with."""

    name: str
    summary: str
    starts_on: date | None
    boards: Sequence[str]


LONDON_PILOT = SetUp(
    "Learning Together: London pilot",
    "Seven London LSCBs use a systems model of case review for the first time, on cases below the criteria for a "
    "serious case review, with the Social Care Institute for Excellence (SCIE).",
    date(2011, 2, 1),
    ("Hackney", "Haringey", "Barnet", "Wandsworth", "Tower Hamlets", "Hillingdon", "Southwark"),
)
MANAGER = click.option(
    "--manager", metavar="ADDRESS", help="E-mail address of an account that is to be the programme manager."
)


@click.group()
def programme() -> None:
    """Put down a programme: the LSCBs that learn together.

    The programme manager then appoints LSCB chairs and managers on the programme's pages, and these appoint
    lead reviewers and coordinators.
    """


@programme.command("new")
@click.argument("name")
@click.option("--lscb", "boards", multiple=True, required=True, metavar="PLACE", help="An LSCB; give one for each.")
@click.option("--starts", type=click.DateTime(["%Y-%m-%d"]), help="The programme's first day, as 2011-02-01.")
@MANAGER
def new(name: str, boards: tuple[str, ...], starts: object, manager: str | None) -> None:
    """Put down a new programme with its LSCBs and the standard vocabularies.

    PLACE is the name before “LSCB”: “Ashmere” becomes “Ashmere LSCB”.

    \b
    Example:
      casewindow programme new "Learning Together in the North" --lscb Ashmere --lscb "Brindle Vale" \\
        --starts 2011-02-01 --manager siobhan@example.org
    """
    starts_on = date.fromisoformat(f"{starts:%Y-%m-%d}") if starts else None
    _put_down(SetUp(one_line(name), "", starts_on, boards), manager)


@programme.command("london-pilot")
@MANAGER
def london_pilot(manager: str | None) -> None:
    """Put down the London pilot of 2011, empty.

    Seven LSCBs (Hackney, Haringey, Barnet, Wandsworth, Tower Hamlets, Hillingdon, Southwark), the first day
    (1 February 2011) and the standard vocabularies. No people, no roles, no reviews.

    \b
    Example:
      casewindow programme london-pilot --manager siobhan@example.org
    """
    _put_down(LONDON_PILOT, manager)


@programme.command("appoint")
@click.argument("name")
@click.argument("email", metavar="ADDRESS")
def appoint(name: str, email: str) -> None:
    """Make somebody with an account the manager of the programme NAME.

    Everybody else is appointed on the pages: by the programme manager, the LSCB's manager or the lead reviewers.

    \b
    Example:
      casewindow programme appoint "Learning Together: London pilot" siobhan@example.org
    """
    with installation_here() as here:
        with unit_of_work(here.database) as session:
            found = next((each for each in all_programmes(session) if each.name == one_line(name)), None)
            if found is None:
                raise NotReady(f"There is no programme called “{name}”.")
            user = _account(session, email)
            give_role(session, user, Role.PROGRAMME_MANAGER, Scope(programme_id=found.id), by=None)
        click.echo(f"{email} is a programme manager of “{found.name}”.")


def _put_down(wanted: SetUp, manager: str | None) -> None:
    with installation_here() as here:
        with unit_of_work(here.database) as session:
            if any(each.name == wanted.name for each in all_programmes(session)):
                raise NotReady(f"There is a programme called “{wanted.name}” already.")
            made = create_programme(session, wanted.name, wanted.summary, wanted.starts_on, by=None)
            for name in wanted.boards:
                add_board(session, made, one_line(name), by=None)
            if manager is not None:
                user = _account(session, manager)
                give_role(session, user, Role.PROGRAMME_MANAGER, Scope(programme_id=made.id), by=None)
        click.echo(f"“{wanted.name}” is set up with {len(wanted.boards)} LSCBs.")


def _account(session: Session, email: str) -> User:
    user = user_by_email(session, email)
    if user is None:
        raise NotReady(
            f"There is no account with the address {email}: run “casewindow create-user {email} NAME” first."
        )
    return user
