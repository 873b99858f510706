"""The blueprint of the graph's pages, and the graph of the request's review."""

from uuid import UUID

from flask import Blueprint

from review_app.core.commit import session_here
from review_app.core.errors import NotFound
from review_app.graph.build import Evidence, build
from review_app.graph.evidence import Node
from review_app.graph.queries import load_rows

blueprint = Blueprint("graph", __name__, url_prefix="/reviews/<uuid:review_id>")


def graph_with(review_id: UUID, thing: Node) -> Evidence:
    """The graph of a review in which the thing stands; raises NotFound."""
    graph = build(load_rows(session_here(), review_id))
    if thing not in graph:
        raise NotFound
    return graph
