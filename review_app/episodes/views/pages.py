"""The page of one episode, and what is written on it: the episode, the views from the tunnel, the appraisal."""

from typing import Any
from uuid import UUID, uuid5

from flask import flash, redirect, render_template
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.comments.views import comments_box
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.episodes import actions, queries
from review_app.episodes.forms.told import AppraisalForm, DifferingViewForm, EpisodeForm, ViewForm
from review_app.episodes.models import Basis, Episode, EpisodeKind
from review_app.episodes.sheets import Parts, Sheet, sheet
from review_app.episodes.views.apart import standing_of
from review_app.episodes.views.blueprint import Page, blueprint, kept_on, page_of, url_of
from review_app.history.views import merge_page, saved
from review_app.narrative.queries import accounts_of_events, tied_entries_of_review
from review_app.narrative.rules import Happening, about_the_same_time, happenings
from review_app.people.queries import agencies_of_review, participant_in_review, participants_of_review

TEXTS = ("title", "on", "what_happened", "why_key", "child_life", "known_now", "uncertainty")
APPRAISAL = ("done_well", "fell_short", "basis_detail", "agreed", "differing_view", "differing_whose")
PROMPTS = (
    ("What they saw", "and heard: the room, the form, the voice on the telephone"),
    ("What they knew", "and what nobody had told them"),
    ("What they aimed at", "and which aims pulled against each other"),
    ("What they felt", "about the child, the family, the day"),
    ("What they were juggling", "besides this: how much, and what could not wait"),
    ("What they could do", "in that post, with that form, at that hour"),
)


@blueprint.get("/<uuid:episode_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, episode_id: UUID) -> Page:
    """One episode: what happened, the views from the tunnel apart from what is known now, the appraisal."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    whole, apart = _sheet(episode), standing_of(episode)
    settled = [apart.comparison] if apart.comparison and apart.comparison.settled else []
    return render_template(
        "episodes/show.html",
        episode=episode,
        sheet=whole,
        told_twice=_told_twice(episode),
        apart=apart,
        panels=panels_for("episode", review_id, episode_id),
        comments=comments_box(review_id, "episode", episode_id, [*whole.commented_on, *settled]),
        saved=saved(episode),
    )


@blueprint.route("/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add(review_id: UUID) -> Page:
    """Add an episode."""
    form = _with_people(review_id, EpisodeForm())
    if form.validate_on_submit():
        chosen = (_ids(form, "agencies"), _ids(form, "positions"))
        episode = actions.add_episode(session_here(), review_id, _values(form), *chosen, by=actor_here())
        return kept_on(episode, review_id)
    return page_of(form, review_id, review_id, title="Add a key practice episode", thing=None)


@blueprint.route("/<uuid:episode_id>/edit", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit(review_id: UUID, episode_id: UUID) -> Page:
    """Change an episode."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    links = {
        "agencies": [str(one) for one in queries.agency_links(session, episode)],
        "positions": [str(one) for one in queries.position_links(session, episode)],
    }
    form = _with_people(review_id, EpisodeForm(obj=episode, data=links))
    form.begun_on(episode)
    if form.validate_on_submit():
        if form.is_behind(episode):
            return merge_page(form, episode)
        chosen = (_ids(form, "agencies"), _ids(form, "positions"))
        actions.change_episode(session, episode, _values(form), *chosen, by=actor_here())
        return kept_on(episode, episode.id)
    return page_of(form, review_id, episode.id, title=f"Change episode {episode.number}", thing=episode)


