"""The blueprint of sources, and what its views return."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("sources", __name__, url_prefix="/reviews/<uuid:review_id>")
Page = str | Response | tuple[str, int]
