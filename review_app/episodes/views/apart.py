"""Write yours first, then compare: one's own page, the page on which they meet, and settling."""

from dataclasses import dataclass, field
from uuid import UUID, uuid5

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.core.errors import NotNow, found
from review_app.core.forms import as_id
from review_app.episodes import actions, queries, rules
from review_app.episodes.forms.apart import OwnAppraisalForm, OwnFactorForm, SettleForm
from review_app.episodes.models import Basis, Comparison, Episode, OwnAppraisal, OwnEffect, OwnFactor
from review_app.episodes.queries import Writers
from review_app.episodes.views.blueprint import Page, blueprint, page_of
from review_app.history.actions import clear_draft
from review_app.history.views import merge_page, saved
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.forms import words_to_search
from review_app.vocabularies.models import Term, VocabularyKind
from review_app.vocabularies.queries import term_by_id, terms_in_review

LATELY = "Used lately by you"
TEXTS = ("done_well", "fell_short", "basis_detail", "ready")


@dataclass(frozen=True)
class Standing:
    """How far the comparison of an episode is: who has written, by name, and whether it is opened."""

    comparison: Comparison | None = None
    writers: Writers = field(default_factory=Writers)
    people: dict[UUID, str] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether everybody may see what was put down."""
        return self.comparison is not None and self.comparison.is_open

    @property
    def ready(self) -> list[str]:
        """Who is ready, by name."""
        return [self.people.get(one, "somebody") for one in self.writers.ready]

    @property
    def writing(self) -> list[str]:
        """Who has begun and isn't ready, by name."""
        return [self.people.get(one, "somebody") for one in self.writers.writing]


def standing_of(episode: Episode) -> Standing:
    """How far the comparison of an episode is, without a word of what anybody wrote."""
    session = session_here()
    comparison = queries.comparison_of(session, episode)
    if comparison is None:
        return Standing()
    writers = queries.writers_of(session, comparison)
    return Standing(comparison, writers, names_of(session, [*writers.ready, *writers.writing, comparison.opened_by]))


@blueprint.get("/<uuid:episode_id>/compare")
@requires(Permission.CASE_READ)
def compare(review_id: UUID, episode_id: UUID) -> Page:
    """What each has put down, side by side once it is opened; until then only who is ready."""
    episode = queries.episode_in_review(session_here(), review_id, episode_id)
    standing = standing_of(episode)
    form = SettleForm(obj=standing.comparison)
    form.begun_on(standing.comparison)
    return _compared(episode, standing, form)


