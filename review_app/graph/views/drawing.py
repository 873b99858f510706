"""The drawing, its list, and the files to take along. It follows the list: what is filtered or chosen there is drawn."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import close_reading, reading_session_here, record_apart
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.core.here import database_here, settings_here
from review_app.graph import papers
from review_app.graph.actions import note_downloaded
from review_app.graph.build import Evidence, build
from review_app.graph.drawn import COUNTED, Drawn, Wanted, agencies_of, drawn, levels_of, ways_through
from review_app.graph.evidence import Node, NodeKind
from review_app.graph.forms import KIND_NAMES, DrawingForm, TakeForm
from review_app.graph.layout.placing import Placed, in_columns, place
from review_app.graph.listed import Group, groups_of
from review_app.graph.queries import load_rows
from review_app.graph.reach import of_kind
from review_app.graph.views.blueprint import blueprint
from review_app.people.queries import agencies_of_review
from review_app.reviews.queries import review_by_id

TOO_MANY = (
    "A drawing of so many points could not be read. Choose a finding, a level or an agency, or leave out the quotes."
)
ASKED = ("kinds", "finding", "level", "agency")


@blueprint.get("/findings/drawing")
@requires(Permission.CASE_READ)
def picture(review_id: UUID) -> str:
    """The graph as a drawing, beside the list that it follows."""
    graph = _graph(review_id)
    form = _form(review_id, graph, request.args)
    shown = drawn(graph, form.wanted())
    chosen = _chosen(request.args.get("point", ""), shown)
    asked = papers.Asked(_code(review_id), graph, shown, lit=frozenset(ways_through(shown, chosen) if chosen else ()))
    scene = None if shown.too_many or not shown.points else papers.scene(asked, _placed(asked))
    return render_template(
        "graph/drawing.html",
        form=form,
        take=TakeForm(formdata=None),
        groups=_groups(review_id, graph, shown),
        fields=_fields(request.args),
        chosen=chosen,
        scene=scene,
        drawing=Markup(papers.svg_of(scene)) if scene else None,  # noqa: S704 -- drawn by exports.graph, which escapes every word
        data=papers.data_of(scene) if scene else "",
        too_many=TOO_MANY if shown.too_many else "",
        number=len(shown.points),
    )


@blueprint.post("/findings/drawing")
@requires(Permission.CASE_READ)
def download(review_id: UUID) -> Response:
    """The drawing, or the graph behind it, as a file; that it was taken is recorded first, in a transaction of its own."""
    take = TakeForm()
    if not take.validate():
        raise NotNow("Choose in which form to take the drawing along, and what stands in it.")
    counts_only, form = take.holds.data == "counts", str(take.form.data)
    graph, code = _graph(review_id), _code(review_id)
    wanted = _form(review_id, graph, request.form).wanted()
    asked = papers.Asked(code, graph, drawn(graph, counted_part(wanted) if counts_only else wanted), counts_only)
    if asked.shown.too_many and form in {"svg", "png"}:
        raise NotNow(TOO_MANY)
    close_reading()
    data, media_type = papers.draw(papers.scene(asked, _placed(asked)), form)
    with record_apart(database_here()) as writing:
        note_downloaded(writing, review_by_id(writing, review_id), form, counts_only=counts_only, by=actor_here())
    name = f"{code} graph{' counts only' if counts_only else ''}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(len(data))}
    return Response(data, mimetype=media_type, headers=headers)


def counted_part(wanted: Wanted) -> Wanted:
    """The same without whatever would tell whose account or paper is behind a point."""
    kinds = wanted.kinds & COUNTED
    return replace(wanted, kinds=kinds if NodeKind.FINDING in kinds else COUNTED, agency_id=None)


def _graph(review_id: UUID) -> Evidence:
    return build(load_rows(reading_session_here(), review_id))


def _code(review_id: UUID) -> str:
    return review_by_id(reading_session_here(), review_id).code


def _placed(asked: papers.Asked) -> Placed:
    """Where the points stand; of too many for a drawing, in columns, since a file holds them anyway."""
    shape = papers.shape_of(asked)
    if asked.shown.too_many:
        return Placed(tuple(in_columns(shape.columns)), "columns")
    return place(shape, settings_here().instance_folder)


def _form(review_id: UUID, graph: Evidence, asked: Any) -> DrawingForm:
    """The form with its lists, filled with what was asked for; what makes no sense is left out."""
    findings = [(node.id, graph.nodes[node]["row"].name) for node in of_kind(graph, NodeKind.FINDING)]
    there = set(agencies_of(graph))
    agencies = [(each.id, each.name) for each in agencies_of_review(reading_session_here(), review_id)]
    form = DrawingForm(formdata=asked, meta={"csrf": False})
    form.set_choices("finding", findings, nothing="every finding, and what leads to none")
    form.set_choices("level", [(level, level) for level in levels_of(graph)], nothing="any level, or no factor")
    form.set_choices("agency", [each for each in agencies if each[0] in there], nothing="every agency")
    for name in ("finding", "level", "agency"):
        if form[name].data not in {value for value, _said in form[name].choices}:
            form[name].data = ""
    if not form.kinds.data:
        form.kinds.data = [kind.value for kind in form.wanted().kinds]
    return form


def _fields(asked: Any) -> list[tuple[str, str]]:
    """What was asked for, to be asked for again by a link or with a file."""
    return [(name, value) for name in ASKED for value in asked.getlist(name) if value]


def _chosen(word: str, shown: Drawn) -> Node | None:
    kind, _colon, id_ = word.partition(":")
    found = as_id(id_)
    node = Node(NodeKind(kind), found) if found and kind in set(NodeKind) else None
    return node if node in shown.points else None


def _groups(review_id: UUID, graph: Evidence, shown: Drawn) -> list[Group]:
    """The list, with the address at which each line is chosen and the page of what it names."""
    fields: dict[str, Any] = {}
    for name, value in _fields(request.args):
        fields.setdefault(name, []).append(value)
    address = url_for("graph.picture", review_id=review_id, **fields)
    start = f"{address}{'&' if fields else '?'}point="
    blank = UUID(int=0)
    blanks: dict[str, Any] = dict.fromkeys((parameter for _endpoint, parameter in PAGES.values()), blank)
    pages: Mapping[NodeKind, str] = {
        kind: url_for(endpoint, review_id=review_id, **{parameter: blanks[parameter]})
        for kind, (endpoint, parameter) in PAGES.items()
    }
    return groups_of(graph, shown, KIND_NAMES, lambda node: f"{start}{node.kind}:{node.id}#drawing", lambda node: (
        pages[node.kind].replace(str(blank), str(node.id)) if node.kind in pages else ""
    ))  # fmt: skip


PAGES = {
    NodeKind.FINDING: ("findings.show", "finding_id"),
    NodeKind.EPISODE: ("episodes.show", "episode_id"),
    NodeKind.FACTOR: ("factors.show", "factor_id"),
    NodeKind.VIEW: ("graph.show_view", "view_id"),
    NodeKind.SOURCE: ("sources.show", "source_id"),
    NodeKind.PASSAGE: ("sources.show_passage", "passage_id"),
}
