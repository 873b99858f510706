"""The start page: what needs me, then what is mine."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import render_template, url_for
from sqlalchemy.orm import Session

from review_app.access.gate import allowed_in, requires, standing_here
from review_app.access.may import Scope
from review_app.access.panels import links_for, needs_in, next_meetings_of
from review_app.access.permissions import Permission
from review_app.access.roles import Reach, Role
from review_app.boards.models import Board
from review_app.boards.queries import boards_by_ids, programmes_by_ids
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.core.offers import MeetingLine, NeedLine
from review_app.core.text import counted
from review_app.reviews import queries, rules
from review_app.reviews.models import Review
from review_app.reviews.views.blueprint import Page, blueprint
