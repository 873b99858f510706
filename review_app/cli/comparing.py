"""`casewindow likeness`: how this machine compares texts."""

import click

from review_app.likeness.engine import engine_here, why_not_sentences


@click.command()
def likeness() -> None:
    """Say how this machine compares texts: by what sentences mean, or by their letters only, and why.

    Exit status 1 if by letters only. It reads the weights whole and tests their checksum; it opens no database and calls
    nobody.

    \b
    Example:
      casewindow likeness
    """
    reason = why_not_sentences()
    if reason:
        raise click.ClickException(f"Texts are compared by their letters only. {reason}")
    click.echo(f"Texts are compared by what their sentences mean: {engine_here().name}.")
