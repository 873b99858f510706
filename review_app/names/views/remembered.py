"""The names settled before: opened like the names themselves, and changed one by one."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import found
from review_app.core.here import keys_here
from review_app.names import actions, queries
from review_app.names.answers import change_of
from review_app.names.book import book_of
from review_app.names.forms import ChangeForm, OpenSettledForm
from review_app.names.lines import choice_of, choices
from review_app.names.rules import Kind
from review_app.names.sealing import NAMES
from review_app.names.views.blueprint import Page, blueprint
from review_app.people.actions import note_names_opened
from review_app.reviews.queries import review_by_id


@blueprint.route("/settled", methods=["GET", "POST"])
@requires(Permission.NAMES_OPEN)
def settled(review_id: UUID) -> Page:
    """What was settled before: closed on a GET, opened by a POST that is recorded."""
    session, form = session_here(), OpenSettledForm()
    book = book_of(session, keys_here().for_purpose(NAMES), review_id)
    opened = form.validate_on_submit()
    if opened:
        note_names_opened(session, review_by_id(session, review_id), by=actor_here())
    shown = book if opened else None
    return render_template("names/settled.html", form=form, number=len(book.settled), book=shown, kinds=Kind)


@blueprint.route("/settled/<uuid:settled_name_id>", methods=["GET", "POST"])
@requires(Permission.NAMES_OPEN)
def change(review_id: UUID, settled_name_id: UUID) -> Page:
    """Change what stands for one name from now on; the name itself is not shown here."""
    session, names_key = session_here(), keys_here().for_purpose(NAMES)
    row = queries.settled_name_in_review(session, review_id, settled_name_id)
    book = book_of(session, names_key, review_id)
    decision = found(next((each.decision for each in book.settled.values() if each.row_id == row.id), None))
    form = ChangeForm(data={"what": choice_of(book, decision)})
    form.what.choices = choices(book)
    if form.validate_on_submit():
        answers = change_of(book, decision, form.what.data or "", form.own.data or "")
        if isinstance(answers, str):
            form.refuse("own" if form.own.data else "what", answers)
        else:
            actions.remember(session, names_key, review_by_id(session, review_id), book, [answers], by=actor_here())
            flash("Saved. Texts that are kept already stay as they are.", "success")
            return redirect(url_for("names.settled", review_id=review_id))
    page = render_template("names/change.html", form=form, row=row, decision=decision, label=book.label_of(decision))
    return page, 422 if form.errors else 200


@blueprint.post("/settled/<uuid:settled_name_id>/forget")
@requires(Permission.NAMES_OPEN)
def forget(review_id: UUID, settled_name_id: UUID) -> Page:
    """Forget what was decided about a name, so that it is asked again."""
    session = session_here()
    actions.forget(session, queries.settled_name_in_review(session, review_id, settled_name_id), by=actor_here())
    flash("Forgotten. The name is asked again the next time it comes in.", "success")
    return redirect(url_for("names.settled", review_id=review_id))
