"""The pages of key practice episodes."""

from typing import Any
from uuid import UUID, uuid5

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.comments.views import comments_box
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import VersionedForm
from review_app.episodes import actions, queries, rules
from review_app.episodes.forms import AppraisalForm, EpisodeForm, ViewForm
from review_app.episodes.models import Basis, Episode, EpisodeKind
from review_app.episodes.sheets import Parts, Sheet, sheet
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.narrative.queries import tied_entries_of_review
from review_app.narrative.rules import Happening, about_the_same_time, happenings
from review_app.people.queries import agencies_of_review, participant_in_review, participants_of_review

blueprint = Blueprint("episodes", __name__, url_prefix="/reviews/<uuid:review_id>/episodes")
Page = str | Response | tuple[str, int]
TEXTS = ("title", "on", "what_happened", "why_key", "child_life", "known_now", "uncertainty")
APPRAISAL = ("done_well", "fell_short", "basis_detail", "agreed", "differing_view")


@blueprint.get("")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """The method's table: every episode on one page, by number or by date."""
    session, by_date = session_here(), request.args.get("order") == "date"
    episodes = queries.episodes_of_review(session, review_id)
    parts = Parts(
        queries.episode_agencies_of_review(session, review_id),
        queries.episode_positions_of_review(session, review_id),
        queries.views_of_review(session, review_id),
        queries.appraisals_of_review(session, review_id),
    )
    sheets = [sheet(episode, parts) for episode in (rules.by_date(episodes) if by_date else episodes)]
    columns = panels_for("episodes", review_id, review_id)
    return render_template("episodes/list.html", sheets=sheets, by_date=by_date, columns=columns)


@blueprint.get("/<uuid:episode_id>")
@requires(Permission.CASE_READ)
def show(review_id: UUID, episode_id: UUID) -> Page:
    """One episode: what happened, the views from the tunnel apart from what is known now, the appraisal."""
    session = session_here()
    episode = queries.episode_in_review(session, review_id, episode_id)
    return render_template(
        "episodes/show.html",
        episode=episode,
        sheet=_sheet(episode),
        told_twice=_told_twice(episode),
        panels=panels_for("episode", review_id, episode_id),
        comments=comments_box(review_id, "episode", episode_id),
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
        return _kept(episode, review_id)
    return _page(form, review_id, review_id, title="Add a key practice episode", thing=None)


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
        return _kept(episode, episode.id)
    return _page(form, review_id, episode.id, title=f"Change episode {episode.number}", thing=episode)


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
        return _kept(episode, owner, f"view-{participant.id}")
    words = {"title": "View from the tunnel", "episode": episode, "participant": participant}
    return _page(form, review_id, owner, "episodes/write_view.html", thing=view, **words)


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
            return _kept(episode, episode.id, "appraisal")
    words = {"title": "Appraisal", "episode": episode}
    return _page(form, review_id, episode.id, "episodes/write_appraisal.html", thing=appraisal, **words)


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
    return redirect(_url(episode, "rests-on"))


def _sheet(episode: Episode) -> Sheet:
    session, review_id = session_here(), episode.review_id
    appraisal = queries.appraisal_of(session, episode)
    parts = Parts(
        queries.episode_agencies_of_review(session, review_id, episode.id),
        queries.episode_positions_of_review(session, review_id, episode.id),
        queries.views_of_review(session, review_id, episode.id),
        [appraisal] if appraisal else [],
        queries.episode_supports_of_review(session, review_id, episode.id),
        queries.view_supports_of_review(session, review_id, episode.id),
    )
    return sheet(episode, parts)


def _told_twice(episode: Episode) -> list[Happening]:
    """What the narrative tells in several accounts of about the same time."""
    entries = tied_entries_of_review(session_here(), episode.review_id)
    told = [each for each in happenings(entries) if each.is_told_twice]
    return [each for each in told if any(about_the_same_time(episode.on, entry.on) for entry in each.entries)]


def _with_people(review_id: UUID, form: EpisodeForm) -> EpisodeForm:
    session = session_here()
    form.set_choices("agencies", [(agency.id, agency.name) for agency in agencies_of_review(session, review_id)])
    form.set_choices("positions", [(one.id, one.label) for one in participants_of_review(session, review_id)])
    return form


def _values(form: EpisodeForm) -> dict[str, Any]:
    return form.values(*TEXTS) | {"kind": EpisodeKind(form.kind.data)}


def _ids(form: EpisodeForm, name: str) -> list[UUID]:
    return [UUID(one) for one in form[name].data or []]


def _page(
    form: VersionedForm, review_id: UUID, owner: UUID, template: str = "episodes/edit.html", **words: Any
) -> Page:
    thing = words["thing"]
    kept = draft_for(form, owner)
    page = render_template(
        template,
        form=form,
        draft_url=draft_url(review_id, owner),
        kept=kept,
        saved=saved(thing) if thing else None,
        **words,
    )
    return page, 422 if form.errors else 200


def _kept(episode: Episode, owner: UUID, part: str | None = None) -> Response:
    clear_draft(session_here(), actor_here(), request.endpoint or "", owner)
    flash("Saved.", "success")
    return redirect(_url(episode, part))


def _url(episode: Episode, part: str | None = None) -> str:
    return url_for("episodes.show", review_id=episode.review_id, episode_id=episode.id, _anchor=part)
