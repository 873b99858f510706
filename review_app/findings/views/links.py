"""What a finding rests on: episodes, factors and sources as check boxes; quotes are hung on it where they are read."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.episodes.queries import episodes_by_name
from review_app.factors.queries import factors_of_review
from review_app.findings import actions, queries, rules
from review_app.findings.actions.links import Ticks
from review_app.findings.forms import LinksForm
from review_app.findings.models import Finding
from review_app.findings.views.blueprint import Page, blueprint, finding_url
from review_app.sources.queries import sources_by_name


@blueprint.route("/findings/<uuid:finding_id>/rests-on", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def link(review_id: UUID, finding_id: UUID) -> Page:
    """Tick the episodes, factors and sources that a finding rests on."""
    session, form = session_here(), LinksForm()
    finding = queries.finding_in_review(session, review_id, finding_id)
    _fill(form, finding)
    if form.validate_on_submit():
        try:
            actions.take_over_links(
                session,
                finding,
                Ticks(form.were("episode_ids"), form.are("episode_ids")),
                Ticks(form.were("factor_ids"), form.are("factor_ids")),
                Ticks(form.were("source_ids"), form.are("source_ids")),
                by=actor_here(),
            )
        except NotNow as problem:
            form.refuse("episode_ids", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(finding_url(finding, "rests-on"))
    page = render_template(
        "findings/links.html",
        form=form,
        finding=finding,
        factors=factors_of_review(session, review_id),
        why_not=rules.why_not_change(finding),
        cancel_url=finding_url(finding),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/findings/<uuid:finding_id>/supports/<uuid:support_id>/remove")
@requires(Permission.CASE_WRITE)
def remove_support(review_id: UUID, finding_id: UUID, support_id: UUID) -> Response:
    """Take a quote or a source off a finding."""
    session = session_here()
    finding = queries.finding_in_review(session, review_id, finding_id)
    support = queries.support_in_review(session, review_id, support_id)
    actions.remove_support(session, finding, support, by=actor_here())
    flash("Taken off. The quote itself stays in its source.", "success")
    return redirect(url_for("findings.show", review_id=review_id, finding_id=finding_id))


@blueprint.post("/findings/<uuid:finding_id>/evidence-supports/<uuid:support_id>/remove")
@requires(Permission.CASE_WRITE)
def remove_evidence_support(review_id: UUID, finding_id: UUID, support_id: UUID) -> Response:
    """Take a quote or a source off evidence from outside the case."""
    session, finding = session_here(), queries.finding_in_review(session_here(), review_id, finding_id)
    support = queries.evidence_support_in_review(session, review_id, support_id)
    actions.take_off_evidence(session, support.evidence, support.source_id, support.passage_id, by=actor_here())
    flash("Taken off. The quote itself stays in its source.", "success")
    return redirect(finding_url(finding, "evidence"))


def _fill(form: LinksForm, finding: Finding) -> None:
    session, review_id = session_here(), finding.review_id
    form.set_choices("episode_ids", [(each.id, each.name) for each in episodes_by_name(session, review_id)])
    form.set_choices("factor_ids", [(each.id, each.text) for each in factors_of_review(session, review_id)])
    form.set_choices("source_ids", [(each.id, each.title) for each in sources_by_name(session, review_id)])
    form.ticked_before(
        episode_ids=queries.episode_links(session, finding).keys(),
        factor_ids=queries.factor_links(session, finding).keys(),
        source_ids=queries.ticks_of(session, finding).keys(),
    )
