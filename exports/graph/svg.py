"""The evidence graph as SVG: a shape and a colour for each kind, title and legend, every word escaped."""

from collections.abc import Callable

from exports.content.graph import LONGEST_LABEL, EvidenceGraph, Join, Point, is_large, size_of, small
from exports.pictures.svg import BLUE, INK, PALE, PAPER, QUIET, Drawing, shortened

PAGE_FONT = "Arial, Helvetica, sans-serif"
MARGIN, HEAD, LEGEND_ROW = 24.0, 54.0, 26.0
NARROWEST = 760.0
LINE, FAINT = "#8a949c", "#d9dde0"
FADED = 0.28
LOOKS: dict[str, tuple[str, str, str]] = {  # fill, stroke, colour of the words
    "finding": (BLUE, INK, PAPER),
    "episode": ("#d2e2f1", BLUE, INK),
    "factor": (PAPER, "#6b4a9c", INK),
    "view": ("#f6f1dd", "#8a6d1b", INK),
    "source": ("#e2efe4", "#2c6b3f", INK),
    "passage": ("#2c6b3f", "#2c6b3f", INK),
    "outside": (PALE, QUIET, INK),
}


def drawing(graph: EvidenceGraph, *, font: str = PAGE_FONT, whole: bool = True) -> str:
    """The picture; `whole` for a file, with its title and who it is for, which a page says beside it."""
    many, head = is_large(len(graph.points)), HEAD if whole else 0.0
    sizes = {point.key: size_of(point, many=many) for point in graph.points}
    right = max((point.x + sizes[point.key][0] / 2 for point in graph.points), default=0.0)
    left = min((point.x - sizes[point.key][0] / 2 for point in graph.points), default=0.0)
    wide = max(right - left + 2 * MARGIN, NARROWEST)
    picture = Drawing(wide, font)
    if whole:
        picture.add("title").text = graph.title
        picture.add("desc").text = f"{graph.notice} {graph.words}"
    picture.add("rect", x=0, y=0, width="100%", height="100%", fill=PAPER)
    if whole:
        picture.words(MARGIN, 26.0, graph.title, size=18, font_weight="bold")
        picture.words(MARGIN, 46.0, shortened(graph.notice, wide - 2 * MARGIN, 12), size=12, fill=QUIET)
    page = _Page(picture, graph, many, (MARGIN - left, MARGIN + head + 8))
    for join in graph.joins:
        page.draw_join(join)
    for point in graph.points:
        page.draw_point(point)
    bottom = max((point.y for point in graph.points), default=0.0) + page.moved[1] + MARGIN
    return picture.done(_draw_legend(picture, graph, bottom), graph.words)


class _Page:
    """Where the drawing stands."""

    def __init__(self, picture: Drawing, graph: EvidenceGraph, many: bool, moved: tuple[float, float]) -> None:
        self.picture, self.graph, self.many, self.moved = picture, graph, many, moved
        self.points = {point.key: point for point in graph.points}

    def draw_join(self, join: Join) -> None:
        """A line; from the right edge of one point to the left edge of the next where the drawing has a direction."""
        start, end = self.points[join.start], self.points[join.end]
        x1, y1, x2, y2 = start.x + self.moved[0], start.y + self.moved[1], end.x + self.moved[0], end.y + self.moved[1]
        lit = not self.graph.lit or {join.start, join.end} <= self.graph.lit
        look: dict[str, str | float] = {"fill": "none", "stroke": LINE if lit else FAINT}
        look |= {"stroke_width": min(0.8 + 0.4 * join.times, 3.2)}
        if lit and self.graph.lit:
            look |= {"stroke": BLUE}
        if self.graph.left_to_right:
            x1, x2 = x1 + self._half(start), x2 - self._half(end)
            bend = max(abs(x2 - x1) / 2, 20.0)
            way = f"M{x1:.1f} {y1:.1f} C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
            self.picture.add("path", d=way, **look)
        else:
            self.picture.add("line", x1=x1, y1=y1, x2=x2, y2=y2, **look)

    def draw_point(self, point: Point) -> None:
        """The shape of its kind, and its label where there is room."""
        wide, high = size_of(point, many=self.many)
        x, y = point.x + self.moved[0], point.y + self.moved[1]
        faded = bool(self.graph.lit) and point.key not in self.graph.lit
        shape_of(self.picture, point.kind, (x, y, wide, high), said=_said(point), on_paper=point.on_paper, faded=faded)
        if not small(point, many=self.many):
            colour = LOOKS[point.kind][2]
            label = shortened(point.label, LONGEST_LABEL * 12 * 0.58, 12)
            faint = {"opacity": FADED + 0.2} if faded else {}
            self.picture.words(x, y + 4, label, size=12, text_anchor="middle", fill=colour, **faint)

    def _half(self, point: Point) -> float:
        return size_of(point, many=self.many)[0] / 2


