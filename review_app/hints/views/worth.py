"""What is worth another look: three things at a time, and what the team went on with."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.hints import actions, queries
from review_app.hints.actions import About
from review_app.hints.forms import WHY_GO_ON, ReasonForm, reason_form
from review_app.hints.looking import Looking, look_at
from review_app.hints.models import HintKind
from review_app.hints.rules import MOST_AT_A_TIME, Hint
from review_app.hints.views.blueprint import Page, blueprint
from review_app.reviews.queries import review_by_id

LABEL = "Why you go on"
AGO = "That has changed in the meantime. This is how it stands now."


@blueprint.get("/reviews/<uuid:review_id>/worth-another-look")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """At most three things worth another look, the weightiest first."""
    return _page(look_at(session_here(), review_by_id(session_here(), review_id)))


@blueprint.post("/reviews/<uuid:review_id>/worth-another-look/<string(maxlength=20):code>/go-on")
@requires(Permission.CASE_WRITE)
def go_on(review_id: UUID, code: str) -> Page:
    """Go on in spite of a hint, with a reason."""
    session = session_here()
    looking = look_at(session, review_by_id(session, review_id))
    hint = next((one for one in looking.open if one.code == code and one.kind is not HintKind.WORDING), None)
    if hint is None:
        flash(AGO, "note")
        return redirect(url_for("hints.list_", review_id=review_id))
    form = reason_form(code, LABEL, WHY_GO_ON)
    if form.validate_on_submit():
        about = About(hint.kind, hint.on_kind, hint.on_id, hint.mark, hint.place, hint.said, hint.part)
        actions.go_on_with(session, review_id, about, form.reason.data, by=actor_here())
        flash("Noted. It stands in the list of what the team went on with.", "success")
        return redirect(url_for("hints.list_", review_id=review_id))
    return _page(looking, form, hint), 422


@blueprint.post("/reviews/<uuid:review_id>/worth-another-look/<uuid:accepted_hint_id>/raise-again")
@requires(Permission.CASE_WRITE)
def raise_again(review_id: UUID, accepted_hint_id: UUID) -> Response:
    """Take back that the team went on."""
    session = session_here()
    accepted = queries.accepted_hint_in_review(session, review_id, accepted_hint_id)
    is_wording = accepted.kind is HintKind.WORDING
    actions.raise_again(session, accepted, by=actor_here())
    flash("It is raised again, if it still holds.", "success")
    back = "hints.wording" if is_wording and request.form.get("back") == "wording" else "hints.list_"
    return redirect(url_for(back, review_id=review_id))


def _page(looking: Looking, sent: ReasonForm | None = None, about: Hint | None = None) -> str:
    shown = list(looking.open[:MOST_AT_A_TIME])
    if about is not None and about not in shown:
        shown = [about, *shown[: MOST_AT_A_TIME - 1]]
    forms = {
        hint.code: sent if sent is not None and hint is about else reason_form(hint.code, LABEL, WHY_GO_ON, empty=True)
        for hint in shown
    }
    session = session_here()
    return render_template(
        "hints/list.html",
        shown=shown,
        more=len(looking.open) - len(shown),
        forms=forms,
        sent=sent,
        accepted=looking.accepted,
        people=names_of(session, {one.created_by for one in looking.accepted if one.created_by}),
        hint_url=hint_url,
        may_go_on=allowed(Permission.CASE_WRITE),
        kinds=HintKind,
    )


def hint_url(hint: Hint) -> str:
    """Where one looks at what a hint is about."""
    if hint.kind is HintKind.WORDING:
        return url_for("hints.wording", review_id=review_of(), texts="findings")
    return url_for("findings.show", review_id=review_of(), finding_id=hint.finding_id)


def review_of() -> UUID:
    """The review of this page."""
    found: UUID = (request.view_args or {})["review_id"]
    return found
