"""What we have heard about: the framework's headings by level, how widely each was raised, and what that counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import render_template

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.factors import counting, queries
from review_app.factors.counting import Heard
from review_app.factors.models import AskedHeading
from review_app.factors.views.blueprint import Page, blueprint, heading_here
from review_app.reviews.queries import review_by_id
from review_app.sources.models import SourceKind
from review_app.sources.queries import sources_by_kind
from review_app.vocabularies.models import Term, Vocabulary, VocabularyKind
from review_app.vocabularies.queries import newest_of, terms_by_ids, terms_of_vocabularies, version_of_review
from review_app.vocabularies.rules import by_level


@dataclass(frozen=True)
class WhatWasHeard:
    """A review's framework with what was heard under each heading; `earlier` are headings of a version it has left."""

    version: Vocabulary | None
    levels: Mapping[str, Sequence[Term]]
    earlier: Sequence[Term]
    heard: Mapping[UUID, Heard]
    asked: Mapping[UUID, Sequence[AskedHeading]]
    conversations: int


@blueprint.get("/factors")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """What we have heard about: the framework's headings by level, with what helped and what hindered under each."""
    session, what = session_here(), _what(review_id)
    newest = newest_of(session, review_by_id(session, review_id).programme_id, VocabularyKind.FACTORS)
    return render_template("factors/list.html", what=what, newest=newest)


@blueprint.get("/factors/counts")
@requires(Permission.CASE_READ)
def counts(review_id: UUID) -> Page:
    """The same in counts alone, to be printed for those who may not see what it counts."""
    return render_template("factors/counts.html", what=_what(review_id))


@blueprint.get("/factors/headings/<uuid:term_id>")
@requires(Permission.CASE_READ)
def show_heading(review_id: UUID, term_id: UUID) -> Page:
    """What one heading counts: the sources that raised it, what each says, and in which episodes."""
    session, term = session_here(), heading_here(review_id, term_id)
    factors = queries.factors_under(session, review_id, term_id)
    claims = queries.claims_of_factors(session, review_id, [factor.id for factor in factors])
    grouped = counting.by_factor(claims)
    return render_template(
        "factors/heading.html",
        term=term,
        factors=factors,
        said=counting.by_source(claims),
        by_id={factor.id: factor for factor in factors},
        heard=counting.heard(factors, grouped),
        heard_by_factor={factor.id: counting.heard([factor], grouped) for factor in factors},
        asked=queries.asked_about(session, review_id, term_id),
        conversations=sources_by_kind(session, review_id).get(SourceKind.CONVERSATION, 0),
    )


def _what(review_id: UUID) -> WhatWasHeard:
    session = session_here()
    version = version_of_review(session, review_by_id(session, review_id), VocabularyKind.FACTORS)
    terms = terms_of_vocabularies(session, [version.id]) if version else []
    placed, mentions = queries.mentions_of_review(session, review_id)
    asked: dict[UUID, list[AskedHeading]] = {}
    for note in queries.asked_of_review(session, review_id):
        asked.setdefault(note.term_id, []).append(note)
    elsewhere = ({term_id for term_id, _episode in placed} | asked.keys()) - {term.id for term in terms}
    return WhatWasHeard(
        version=version,
        levels=by_level(terms),
        earlier=terms_by_ids(session, elsewhere) if elsewhere else [],
        heard=counting.heard_by_heading(placed, mentions),
        asked=asked,
        conversations=sources_by_kind(session, review_id).get(SourceKind.CONVERSATION, 0),
    )
