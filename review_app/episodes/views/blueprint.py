"""What every page of key practice episodes shares: the blueprint, a page that is one form, and where to go after Save."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here
from review_app.core.commit import session_here
from review_app.core.forms import VersionedForm
from review_app.episodes.models import Episode
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, saved

blueprint = Blueprint("episodes", __name__, url_prefix="/reviews/<uuid:review_id>/episodes")
Page = str | Response | tuple[str, int]


def page_of(
    form: VersionedForm, review_id: UUID, owner: UUID, template: str = "episodes/edit.html", **words: Any
) -> Page:
    """The page of a form, with what was typed on it and not saved; `owner` is what that draft belongs to.

    `saved` may be given as None for what has no page of versions, since it is its writer's alone.
    """
    thing = words["thing"]
    kept = draft_for(form, owner)
    words.setdefault("saved", saved(thing) if thing and "saved" not in words else None)
    page = render_template(template, form=form, draft_url=draft_url(review_id, owner), kept=kept, **words)
    return page, 422 if form.errors else 200


def kept_on(episode: Episode, owner: UUID, part: str | None = None) -> Response:
    """Saved: its draft is gone, and the episode's page comes, at the part that was written."""
    clear_draft(session_here(), actor_here(), request.endpoint or "", owner)
    flash("Saved.", "success")
    return redirect(url_of(episode, part))


def url_of(episode: Episode, part: str | None = None) -> str:
    """The page of an episode."""
    return url_for("episodes.show", review_id=episode.review_id, episode_id=episode.id, _anchor=part)
