"""The evidence graph as a drawing and as files: what is written is what other programs read, and nothing else stands in it."""

import io
import json
import struct

import networkx as nx
import pytest
from lxml import etree

from exports.content.graph import EvidenceGraph, Join, Point
from exports.graph import FORMS, draw, drawing

SVG = "{http://www.w3.org/2000/svg}"
ODD = 'Health visitor O’Brien & Nguyễn <2> "ß" \x0b'
CLEAN = 'Health visitor O’Brien & Nguyễn <2> "ß"'

GRAPH = EvidenceGraph(
    title="LT-04: what the findings rest on",
    notice="For the review team & nobody else.",
    words="One conversation, one finding.",
    points=(
        Point("source-1", "source", ODD, (("agency", "Agency 1"),), 0, 0),
        Point("source-2", "source", "Document 1", (), 0, 40, on_paper=True),
        Point("factor-1", "factor", "Forms", (("level", "Front line"), ("conversations", 1)), 200, 0),
        Point("finding-1", "finding", "Finding 1", (("conversations", 1), ("documents", 1)), 400, 10),
    ),
    joins=(Join("source-1", "factor-1", 3), Join("factor-1", "finding-1"), Join("source-2", "finding-1")),
    lit=frozenset({"source-1", "factor-1"}),
    kinds=(("source", "Conversations"), ("paper", "Documents"), ("factor", "Factors"), ("finding", "Findings")),
)
EDGES = {("source-1", "factor-1"): 3, ("factor-1", "finding-1"): 1, ("source-2", "finding-1"): 1}


def read_back(form: str) -> "nx.DiGraph[str]":
    data, _media_type = draw(GRAPH, form)
    if form == "graphml":
        return nx.read_graphml(io.BytesIO(data))
    return nx.read_gexf(io.BytesIO(data)) if form == "gexf" else nx.node_link_graph(json.loads(data), edges="edges")


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_a_file_read_back_is_the_same_graph(form: str) -> None:
    found = read_back(form)
    assert found.is_directed()
    assert {(start, end): int(data["weight"]) for start, end, data in found.edges(data=True)} == EDGES
    assert found.nodes["source-1"]["label"] == CLEAN
    assert [found.nodes[point.key]["kind"] for point in GRAPH.points] == ["source", "source", "factor", "finding"]
    assert (found.nodes["finding-1"]["documents"], found.nodes["factor-1"]["level"]) == (1, "Front line")


def test_the_files_have_the_shape_that_gephi_and_cytoscape_look_for() -> None:
    graphml = etree.fromstring(draw(GRAPH, "graphml")[0])
    assert graphml.tag == "{http://graphml.graphdrawing.org/xmlns}graphml"
    keys = {(key.get("for"), key.get("attr.name")): key.get("attr.type") for key in graphml.iter("{*}key")}
    assert keys["node", "label"] == "string"
    assert keys["edge", "weight"] in {"int", "long"}
    assert keys["node", "x"] in {"double", "float"}
    gexf = etree.fromstring(draw(GRAPH, "gexf")[0])
    assert gexf.tag == "{http://www.gexf.net/1.2draft}gexf"
    assert {node.get("label") for node in gexf.iter("{*}node")} == {CLEAN, "Document 1", "Forms", "Finding 1"}
    assert len(list(gexf.iter("{http://www.gexf.net/1.2draft/viz}position"))) == 4
    assert gexf.find("{*}meta").get("lastmodifieddate") is None
    assert set(gexf.find("{*}graph").attrib) <= {"defaultedgetype", "mode"}  # the schema of GEXF 1.2 knows no name here


def test_the_picture_has_its_title_legend_and_text_alternative() -> None:
    root = etree.fromstring(drawing(GRAPH).encode())
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert root.findtext(f"{SVG}title") == GRAPH.title
    assert root.findtext(f"{SVG}desc") == f"{GRAPH.notice} {GRAPH.words}"
    assert root.get("aria-label") == GRAPH.words
    assert {GRAPH.title, GRAPH.notice, "Conversations", "Documents", "Factors", "Findings", "Finding 1"} <= set(texts)
    assert root.xpath("//@style") == []
    assert b"<script" not in draw(GRAPH, "svg")[0]
    faded = [element for element in root.iter(f"{SVG}rect") if element.get("opacity")]
    assert len(faded) == 1  # the finding: what was chosen stands out; the paper is no rectangle


def test_the_png_is_a_picture_with_its_description() -> None:
    data, media_type = draw(GRAPH, "png")
    assert media_type == "image/png"
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", data[16:24])
    assert wide >= 1400
    assert high > 200
    assert b"iTXt" in data
    assert GRAPH.words.encode() in data


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_graph_makes_an_empty_file(form: str) -> None:
    nothing = EvidenceGraph("LT-04", "For the team.", "Nothing is drawn.", (), ())
    assert len(draw(nothing, form)[0]) > 50
