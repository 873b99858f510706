"""What would rest on nothing, or on one source only, if a source were withdrawn."""

from uuid import UUID

from flask import render_template

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.views.blueprint import blueprint, graph_with
from review_app.graph.withdrawn import if_withdrawn, name_of


@blueprint.get("/sources/<uuid:source_id>/if-withdrawn")
@requires(Permission.CASE_DELETE)
def withdrawn(review_id: UUID, source_id: UUID) -> str:
    """What would be left if this source were withdrawn; for those who can take it out."""
    source = Node(NodeKind.SOURCE, source_id)
    graph = graph_with(review_id, source)
    return render_template(
        "graph/withdrawn.html", source=source, name=name_of(graph, source), gone=if_withdrawn(graph, source)
    )
