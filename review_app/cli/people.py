"""`casewindow create-user`: the first account of an installation, and any other."""

import click

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.accounts.actions import create_account, invite
from review_app.cli.installation import installation_here
from review_app.core.commit import unit_of_work
from review_app.memberships.actions import give_role


@click.command("create-user")
@click.argument("email", metavar="ADDRESS")
@click.argument("name")
@click.option("--administrator", is_flag=True, help="May create and end accounts; sees no case material.")
@click.option("--auditor", is_flag=True, help="May read who saw and did what; sees no case material.")
def create_user(email: str, name: str, *, administrator: bool, auditor: bool) -> None:
    """Create an account and print its one-time link.

    ADDRESS is the e-mail address that the person signs in with, NAME how pages call them. Hand the link over
    yourself: no mail is sent. It opens one page, on which the person chooses a password; it works once, and runs
    out after CASEWINDOW_INVITATION_HOURS (24 unless set).

    An account opens nothing by itself: roles in a programme, an LSCB or a review are given on their pages.

    \b
    Examples:
      casewindow create-user siobhan@example.org "Siobhán O'Brien" --administrator
      casewindow create-user linh@example.org "Nguyễn Thị Linh"
    """
    if "@" not in email:
        raise click.BadParameter("an e-mail address has an @ in it", param_hint="ADDRESS")
    with installation_here() as here:
        hours = here.settings.invitation_hours
        with unit_of_work(here.database) as session:
            user = create_account(session, email, name, by=None)
            for role in [Role.ADMINISTRATOR] * administrator + [Role.AUDITOR] * auditor:
                give_role(session, user, role, Scope(), by=None)
            token = invite(session, user, by=None, hours=hours)
        click.echo(f"Give this link to {name}. It works once, within {hours} hours:")
        click.echo(f"{here.settings.public_address.rstrip('/')}/invitation/{token}")
