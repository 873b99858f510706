"""The wording check of a review: run on a button, each phrase with why and what to ask instead."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.core.here import house_here
from review_app.core.offers import Prose, ProseLine
from review_app.hints import actions
from review_app.hints.actions import About
from review_app.hints.checking import Checked, HitInText, check_lines
from review_app.hints.forms import WHY_STAND, ReasonForm, reason_form
from review_app.hints.models import HintKind
from review_app.hints.queries import accepted_hints
from review_app.hints.views.blueprint import Page, blueprint
from review_app.hints.views.worth import AGO
from review_app.reviews.queries import review_by_id

MOST_SHOWN = 40
EVERYTHING = "all"
LABEL = "Why it may stand"


@blueprint.get("/reviews/<uuid:review_id>/wording-check")
@requires(Permission.CASE_READ)
def wording(review_id: UUID) -> Page:
    """The button, and what the check finds once it is pressed."""
    chosen = request.args.get("texts", "")
    return _page(review_id, chosen, _check(review_id, chosen) if chosen in _groups() else None)


@blueprint.post("/reviews/<uuid:review_id>/wording-check/<string(maxlength=20):code>/let-stand")
@requires(Permission.CASE_WRITE)
def let_stand(review_id: UUID, code: str) -> Page:
    """Let a phrase stand where it is, with a reason."""
    chosen = request.args.get("texts", EVERYTHING)
    checked, form = (
        _check(review_id, chosen if chosen in _groups() else EVERYTHING),
        reason_form(code, LABEL, WHY_STAND),
    )
    found = checked.hit_with(code)
    if found is None:
        flash(AGO, "note")
    elif form.validate_on_submit():
        actions.go_on_with(session_here(), review_id, _about(found), form.reason.data, by=actor_here())
        flash("It may stand. It is raised again only when its sentence changes.", "success")
    else:
        return _page(review_id, chosen, checked, {code: form}), 422
    return redirect(url_for("hints.wording", review_id=review_id, texts=chosen))


def _about(found: HitInText) -> About:
    line, hit = found.line, found.hit
    return About(HintKind.WORDING, line.on_kind, line.on_id, found.mark, line.place, hit.sentence, line.part, hit.words)


def _groups() -> Mapping[str, str]:
    """What can be looked at: everything, or the texts of one heading."""
    offered = [offer for offer in house_here().offered(Prose) if allowed(offer.permission)]
    return {EVERYTHING: "Everything the team has written"} | {_code(offer.group): offer.group for offer in offered}


def _check(review_id: UUID, chosen: str) -> Checked:
    session, lines = session_here(), list[ProseLine]()
    for offer in house_here().offered(Prose):
        if allowed(offer.permission) and chosen in {EVERYTHING, _code(offer.group)}:
            lines += offer.load(session, review_id)
    return check_lines(session, review_by_id(session, review_id), lines)


def _code(group: str) -> str:
    return group.lower().replace(" ", "-")


def _page(review_id: UUID, chosen: str, checked: Checked | None, sent: Mapping[str, ReasonForm] | None = None) -> str:
    session, sent = session_here(), sent or {}
    stand = checked.stand if checked else accepted_hints(session, review_id, [HintKind.WORDING])
    found: Sequence[HitInText] = [*checked.found, *checked.small] if checked else ()
    shown = [each for place, each in enumerate(found) if place < MOST_SHOWN or each.code in sent]
    return render_template(
        "hints/wording.html",
        groups=_groups(),
        chosen=chosen,
        checked=checked,
        shown=shown,
        more=len(found) - len(shown),
        forms={
            each.code: sent.get(each.code) or reason_form(each.code, LABEL, WHY_STAND, empty=True) for each in shown
        },
        sent=next(iter(sent.values()), None),
        stand=stand,
        people=names_of(session, {one.created_by for one in stand if one.created_by}),
        may_write=allowed(Permission.CASE_WRITE),
        programme_id=review_by_id(session, review_id).programme_id,
    )
