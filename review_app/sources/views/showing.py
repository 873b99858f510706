"""The page on which a source is read and quoted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask import render_template, request, url_for

from review_app.access.gate import allowed, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.core.forms import as_id
from review_app.history.views import saved, why_kept
from review_app.sources import queries
from review_app.sources.models import Passage, Source, SourceText
from review_app.sources.promise import LIMITS, PROMISE
from review_app.sources.reading import Card, card_of, letters, paragraphs_of
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.conversations import conversation_facts
from review_app.sources.views.targets import (
    Group,
    Hung,
    Undo,
    groups_of_targets,
    hanging_on,
    hung_on,
    ticked_for,
    undo_of,
)


@dataclass(frozen=True)
class Asked:
    """What the reading page is asked to show besides the text: see `asked_here` for what an address can ask."""

    card: UUID | None = None  # the quote that is open: what it hangs on can be changed
    gone: UUID | None = None  # the quote that was just taken off
    off: str = ""  # what the open quote, or the source, was just taken off
    onto: str = ""  # and moved to
    last: str = ""  # the kind of thing last hung on
    errors: Mapping[str, str] = field(default_factory=dict)  # of a quote that was not taken
    values: Mapping[str, Any] = field(default_factory=dict)
    form: Any = None
    finding: Passage | None = None  # the quote whose words are being chosen anew
    reason: str = ""  # why that can't be done


def asked_here() -> Asked:
    """What the address of the page asks for."""
    asked = request.args
    return Asked(
        card=as_id(asked.get("card")),
        gone=as_id(asked.get("gone")),
        off=asked.get("off", ""),
        onto=asked.get("onto", ""),
        last=asked.get("last", ""),
    )


@dataclass(frozen=True)
class Opened:
    """The open quote: what it hangs on, and what was just taken off."""

    id: UUID
    hung: list[Hung]
    undo: Undo | None


@blueprint.get("/sources/<uuid:source_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, source_id: UUID) -> Page:
    """A source: its text with the quotes beside it."""
    return reading_page(queries.source_in_review(session_here(), review_id, source_id), asked_here())


def reading_page(source: Source, asked: Asked) -> str:
    """The reading page."""
    session, review_id = session_here(), source.review_id
    text = queries.latest_text_of(session, source)
    passages = queries.passages_of_source(session, review_id, source.id)
    shown = [*passages, *_taken_off(source, asked)]
    there = sorted((each for each in shown if each.source_text_id == text.id), key=lambda each: (each.start, each.end))
    left = [each for each in shown if each.source_text_id != text.id]
    hanging = hanging_on(review_id, [passage.id for passage in passages])
    cards = cards_of(review_id, [*there, *left], hanging)
    may_quote, before = allowed(Permission.CASE_WRITE), conversation_facts(source)
    held = why_kept(text) if may_quote else None
    targets = groups_of_targets(review_id, asked.last) if may_quote else []
    ticked = hung_on(ticked_for(review_id, [source.id]).get(source.id, []), targets)
    opened = _opened(asked, passages, hung_on(hanging.get(asked.card or source.id, []), targets), targets)
    return render_template(
        "sources/show.html",
        source=source,
        text=text,
        paragraphs=paragraphs_of(text.text, there, cards),
        left=[cards[passage.id] for passage in left],
        may_quote=may_quote,
        held=held,
        before_held=why_kept(before["conversation"]) if held and before["conversation"] else None,
        quotes_held=_why_kept_quotes(shown) if held and may_quote else None,
        targets=targets,
        opened=opened if may_quote else None,
        ticked=ticked,
        unticked=undo_of(asked.off, "", ticked, targets) if asked.card is None else None,
        promise=(PROMISE, LIMITS),
        before=before,
        panels=panels_for("source", review_id, source.id),
        saved=saved(text, source),
        asked=asked,
        form=asked.form,
    )


def _why_kept_quotes(passages: list[Passage]) -> str | None:
    """Why the quotes can't be changed or taken off, or None: a hold on the whole review keeps those that were there."""
    oldest = min(passages, key=lambda each: each.created_at, default=None)
    return why_kept(oldest) if oldest else None


def _taken_off(source: Source, asked: Asked) -> list[Passage]:
    """The quote that was just taken off, which stays visible beside the text until the page is left."""
    if asked.gone is None:
        return []
    found = queries.passages_of_source(session_here(), source.review_id, source.id, deleted=True)
    return [passage for passage in found if passage.id == asked.gone and passage.deleted_at is not None]


def _opened(asked: Asked, passages: list[Passage], hung: list[Hung], targets: list[Group]) -> Opened | None:
    if asked.card is None or asked.card not in {passage.id for passage in passages}:
        return None
    return Opened(asked.card, hung, undo_of(asked.off, asked.onto, hung, targets))


def cards_of(review_id: UUID, passages: list[Passage], hanging: Mapping[UUID, Any] | None = None) -> dict[UUID, Card]:
    """The cards of quotes, lettered in the order given; those that were taken off have no letter."""
    if hanging is None:
        hanging = hanging_on(review_id, [passage.id for passage in passages])
    who = names_of(session_here(), list({passage.created_by for passage in passages}))
    standing = [passage.id for passage in passages if passage.deleted_at is None]
    lettered = {passage_id: letters(place) for place, passage_id in enumerate(standing)}
    # One address is built and the id put in: url_for took a third of the page's time with hundreds of quotes.
    blank = UUID(int=0)
    pattern = url_for("sources.show_passage", review_id=review_id, passage_id=blank)
    return {
        passage.id: card_of(
            passage, lettered.get(passage.id, ""), hanging, who, pattern.replace(str(blank), str(passage.id))
        )
        for passage in passages
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
    return render_template(
        "sources/text.html",
        source=source,
        text=text,
        latest=queries.latest_text_of(session, source),
        paragraphs=paragraphs_of(text.text, passages, cards_of(review_id, passages)),
    )
