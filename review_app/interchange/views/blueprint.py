"""Where the pages of interchange hang."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("interchange", __name__)
Page = str | Response | tuple[str, int]
