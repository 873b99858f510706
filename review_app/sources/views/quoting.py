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
from review_app.sources.models import Passage, Source, SourceText
from review_app.sources.rules import Span
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.showing import Asked, reading_page
from review_app.sources.views.targets import attach, detach


@blueprint.post("/sources/<uuid:source_id>/quotes")
@requires(Permission.CASE_WRITE)
def quote(review_id: UUID, source_id: UUID) -> Page:
    """Keep the words as a quote and hang it on what was chosen, both or neither."""
    session = session_here()
    form = QuoteForm()
    form.validate()
    text = queries.text_to_quote(session, review_id, source_id)
    span, reason = chosen_span(form, text)
    if span is None or form.errors:
        return refused_quote(queries.source_in_review(session, review_id, source_id), form, "words", reason)
    try:
        passage = actions.quote(session, text, span, form.note.data, by=actor_here())
    except NotNow as problem:
        return refused_quote(queries.source_in_review(session, review_id, source_id), form, "words", problem.sentence)
    last = ""
    if form.target.data:
        try:
            last = attach(review_id, form.target.data, source_id, passage.id)
        except NotNow as problem:
            session.rollback()  # the quote goes with it: the page shows what is kept
            source = queries.source_in_review(session, review_id, source_id)
            return refused_quote(source, form, "target", problem.sentence)
    # No message: the page comes back at the words, with the new card beside them.
    return redirect(back_at(passage, last, opened=request.form.get("then") == "more"))


def chosen_span(form: QuoteForm, text: SourceText) -> tuple[Span | None, str]:
    """The words that were chosen or pasted as they stand in the text, or None and why not."""
    span = rules.span_at(text.text, form.start.data, form.end.data, form.words.data)
    places = [span] if span else rules.places_of(text.text, form.words.data)
    reason = rules.why_not_quote(text.text, form.words.data, places)
    return (None, reason) if reason else (places[0], "")


def back_at(passage: Passage, last: str = "", *, opened: bool = False) -> str:
    """The reading page at the words of a quote, or at its open card, so that nobody loses their place."""
    return url_for(
        "sources.show",
        review_id=passage.review_id,
        source_id=passage.source_id,
        card=passage.id if opened else None,
        last=last or None,
        _anchor="card" if opened else f"words-{passage.id}",
    )


def refused_quote(
    source: Source, form: QuoteForm, name: str, sentence: str, finding: Passage | None = None
) -> tuple[str, int]:
    """The page again, with everything typed and the sentence beside its box."""
    if sentence:
        form.refuse(name, sentence)
    errors = {field.short_name: str(field.errors[0]) for field in form if field.errors}
    values: dict[str, Any] = form.values("start", "end", "words", "target", "note")
    values = {key: "" if value is None else value for key, value in values.items()}
    return reading_page(source, Asked(errors=errors, values=values, form=form, finding=finding)), 422


@blueprint.post("/sources/<uuid:source_id>/tick")
@requires(Permission.CASE_WRITE)
def tick(review_id: UUID, source_id: UUID) -> Page:
    """Say that something rests on this source as a whole, without a quote."""
    session = session_here()
    source = queries.source_in_review(session, review_id, source_id)
    try:
        last = attach(review_id, request.form.get("target", ""), source.id, None)
    except NotNow as problem:
        session.rollback()
        flash(problem.sentence)
        return redirect(url_for("sources.show", review_id=review_id, source_id=source_id))
    return redirect(url_for("sources.show", review_id=review_id, source_id=source_id, last=last, _anchor="tick"))


@blueprint.post("/sources/<uuid:source_id>/untick")
@requires(Permission.CASE_WRITE)
def untick(review_id: UUID, source_id: UUID) -> Page:
    """Say that something no longer rests on this source as a whole."""
    session = session_here()
    source = queries.source_in_review(session, review_id, source_id)
    off = request.form.get("target", "")
    try:
        detach(review_id, off, source.id, None)
    except NotNow as problem:
        session.rollback()
        flash(problem.sentence)
        return redirect(url_for("sources.show", review_id=review_id, source_id=source_id))
    return redirect(url_for("sources.show", review_id=review_id, source_id=source_id, off=off, _anchor="tick"))
