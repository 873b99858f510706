"""The way from a statement to the words, step by step: from a finding, a question, an episode, a view or a factor."""

from uuid import UUID

from flask import render_template

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.findings.queries import question_in_review
from review_app.graph.cuts import narrow_place
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.measures import rests_on
from review_app.graph.trail import trail, who_and_what
from review_app.graph.views.blueprint import blueprint, graph_with
from review_app.graph.withdrawn import name_of


@blueprint.get("/findings/<uuid:finding_id>/way-to-words")
@requires(Permission.CASE_READ)
def show(review_id: UUID, finding_id: UUID) -> str:
    """The way from one finding to the words."""
    return _page(review_id, Node(NodeKind.FINDING, finding_id))


@blueprint.get("/questions/<uuid:question_id>/way-to-words")
@requires(Permission.CASE_READ)
def show_question(review_id: UUID, question_id: UUID) -> str:
    """The way from a question for the LSCB by its finding to the words."""
    question = question_in_review(session_here(), review_id, question_id)
    return _page(review_id, Node(NodeKind.FINDING, question.finding_id), asked=question.text)


@blueprint.get("/episodes/<uuid:episode_id>/way-to-words")
@requires(Permission.CASE_READ)
def show_episode(review_id: UUID, episode_id: UUID) -> str:
    """The way from what is said of an episode to the words."""
    return _page(review_id, Node(NodeKind.EPISODE, episode_id))


@blueprint.get("/views/<uuid:view_id>/way-to-words")
@requires(Permission.CASE_READ)
def show_view(review_id: UUID, view_id: UUID) -> str:
    """The way from a view from the tunnel to the words."""
    return _page(review_id, Node(NodeKind.VIEW, view_id))


@blueprint.get("/factors/<uuid:factor_id>/way-to-words")
@requires(Permission.CASE_READ)
def show_factor(review_id: UUID, factor_id: UUID) -> str:
    """The way from a contributory factor to the words of those who say so."""
    return _page(review_id, Node(NodeKind.FACTOR, factor_id))


SUBJECTS = {
    NodeKind.EPISODE: "This episode",
    NodeKind.VIEW: "This view from the tunnel",
    NodeKind.FACTOR: "This factor",
}


def _page(review_id: UUID, thing: Node, *, asked: str = "") -> str:
    graph = graph_with(review_id, thing)
    narrow, row = narrow_place(graph, thing), graph.nodes[thing]["row"]
    return render_template(
        "graph/show.html",
        thing=thing,
        row=row,
        name=name_of(graph, thing),
        subject=SUBJECTS.get(thing.kind) or row.name,
        asked=asked,
        rests=rests_on(graph, thing),
        parts=trail(graph, thing),
        fewest=who_and_what(graph, thing),
        narrow=name_of(graph, narrow) if narrow else "",
    )
