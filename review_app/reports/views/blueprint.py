"""Where the pages of reports hang, and what all of them need."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from review_app.core.forms import VersionedForm
from review_app.history.models import Draft

blueprint = Blueprint("reports", __name__, url_prefix="/reviews/<uuid:review_id>/report")
Page = str | Response | tuple[str, int]


def take_up(form: VersionedForm, kept: Draft | None) -> None:
    """Put the words that somebody typed and did not save into the boxes, when they ask for it."""
    if kept is None or request.method != "GET" or request.args.get("draft") != "use":
        return
    for name, words in kept.fields.items():
        if name in form and name != "csrf_token":
            form[name].process_formdata([words])
    form.base_version.data = str(kept.base_version)
