"""The evidence graph as a drawing, and as files that other programs open."""

from exports.graph.files import FORMS, draw
from exports.graph.svg import drawing

__all__ = ["FORMS", "draw", "drawing"]
