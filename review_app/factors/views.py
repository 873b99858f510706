"""The pages of contributory factors."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.comments.views import comments_box
from review_app.core.commit import session_here
from review_app.core.forms import as_id
from review_app.episodes.queries import episode_in_review
from review_app.factors import actions, queries, rules
from review_app.factors.forms import FactorForm
from review_app.factors.models import Effect, Factor
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.reviews.queries import review_by_id
from review_app.sources.models import SourceKind
from review_app.sources.queries import sources_by_kind, sources_by_name
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import term_by_id, terms_of
from review_app.vocabularies.rules import by_level, lines_by_group

blueprint = Blueprint("factors", __name__, url_prefix="/reviews/<uuid:review_id>")
Page = str | Response | tuple[str, int]


@blueprint.get("/factors")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """What we have heard about: the framework's headings by level, with what helped and what hindered under each."""
    session = session_here()
    review = review_by_id(session, review_id)
    factors = queries.factors_of_review(session, review_id)
    claims = rules.by_factor(queries.claims_of_review(session, review_id))
    terms = {term.id: term for term in terms_of(session, review.programme_id, VocabularyKind.FACTORS)}
    terms |= {factor.term_id: factor.term for factor in factors}
    under: dict[UUID, list[Factor]] = {}
    for factor in factors:
        under.setdefault(factor.term_id, []).append(factor)
    return render_template(
        "factors/list.html",
        levels=by_level(terms.values()),
        under=under,
        heard={term_id: rules.heard(rows, claims) for term_id, rows in under.items()},
        heard_by_factor={factor.id: rules.heard([factor], claims) for factor in factors},
        conversations=sources_by_kind(session, review_id).get(SourceKind.CONVERSATION, 0),
    )


@blueprint.get("/factors/<uuid:factor_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, factor_id: UUID) -> Page:
    """One factor, and who says so."""
    session = session_here()
    factor = queries.factor_in_review(session, review_id, factor_id)
    claims = queries.claims_of_factors(session, review_id, [factor_id])
    return render_template(
        "factors/show.html",
        factor=factor,
        claims=claims,
        heard=rules.heard([factor], rules.by_factor(claims)),
        comments=comments_box(review_id, "factor", factor_id),
        saved=saved(factor),
    )


@blueprint.route("/episodes/<uuid:episode_id>/factors/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add(review_id: UUID, episode_id: UUID) -> Page:
    """Add a factor to an episode, with who says so."""
    session, form = session_here(), FactorForm()
    episode = episode_in_review(session, review_id, episode_id)
    _fill(form, review_id, None)
    if form.validate_on_submit():
        values = {"episode_id": episode.id, "term_id": as_id(form.term_id.data), "text": form.text.data}
        factor = actions.add_factor(session, review_id, values | {"effect": Effect(form.effect.data)}, by=actor_here())
        actions.tick_sources(session, factor, set(), form.are, by=actor_here())
        clear_draft(session, actor_here(), request.endpoint or "", episode.id)
        flash("The factor is kept.", "success")
        return redirect(url_for("episodes.show", review_id=review_id, episode_id=episode.id))
    page = render_template(
        "factors/edit.html",
        form=form,
        episode=episode,
        thing=None,
        cancel_url=url_for("episodes.show", review_id=review_id, episode_id=episode.id),
        draft_url=draft_url(review_id, episode.id),
        kept=draft_for(form, episode.id),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/factors/<uuid:factor_id>/edit", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit(review_id: UUID, factor_id: UUID) -> Page:
    """Change a factor, and which sources are ticked for it."""
    session = session_here()
    factor = queries.factor_in_review(session, review_id, factor_id)
    form = FactorForm(obj=factor)
    _fill(form, review_id, factor)
    form.begun_on(factor)
    form.ticked_before(queries.ticks_of(session, factor).keys())
    here = url_for("factors.show", review_id=review_id, factor_id=factor.id)
    if form.validate_on_submit():
        if form.is_behind(factor):
            return merge_page(form, factor)
        values = {"term_id": as_id(form.term_id.data), "text": form.text.data, "effect": Effect(form.effect.data)}
        actions.change_factor(session, factor, values, by=actor_here())
        actions.tick_sources(session, factor, form.were, form.are, by=actor_here())
        clear_draft(session, actor_here(), request.endpoint or "", factor.id)
        flash("Saved.", "success")
        return redirect(here)
    page = render_template(
        "factors/edit.html",
        form=form,
        episode=factor.episode,
        thing=factor,
        cancel_url=here,
        draft_url=draft_url(review_id, factor.id),
        kept=draft_for(form, factor.id),
        saved=saved(factor),
    )
    return page, 422 if form.errors else 200


@blueprint.post("/factors/<uuid:factor_id>/claims/<uuid:claim_id>/remove")
@requires(Permission.CASE_WRITE)
def remove_claim(review_id: UUID, factor_id: UUID, claim_id: UUID) -> Response:
    """Take a quote or a source off a factor."""
    session = session_here()
    actions.remove_claim(session, queries.claim_in_review(session, review_id, claim_id), by=actor_here())
    flash("Taken off. The quote itself stays in its source.", "success")
    return redirect(url_for("factors.show", review_id=review_id, factor_id=factor_id))


def _fill(form: FactorForm, review_id: UUID, factor: Factor | None) -> None:
    """Fill the lists: the programme's headings (and the factor's own, if it is of an earlier version), the sources."""
    session = session_here()
    terms = terms_of(session, review_by_id(session, review_id).programme_id, VocabularyKind.FACTORS)
    if factor is not None and factor.term_id not in {term.id for term in terms}:
        terms.append(term_by_id(session, factor.term_id))
    lines = {group: [(str(value), text) for value, text in rows] for group, rows in lines_by_group(terms).items()}
    form.term_id.choices = {"": [("", "Choose one")]} | lines
    form.set_choices("source_ids", [(source.id, source.title) for source in sources_by_name(session, review_id)])
