"""What the wording check looks for: the programme's kinds of wording, each to be changed, switched off or added to."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import programme_by_id
from review_app.core.commit import session_here
from review_app.core.text import normalised
from review_app.hints import actions, queries
from review_app.hints.check import Checker, Hit, Kind
from review_app.hints.forms import KindForm, TryForm
from review_app.hints.queries import KindInUse
from review_app.hints.rules import why_not_kind
from review_app.hints.views.blueprint import Page, blueprint
from review_app.history.views import merge_page

TEXTS = ("heading", "phrases", "unless", "why", "instead", "is_mild")


@blueprint.get("/programmes/<uuid:programme_id>/wording-check")
@requires(Permission.PROGRAMME_READ)
def kinds(programme_id: UUID) -> Page:
    """What the check looks for in this programme."""
    return _list_page(programme_id, TryForm())


@blueprint.post("/programmes/<uuid:programme_id>/wording-check")
@requires(Permission.PROGRAMME_READ)
def try_out(programme_id: UUID) -> Page:
    """Try the check on a text that is kept nowhere."""
    form = TryForm()
    if not form.validate_on_submit():
        return _list_page(programme_id, form), 422
    in_use = [one.kind for one in queries.kinds_of_programme(session_here(), programme_id) if one.in_use]
    return _list_page(programme_id, form, Checker(in_use).check(normalised(form.text.data)))


@blueprint.route("/programmes/<uuid:programme_id>/wording-check/add", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def add_kind(programme_id: UUID) -> Page:
    """Add a kind of wording of the programme's own."""
    form = KindForm(data={"in_use": True})
    return _kept(programme_id, form, KindInUse(Kind("", "", "")), "Add a kind of wording")


@blueprint.route(
    "/programmes/<uuid:programme_id>/wording-check/<string(maxlength=40):wording_key>", methods=["GET", "POST"]
)
@requires(Permission.PROGRAMME_MANAGE)
def edit_kind(programme_id: UUID, wording_key: str) -> Page:
    """Change a kind of wording, or switch it off."""
    standing = queries.kind_of_programme(session_here(), programme_id, wording_key)
    form = KindForm(data={name: getattr(standing.kind, name) for name in TEXTS} | {"in_use": standing.in_use})
    return _kept(programme_id, form, standing, KindForm.page_title)


def _kept(programme_id: UUID, form: KindForm, standing: KindInUse, title: str) -> Page:
    """Show the form, or keep what was typed as the next version."""
    session, key = session_here(), standing.kind.key
    form.begun_on(standing)
    if form.validate_on_submit():
        if key and form.is_behind(standing):
            return merge_page(form, standing)
        typed: dict[str, Any] = form.values(*TEXTS)
        kind = replace(standing.kind, **typed)
        others = [one.kind for one in queries.kinds_of_programme(session, programme_id)]
        for name, sentence in why_not_kind(kind, others).items():
            form.refuse(name, sentence)
        if not form.errors:
            actions.keep_kind(session, programme_id, kind, by=actor_here(), in_use=form.in_use.data)
            flash("Saved. The check goes by it from now on.", "success")
            return redirect(url_for("hints.kinds", programme_id=programme_id))
    earlier = queries.versions_of_kind(session, programme_id, key) if key else []
    page = render_template(
        "hints/edit_kind.html",
        form=form,
        title=title,
        standing=standing,
        earlier=earlier,
        people=names_of(session, {one.saved_by for one in earlier if one.saved_by}),
        cancel_url=url_for("hints.kinds", programme_id=programme_id),
    )
    return page, 422 if form.errors else 200


def _list_page(programme_id: UUID, form: TryForm, hits: list[Hit] | None = None) -> str:
    session = session_here()
    return render_template(
        "hints/kinds.html",
        programme=programme_by_id(session, programme_id),
        kinds=queries.kinds_of_programme(session, programme_id),
        form=form,
        hits=hits,
        may_change=allowed(Permission.PROGRAMME_MANAGE),
    )
