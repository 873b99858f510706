"""The pages of key practice episodes."""

from typing import Any
from uuid import UUID, uuid5

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.comments.views import comments_box
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import VersionedForm
from review_app.core.rows import CaseRow
from review_app.episodes import actions, queries, rules
from review_app.episodes.forms import AppraisalForm, EpisodeForm, ViewForm
from review_app.episodes.models import Basis, Episode, EpisodeKind
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.narrative.queries import entries_of_review
from review_app.narrative.rules import about_the_same_time, happenings
from review_app.people.queries import agencies_of_review, participant_in_review, participants_of_review

blueprint = Blueprint("episodes", __name__, url_prefix="/reviews/<uuid:review_id>/episodes")
Page = str | Response | tuple[str, int]
TEXTS = ("title", "on", "what_happened", "why_key", "child_life", "known_now", "uncertainty")
APPRAISAL = ("done_well", "fell_short", "basis_detail", "agreed", "differing_view")
