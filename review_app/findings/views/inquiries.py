"""What is to be found out for a finding, and the answers."""

from uuid import UUID

from flask import flash, redirect, render_template, request

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.findings import actions, queries, rules
from review_app.findings.forms import AnswerForm, InquiryForm
from review_app.findings.models import EvidenceKind, Finding, Inquiry
from review_app.findings.views.blueprint import Page, blueprint, finding_url
from review_app.history.views import merge_page, saved

_NAMES = ("question", "asks", "whom", "by_day")


@blueprint.get("/to-find-out")
@requires(Permission.CASE_READ)
def to_find_out(review_id: UUID) -> Page:
    """What is to be found out in the whole review: what is overdue, then what is open by its day, then the answers."""
    session, day = session_here(), today()
    inquiries = queries.inquiries_of_review(session, review_id)
    waiting = sorted(
        (each for each in inquiries if each.is_open), key=lambda each: (each.by_day is None, each.by_day or day)
    )
    groups = [
        ("Overdue", [each for each in waiting if rules.is_overdue(each, day)]),
        ("Waiting for an answer", [each for each in waiting if not rules.is_overdue(each, day)]),
        ("Answered", [each for each in inquiries if not each.is_open]),
    ]
    became = queries.became_evidence(session, review_id)
    return render_template("findings/to_find_out.html", groups=groups, became=became, today=day)


@blueprint.route("/findings/<uuid:finding_id>/to-find-out/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_inquiry(review_id: UUID, finding_id: UUID) -> Page:
    """Put down something to find out."""
    session, form = session_here(), InquiryForm()
    finding = queries.finding_in_review(session, review_id, finding_id)
    if form.validate_on_submit():
        actions.add_inquiry(session, finding, form.values(*_NAMES), by=actor_here())
        flash("Saved.", "success")
        return redirect(finding_url(finding, "to-find-out"))
    return _page(form, finding, None, "Add something to find out")


@blueprint.route("/findings/<uuid:finding_id>/to-find-out/<uuid:inquiry_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_inquiry(review_id: UUID, finding_id: UUID, inquiry_id: UUID) -> Page:
    """Change what is to be found out."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    inquiry = queries.inquiry_in_review(session, review_id, inquiry_id)
    form = InquiryForm(obj=inquiry)
    form.begun_on(inquiry)
    if form.validate_on_submit():
        if form.is_behind(inquiry):
            return merge_page(form, inquiry)
        actions.change_inquiry(session, inquiry, form.values(*_NAMES), by=actor_here())
        flash("Saved.", "success")
        return redirect(finding_url(finding, "to-find-out"))
    return _page(form, finding, inquiry, "Change something to find out")


@blueprint.route("/findings/<uuid:finding_id>/to-find-out/<uuid:inquiry_id>/answer", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def answer_inquiry(review_id: UUID, finding_id: UUID, inquiry_id: UUID) -> Page:
    """Note the answer; in the same step it may become evidence from outside the case."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    inquiry = queries.inquiry_in_review(session, review_id, inquiry_id)
    is_evidence = inquiry.id in queries.became_evidence(session, review_id, finding_id).evidence
    form = AnswerForm(obj=inquiry)
    if request.method == "GET" and inquiry.answered_on is None:
        form.answered_on.data = today()
    if finding.is_agreed or is_evidence:
        del form.evidence_kind
    form.begun_on(inquiry)
    if form.validate_on_submit():
        if form.is_behind(inquiry):
            return merge_page(form, inquiry)
        try:
            said = _answer(form, finding, inquiry)
        except NotNow as problem:
            form.refuse("evidence_kind" if "evidence_kind" in form else "answer", problem.sentence)
        else:
            flash(said, "success")
            return redirect(finding_url(finding, "to-find-out"))
    why_not = rules.why_not_change(finding) if finding.is_agreed and not is_evidence else None
    return _page(form, finding, inquiry, "The answer", is_evidence=is_evidence, why_not=why_not)


def _answer(form: AnswerForm, finding: Finding, inquiry: Inquiry) -> str:
    session, on = session_here(), form.answered_on.data or today()
    actions.answer_inquiry(session, inquiry, form.answer.data, by=actor_here(), on=on)
    kind = form.evidence_kind.data if "evidence_kind" in form else ""
    if not kind:
        return "Saved."
    actions.take_as_evidence(session, finding, inquiry, EvidenceKind(kind), by=actor_here())
    return "Saved. The answer is evidence from outside the case now."


def _page(
    form: InquiryForm | AnswerForm, finding: Finding, inquiry: Inquiry | None, title: str, **more: object
) -> Page:  # fmt: skip
    page = render_template(
        "findings/inquiry.html",
        form=form,
        finding=finding,
        thing=inquiry,
        title=title,
        cancel_url=finding_url(finding),
        saved=saved(inquiry) if inquiry else None,
        **more,
    )
    return page, 422 if form.errors else 200
