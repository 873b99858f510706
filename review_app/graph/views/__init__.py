"""The pages of the graph, a file per kind of page. First as sentences; the drawing stands behind one link."""

from review_app.graph.views import drawing, sentences, ways, withdrawing
from review_app.graph.views.blueprint import blueprint

__all__ = ["blueprint", "drawing", "sentences", "ways", "withdrawing"]
