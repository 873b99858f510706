"""Where the pages of reports hang."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("reports", __name__, url_prefix="/reviews/<uuid:review_id>/report")
Page = str | Response | tuple[str, int]
