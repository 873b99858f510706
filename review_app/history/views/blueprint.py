"""Where the pages of history hang."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("history", __name__)
Page = str | Response | tuple[str, int]
OF_A_REVIEW = "/reviews/<uuid:review_id>"
OF_A_PROGRAMME = "/programmes/<uuid:programme_id>"