@blueprint.post("/<uuid:episode_id>/compare/open")
@requires(Permission.CASE_WRITE)
def open_own(review_id: UUID, episode_id: UUID) -> Response:
    """Open what those who are ready have put down."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    actions.open_own(session, found(queries.comparison_of(session, episode)), by=actor_here())
    flash("Opened. Everybody in the review team sees now what each has put down.", "success")
    return redirect(_compare_url(episode))


@blueprint.post("/<uuid:episode_id>/compare/settle")
@requires(Permission.CASE_WRITE)
def settle(review_id: UUID, episode_id: UUID) -> Page:
    """Note what was settled on."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    comparison = found(queries.comparison_of(session, episode))
    form = SettleForm(obj=comparison)
    form.begun_on(comparison)
    if form.validate_on_submit():
        if form.is_behind(comparison):
            return merge_page(form, comparison)
        try:
            actions.settle(session, comparison, form.settled.data, by=actor_here())
        except NotNow as problem:
            form.refuse("settled", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(_compare_url(episode))
    return _compared(episode, standing_of(episode), form)


@blueprint.route("/<uuid:episode_id>/own", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def write_own(review_id: UUID, episode_id: UUID) -> Page:
    """One's own appraisal and list of factors, which nobody else sees until they are opened."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    comparison, own = _mine(episode)
    form = OwnAppraisalForm(obj=own)
    form.begun_on(own)
    if form.validate_on_submit():
        if own is not None and form.is_behind(own):
            return merge_page(form, own)
        values = form.values(*TEXTS) | {"basis": Basis(form.basis.data) if form.basis.data else None}
        try:
            actions.write_own(session, episode, values, by=actor_here())
        except NotNow as problem:
            form.refuse("ready", problem.sentence)
        else:
            return _own_kept(episode, episode.id)
    factors = queries.factors_of_own(session, review_id, [own])[own.id] if own else []
    words = {"title": "Write yours first", "episode": episode, "thing": own, "saved": None}
    words |= {"factors": factors, "why_not": rules.why_not_write_own(comparison), "mine": own}
    return page_of(form, review_id, episode.id, "episodes/write_own.html", **words)


@blueprint.route("/<uuid:episode_id>/own/factor", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def write_own_factor(review_id: UUID, episode_id: UUID) -> Page:
    """One of one's own factors: a new one, or the one that ?factor= names."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    comparison, own = _mine(episode)
    factor = _factor(own)
    form = OwnFactorForm(obj=factor)
    form.factor.data = str(factor.id) if factor else ""
    terms = _fill(form, review_id, factor)
    form.begun_on(factor)
    owner = factor.id if factor else uuid5(episode.id, "factor")
    looking = "find" in request.form
    if not looking and form.validate_on_submit():
        if factor is not None and form.is_behind(factor):
            return merge_page(form, factor)
        values = {"term_id": as_id(form.term_id.data), "text": form.text.data, "effect": OwnEffect(form.effect.data)}
        try:
            if factor is None:
                actions.add_own_factor(session, episode, values, by=actor_here())
            else:
                actions.change_own_factor(session, episode, factor, values, by=actor_here())
        except NotNow as problem:
            form.refuse("text", problem.sentence)
        else:
            return _own_kept(episode, owner)
    words = {"title": "A factor of yours", "episode": episode, "thing": factor, "saved": None}
    words |= {"why_not": rules.why_not_write_own(comparison)}
    words |= {"found": form.headings_found(terms), "searched": words_to_search(terms)}
    return page_of(form, review_id, owner, "episodes/write_own_factor.html", **words)


@blueprint.post("/<uuid:episode_id>/own/factors/<uuid:own_factor_id>/remove")
@requires(Permission.CASE_WRITE)
def remove_own_factor(review_id: UUID, episode_id: UUID, own_factor_id: UUID) -> Response:
    """Take one of one's own factors away again."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    factor = queries.own_factor_of(session, found(_mine(episode)[1]), own_factor_id)
    actions.remove_own_factor(session, episode, factor, by=actor_here())
    flash("Taken away.", "success")
    return redirect(_own_url(episode))


def _compared(episode: Episode, standing: Standing, form: SettleForm) -> Page:
    session, comparison = session_here(), standing.comparison
    opened = queries.opened_of(session, comparison) if comparison else []
    page = render_template(
        "episodes/compare.html",
        episode=episode,
        standing=standing,
        opened=opened,
        factors=queries.factors_of_own(session, episode.review_id, opened),
        mine_stays_shut=standing.is_open and actor_here() in standing.writers.writing,
        why_not_open=rules.why_not_open(comparison, standing.writers.ready, actor_here()) if comparison else None,
        panels=panels_for("comparison", episode.review_id, episode.id) if standing.is_open else [],
        form=form,
        saved=saved(comparison) if comparison and comparison.settled else None,
    )
    return page, 422 if form.errors else 200


def _mine(episode: Episode) -> tuple[Comparison | None, OwnAppraisal | None]:
    """The comparison, and what the person of this request has put down: never anybody else's."""
    session = session_here()
    comparison = queries.comparison_of(session, episode)
    return comparison, queries.own_of(session, comparison, actor_here()) if comparison else None


def _factor(own: OwnAppraisal | None) -> OwnFactor | None:
    wanted = request.values.get("factor", "")  # in the address of the link, and in the form that is sent
    if not wanted:
        return None
    return queries.own_factor_of(session_here(), found(own), found(as_id(wanted)))


def _fill(form: OwnFactorForm, review_id: UUID, factor: OwnFactor | None) -> list[Term]:
    session = session_here()
    terms = terms_in_review(session, review_by_id(session, review_id), VocabularyKind.FACTORS)
    if factor is not None and factor.term_id not in {term.id for term in terms}:
        terms.append(term_by_id(session, factor.term_id))
    form.offer_headings(terms, queries.own_headings_lately(session, review_id, actor_here()), LATELY)
    return terms


def _own_kept(episode: Episode, owner: UUID) -> Response:
    clear_draft(session_here(), actor_here(), request.endpoint or "", owner)
    flash("Saved, for you alone.", "success")
    return redirect(_own_url(episode))


def _own_url(episode: Episode) -> str:
    return url_for("episodes.write_own", review_id=episode.review_id, episode_id=episode.id)


def _compare_url(episode: Episode) -> str:
    return url_for("episodes.compare", review_id=episode.review_id, episode_id=episode.id)
