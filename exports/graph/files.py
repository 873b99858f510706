"""The evidence graph as files for other programs: GraphML, GEXF, node-link JSON, SVG and PNG."""

import io
import json
import struct
import zlib
from collections.abc import Callable, Mapping

import networkx as nx
from lxml import etree

from exports.content.graph import EvidenceGraph
from exports.graph.svg import drawing
from exports.pictures.png import FONT, png

GEXF = "http://www.gexf.net/1.2draft"


def as_networkx(graph: EvidenceGraph) -> "nx.DiGraph[str]":
    """The graph with a label, a kind and its facts at each point."""
    found: nx.DiGraph[str] = nx.DiGraph(title=graph.title, notice=graph.notice, description=graph.words)
    names = sorted({name for point in graph.points for name, _value in point.facts})
    numbers = {name for point in graph.points for name, value in point.facts if isinstance(value, int)}
    for point in graph.points:
        blank: dict[str, str | int] = {name: 0 if name in numbers else "" for name in names}
        found.add_node(point.key, label=_clean(point.label), kind=point.kind, **(blank | dict(point.facts)))
    for join in graph.joins:
        found.add_edge(join.start, join.end, weight=join.times)
    return found


def graphml(graph: EvidenceGraph) -> bytes:
    """GraphML, with where each point stands."""
    found = as_networkx(graph)
    for point in graph.points:
        found.nodes[point.key].update(x=float(point.x), y=float(-point.y))
    file = io.BytesIO()
    nx.write_graphml_lxml(found, file, named_key_ids=True)
    return file.getvalue()


def gexf(graph: EvidenceGraph) -> bytes:
    """GEXF 1.2, with where each point stands; the day on which it was written is left out."""
    found = as_networkx(graph)
    for point in graph.points:
        found.nodes[point.key]["viz"] = {"position": {"x": float(point.x), "y": float(-point.y), "z": 0.0}}
    file = io.BytesIO()
    nx.write_gexf(found, file)
    root = etree.fromstring(file.getvalue())
    meta = root.find(f"{{{GEXF}}}meta")
    if meta is not None:
        meta.attrib.clear()
        for child in list(meta):
            meta.remove(child)
        etree.SubElement(meta, f"{{{GEXF}}}creator").text = "Casewindow"
        etree.SubElement(meta, f"{{{GEXF}}}description").text = _clean(f"{graph.title}. {graph.notice}")
    for drawn in root.iter(f"{{{GEXF}}}graph"):
        if "name" in drawn.attrib:
            del drawn.attrib["name"]  # networkx writes one, the schema of GEXF knows none
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def node_link(graph: EvidenceGraph) -> bytes:
    """Node-link JSON as networkx reads and writes it."""
    return json.dumps(nx.node_link_data(as_networkx(graph), edges="edges"), ensure_ascii=False, indent=1).encode()


def svg(graph: EvidenceGraph) -> bytes:
    """The picture with its title and legend."""
    return drawing(graph).encode()


def picture(graph: EvidenceGraph) -> bytes:
    """The same as PNG; what it shows stands in the file as its description."""
    drawn = png(drawing(graph, font=FONT))
    said = {"Title": graph.title, "Description": f"{graph.notice} {graph.words}"}
    end = len(drawn) - 12  # the last chunk says that the file is over
    return drawn[:end] + b"".join(_text_chunk(name, words) for name, words in said.items()) + drawn[end:]


FORMS: Mapping[str, tuple[Callable[[EvidenceGraph], bytes], str]] = {
    "svg": (svg, "image/svg+xml"),
    "png": (picture, "image/png"),
    "graphml": (graphml, "application/graphml+xml"),
    "gexf": (gexf, "application/gexf+xml"),
    "json": (node_link, "application/json"),
}


def draw(graph: EvidenceGraph, form: str) -> tuple[bytes, str]:
    """The file in one of the forms, and its media type; raises KeyError for a form there isn't."""
    drawn, media_type = FORMS[form]
    return drawn(graph), media_type


def _text_chunk(name: str, words: str) -> bytes:
    """A piece of a PNG that holds words (iTXt)."""
    body = name.encode() + b"\0\0\0en\0\0" + words.encode()
    return struct.pack(">I", len(body)) + b"iTXt" + body + struct.pack(">I", zlib.crc32(b"iTXt" + body))


def _clean(text: str) -> str:
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
