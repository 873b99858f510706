"""What the pages of the family share: their address, the day they are shown for, and the lists of people."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from review_app.core.commit import session_here
from review_app.core.forms import VersionedForm
from review_app.core.rows import CaseRow
from review_app.family.forms import OnForm
from review_app.history import pages
from review_app.people.queries import relatives_of_review

blueprint = Blueprint("family", __name__, url_prefix="/reviews/<uuid:review_id>/family")
Page = pages.Page
Save = pages.Save


def form_page(
    form: VersionedForm, thing: CaseRow | None, names: Sequence[str], save: Save, *, back: str, **words: Any
) -> Page:
    """A page of the family that is one form about one record."""
    return pages.form_page(form, thing, names, save, template="family/edit.html", back=back, **words)


def day_asked() -> tuple[OnForm, date | None]:
    """The form that asks for a day, and the day, or None where none is given or none can be read."""
    form = OnForm(request.args)
    return form, form.on.data if form.validate() else None


def offer_relatives(review_id: UUID, form: VersionedForm, *names: str, nothing: str) -> None:
    """Fill lists of family members."""
    choices = [(relative.id, relative.pseudonym) for relative in relatives_of_review(session_here(), review_id)]
    for name in names:
        form.set_choices(name, choices, nothing=nothing)


def with_ids(values: dict[str, Any], *names: str) -> dict[str, Any]:
    """The values with the named choices as ids."""
    return values | {name: UUID(values[name]) if values[name] else None for name in names}
