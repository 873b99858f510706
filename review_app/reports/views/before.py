"""What one looks at before a paper goes out, and letting words stand that only look like a name."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.here import keys_here
from review_app.hints.forms import WHY_STAND, ReasonForm, reason_form
from review_app.names.actions import let_stand, take_back
from review_app.names.lines import code_for
from review_app.names.queries import settled_name_in_review
from review_app.names.sealing import NAMES
from review_app.reports import before
from review_app.reports.assemble import paper_of, report_of
from review_app.reports.assemble.cover import Edition, on_screen
from review_app.reports.assemble.material import load_words
from review_app.reports.assemble.packs import pack_of
from review_app.reports.going_out import names_in, place_of_names
from review_app.reports.models import PaperKind
from review_app.reports.views.blueprint import Page, blueprint
from review_app.reviews.queries import review_by_id

MOST_SHOWN = 10
LABEL = "Why it may stand"
AGO = "That has changed in the meantime. This is how it stands now."
Forms = Mapping[str, ReasonForm]


class Looked:
    """The names and places in a paper as it stands, each under a code that says nothing of it."""

    def __init__(self, review_id: UUID) -> None:
        session, names_key = session_here(), keys_here().for_purpose(NAMES)
        self.review = review_by_id(session, review_id)
        self.paper = _chosen()
        self.place = place_of_names(session, self.review, names_key)
        code, content = code_for(names_key), self._content()
        self.names = {code(one.found.key): one for one in names_in(session, self.review, self.place, content)}

    def _content(self) -> Any:
        session, edition = session_here(), Edition(paper=self.paper, on=today())
        if self.paper is PaperKind.REPORT:
            return report_of(load_words(session, self.review), on_screen())
        if self.paper.is_pack:
            return pack_of(session, self.review, edition, with_quotes=True)
        return paper_of(session, self.review, edition)


def _chosen() -> PaperKind:
    """Which paper is looked at: the report, unless the address names another."""
    asked = request.args.get("paper", "")
    return PaperKind(asked) if asked in set(PaperKind) else PaperKind.REPORT


@blueprint.get("/before-it-goes-out")
@requires(Permission.CASE_READ)
def before_it_goes_out(review_id: UUID) -> Page:
    """Wording, names and places, and what the team went on with."""
    return _page(Looked(review_id), {})


@blueprint.post("/before-it-goes-out/<string(maxlength=20):code>/let-stand")
@requires(Permission.CASE_WRITE)
def let_name_stand(review_id: UUID, code: str) -> Page:
    """Let words stand that only look like a name or place, with a reason."""
    looked, form = Looked(review_id), reason_form(code, LABEL, WHY_STAND)
    one = looked.names.get(code)
    if one is None:
        flash(AGO, "note")
    elif form.validate_on_submit():
        try:
            let_stand(session_here(), looked.place, one.found, one.marks, form.reason.data or "", by=actor_here())
        except NotNow as problem:
            form.refuse(f"reason_{code}", problem.sentence)
            return _page(looked, {code: form}), 422
        flash("It may stand. It is asked again where it stands in another sentence.", "success")
    else:
        return _page(looked, {code: form}), 422
    return _back(review_id)


@blueprint.post("/before-it-goes-out/<uuid:settled_name_id>/take-back")
@requires(Permission.CASE_WRITE)
def take_name_back(review_id: UUID, settled_name_id: UUID) -> Response:
    """Take back that words may stand."""
    session = session_here()
    take_back(session, settled_name_in_review(session, review_id, settled_name_id), by=actor_here())
    flash("Taken back. It has to be settled again before a paper goes out.", "success")
    return _back(review_id)


def _back(review_id: UUID) -> Response:
    return redirect(url_for("reports.before_it_goes_out", review_id=review_id, paper=_chosen().value, _anchor="names"))


def _page(looked: Looked, sent: Forms) -> str:
    session, stand = session_here(), list(looked.place.book.stands.values())
    unsettled = {code: one for code, one in looked.names.items() if one.is_open}
    return render_template(
        "reports/before.html",
        paper=looked.paper,
        papers=PaperKind,
        checked=before.wording_before(session, looked.review),
        names=unsettled,
        forms={code: sent.get(code) or reason_form(code, LABEL, WHY_STAND, empty=True) for code in unsettled},
        sent=next(iter(sent.values()), None),
        stand=stand,
        people=names_of(session, {one.row.saved_by or one.row.created_by for one in stand}),
        may_write=allowed(Permission.CASE_WRITE),
        gone_on=before.gone_on_with(session, looked.review.id),
        most=MOST_SHOWN,
    )
