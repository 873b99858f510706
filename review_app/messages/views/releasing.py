"""Releasing a message, and taking it back."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme, programme_by_id
from review_app.core.commit import session_here
from review_app.core.errors import Conflict, NotNow
from review_app.core.forms import as_id
from review_app.messages import actions, queries, rules
from review_app.messages.actions import Audience
from review_app.messages.forms import ReleaseForm, WithdrawForm
from review_app.messages.gate import Gate
from review_app.messages.models import Message
from review_app.messages.views.blueprint import A_MESSAGE, Page, blueprint, headed, kept_here, reader_here


@blueprint.route(f"{A_MESSAGE}/release", methods=["GET", "POST"])
@requires(Permission.MESSAGE_RELEASE)
def release(programme_id: UUID, message_id: UUID) -> Page:
    """Release a checked message to LSCBs."""
    gate, by = kept_here(programme_id, message_id, hold=request.method == "POST"), actor_here()
    session, message, is_changed = session_here(), gate.message, False
    form = ReleaseForm(data=_before(gate))
    boards = boards_of_programme(session, programme_id)
    form.set_choices("boards", [(board.id, board.title) for board in boards])
    if form.validate_on_submit():
        try:
            actions.release(session, message, _audience(form), seen=form.seen.data or "", by=by)
        except NotNow as problem:
            form.refuse("whom", problem.sentence)
        except Conflict:
            is_changed = True
        else:
            flash("Released. Its readers see on their start page that there is something to read.", "success")
            return redirect(url_for("messages.show", programme_id=programme_id, message_id=message_id))
    form.seen.data = gate.mark
    form.seen.raw_data = [gate.mark]
    page = render_template(
        "messages/release.html",
        form=form,
        gate=gate,
        message=message,
        heading=headed(message),
        programme=programme_by_id(session, programme_id),
        headings=rules.HEADINGS,
        provisional=rules.PROVISIONAL,
        is_changed=is_changed,
        why_not=gate.why_not_release(by),
    )
    return page, 409 if is_changed else 422 if form.errors else 200


@blueprint.route(f"{A_MESSAGE}/withdraw", methods=["GET", "POST"])
@requires(Permission.MESSAGE_RELEASE)
def withdraw(programme_id: UUID, message_id: UUID) -> Page:
    """Take a released message back, and say why."""
    message = kept_here(programme_id, message_id, hold=request.method == "POST").message
    session, form = session_here(), WithdrawForm()
    others = {one.id: one for one in _others(message)}
    lines = [(one.id, f"{headed(one)}: {one.title}") for one in others.values()]
    form.set_choices("instead", lines, nothing="Nothing")
    if form.validate_on_submit():
        instead = others.get(as_id(form.instead.data) or message.id)
        try:
            actions.withdraw(session, message, form.reason.data, by=actor_here(), instead=instead)
        except NotNow as problem:
            form.refuse("reason", problem.sentence)
        else:
            flash("The message is withdrawn. Nobody new reads it; those who opened it see your reason.", "success")
            return redirect(url_for("messages.show", programme_id=programme_id, message_id=message_id))
    page = render_template(
        "messages/withdraw.html",
        form=form,
        message=message,
        heading=headed(message),
        programme=programme_by_id(session, programme_id),
        why_not=rules.why_not_withdraw(message, "a reason"),
    )
    return page, 422 if form.errors else 200


def _audience(form: ReleaseForm) -> Audience:
    chosen = frozenset(board_id for value in form.boards.data or [] if (board_id := as_id(value)))
    return Audience(True) if form.whom.data == "all" else Audience(False, chosen)


def _before(gate: Gate) -> dict[str, object]:
    """To whom the edition went that this one is to replace."""
    message, session = gate.message, session_here()
    if message.replaces_id is None:
        return {}
    reader = reader_here(message.programme_id)
    before = queries.message_for(session, reader, message.replaces_id)
    had = [str(board_id) for board_id in queries.audience_of(session, before.id)]
    return {"whom": "all" if before.to_all else "some", "boards": had}


def _others(message: Message) -> list[Message]:
    released, _number = queries.released_to(session_here(), reader_here(message.programme_id), 1)
    return [one for one in released if one.is_released and one.id != message.id]
