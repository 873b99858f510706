"""Where the pages of hints hang."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("hints", __name__)
Page = str | Response | tuple[str, int]
