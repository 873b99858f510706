"""The blueprint of reviews, and what its views return."""

from flask import Blueprint
from werkzeug.wrappers import Response

blueprint = Blueprint("reviews", __name__)
Page = str | Response | tuple[str, int]
