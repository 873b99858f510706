"""The pages of holds, and of handing material over."""

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import board_by_id, programme_by_id
from review_app.core.commit import close_reading, reading_session_here, record_apart, session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.core.here import database_here, house_here
from review_app.core.offers import Handed, Holdable
from review_app.holds import actions, papers, queries
from review_app.holds.forms import HandingForm, HoldForm, LiftForm
from review_app.holds.models import REVIEW, AskedBy, Hold
from review_app.reviews.queries import review_by_id

blueprint = Blueprint("holds", __name__, url_prefix="/reviews/<uuid:review_id>")
Page = str | Response | tuple[str, int]
WHOLE = "The whole review"
GONE = "Something that was deleted"


@blueprint.get("/holds")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """What is on hold, what was, and what was handed over."""
    session = session_here()
    holds, handed = queries.holds_of_review(session, review_id), queries.handed_over(session, review_id)
    who = [
        *(hold.created_by for hold in holds),
        *(hold.lifted_by for hold in holds),
        *(one.created_by for one in handed),
    ]
    return render_template(
        "holds/list.html", holds=holds, handed=handed, titles=_titles(review_id), people=names_of(session, who),
        whole=WHOLE, gone=GONE,
    )  # fmt: skip


@blueprint.route("/holds/add", methods=["GET", "POST"])
@requires(Permission.HOLDS_SET)
def add(review_id: UUID) -> Page:
    """Put a thing, or the review as a whole, on hold."""
    session, form = session_here(), HoldForm()
    form.set_choices("on", [(f"{REVIEW}:{review_id}", WHOLE), *_choices(review_id)], nothing="Choose one")
    if request.method == "GET":
        form.on.data = request.args.get("on", "")
    if form.validate_on_submit():
        kind, _, key = form.on.data.partition(":")
        try:
            asked_by = AskedBy(form.asked_by.data)
            actions.put_on_hold(
                session,
                review_by_id(session, review_id),
                (kind, UUID(key)),
                asked_by,
                form.reason.data,
                by=actor_here(),
            )
        except NotNow as problem:
            form.refuse("on", problem.sentence)
        else:
            flash("It is on hold.", "success")
            return redirect(url_for("holds.list_", review_id=review_id))
    page = render_template(
        "holds/add.html", form=form, title=form.page_title, button_text="Put on hold",
        cancel_url=url_for("holds.list_", review_id=review_id),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.route("/holds/<uuid:hold_id>/lift", methods=["GET", "POST"])
@requires(Permission.HOLDS_SET)
def lift(review_id: UUID, hold_id: UUID) -> Page:
    """Lift a hold, with the reason."""
    session, form = session_here(), LiftForm()
    hold = queries.hold_in_review(session, review_id, hold_id)
    if form.validate_on_submit():
        actions.lift_hold(session, hold, form.reason.data, by=actor_here())
        flash("The hold is lifted.", "success")
        return redirect(url_for("holds.list_", review_id=review_id))
    page = render_template(
        "holds/lift.html", form=form, hold=hold, on=_title_of(hold, _titles(review_id)),
        cancel_url=url_for("holds.list_", review_id=review_id),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@blueprint.route("/handing-over", methods=["GET", "POST"])
@requires(Permission.HAND_OVER)
def hand_over(review_id: UUID) -> Page:
    """Choose what is handed over, then give it out as one file; the file is drawn while no transaction is open."""
    form = HandingForm()
    form.set_choices("things", _choices(review_id))
    if form.validate_on_submit():
        return _handed_over(review_id, form)
    page = render_template(
        "holds/hand_over.html", form=form, title=form.page_title, button_text="Make the file and fetch it",
        cancel_url=url_for("holds.list_", review_id=review_id),
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _handed_over(review_id: UUID, form: HandingForm) -> Response:
    session, by = reading_session_here(), actor_here()
    review = review_by_id(session, review_id)
    place = (board_by_id(session, review.board_id), programme_by_id(session, review.programme_id))
    asked_by = AskedBy(form.asked_by.data)
    asked = papers.Request(asked_by.words, form.to_whom.data, form.reason.data, names_of(session, [by]).get(by, ""))
    things = _chosen(review_id, form)
    close_reading()
    data = papers.handing_zip(review, place, asked, things)
    values: dict[str, Any] = form.values("to_whom", "reason", "with_originals") | {
        "asked_by": asked_by,
        "things": sum(1 for thing in things if thing.content is not None),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    with record_apart(database_here()) as writing:
        handing = actions.note_handing_over(writing, review_by_id(writing, review_id), values, by=by)
        number = handing.number
    headers = {
        "Content-Disposition": f'attachment; filename="{review.code} handed over {number}.zip"',
        "Content-Length": str(len(data)),
    }
    return Response(data, mimetype="application/zip", headers=headers)


def _chosen(review_id: UUID, form: HandingForm) -> list[Handed]:
    """The files of everything that was chosen, in the order of the list."""
    things: list[Handed] = []
    for kind in house_here().offered(Holdable):
        keys = [
            as_id(value.partition(":")[2]) for value in form.things.data or [] if value.partition(":")[0] == kind.kind
        ]
        ids: Sequence[UUID] = [key for key in keys if key is not None]
        things += kind.handed(reading_session_here(), review_id, ids, bool(form.with_originals.data))
    return things


def _choices(review_id: UUID) -> list[tuple[str, str]]:
    """Everything that can be put on hold or handed over."""
    session = reading_session_here()
    return [
        (f"{kind.kind}:{key}", title)
        for kind in house_here().offered(Holdable)
        for key, title in kind.choices(session, review_id)
    ]


def _titles(review_id: UUID) -> dict[tuple[str, UUID], tuple[str, str]]:
    """The title and address of everything that can be on hold."""
    session = reading_session_here()
    return {
        (kind.kind, key): (title, kind.url(review_id, key))
        for kind in house_here().offered(Holdable)
        for key, title in kind.choices(session, review_id)
    }


def _title_of(hold: Hold, titles: dict[tuple[str, UUID], tuple[str, str]]) -> str:
    return WHOLE if hold.is_on_review else titles.get((hold.on_kind, hold.on_id), (GONE, ""))[0]
