"""The pages of wordings, and the page across the pilots."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import board_by_id, boards_of_programme, programme_by_id
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
from review_app.reviews.queries import review_by_id
from review_app.wordings import actions, queries, rules
from review_app.wordings.across import as_read, by_category, category_choices, chosen, heading_choices
from review_app.wordings.forms import AcrossForm, ConsentForm, ProposeForm, RefuseForm, WithdrawForm
from review_app.wordings.places import names_found
from review_app.wordings.since import changed_since

blueprint = Blueprint("wordings", __name__)
Page = str | Response | tuple[str, int]


@blueprint.get("/reviews/<uuid:review_id>/wordings")
@requires(Permission.WORDING_READ)
def list_(review_id: UUID) -> Page:
    """What was proposed for sharing from this review, and what became of it."""
    session = session_here()
    wordings = queries.wordings_of_review(session, review_id)
    changed = changed_since(session, [review_id], wordings)
    return render_template("wordings/list.html", wordings=wordings, changed=changed)


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
        why_not_consent=rules.why_not_consent(wording, finding, changed, actor_here()),
        why_not_decide=rules.why_not_decide(wording, actor_here()),
        form=ConsentForm(),
    )


@blueprint.route("/reviews/<uuid:review_id>/wordings/propose/<uuid:finding_id>", methods=["GET", "POST"])
@requires(Permission.WORDING_PROPOSE)
def propose(review_id: UUID, finding_id: UUID) -> Page:
    """Propose what may leave the review of an agreed finding, beginning with the finding's own words."""
    session = session_here()
    finding = finding_in_review(session, review_id, finding_id)
    form = _begun(finding)
    names = _names_in(review_id, form)
    if form.validate_on_submit():
        if form.is_behind(finding):
            return merge_page(form, finding)
        values = form.values("title", "summary", "factor_headings", "names_reason")
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
        earlier=queries.wordings_of_finding(session, review_id, finding_id),
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
    why_not = rules.why_not_decide(wording, actor_here())
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


@blueprint.get("/programmes/<uuid:programme_id>/across")
@requires(Permission.ACROSS_READ)
def across(programme_id: UUID) -> Page:
    """What the LSCBs agreed to share, by category; which LSCB is said to those alone who may know."""
    session, named = session_here(), allowed(Permission.ACROSS_NAMED)
    boards = boards_of_programme(session, programme_id)
    shared = queries.wordings_shared(session, programme_id)
    form = AcrossForm(request.args, meta={"csrf": False})
    form.set_choices("category", category_choices(shared), nothing="All categories")
    form.set_choices("heading", [(heading, heading) for heading in heading_choices(shared)], nothing="All factors")
    wordings = chosen(shared, form.category.data or "", form.heading.data or "")
    return render_template(
        "wordings/across.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        categories=by_category(wordings, len(boards), {board.id: board.title for board in boards} if named else {}),
        named=named,
        any_shared=bool(shared),
        is_filtered=bool(form.category.data or form.heading.data),
    )


def _begun(finding: Finding) -> ProposeForm:
    """The form with the finding's own words in its boxes, to be made fit for leaving the review."""
    headings = [term.heading for term in queries.factor_terms(session_here(), finding)]
    own = {"title": finding.title, "summary": finding.in_brief, "factor_headings": headings}
    form = ProposeForm(data=own)
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
