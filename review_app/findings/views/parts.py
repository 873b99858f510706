"""One part of a finding's anatomy, changed where it stands, so that others can change other parts meanwhile."""

from uuid import UUID, uuid5

from flask import flash, redirect, request

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, NotNow
from review_app.findings import actions, anatomy, queries
from review_app.findings.anatomy import Part
from review_app.findings.forms import FindingForm
from review_app.findings.models import Finding
from review_app.findings.rules import why_not_change
from review_app.findings.views.blueprint import OpenPart, Page, blueprint, fill_categories, finding_page, finding_url
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page

_PARTS = {part.key: part for part in anatomy.ANATOMY}


@blueprint.route("/findings/<uuid:finding_id>/parts/<string(maxlength=40):part>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_part(review_id: UUID, finding_id: UUID, part: str) -> Page:
    """Change one part, on the finding's page."""
    session, here = session_here(), _PARTS.get(part)
    if here is None:
        raise NotFound
    finding = queries.finding_in_review(session, review_id, finding_id)
    if request.method == "GET" and (why_not := why_not_change(finding)):
        flash(why_not, "note")
        return redirect(finding_url(finding))
    form = FindingForm(obj=finding)
    form.keep_only(here.fields)
    if here is anatomy.CATEGORY:
        fill_categories(form, review_id, finding)
    form.begun_on(finding)
    if form.validate_on_submit():
        answer = _save(form, finding, here)
        if answer is not None:
            return answer
    draft_id = uuid5(finding.id, here.key)
    opened = OpenPart(here.key, form, draft_url(review_id, draft_id), draft_for(form, draft_id))
    return finding_page(finding, opened=opened), 422 if form.errors else 200


def _save(form: FindingForm, finding: Finding, part: Part) -> Page | None:
    """Save the part and answer; None if a rule refused it, with its sentence beside the first box."""
    session = session_here()
    if form.is_behind(finding):
        return merge_page(form, finding)
    try:
        actions.change_finding(session, finding, form.anatomy(*part.fields), by=actor_here())
    except NotNow as problem:
        form.refuse(part.fields[0], problem.sentence)
        return None
    clear_draft(session, actor_here(), request.endpoint or "", uuid5(finding.id, part.key))
    # No banner: it would draw the eye, and the keyboard, to the top of the page. The part itself says so.
    read = finding_url(finding)
    return redirect(f"{read}?changed={part.key}#part-{part.key}")
