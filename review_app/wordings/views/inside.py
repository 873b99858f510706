"""The pages of wordings inside their review, and those of an LSCB together."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, own_roles_here, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import board_by_id, boards_of_programme
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.here import keys_here
from review_app.findings.models import Finding
from review_app.findings.queries import finding_in_review
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page
from review_app.names.book import book_of
from review_app.names.leaving import names_leaving
from review_app.names.sealing import NAMES
from review_app.reviews.queries import review_by_id, reviews_of_board
from review_app.wordings import actions, queries, rules
from review_app.wordings.across import as_read
from review_app.wordings.forms import ConsentForm, ProposeForm, RefuseForm, WithdrawForm
from review_app.wordings.places import names_found
from review_app.wordings.since import changed_since
from review_app.wordings.views.blueprint import Page, blueprint


@blueprint.get("/reviews/<uuid:review_id>/wordings")
@requires(Permission.WORDING_READ)
def list_(review_id: UUID) -> Page:
    """What was proposed for sharing from this review, and what became of it."""
    session = session_here()
    wordings = queries.wordings_of_review(session, review_id)
    changed = changed_since(session, [review_id], wordings)
    return render_template("wordings/list.html", wordings=wordings, changed=changed)


@blueprint.get("/lscbs/<uuid:board_id>/wordings")
@requires(Permission.WORDING_CONSENT)
def of_board(board_id: UUID) -> Page:
    """What was proposed for sharing from the reviews of an LSCB: the way in for who consents in the chair's place."""
    session = session_here()
    return render_template(
        "wordings/of_board.html",
        board=board_by_id(session, board_id),
        wordings=queries.wordings_of_board(session, board_id),
        codes={review.id: review.code for review in reviews_of_board(session, board_id)},
    )


@blueprint.get("/reviews/<uuid:review_id>/wordings/<uuid:wording_id>")
@requires(Permission.WORDING_READ)
def show(review_id: UUID, wording_id: UUID) -> Page:
    """Exactly the words that would leave the review; here the chair consents."""
    session = session_here()
    wording = queries.wording_in_review(session, review_id, wording_id)
    finding = queries.finding_behind(session, wording)
    changed = changed_since(session, [review_id], [wording]).get(wording_id, [])
    return render_template(
        "wordings/show.html",
        wording=wording,
        shared=as_read(wording),
        finding=finding,
        board=board_by_id(session, wording.board_id),
        people=names_of(session, [wording.proposed_by, wording.consented_by, wording.refused_by, wording.withdrawn_by]),
        changed=rules.in_a_row(changed),
        why_not_consent=rules.why_not_consent(wording, finding, changed, _decider()),
        why_not_decide=rules.why_not_decide(wording, _decider()),
        form=ConsentForm(),
    )


