"""A time line as SVG: a row for each lane, uncertain dates drawn soft, two accounts joined, episodes as bands above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from exports.content.time_line import Band, Kind, Lane, Mark, TimeLine
from exports.pictures.calendar_axis import Axis
from exports.pictures.svg import BLUE, INK, PALE, PAPER, QUIET, Drawing, shortened

PAGE_FONT = "Arial, Helvetica, sans-serif"
WIDTH, LABELS, MARGIN = 1180, 196, 12
ROW, BAND, AXIS, LEGEND = 20, 24, 30, 34
NARROW = 11  # the narrowest mark
MOST_ROWS = 5  # one below the other in a lane; a fuller lane is drawn as a density
BIN, HIGH = 9, 46  # the width of a bar of a density, and the height of its lane
DASHES = "3 2"
BAND_WORDS = 66.0  # pixels that “Episode 12” takes


@dataclass
class _Page:
    """Where the drawing stands: the axis, how far down it has come, and where each account of an event was put."""

    drawing: Drawing
    axis: Axis
    y: float = 0.0
    accounts: dict[str, list[tuple[float, float]]] = field(default_factory=dict)


def draw(scene: TimeLine, *, font: str = PAGE_FONT, width: int = WIDTH) -> str:
    """The picture; a table beside it says the same in words."""
    page = _Page(Drawing(width, font), Axis(scene.first, scene.last, LABELS, width - MARGIN))
    page.drawing.add("rect", x=0, y=0, width="100%", height="100%", fill=PAPER)
    rows = [_rows_of(lane, page.axis) for lane in scene.lanes]
    heights = [HIGH + 8 if len(lane_rows) > MOST_ROWS else ROW * max(len(lane_rows), 1) + 8 for lane_rows in rows]
    bands = _stacked([(page.axis.start(band.first), page.axis.end(band.last)) for band in scene.bands], gap=6, least=72)
    above = AXIS + BAND * (max(bands, default=-1) + 1) + 4
    _draw_axis(page, above + sum(heights))
    page.y = AXIS
    for band, row in zip(scene.bands, bands, strict=True):
        _draw_band(page, band, AXIS + row * BAND, above + sum(heights))
    page.y = above
    for lane, lane_rows, height in zip(scene.lanes, rows, heights, strict=True):
        _draw_lane(page, lane, lane_rows, height)
    _join_accounts(page)
    _draw_legend(page)
    return page.drawing.done(page.y, scene.words)


def _draw_axis(page: _Page, bottom: float) -> None:
    page.drawing.add("line", x1=LABELS, y1=AXIS, x2=page.axis.right, y2=AXIS, stroke=INK, stroke_width=1)
    for x, said in page.axis.marks():
        page.drawing.add("line", x1=x, y1=AXIS - 6, x2=x, y2=bottom, stroke="#d8d8d8", stroke_width=1)
        if x < page.axis.right - 40:
            page.drawing.words(x + 3, AXIS - 10, said, size=13, fill=QUIET)


def _draw_band(page: _Page, band: Band, y: float, bottom: float) -> None:
    x1, x2 = page.axis.start(band.first), page.axis.end(band.last)
    wide = max(x2 - x1, 4.0)
    dash = {} if band.sure else {"stroke_dasharray": DASHES}
    page.drawing.add("rect", x=x1, y=y, width=wide, height=bottom - y, fill=BLUE, fill_opacity=0.06)
    page.drawing.add("rect", band.said, x=x1, y=y + 3, width=wide, height=BAND - 7, fill="#d2e2f1",
                     stroke=BLUE, stroke_width=1, **dash)  # fmt: skip
    room = page.axis.right - x1 - 6
    if room < BAND_WORDS:  # at the right edge the label stands before its band
        page.drawing.words(x1 - 4, y + BAND - 9, band.label, size=12, text_anchor="end")
    else:
        page.drawing.words(x1 + 4, y + BAND - 9, shortened(band.label, min(room, max(wide, BAND_WORDS)), 12), size=12)


def _rows_of(lane: Lane, axis: Axis) -> list[list[Mark]]:
    """The marks of a lane in rows in which none covers another."""
    marks = sorted(lane.marks, key=lambda mark: (mark.first, mark.last))
    rows: list[list[Mark]] = []
    for mark, row in zip(marks, _stacked([_ends(mark, axis) for mark in marks], gap=2), strict=True):
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row].append(mark)
    return rows


def _stacked(ends: Sequence[tuple[float, float]], *, gap: float, least: float = 0) -> list[int]:
    """For each stretch, in the order of their beginnings, the first row that is free where it begins."""
    free: list[float] = []
    found = []
    for x1, x2 in ends:
        row = next((place for place, taken in enumerate(free) if taken <= x1), len(free))
        free += [0.0] * (row + 1 - len(free))
        free[row] = max(x2, x1 + least) + gap
        found.append(row)
    return found


def _ends(mark: Mark, axis: Axis) -> tuple[float, float]:
    x1, x2 = axis.start(mark.first), axis.end(mark.last)
    middle = (x1 + x2) / 2
    return (x1, x2) if x2 - x1 >= NARROW else (middle - NARROW / 2, middle + NARROW / 2)


def _draw_lane(page: _Page, lane: Lane, rows: list[list[Mark]], height: float) -> None:
    page.drawing.add("line", x1=0, y1=page.y, x2=page.axis.right, y2=page.y, stroke="#b1b4b6", stroke_width=1)
    for place, line in enumerate(_in_two_lines(lane.label)):
        page.drawing.words(4, page.y + 17 + 16 * place, line)
    if len(rows) > MOST_ROWS:
        _draw_density(page, lane)
    else:
        for place, row in enumerate(rows):
            for mark in row:
                _draw_mark(page, mark, page.y + 4 + ROW * (place + 0.5))
    page.y += max(height, 16 * len(_in_two_lines(lane.label)) + 10)


def _in_two_lines(label: str) -> list[str]:
    """A label on one line or two."""
    most = int((LABELS - 8) / (14 * 0.56))
    if len(label) <= most:
        return [label]
    cut = label.rfind(" ", 0, most + 1)
    cut = cut if cut > 0 else most
    return [label[:cut], shortened(label[cut:].strip(), LABELS - 8)]


def _draw_mark(page: _Page, mark: Mark, y: float) -> None:
    x1, x2 = _ends(mark, page.axis)
    said = f"{mark.when}: {mark.what}" if mark.what else mark.when
    if mark.kind is Kind.DAY or (mark.kind is Kind.UNSURE and x2 - x1 <= NARROW):
        unsure = mark.kind is Kind.UNSURE
        look = {"fill": PAPER, "stroke_dasharray": DASHES} if unsure else {"fill": BLUE}
        page.drawing.add("circle", said, cx=(x1 + x2) / 2, cy=y, r=5, stroke=BLUE, stroke_width=1.5, **look)
    elif mark.kind is Kind.SPAN:
        page.drawing.add("rect", said, x=x1, y=y - 5, width=x2 - x1, height=10, fill=BLUE)
    else:
        page.drawing.add("rect", said, x=x1, y=y - 5, width=x2 - x1, height=10, rx=5, fill=PALE, stroke=BLUE,
                         stroke_width=1.2, stroke_dasharray=DASHES)  # fmt: skip
    if mark.event:
        page.accounts.setdefault(mark.event, []).append(((x1 + x2) / 2, y))


def _draw_density(page: _Page, lane: Lane) -> None:
    """How many entries there are in each stretch, since that many marks could not be told apart."""
    bins: dict[int, list[Mark]] = {}
    for mark in lane.marks:
        x1, x2 = _ends(mark, page.axis)
        bins.setdefault(int(((x1 + x2) / 2 - page.axis.left) // BIN), []).append(mark)
        if mark.event:
            page.accounts.setdefault(mark.event, []).append(((x1 + x2) / 2, page.y + HIGH / 2))
    most = max(len(marks) for marks in bins.values())
    base = page.y + HIGH + 4
    for place, marks in sorted(bins.items()):
        sure = sum(mark.kind is not Kind.UNSURE for mark in marks)
        x, said = page.axis.left + place * BIN, f"{marks[0].when} to {marks[-1].when}: {len(marks)} entries"
        tall, solid = HIGH * len(marks) / most, HIGH * sure / most
        page.drawing.add("rect", said, x=x + 1, y=base - tall, width=BIN - 2, height=tall, fill=PALE, stroke=BLUE,
                         stroke_width=0.8, stroke_dasharray=DASHES)  # fmt: skip
        page.drawing.add("rect", said, x=x + 1, y=base - solid, width=BIN - 2, height=solid, fill=BLUE)
    page.drawing.words(4, base - 2, f"{len(lane.marks)} entries, at most {most} in a bar", size=11, fill=QUIET)


def _join_accounts(page: _Page) -> None:
    """A bracket from one account of an event to the next."""
    for places in page.accounts.values():
        for (x1, y1), (x2, y2) in pairwise(places):
            bow = max(x1, x2) + (9 if x1 == x2 or y1 == y2 else 7)
            page.drawing.add("path", "Accounts of one event", d=f"M{x1:.1f} {y1:.1f} H{bow:.1f} V{y2:.1f} H{x2:.1f}",
                             fill="none", stroke=INK, stroke_width=1.6)  # fmt: skip
            for x, y in ((x1, y1), (x2, y2)):
                page.drawing.add("circle", cx=x, cy=y, r=2.2, fill=INK)


def _draw_legend(page: _Page) -> None:
    page.drawing.add("line", x1=0, y1=page.y, x2=page.axis.right, y2=page.y, stroke="#b1b4b6", stroke_width=1)
    x, y = float(4), page.y + LEGEND / 2
    for words, shapes in _legend():
        wide = 34 + len(words) * 7.6 + 20
        if x > 4 and x + wide > page.axis.right:
            x, y = float(4), y + LEGEND * 0.7
        for name, attributes in shapes:
            page.drawing.add(name, **{**attributes, **_moved(attributes, x, y)})
        page.drawing.words(x + 34, y + 5, words, size=13, fill=QUIET)
        x += wide
    page.y = y + LEGEND / 2


Shape = tuple[str, dict[str, str | float]]


def _legend() -> Iterator[tuple[str, list[Shape]]]:
    yield "on this day", [("circle", {"cx": 20, "cy": 0, "r": 5, "fill": BLUE})]
    yield "from one day to another", [("rect", {"x": 0, "y": -5, "width": 28, "height": 10, "fill": BLUE})]
    soft: dict[str, str | float] = {"fill": PALE, "stroke": BLUE, "stroke_width": 1.2, "stroke_dasharray": DASHES}
    yield "some time within", [("rect", {"x": 0, "y": -5, "width": 28, "height": 10, "rx": 5, **soft})]
    line: dict[str, str | float] = {"fill": "none", "stroke": INK, "stroke_width": 1.6}
    yield "accounts of one event", [("rect", {"x": 4, "y": -6, "width": 20, "height": 12, **line})]
    band: dict[str, str | float] = {"fill": "#d2e2f1", "stroke": BLUE, "stroke_width": 1}
    yield "key practice episode", [("rect", {"x": 0, "y": -7, "width": 28, "height": 14, **band})]


def _moved(attributes: dict[str, str | float], x: float, y: float) -> dict[str, str | float]:
    return {
        name: float(attributes[name]) + by
        for name, by in (("x", x), ("cx", x), ("y", y), ("cy", y))
        if name in attributes
    }
