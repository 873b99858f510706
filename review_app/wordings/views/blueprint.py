"""Where the pages of wordings hang."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("wordings", __name__)
Page = str | Response | tuple[str, int]
