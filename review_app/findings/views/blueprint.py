"""Where the pages of findings hang, and what several of them need."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.panels import panels_for
from review_app.comments.views import comments_box
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.findings import anatomy, rules
from review_app.findings.forms import AgreeFindingForm
from review_app.findings.models import Finding, Question
from review_app.findings.parts import parts_of
from review_app.history.views import saved
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.models import Term, VocabularyKind
from review_app.vocabularies.queries import terms_of

blueprint = Blueprint("findings", __name__, url_prefix="/reviews/<uuid:review_id>")
Page = str | Response | tuple[str, int]


def finding_url(finding: Finding, part: str = "") -> str:
    """Where a finding is read, at one of its parts."""
    url = url_for("findings.show", review_id=finding.review_id, finding_id=finding.id)
    return f"{url}#{part}" if part else url


def finding_page(finding: Finding, form: AgreeFindingForm | None = None) -> str:
    """A finding as a document from top to bottom, with what can be done with it now."""
    session = session_here()
    parts = parts_of(session, finding)
    review = review_by_id(session, finding.review_id)
    return render_template(
        "findings/show.html",
        finding=finding,
        anatomy=anatomy,
        parts=parts,
        headed=under_headings(parts.questions, question_headings(finding.review_id)),
        hints=rules.hints(finding, parts, claims_findings=review.size.claims_findings),
        indicative=not review.size.claims_findings,
        why_not_agree=rules.why_not_agree(finding, parts),
        why_not_change=rules.why_not_change(finding),
        why_not_add_question=rules.why_not_add_question(parts.questions),
        why_not_reopen=rules.why_not_reopen(finding, "a reason"),
        form=form or AgreeFindingForm(formdata=None, agreed_on=today()),
        panels=panels_for("finding", finding.review_id, finding.id),
        comments=comments_box(finding.review_id, "finding", finding.id),
        saved=saved(finding),
    )


def question_headings(review_id: UUID) -> list[Term]:
    """What the review's programme calls what it puts to the LSCB, its usual heading first."""
    session = session_here()
    return terms_of(session, review_by_id(session, review_id).programme_id, VocabularyKind.QUESTION_HEADING)


def under_headings(questions: Sequence[Question], headings: Sequence[Term]) -> dict[str, list[Question]]:
    """Questions under their headings; those without one stand under the programme's first."""
    usual = headings[0].heading if headings else "Questions for the LSCB"
    grouped: dict[str, list[Question]] = {}
    for question in questions:
        grouped.setdefault(question.heading.heading if question.heading else usual, []).append(question)
    return grouped
