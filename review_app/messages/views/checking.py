"""Asking for checks, and checking."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import programme_by_id
from review_app.core.commit import session_here
from review_app.core.errors import Conflict, NotNow
from review_app.core.forms import as_id
from review_app.history.views import draft_for, draft_url, forget_typed
from review_app.messages import actions, rules
from review_app.messages.forms import AskForm, CheckForm
from review_app.messages.models import CheckAnswer
from review_app.messages.views.blueprint import (
    A_MESSAGE,
    Page,
    blueprint,
    headed,
    kept_here,
    names_for,
    reader_here,
    written_here,
)


@blueprint.route(f"{A_MESSAGE}/ask", methods=["GET", "POST"])
@requires(Permission.MESSAGE_WRITE)
def ask(programme_id: UUID, message_id: UUID) -> Page:
    """Ask people to check a draft."""
    gate, reader = written_here(programme_id, message_id, hold=request.method == "POST"), reader_here(programme_id)
    session, form, why_not = session_here(), AskForm(), gate.why_not_asked()
    people = [] if why_not else actions.eligible(session, gate, reader)
    form.set_choices("people", [(user.id, user.name) for user in people])
    if form.validate_on_submit():
        chosen = [user_id for value in form.people.data or [] if (user_id := as_id(value))]
        try:
            actions.ask(session, gate.message, chosen, reader)
        except NotNow as problem:
            form.refuse("people", problem.sentence)
        else:
            flash("Asked. They see on their start page that a message waits for them.", "success")
            return redirect(url_for("messages.show", programme_id=programme_id, message_id=message_id))
    page = render_template(
        "messages/ask.html",
        form=form,
        message=gate.message,
        heading=headed(gate.message),
        programme=programme_by_id(session, programme_id),
        why_not=why_not,
        people=people,
        asked=gate.open_checks,
        names=names_for(reader, gate),
        of_programme=reader.of_programme,
    )
    return page, 422 if form.errors else 200


@blueprint.route(f"{A_MESSAGE}/check", methods=["GET", "POST"])
@requires(Permission.MESSAGE_CHECK)
def check(programme_id: UUID, message_id: UUID) -> Page:
    """Read exactly the words that would go out, and say whether they may. An answer counts for these words alone."""
    gate, by = kept_here(programme_id, message_id, hold=request.method == "POST"), actor_here()
    form, is_changed, message = CheckForm(), False, gate.message
    mine = gate.check_of(by)
    if form.validate_on_submit():
        try:
            said = CheckAnswer(form.answer.data)
            actions.answer(session_here(), message, said, form.reason.data, seen=form.seen.data or "", by=by)
        except NotNow as problem:
            form.refuse("reason" if form.answer.data == CheckAnswer.NOT_YET.value else "answer", problem.sentence)
        except Conflict:
            is_changed = True
        else:
            forget_typed(message_id)
            flash("Your answer is kept. It counts for these words and no others.", "success")
            return redirect(url_for("messages.show", programme_id=programme_id, message_id=message_id))
    form.seen.data = gate.mark
    form.seen.raw_data = [gate.mark]
    page = render_template(
        "messages/check.html",
        form=form,
        gate=gate,
        message=message,
        heading=headed(message),
        programme=programme_by_id(session_here(), programme_id),
        headings=rules.HEADINGS,
        provisional=rules.PROVISIONAL,
        mine=mine,
        is_changed=is_changed,
        draft_url=draft_url(programme_id, message_id),
        kept=draft_for(form, message_id),
        why_not=gate.why_not_check(by) or rules.why_not_answer(message, mine is not None, CheckAnswer.YES, ""),
    )
    return page, 409 if is_changed else 422 if form.errors else 200
