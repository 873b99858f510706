"""What the pages of the family share: their address, the day they are shown for, and the lists of people."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from review_app.access.gate import actor_here
from review_app.core.commit import session_here
from review_app.core.forms import VersionedForm
from review_app.core.here import house_here
from review_app.core.offers import Door
from review_app.core.rows import CaseRow
from review_app.family.forms import OnForm
from review_app.history import pages
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for
from review_app.people.queries import relatives_of_review

blueprint = Blueprint("family", __name__, url_prefix="/reviews/<uuid:review_id>/family")
SETTLED_IN = frozenset(
    ["household", "what_for", "decides", "supporter", "needs", "reason", "how", "shown", "said", "changed"]
)  # the boxes in which words are typed
Page = pages.Page
Save = pages.Save


def form_page(
    form: VersionedForm, thing: CaseRow | None, names: Sequence[str], save: Save, *, back: str, **words: Any
) -> Page:
    """A page of the family that is one form about one record; real names in what is typed are settled first."""
    settled_in = [name for name in names if name in SETTLED_IN]
    if not settled_in:
        return pages.form_page(form, thing, names, save, template="family/edit.html", back=back, **words)
    ids = [value for value in (request.view_args or {}).values() if isinstance(value, UUID)]
    review_id, draft_id = ids[0], ids[-1]

    def save_settled(values: dict[str, Any]) -> Any:
        held = _door().settle(review_id, draft_id, form, *settled_in)
        if held is not None:
            return held
        clear_draft(session_here(), actor_here(), str(request.endpoint), draft_id)
        return save(values | form.values(*settled_in))

    kept = draft_for(form, draft_id)
    return pages.form_page(form, thing, names, save_settled, template="family/edit.html", back=back, kept=kept, **words)


@blueprint.before_request
def look_first() -> None:
    """Read the names in what was sent before the page’s writing begins."""
    review_id = (request.view_args or {}).get("review_id")
    if request.method == "POST" and review_id is not None:
        _door().look(review_id, *sorted(SETTLED_IN))


def _door() -> Door:
    return house_here().offered(Door)[0]  # of a room above this one


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
