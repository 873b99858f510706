"""What to do with quotes after a correction: find their words again, or say that they were put in the right place."""

from uuid import UUID

from flask import redirect

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.sources import actions, queries, rules
from review_app.sources.forms.quotes import QuoteForm
from review_app.sources.likeness import likeliest
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.quoting import back_at, chosen_span, refused_quote
from review_app.sources.views.showing import Asked, reading_page


@blueprint.get("/quotes/<uuid:passage_id>/find-again")
@requires(Permission.CASE_WRITE)
def find_again(review_id: UUID, passage_id: UUID) -> Page:
    """The newest text, to choose in it the words that a quote should hold; the likeliest are chosen already."""
    session = session_here()
    passage = queries.passage_in_review(session, review_id, passage_id)
    source = queries.source_in_review(session, review_id, passage.source_id)
    text = queries.latest_text_of(session, source)
    reason = rules.why_not_find_again(passage, text)
    span = None if reason else likeliest(text.text, passage)
    values = {"start": span.start, "end": span.end, "words": span.words} if span else {}
    return reading_page(source, Asked(finding=passage, values=values, reason=reason or ""))


@blueprint.post("/quotes/<uuid:passage_id>/find-again")
@requires(Permission.CASE_WRITE)
def found_again(review_id: UUID, passage_id: UUID) -> Page:
    """Give the quote the words that were chosen; what it hangs on stays."""
    session = session_here()
    passage = queries.passage_in_review(session, review_id, passage_id)
    source = queries.source_in_review(session, review_id, passage.source_id)
    form = QuoteForm()
    form.validate()
    span, reason = chosen_span(form, queries.latest_text_of(session, source))
    if span is None or form.errors:
        return refused_quote(source, form, "words", reason, passage)
    try:
        actions.find_again(session, source, passage, span, by=actor_here())
    except NotNow as problem:
        return refused_quote(source, form, "words", problem.sentence, passage)
    return redirect(back_at(passage))


@blueprint.post("/quotes/<uuid:passage_id>/confirm-place")
@requires(Permission.CASE_WRITE)
def confirm_place(review_id: UUID, passage_id: UUID) -> Page:
    """Say that a correction carried the quote to the right place."""
    session = session_here()
    passage = queries.passage_in_review(session, review_id, passage_id)
    actions.confirm_place(session, passage, by=actor_here())
    return redirect(back_at(passage))
