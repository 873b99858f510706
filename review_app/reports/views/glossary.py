"""The pages of the glossary."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.history.views import merge_page, saved
from review_app.reports import actions, queries
from review_app.reports.forms import TermForm
from review_app.reports.views.blueprint import Page, blueprint


@blueprint.get("/glossary")
@requires(Permission.CASE_READ)
def glossary(review_id: UUID) -> Page:
    """The glossary."""
    return render_template("reports/glossary.html", entries=queries.glossary_of_review(session_here(), review_id))


@blueprint.route("/glossary/add", methods=["GET", "POST"])
@requires(Permission.REPORT_WRITE)
def add_term(review_id: UUID) -> Page:
    """Add to the glossary."""
    session, form = session_here(), TermForm()
    if form.validate_on_submit():
        try:
            actions.add_term(session, review_id, form.term.data, form.meaning.data, by=actor_here())
        except NotNow as problem:
            form.refuse("term", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(url_for("reports.glossary", review_id=review_id))
    page = render_template("reports/edit_term.html", form=form, title="Add to the glossary", thing=None)
    return page, 422 if form.errors else 200


@blueprint.route("/glossary/<uuid:entry_id>", methods=["GET", "POST"])
@requires(Permission.REPORT_WRITE)
def edit_term(review_id: UUID, entry_id: UUID) -> Page:
    """Change an entry of the glossary."""
    session = session_here()
    entry = queries.glossary_entry_in_review(session, review_id, entry_id)
    form = TermForm(obj=entry)
    form.begun_on(entry)
    if form.validate_on_submit():
        if form.is_behind(entry):
            return merge_page(form, entry)
        try:
            actions.change_term(session, entry, form.term.data, form.meaning.data, by=actor_here())
        except NotNow as problem:
            form.refuse("term", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(url_for("reports.glossary", review_id=review_id))
    page = render_template(
        "reports/edit_term.html", form=form, title="Change a glossary entry", thing=entry, saved=saved(entry)
    )
    return page, 422 if form.errors else 200
