"""The pages of one factor: read, add, change, and who says what."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.comments.views import comments_box
from review_app.core.commit import session_here
from review_app.core.forms import as_id
from review_app.episodes.models import Episode
from review_app.episodes.queries import episode_in_review, opened_factor
from review_app.factors import actions, counting, queries
from review_app.factors.forms import FactorForm, WaysForm, ways_form
from review_app.factors.models import Effect, Factor
from review_app.factors.views.blueprint import Page, blueprint, headings_here
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.sources.queries import sources_by_name
from review_app.vocabularies.forms import words_to_search
from review_app.vocabularies.models import Term
from review_app.vocabularies.queries import term_by_id

LATELY = "Used lately in this review"


@blueprint.get("/factors/<uuid:factor_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, factor_id: UUID) -> Page:
    """One factor, and who says so."""
    return _shown(queries.factor_in_review(session_here(), review_id, factor_id))


@blueprint.post("/factors/<uuid:factor_id>/ways")
@requires(Permission.CASE_WRITE)
def note_ways(review_id: UUID, factor_id: UUID) -> Page:
    """Note which way each source says that the factor worked."""
    session = session_here()
    factor = queries.factor_in_review(session, review_id, factor_id)
    said = counting.by_source(queries.claims_of_factors(session, review_id, [factor_id]))
    form = ways_form(factor, said)
    if not form.validate_on_submit():
        return _shown(factor, form)
    actions.note_ways(session, factor, form.ways(said), by=actor_here())
    flash("Saved.", "success")
    return redirect(_url(factor))


@blueprint.route("/episodes/<uuid:episode_id>/factors/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add(review_id: UUID, episode_id: UUID) -> Page:
    """Add a factor to an episode, with who says so."""
    session, form = session_here(), FactorForm()
    episode = episode_in_review(session, review_id, episode_id)
    terms = _fill(form, review_id, None)
    _begin_with_own(form, episode)
    looking = "find" in request.form
    if not looking and form.validate_on_submit():
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
        found=form.headings_found(terms),
        searched=words_to_search(terms),
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
    terms = _fill(form, review_id, factor)
    form.begun_on(factor)
    form.ticked_before(queries.ticks_of(session, factor).keys())
    looking = "find" in request.form
    if not looking and form.validate_on_submit():
        if form.is_behind(factor):
            return merge_page(form, factor)
        values = {"term_id": as_id(form.term_id.data), "text": form.text.data, "effect": Effect(form.effect.data)}
        actions.change_factor(session, factor, values, by=actor_here())
        actions.tick_sources(session, factor, form.were, form.are, by=actor_here())
        clear_draft(session, actor_here(), request.endpoint or "", factor.id)
        flash("Saved.", "success")
        return redirect(_url(factor))
    page = render_template(
        "factors/edit.html",
        form=form,
        episode=factor.episode,
        thing=factor,
        found=form.headings_found(terms),
        searched=words_to_search(terms),
        cancel_url=_url(factor),
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


def _begin_with_own(form: FactorForm, episode: Episode) -> None:
    """Begin with a factor that somebody had put down apart, once it is opened: ?own= names it."""
    wanted = as_id(request.args.get("own")) if request.method == "GET" else None
    own = opened_factor(session_here(), episode, wanted) if wanted else None
    if own is not None:
        form.term_id.data, form.text.data, form.effect.data = str(own.term_id), own.text, own.effect.value


def _shown(factor: Factor, form: WaysForm | None = None) -> Page:
    claims = queries.claims_of_factors(session_here(), factor.review_id, [factor.id])
    said = counting.by_source(claims)
    page = render_template(
        "factors/show.html",
        factor=factor,
        said=said,
        form=form or ways_form(factor, said),
        heard=counting.heard([factor], counting.by_factor(claims)),
        panels=panels_for("factor", factor.review_id, factor.id),
        comments=comments_box(factor.review_id, "factor", factor.id),
        saved=saved(factor),
    )
    return page, 422 if form and form.errors else 200


def _fill(form: FactorForm, review_id: UUID, factor: Factor | None) -> list[Term]:
    """Fill the lists: the review's headings (and the factor's own, if it is of another version), and the sources."""
    session = session_here()
    terms = headings_here(review_id)
    if factor is not None and factor.term_id not in {term.id for term in terms}:
        terms.append(term_by_id(session, factor.term_id))
    form.offer_headings(terms, queries.used_lately(session, review_id), LATELY)
    form.set_choices("source_ids", [(source.id, source.title) for source in sources_by_name(session, review_id)])
    return terms


def _url(factor: Factor) -> str:
    return url_for("factors.show", review_id=factor.review_id, factor_id=factor.id)