@blueprint.route("/reviews/<uuid:review_id>/wordings/propose/<uuid:finding_id>", methods=["GET", "POST"])
@requires(Permission.WORDING_PROPOSE)
def propose(review_id: UUID, finding_id: UUID) -> Page:
    """Propose what may leave the review of an agreed finding, beginning with the finding's own words."""
    session = session_here()
    finding = finding_in_review(session, review_id, finding_id)
    earlier = queries.wordings_of_finding(session, review_id, finding_id)
    form = _begun(finding, is_good_practice=bool(earlier) and earlier[0].is_good_practice)
    names = _names_in(review_id, form)
    if form.validate_on_submit():
        if form.is_behind(finding):
            return merge_page(form, finding)
        values = form.values("title", "summary", "factor_headings", "names_reason", "is_good_practice")
        words = actions.Words(**values, names=names)
        try:
            wording = actions.propose_wording(
                session, review_by_id(session, review_id), finding, words, by=actor_here()
            )
        except NotNow as problem:
            form.refuse("title" if rules.why_not_propose(finding) else "names_reason", problem.sentence)
        else:
            clear_draft(session, actor_here(), request.endpoint or "", finding.id)
            flash("The wording is proposed. It leaves the review when the chair has consented.", "success")
            return redirect(url_for("wordings.show", review_id=review_id, wording_id=wording.id))
    page = render_template(
        "wordings/propose.html",
        form=form,
        finding=finding,
        names=names,
        why_not=rules.why_not_propose(finding),
        earlier=earlier,
        draft_url=draft_url(review_id, finding_id),
        kept=draft_for(form, finding_id),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/reviews/<uuid:review_id>/wordings/<uuid:wording_id>/consent")
@requires(Permission.WORDING_CONSENT)
def consent(review_id: UUID, wording_id: UUID) -> Response:
    """The chair consents to these words."""
    session = session_here()
    wording = queries.wording_in_review(session, review_id, wording_id)
    actions.consent_to_wording(session, wording, by=actor_here())
    flash("Agreed to share. You can withdraw it at any time.", "success")
    return redirect(url_for("wordings.show", review_id=review_id, wording_id=wording_id))


@blueprint.route("/reviews/<uuid:review_id>/wordings/<uuid:wording_id>/refuse", methods=["GET", "POST"])
@requires(Permission.WORDING_CONSENT)
def refuse(review_id: UUID, wording_id: UUID) -> Page:
    """The chair does not agree, and says why."""
    session, form = session_here(), RefuseForm()
    wording = queries.wording_in_review(session, review_id, wording_id)
    if form.validate_on_submit():
        actions.refuse_wording(session, wording, form.reason.data, by=actor_here())
        flash("The lead reviewers see your reason.", "success")
        return redirect(url_for("wordings.show", review_id=review_id, wording_id=wording_id))
    why_not = rules.why_not_decide(wording, _decider())
    page = render_template("wordings/refuse.html", form=form, wording=wording, why_not=why_not)
    return page, 422 if form.errors else 200


@blueprint.route("/reviews/<uuid:review_id>/wordings/<uuid:wording_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.WORDING_CONSENT)
def withdraw(review_id: UUID, wording_id: UUID) -> Page:
    """The chair takes a shared wording back, and says why."""
    session, form = session_here(), WithdrawForm()
    wording = queries.wording_in_review(session, review_id, wording_id)
    if form.validate_on_submit():
        actions.withdraw_wording(session, wording, form.reason.data, by=actor_here())
        flash("The wording is withdrawn. Nobody outside the review sees it any more.", "success")
        return redirect(url_for("wordings.show", review_id=review_id, wording_id=wording_id))
    why_not = rules.why_not_withdraw(wording, "a reason")
    page = render_template("wordings/withdraw.html", form=form, wording=wording, why_not=why_not)
    return page, 422 if form.errors else 200


def _decider() -> rules.Decider:
    return rules.Decider(actor_here(), own_roles_here())


def _begun(finding: Finding, *, is_good_practice: bool) -> ProposeForm:
    """The form with the finding's own words in its boxes, to be made fit for leaving the review."""
    headings = [term.heading for term in queries.factor_terms(session_here(), finding)]
    own = {"title": finding.title, "summary": finding.in_brief, "factor_headings": headings}
    form = ProposeForm(data=own | {"is_good_practice": is_good_practice})
    form.set_choices("factor_headings", [(heading, heading) for heading in headings])
    form.begun_on(finding)
    return form


def _names_in(review_id: UUID, form: ProposeForm) -> list[str]:
    """What in the boxes may say where or who: the programme's LSCBs, and how the people of this review are called."""
    session = session_here()
    boards = boards_of_programme(session, review_by_id(session, review_id).programme_id)
    names = [*(board.name for board in boards), *queries.labels_of_review(session, review_id)]
    text = f"{form.title.data}\n\n{form.summary.data}"
    book = book_of(session, keys_here().for_purpose(NAMES), review_id)
    likely = [found.shown for found in names_leaving(book, text)]
    return list({name.casefold(): name for name in [*likely, *names_found(text, names)]}.values())
