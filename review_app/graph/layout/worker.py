"""Lays out one shape from standard input and writes where its points stand; started by its path with `python -I`.

It knows numbers only: how many points, how wide each is, and which are joined. The only file that loads Graphviz, which
shares this process with nothing of the application, under limits of time and memory.
"""

import json
import resource
import sys
from typing import Any

import pygraphviz

DOT = {"rankdir": "LR", "nodesep": "0.06", "ranksep": "2.4", "splines": "false", "nslimit": "2", "mclimit": "0.5"}
# This build of Graphviz has no triangulation, so that overlaps can only be scaled away.
SFDP = {"overlap": "scale", "splines": "false"}
POINTS_AN_INCH = 72


def limit(memory: int, seconds: int) -> None:
    """Take away from this process what a layout does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def laid_out(asked: dict[str, Any]) -> list[list[float]]:
    """Where each point stands, in points; y grows downwards."""
    drawing: Any = pygraphviz.AGraph(directed=True, strict=True)
    drawing.graph_attr.update(DOT if asked["program"] == "dot" else SFDP)
    drawing.node_attr.update(shape="box", fixedsize="true", label="")
    for place, (wide, high) in enumerate(asked["sizes"]):
        drawing.add_node(place, width=wide / POINTS_AN_INCH, height=high / POINTS_AN_INCH)
    drawing.add_edges_from(asked["joins"])
    drawing.layout(prog=asked["program"])
    found = []
    for place in range(len(asked["sizes"])):
        x, y = drawing.get_node(place).attr["pos"].split(",")
        found.append([float(x), -float(y)])
    return found


def main() -> None:
    """Read a shape under the limits that it is sent with, answer on standard output."""
    asked: dict[str, Any] = json.loads(sys.stdin.buffer.read())
    limit(asked["memory"], asked["seconds"])
    sys.stdout.write(json.dumps(laid_out(asked)))


if __name__ == "__main__":
    main()
