"""Where the pages of history hang."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("history", __name__, url_prefix="/reviews/<uuid:review_id>")
Page = str | Response | tuple[str, int]
