"""What the graph offers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.offers import Link, Panel, Room
from review_app.graph.build import build
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.measures import rests_on
from review_app.graph.queries import load_rows
from review_app.graph.views import blueprint


def _of_finding(session: Session, review_id: UUID, finding_id: UUID) -> Mapping[str, Any]:
    graph = build(load_rows(session, review_id))
    return {"rests": rests_on(graph, Node(NodeKind.FINDING, finding_id)), "finding_id": finding_id}


def _list_url(review_id: UUID | None) -> str:
    return url_for("graph.list_", review_id=review_id)


def _only_ids(session: Session, review_id: UUID, thing_id: UUID) -> Mapping[str, Any]:
    """Nothing is loaded on the lower page: the graph is built when somebody asks for it."""
    del session, review_id
    return {"id": thing_id}


READ = Permission.CASE_READ
WITHDRAW = Permission.CASE_DELETE

ROOM = Room(
    "graph",
    blueprint,
    (
        Panel("finding", "What this finding rests on", "graph/panel.html", _of_finding, READ),
        Panel("episode", "What this episode rests on", "graph/episode_panel.html", _only_ids, READ),
        Panel("factor", "What this factor rests on", "graph/factor_panel.html", _only_ids, READ),
        Panel("source", "If this source were withdrawn", "graph/source_panel.html", _only_ids, WITHDRAW),
        Link("review", "What the findings rest on", _list_url, READ),
        Link("findings", "What the findings rest on, and loose ends", _list_url, READ),
    ),
)
