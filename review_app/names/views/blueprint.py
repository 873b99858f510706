"""The blueprint of names, and what its views return."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("names", __name__, url_prefix="/reviews/<uuid:review_id>/names")
Page = str | Response | tuple[str, int]
