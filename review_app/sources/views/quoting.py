"""Quoting words of a source, and ticking it as a whole."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.sources import actions, queries, rules
from review_app.sources.forms.quotes import QuoteForm
from review_app.sources.models import SourceText
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.showing import reading_page
from review_app.sources.views.targets import attach


@blueprint.post("/sources/<uuid:source_id>/quotes")
@requires(Permission.CASE_WRITE)
def quote(review_id: UUID, source_id: UUID) -> Page:
    """Keep the words as a quote and hang it on what was chosen, both or neither."""
    session = session_here()
    form = QuoteForm()
    form.validate()
    text = queries.text_to_quote(session, review_id, source_id)
    span = rules.span_at(text.text, form.start.data, form.end.data, form.words.data)
    places = [span] if span else rules.places_of(text.text, form.words.data)
    reason = rules.why_not_quote(text.text, form.words.data, places)
    if reason or form.errors:
        return _refused(text, form, "words", reason or "")
    try:
        passage = actions.quote(session, text, places[0], form.note.data, by=actor_here())
    except NotNow as problem:
        return _refused(text, form, "words", problem.sentence)
    last = ""
    if form.target.data:
        try:
            last = attach(review_id, form.target.data, source_id, passage.id)
        except NotNow as problem:
            session.rollback()  # the quote goes with it: the page shows what is kept
            return _refused(queries.text_to_quote(session, review_id, source_id), form, "target", problem.sentence)
    # No message: the page comes back at the paragraph, with the new card beside it.
    number = rules.paragraph_of(text.text, passage.start)
    back = url_for("sources.show", review_id=review_id, source_id=source_id, last=last or None, _anchor=f"p{number}")
    return redirect(back)


def _refused(text: SourceText, form: QuoteForm, name: str, sentence: str) -> tuple[str, int]:
    if sentence:
        form.refuse(name, sentence)
    errors = {field.short_name: str(field.errors[0]) for field in form if field.errors}
    values: dict[str, Any] = form.values("start", "end", "words", "target", "note")
    values = {key: "" if value is None else value for key, value in values.items()}
    source = queries.source_in_review(session_here(), text.review_id, text.source_id)
    return reading_page(source, errors, values, form), 422


@blueprint.post("/sources/<uuid:source_id>/tick")
@requires(Permission.CASE_WRITE)
def tick(review_id: UUID, source_id: UUID) -> Page:
    """Say that something rests on this source as a whole, without a quote."""
    session = session_here()
    source = queries.source_in_review(session, review_id, source_id)
    last = ""
    try:
        last = attach(review_id, request.form.get("target", ""), source.id, None)
    except NotNow as problem:
        session.rollback()
        flash(problem.sentence)
    else:
        flash("The source is ticked.", "success")
    return redirect(url_for("sources.show", review_id=review_id, source_id=source_id, last=last or None))
