"""The page on which a source is read and quoted."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import render_template, request, url_for

from review_app.access.gate import allowed, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.history.views import saved
from review_app.sources import queries
from review_app.sources.models import Passage, Source, SourceText
from review_app.sources.promise import LIMITS, PROMISE
from review_app.sources.reading import Card, card_of, letters, paragraphs_of
from review_app.sources.rules import left_behind
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.targets import groups_of_targets, hanging_on, ticked_for


@blueprint.get("/sources/<uuid:source_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, source_id: UUID) -> Page:
    """A source: its text with the quotes beside it."""
    return reading_page(queries.source_in_review(session_here(), review_id, source_id))


def reading_page(
    source: Source, errors: Mapping[str, str] | None = None, values: Mapping[str, Any] | None = None, form: Any = None
) -> str:
    """The reading page; `errors` and `values` are those of a quote that was not taken."""
    session, review_id = session_here(), source.review_id
    text = queries.latest_text_of(session, source)
    passages = queries.passages_of_source(session, review_id, source.id)
    left = left_behind(passages, text)
    there = [passage for passage in passages if passage.source_text_id == text.id]
    cards = _cards(review_id, [*there, *left])
    may_quote = allowed(Permission.CASE_WRITE)
    return render_template(
        "sources/show.html",
        source=source,
        text=text,
        paragraphs=paragraphs_of(text.text, there, cards),
        left=[cards[passage.id] for passage in left],
        may_quote=may_quote,
        targets=groups_of_targets(review_id, request.args.get("last", "")) if may_quote else [],
        ticked=ticked_for(review_id, [source.id]).get(source.id, []),
        promise=(PROMISE, LIMITS),
        panels=panels_for("source", review_id, source.id),
        saved=saved(text),
        errors=errors or {},
        values=values or {},
        form=form,
    )


def _cards(review_id: UUID, passages: list[Passage]) -> dict[UUID, Card]:
    hanging = hanging_on(review_id, [passage.id for passage in passages])
    who = names_of(session_here(), list({passage.created_by for passage in passages}))
    return {
        passage.id: card_of(
            passage,
            letters(place),
            hanging,
            who,
            url_for("sources.show_passage", review_id=review_id, passage_id=passage.id),
        )
        for place, passage in enumerate(passages)
    }


@blueprint.get("/sources/<uuid:source_id>/texts/<int(max=10000):number>")
@requires(Permission.CASE_READ)
def show_text(review_id: UUID, source_id: UUID, number: int) -> Page:
    """An earlier text of a source, as it was when it was quoted."""
    session = session_here()
    source = queries.source_in_review(session, review_id, source_id)
    text: SourceText = queries.text_of_source(session, review_id, source_id, number)
    passages = [
        passage
        for passage in queries.passages_of_source(session, review_id, source_id)
        if passage.source_text_id == text.id
    ]
    cards = _cards(review_id, passages)
    return render_template(
        "sources/text.html",
        source=source,
        text=text,
        latest=queries.latest_text_of(session, source),
        paragraphs=paragraphs_of(text.text, passages, cards),
    )
