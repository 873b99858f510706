"""Asking the other LSCBs, from a shared finding or a theme; and keeping what they answered as evidence."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme, programme_by_id
from review_app.comparisons import actions, queries, rules
from review_app.comparisons.actions import Question
from review_app.comparisons.assembling import answers_to, elsewhere
from review_app.comparisons.forms import AskForm
from review_app.comparisons.models import Asking
from review_app.comparisons.views.blueprint import Page, blueprint, names_in
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, NotNow, found
from review_app.findings.queries import finding_in_review
from review_app.history.views import draft_for, draft_url, forget_typed
from review_app.reviews.queries import review_by_id

ASKED = "The other LSCBs are asked. Their lead reviewers see it on their start page."


@blueprint.get("/reviews/<uuid:review_id>/findings/<uuid:finding_id>/where-else")
@requires(Permission.CASE_READ)
def where_else(review_id: UUID, finding_id: UUID) -> Page:
    """In how many LSCBs a shared finding is found, in which other words, and what the others answered when asked."""
    session = session_here()
    programme_id = review_by_id(session, review_id).programme_id
    finding = finding_in_review(session, review_id, finding_id)
    shared = queries.shared_words_of_finding(session, finding_id)
    boards = [board.id for board in boards_of_programme(session, programme_id)]
    askings = queries.askings_about(session, programme_id, [finding_id]) if shared else []
    asking = askings[-1] if askings else None
    replies = queries.replies_of(session, [asking.id]).get(asking.id, []) if asking else []
    data = elsewhere(session, programme_id, finding_id, boards) if shared else {"theme": None}
    found_in = data["theme"].found if data["theme"] else []
    return render_template(
        "comparisons/where_else.html",
        finding=finding,
        shared=shared,
        data=data | {"programme_id": programme_id},
        asking=asking,
        replies=replies,
        said=answers_to(asking, replies, boards, found_in) if asking else None,
        is_kept=asking is not None
        and asking.evidence_at is not None
        and all(reply.created_at <= asking.evidence_at for reply in replies),
    )


@blueprint.route("/reviews/<uuid:review_id>/findings/<uuid:finding_id>/ask-others", methods=["GET", "POST"])
@requires(Permission.MARKS_SET)
def ask(review_id: UUID, finding_id: UUID) -> Page:
    """Ask the other LSCBs whether a shared finding is so with them."""
    session, form = session_here(), AskForm()
    review, finding = review_by_id(session, review_id), finding_in_review(session, review_id, finding_id)
    shared = queries.shared_words_of_finding(session, finding.id)
    there = queries.open_asking_of_finding(session, finding.id)
    names = names_in(review.programme_id, form.question.data or "", review_id) if form.is_submitted() else ()
    if form.validate_on_submit():
        try:
            actions.ask_about_finding(session, review, finding, _question(form, names), by=actor_here())
        except NotNow as problem:
            form.refuse(_where(form, names), problem.sentence)
        else:
            forget_typed(finding_id)
            flash(ASKED, "success")
            return redirect(url_for("comparisons.where_else", review_id=review_id, finding_id=finding_id))
    page = render_template(
        "comparisons/ask.html",
        form=form,
        heading_asked=shared.title if shared else finding.title,
        summary=shared.summary if shared else "",
        why_not=rules.why_not_ask(is_shared=shared is not None, is_asked=there is not None),
        names=names,
        cancel_url=url_for("comparisons.where_else", review_id=review_id, finding_id=finding_id),
        draft_url=draft_url(review_id, finding_id),
        kept=draft_for(form, finding_id),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/programmes/<uuid:programme_id>/comparisons/themes/<uuid:theme_id>/ask", methods=["GET", "POST"])
@requires(Permission.THEMES_NAME)
def ask_about_theme(programme_id: UUID, theme_id: UUID) -> Page:
    """Ask every LSCB whether a theme is so with them."""
    session, form = session_here(), AskForm()
    theme = queries.theme_here(session, programme_id, theme_id)
    there = queries.open_asking_of_theme(session, programme_id, theme_id)
    names = names_in(programme_id, form.question.data or "") if form.is_submitted() else ()
    if form.validate_on_submit():
        try:
            actions.ask_about_theme(session, theme, _question(form, names), by=actor_here())
        except NotNow as problem:
            form.refuse(_where(form, names), problem.sentence)
        else:
            forget_typed(theme_id)
            flash(ASKED, "success")
            return redirect(url_for("comparisons.theme", programme_id=programme_id, theme_id=theme_id))
    page = render_template(
        "comparisons/ask.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        heading_asked=theme.name,
        summary=theme.statement,
        why_not=rules.why_not_ask_about_theme(theme.name, is_asked=there is not None),
        names=names,
        cancel_url=url_for("comparisons.theme", programme_id=programme_id, theme_id=theme_id),
        draft_url=draft_url(programme_id, theme_id),
        kept=draft_for(form, theme_id),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/programmes/<uuid:programme_id>/comparisons/themes/<uuid:theme_id>/ask/end")
@requires(Permission.THEMES_NAME)
def end_about_theme(programme_id: UUID, theme_id: UUID) -> Response:
    """Ask no more about a theme."""
    session = session_here()
    theme = queries.theme_here(session, programme_id, theme_id)
    actions.end_asking(session, found(queries.open_asking_of_theme(session, programme_id, theme.id)), by=actor_here())
    flash("Nobody is asked any more. The answers stay.", "success")
    return redirect(url_for("comparisons.theme", programme_id=programme_id, theme_id=theme_id))


@blueprint.post("/reviews/<uuid:review_id>/findings/<uuid:finding_id>/ask-others/end")
@requires(Permission.MARKS_SET)
def end(review_id: UUID, finding_id: UUID) -> Response:
    """Ask no more about a finding."""
    session = session_here()
    finding = finding_in_review(session, review_id, finding_id)
    asking = found(queries.open_asking_of_finding(session, finding.id))
    actions.end_asking(session, asking, finding, by=actor_here())
    flash("Nobody is asked any more. The answers stay.", "success")
    return redirect(url_for("comparisons.where_else", review_id=review_id, finding_id=finding_id))


@blueprint.post("/reviews/<uuid:review_id>/findings/<uuid:finding_id>/ask-others/keep")
@requires(Permission.MARKS_SET)
def keep(review_id: UUID, finding_id: UUID) -> Response:
    """Let what the other LSCBs answered be evidence from outside the case."""
    session = session_here()
    finding = finding_in_review(session, review_id, finding_id)
    actions.keep_as_evidence(session, finding, _last_asked(review_id, finding_id), by=actor_here())
    flash("It stands among the evidence from outside the case.", "success")
    return redirect(url_for("findings.show", review_id=review_id, finding_id=finding_id, _anchor="evidence"))


def _last_asked(review_id: UUID, finding_id: UUID) -> Asking:
    programme_id = review_by_id(session_here(), review_id).programme_id
    askings = queries.askings_about(session_here(), programme_id, [finding_id])
    if not askings:
        raise NotFound
    return askings[-1]


def _question(form: AskForm, names: tuple[str, ...]) -> Question:
    return Question(form.question.data, form.by_day.data, names, form.names_reason.data)


def _where(form: AskForm, names: tuple[str, ...]) -> str:
    """Beside which box a reason stands."""
    return "names_reason" if names and not form.names_reason.data.strip() else "question"