def shape_of(
    picture: Drawing, kind: str, box: tuple[float, float, float, float], *, said: str = "", on_paper: bool = False,
    faded: bool = False,
) -> None:  # fmt: skip
    """The shape that stands for a kind; `box` is its middle, width and height."""
    fill, stroke, _words = LOOKS[kind]
    look: dict[str, str | float] = {"fill": fill, "stroke": stroke, "stroke_width": 1.4}
    if faded:
        look |= {"opacity": FADED}
    _SHAPES.get("paper" if on_paper else kind, _box)(picture, box, look, said)


Box = tuple[float, float, float, float]
Look = dict[str, str | float]


def _box(picture: Drawing, box: Box, look: Look, said: str) -> None:
    x, y, wide, high = box
    picture.add("rect", said, x=x - wide / 2, y=y - high / 2, width=wide, height=high, **look)


def _double(picture: Drawing, box: Box, look: Look, said: str) -> None:
    _box(picture, box, look, said)
    x, y, wide, high = box
    if wide > 16:
        _box(picture, (x, y, wide - 6, high - 6), look | {"fill": "none", "stroke_width": 0.7}, "")


def _pill(picture: Drawing, box: Box, look: Look, said: str) -> None:
    x, y, wide, high = box
    around = {"rx": high / 2}
    picture.add("rect", said, x=x - wide / 2, y=y - high / 2, width=wide, height=high, **look, **around)


def _dashed(picture: Drawing, box: Box, look: Look, said: str) -> None:
    _box(picture, box, look | {"stroke_dasharray": "4 2"}, said)


def _cut(picture: Drawing, box: Box, look: Look, said: str) -> None:
    """A sheet with its corner folded down."""
    x, y, wide, high = box
    left, top, fold = x - wide / 2, y - high / 2, min(6.0, high / 2)
    way = f"M{left:.1f} {top:.1f} h{wide - fold:.1f} l{fold:.1f} {fold:.1f} v{high - fold:.1f} h{-wide:.1f} z"
    picture.add("path", said, d=way, **look)


def _six(picture: Drawing, box: Box, look: Look, said: str) -> None:
    x, y, wide, high = box
    left, slope = x - wide / 2, min(8.0, wide / 4)
    way = (
        f"M{left:.1f} {y:.1f} l{slope:.1f} {-high / 2:.1f} h{wide - 2 * slope:.1f} l{slope:.1f} {high / 2:.1f} "
        f"l{-slope:.1f} {high / 2:.1f} h{2 * slope - wide:.1f} z"
    )
    picture.add("path", said, d=way, **look)


_SHAPES: dict[str, Callable[[Drawing, Box, Look, str], None]] = {
    "episode": _double, "factor": _pill, "view": _dashed, "source": _pill, "passage": _pill, "paper": _cut, "outside": _six,
}  # fmt: skip


def _said(point: Point) -> str:
    facts = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in point.facts if value not in ("", 0))
    return f"{point.label}. {facts}" if facts else point.label


def _draw_legend(picture: Drawing, graph: EvidenceGraph, top: float) -> float:
    """What each shape means; its lower edge."""
    picture.add("line", x1=0, y1=top, x2=picture.width, y2=top, stroke="#b1b4b6", stroke_width=1)
    x, y = MARGIN, top + LEGEND_ROW * 0.8
    for kind, words in graph.kinds:
        room = 46 + len(words) * 7.4 + 22
        if x > MARGIN and x + room > picture.width:
            x, y = MARGIN, y + LEGEND_ROW
        on_paper = kind == "paper"
        shape_of(picture, "source" if on_paper else kind, (x + 18, y, 34.0, 16.0), on_paper=on_paper)
        picture.words(x + 44, y + 5, words, size=13, fill=QUIET)
        x += room
    direction = "from left to right" if graph.left_to_right else "towards the findings"
    picture.words(MARGIN, y + LEGEND_ROW, f"A line leads {direction}, from what was said or read to what rests on it.",
                  size=13, fill=QUIET)  # fmt: skip
    return y + 1.7 * LEGEND_ROW
