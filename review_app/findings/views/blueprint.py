"""Where the pages of findings hang, and what several of them need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.panels import panels_for
from review_app.comments.views import comments_box
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.findings import anatomy, rules
from review_app.findings.forms import AgreeFindingForm, FindingForm, NewFindingForm
from review_app.findings.models import Finding, Question
from review_app.findings.parts import parts_of
from review_app.history.sealing import OpenDraft
from review_app.history.views import saved
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.models import Term, VocabularyKind
from review_app.vocabularies.queries import terms_in_review

blueprint = Blueprint("findings", __name__, url_prefix="/reviews/<uuid:review_id>")
Page = str | Response | tuple[str, int]


def finding_url(finding: Finding, part: str = "") -> str:
    """Where a finding is read, at one of its parts."""
    url = url_for("findings.show", review_id=finding.review_id, finding_id=finding.id)
    return f"{url}#{part}" if part else url


@dataclass(frozen=True)
class OpenPart:
    """The part of a finding's page that is being written: its boxes, and what was typed there and not saved."""

    key: str
    form: FindingForm
    draft_url: str
    kept: OpenDraft | None


def finding_page(finding: Finding, form: AgreeFindingForm | None = None, *, opened: OpenPart | None = None) -> str:
    """A finding as a document from top to bottom, with what can be done with it now; perhaps with one part being written."""
    session = session_here()
    parts = parts_of(session, finding, 0)
    comments = comments_box(finding.review_id, "finding", finding.id, parts.commented_on)
    challenges = sum(each.is_open and each.is_challenge for each in comments.on_whole)
    parts = replace(parts, open_challenges=challenges)
    review = review_by_id(session, finding.review_id)
    return render_template(
        "findings/show.html",
        finding=finding,
        state=rules.state_now(finding.state, parts.open_challenges),
        anatomy=anatomy,
        parts=parts,
        headed=under_headings(parts.questions, question_headings(finding.review_id)),
        indicative=not review.size.claims_findings,
        size=review.size.words,
        method_keys=anatomy.METHOD_KEYS,
        why_not_agree=rules.why_not_agree(finding, parts),
        why_not_change=rules.why_not_change(finding),
        why_not_add_question=rules.why_not_add_question(parts.questions),
        why_not_reopen=rules.why_not_reopen(finding, "a reason"),
        agree_form=form or AgreeFindingForm(formdata=None, agreed_on=today()),
        form=opened.form if opened else form,
        opened=opened,
        changed=request.args.get("changed", ""),
        today=today(),
        ways=panels_for("finding_ways", finding.review_id, finding.id),
        panels=[] if opened else panels_for("finding", finding.review_id, finding.id),
        comments=comments,
        saved=saved(finding),
    )


def fill_categories(form: NewFindingForm, review_id: UUID, finding: Finding | None) -> None:
    """Fill the lists with the programme's categories, and the finding's own if they are of an earlier version."""
    session = session_here()
    terms = terms_in_review(session, review_by_id(session, review_id), VocabularyKind.TYPOLOGY)
    own = [finding.category, finding.second_category] if finding else []
    known = {term.id for term in terms}
    choices = [(term.id, term.heading) for term in [*terms, *(each for each in own if each and each.id not in known)]]
    form.set_choices("category_term_id", choices, nothing="Choose one")
    form.set_choices("second_category_term_id", choices, nothing="None")


def question_headings(review_id: UUID) -> list[Term]:
    """What the review's programme calls what it puts to the LSCB, its usual heading first."""
    session = session_here()
    return terms_in_review(session, review_by_id(session, review_id), VocabularyKind.QUESTION_HEADING)


def under_headings(questions: Sequence[Question], headings: Sequence[Term]) -> dict[str, list[Question]]:
    """Questions under their headings; those without one stand under the programme's first."""
    usual = headings[0].heading if headings else "Questions for the LSCB"
    grouped: dict[str, list[Question]] = {}
    for question in questions:
        grouped.setdefault(question.heading.heading if question.heading else usual, []).append(question)
    return grouped
