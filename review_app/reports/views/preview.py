"""One finding as it will be printed: the same content as the Word file's, drawn as a page."""

from uuid import UUID

from flask import render_template

from exports.content import anatomy_of, pieces_of
from exports.word.rests_on import rests_on_sentence
from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.findings.queries import finding_in_review
from review_app.reports.assemble.findings import findings_of
from review_app.reports.assemble.material import load_resting
from review_app.reports.views.blueprint import Page, blueprint
from review_app.reviews.queries import review_by_id


@blueprint.get("/findings/<uuid:finding_id>")
@requires(Permission.CASE_READ)
def preview(review_id: UUID, finding_id: UUID) -> Page:
    """A finding as the report prints it: counts and no sources."""
    session = session_here()
    row = finding_in_review(session, review_id, finding_id)
    review = review_by_id(session, review_id)
    parts = load_resting(session, review)
    printed = dict(zip((each.id for each in parts.findings), findings_of(parts, review), strict=True))
    finding = printed[row.id]
    return render_template(
        "reports/preview.html",
        finding=finding,
        finding_id=row.id,
        told=anatomy_of(finding),
        pieces_of=pieces_of,
        rests_on=rests_on_sentence(finding.rests_on),
    )