@blueprint.route("/<uuid:episode_id>/views/<uuid:participant_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def write_view(review_id: UUID, episode_id: UUID, participant_id: UUID) -> Page:
    """Write one position's view from the tunnel."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    participant = participant_in_review(session, review_id, participant_id)
    view = queries.view_of(session, episode, participant.id)
    form, owner = ViewForm(obj=view), uuid5(episode.id, str(participant.id))
    form.begun_on(view)
    if form.validate_on_submit():
        if view is not None and form.is_behind(view):
            return merge_page(form, view)
        actions.write_view(session, episode, participant.id, form.text.data, by=actor_here())
        return kept_on(episode, owner, f"view-{participant.id}")
    words = {"title": "View from the tunnel", "episode": episode, "participant": participant, "prompts": PROMPTS}
    return page_of(form, review_id, owner, "episodes/write_view.html", thing=view, **words)


@blueprint.route("/<uuid:episode_id>/appraisal", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def write_appraisal(review_id: UUID, episode_id: UUID) -> Page:
    """Write the appraisal of practice."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    appraisal = queries.appraisal_of(session, episode)
    form = AppraisalForm(obj=appraisal)
    form.begun_on(appraisal)
    if form.validate_on_submit():
        if appraisal is not None and form.is_behind(appraisal):
            return merge_page(form, appraisal)
        values = form.values(*APPRAISAL) | {"basis": Basis(form.basis.data)}
        try:
            actions.write_appraisal(session, episode, values, by=actor_here())
        except NotNow as problem:
            form.refuse("differing_view", problem.sentence)
        else:
            return kept_on(episode, episode.id, "appraisal")
    words = {"title": "Appraisal", "episode": episode}
    return page_of(form, review_id, episode.id, "episodes/write_appraisal.html", thing=appraisal, **words)


@blueprint.route("/<uuid:episode_id>/appraisal/differing-views/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_differing_view(review_id: UUID, episode_id: UUID) -> Page:
    """Keep one more differing view, with who holds it."""
    session, form = session_here(), DifferingViewForm()
    episode = queries.episode_in_review(session, review_id, episode_id)
    if form.validate_on_submit():
        try:
            actions.add_differing_view(session, episode, form.whose.data, form.text.data, by=actor_here())
        except NotNow as problem:
            form.refuse("text", problem.sentence)
        else:
            return kept_on(episode, episode.id, "appraisal")
    words = {"title": "Another differing view", "episode": episode, "thing": None}
    return page_of(form, review_id, episode.id, "episodes/write_differing.html", **words)


@blueprint.route("/differing-views/<uuid:differing_view_id>/edit", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_differing_view(review_id: UUID, differing_view_id: UUID) -> Page:
    """Change a further differing view."""
    session = session_here()
    view = queries.differing_view_in_review(session, review_id, differing_view_id)
    form = DifferingViewForm(obj=view)
    form.begun_on(view)
    if form.validate_on_submit():
        if form.is_behind(view):
            return merge_page(form, view)
        try:
            actions.change_differing_view(session, view, form.whose.data, form.text.data, by=actor_here())
        except NotNow as problem:
            form.refuse("text", problem.sentence)
        else:
            return kept_on(view.episode, view.id, "appraisal")
    words = {"title": "Change a differing view", "episode": view.episode, "thing": view}
    return page_of(form, review_id, view.id, "episodes/write_differing.html", **words)


@blueprint.post("/supports/<any(episode, view):kind>/<uuid:support_id>/remove")
@requires(Permission.CASE_WRITE)
def remove_support(review_id: UUID, kind: str, support_id: UUID) -> Response:
    """Take a quote or source off an episode or a view."""
    session = session_here()
    if kind == "episode":
        on_episode = queries.episode_support_in_review(session, review_id, support_id)
        episode = on_episode.episode
        actions.remove_support(session, on_episode, by=actor_here())
    else:
        on_view = queries.view_support_in_review(session, review_id, support_id)
        episode = on_view.view.episode
        actions.remove_support(session, on_view, by=actor_here())
    flash("Taken off. The words stay in their source and can be hung here again.", "success")
    return redirect(url_of(episode, "rests-on"))


def _sheet(episode: Episode) -> Sheet:
    session, review_id = session_here(), episode.review_id
    appraisal = queries.appraisal_of(session, episode)
    parts = Parts(
        queries.episode_agencies_of_review(session, review_id, episode.id),
        queries.episode_positions_of_review(session, review_id, episode.id),
        queries.views_of_review(session, review_id, episode.id),
        [appraisal] if appraisal else [],
        queries.differing_views_of_review(session, review_id, episode.id),
        queries.episode_supports_of_review(session, review_id, episode.id),
        queries.view_supports_of_review(session, review_id, episode.id),
    )
    return sheet(episode, parts)


def _told_twice(episode: Episode) -> list[Happening]:
    """What the narrative tells in several accounts of about the same time, each account with its lane and source."""
    session, review_id = session_here(), episode.review_id
    tied = tied_entries_of_review(session, review_id)
    keys = {entry.event_key for entry in tied if entry.event_key and about_the_same_time(episode.on, entry.on)}
    return [each for each in happenings(accounts_of_events(session, review_id, keys)) if each.is_told_twice]


def _with_people(review_id: UUID, form: EpisodeForm) -> EpisodeForm:
    session = session_here()
    form.set_choices("agencies", [(agency.id, agency.name) for agency in agencies_of_review(session, review_id)])
    form.set_choices("positions", [(one.id, one.label) for one in participants_of_review(session, review_id)])
    return form


def _values(form: EpisodeForm) -> dict[str, Any]:
    return form.values(*TEXTS) | {"kind": EpisodeKind(form.kind.data)}


def _ids(form: EpisodeForm, name: str) -> list[UUID]:
    return [UUID(one) for one in form[name].data or []]
