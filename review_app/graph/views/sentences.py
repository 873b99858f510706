"""What each finding rests on, in a sentence each, and the loose ends."""

from uuid import UUID

from flask import render_template

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.graph.build import build
from review_app.graph.evidence import node_of
from review_app.graph.measures import loose_ends, rests_on
from review_app.graph.queries import load_rows, questions_by_finding
from review_app.graph.through import running_through
from review_app.graph.trail import loose_lines
from review_app.graph.views.blueprint import blueprint

MOST_LOOSE_QUOTES = 50  # on one page; more are counted


@blueprint.get("/findings/rests-on")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> str:
    """What each finding of a review rests on, and the loose ends."""
    session = session_here()
    rows = load_rows(session, review_id)
    graph = build(rows)
    return render_template(
        "graph/list.html",
        findings=[(row, rests_on(graph, node_of(row))) for row in rows.findings],
        questions=questions_by_finding(session, review_id),
        running=running_through(graph),
        loose=loose_lines(graph, loose_ends(graph)),
        most=MOST_LOOSE_QUOTES,
    )
