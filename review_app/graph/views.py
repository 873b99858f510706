"""The pages of the graph: what the findings rest on, and the way from each to the words. First as sentences."""

from uuid import UUID

from flask import Blueprint, render_template

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.findings.queries import finding_in_review
from review_app.graph.build import build
from review_app.graph.evidence import Node, NodeKind, node_of
from review_app.graph.measures import loose_ends, rests_on
from review_app.graph.queries import load_rows
from review_app.graph.trail import loose_lines, trail

blueprint = Blueprint("graph", __name__, url_prefix="/reviews/<uuid:review_id>")

MOST_LOOSE_QUOTES = 50  # on one page; more are counted


@blueprint.get("/findings/rests-on")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> str:
    """What each finding of a review rests on, and the loose ends."""
    rows = load_rows(session_here(), review_id)
    graph = build(rows)
    return render_template(
        "graph/list.html",
        findings=[(row, rests_on(graph, node_of(row))) for row in rows.findings],
        loose=loose_lines(graph, loose_ends(graph)),
        most=MOST_LOOSE_QUOTES,
    )


@blueprint.get("/findings/<uuid:finding_id>/way-to-words")
@requires(Permission.CASE_READ)
def show(review_id: UUID, finding_id: UUID) -> str:
    """The way from one finding to the words, step by step."""
    session = session_here()
    finding = finding_in_review(session, review_id, finding_id)
    graph = build(load_rows(session, review_id))
    node = Node(NodeKind.FINDING, finding.id)
    return render_template("graph/show.html", finding=finding, rests=rests_on(graph, node), parts=trail(graph, node))
