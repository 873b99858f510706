"""A genogram as SVG in the usual symbols: circle, square, diamond; whole, dashed and dotted lines; strokes for a parting."""

from dataclasses import dataclass

from lxml import etree

from exports.content.genogram import Couple, Genogram, Person, Shape
from exports.pictures.family_tree import Place, places

SVG = "http://www.w3.org/2000/svg"
STEP, ROW, SIZE, MARGIN = 150, 190, 44, 30
LINE, NAME, WORDS = 17, 16, 14  # heights of letters and lines in pixels
INK, PAPER, QUIET = "#0b0c0c", "#ffffff", "#484949"
DASHES = {"solid": "", "dashed": "8 5", "dotted": "2 5"}
STROKE = 2
STROKE_GAP = 8
ARCH = 16  # how high the line of two who don't stand side by side goes above their symbols


@dataclass(frozen=True)
class Spot:
    """The middle of a symbol, and where the words below it end."""

    x: float
    y: float
    foot: float


def draw(family: Genogram) -> str:
    """The family as an SVG element, to stand inside a page; lists beside it say the same in words."""
    stands = places(family)
    where = {person.key: _spot(stands[person.key], len(person.words)) for person in family.people}
    width = max((spot.x for spot in where.values()), default=0) + STEP / 2 + MARGIN
    height = max((spot.y for spot in where.values()), default=0) + ROW - SIZE
    root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})  # type: ignore[dict-item] # the stubs forget the nameless namespace
    for name, value in {"viewBox": f"0 0 {width:.0f} {height:.0f}", "width": f"{width:.0f}", "role": "img"}.items():
        root.set(name, value)
    _add(root, "title").text = family.title
    _draw_couples(root, family, where)
    _draw_children(root, family, where)
    for person in family.people:
        _draw_person(root, person, where[person.key])
    return etree.tostring(root, encoding="unicode")


def _spot(place: Place, words: int) -> Spot:
    y = MARGIN + ARCH + SIZE / 2 + place.generation * ROW
    return Spot(MARGIN + STEP / 2 + place.across * STEP, y, foot=y + SIZE / 2 + (words + 1) * LINE + 6)


def _draw_person(root: etree._Element, person: Person, spot: Spot) -> None:
    _draw_symbol(root, person.shape, spot, SIZE / 2)
    if person.in_focus:
        _draw_symbol(root, person.shape, spot, SIZE / 2 - 5)
    if person.has_died:
        reach = SIZE / 2
        _line(root, (spot.x - reach, spot.y - reach), (spot.x + reach, spot.y + reach))
        _line(root, (spot.x - reach, spot.y + reach), (spot.x + reach, spot.y - reach))
    y = spot.y + SIZE / 2 + LINE
    _words(root, person.name, spot.x, y, bold=True)
    for number, words in enumerate(person.words, start=1):
        _words(root, words, spot.x, y + number * LINE)


def _draw_symbol(root: etree._Element, shape: Shape, spot: Spot, reach: float) -> None:
    look: dict[str, str | float] = {"fill": PAPER, "stroke": INK, "stroke-width": STROKE}
    if shape is Shape.FEMALE:
        _add(root, "circle", cx=spot.x, cy=spot.y, r=reach, **look)
    elif shape is Shape.MALE:
        _add(root, "rect", x=spot.x - reach, y=spot.y - reach, width=2 * reach, height=2 * reach, **look)
    else:
        corners = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)]
        points = " ".join(f"{spot.x + x:.1f},{spot.y + y:.1f}" for x, y in corners)
        _add(root, "polygon", points=points, **look)


def _draw_couples(root: etree._Element, family: Genogram, where: dict[str, Spot]) -> None:
    drawn = {frozenset((couple.one, couple.other)): couple for couple in family.couples}
    for couple in drawn.values():
        left, right = sorted((where[couple.one], where[couple.other]), key=lambda spot: spot.x)
        _draw_couple(root, couple, left, right, beside=_stand_together(where, left, right))


def _draw_couple(root: etree._Element, couple: Couple, left: Spot, right: Spot, *, beside: bool) -> None:
    dashes, y = DASHES[couple.line], left.y
    if beside:
        _line(root, (left.x + SIZE / 2, y), (right.x - SIZE / 2, right.y), dashes)
    else:  # over the heads of those between
        y = left.y - SIZE / 2 - ARCH
        _line(root, (left.x, left.y - SIZE / 2), (left.x, y), dashes)
        _line(root, (left.x, y), (right.x, y), dashes)
        _line(root, (right.x, y), (right.x, right.y - SIZE / 2), dashes)
    middle = _middle(left, right, beside=beside) + STROKE_GAP * 2
    for number in range(couple.strokes):
        x = middle + number * STROKE_GAP
        _line(root, (x - 4, y + 9), (x + 4, y - 9))


def _draw_children(root: etree._Element, family: Genogram, where: dict[str, Spot]) -> None:
    """From the middle of each pair of parents, or from a lone parent, down to each child."""
    groups: dict[tuple[str, ...], list[str]] = {}
    by_birth: dict[tuple[tuple[str, ...], str], bool] = {}
    for person in family.people:
        links = [link for link in family.parents if link.child == person.key]
        for birth in (True, False):
            keys = tuple(
                sorted({link.parent for link in links if link.by_birth is birth}, key=lambda key: where[key].x)
            )
            for group in [keys] if birth and len(keys) <= 2 else [(key,) for key in keys]:
                if group:
                    groups.setdefault(group, []).append(person.key)
                    by_birth[group, person.key] = birth
    for number, (group, children) in enumerate(groups.items()):
        _draw_family(
            root, [where[key] for key in group], where, {key: by_birth[group, key] for key in children}, number
        )


def _draw_family(
    root: etree._Element, parents: list[Spot], where: dict[str, Spot], children: dict[str, bool], number: int
) -> None:
    left, right = parents[0], parents[-1]
    beside = _stand_together(where, left, right)
    x = _middle(left, right, beside=beside)
    top = left.y if beside else left.y - SIZE / 2 - ARCH
    if len(parents) == 1:  # from below the words of a lone parent
        top = left.foot
    bar = (
        min(where[key].y for key in children) - SIZE / 2 - ARCH - 8 - 7 * (number % 3)
    )  # families side by side keep apart
    dashes = "" if any(children.values()) else DASHES["dashed"]
    _line(root, (x, top), (x, bar), dashes)
    ends = [x, *(where[key].x for key in children)]
    _line(root, (min(ends), bar), (max(ends), bar), dashes)
    for key, by_birth in children.items():
        _line(root, (where[key].x, bar), (where[key].x, where[key].y - SIZE / 2), "" if by_birth else DASHES["dashed"])


def _stand_together(where: dict[str, Spot], left: Spot, right: Spot) -> bool:
    return left.y == right.y and not any(spot.y == left.y and left.x < spot.x < right.x for spot in where.values())


def _middle(left: Spot, right: Spot, *, beside: bool) -> float:
    return (left.x + right.x) / 2 if beside else right.x - STEP / 2


def _line(root: etree._Element, start: tuple[float, float], end: tuple[float, float], dashes: str = "") -> None:
    line = _add(root, "line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], stroke=INK)
    line.set("stroke-width", str(STROKE))
    if dashes:
        line.set("stroke-dasharray", dashes)


def _words(root: etree._Element, words: str, x: float, y: float, *, bold: bool = False) -> None:
    text = _add(root, "text", x=x, y=y, fill=INK if bold else QUIET)
    text.set("text-anchor", "middle")
    text.set("font-family", "Arial, sans-serif")
    text.set("font-size", str(NAME if bold else WORDS))
    if bold:
        text.set("font-weight", "bold")
    text.text = words


def _add(root: etree._Element, name: str, **attributes: str | float) -> etree._Element:
    element = etree.SubElement(root, f"{{{SVG}}}{name}")
    for key, value in attributes.items():
        element.set(key.replace("_", "-"), f"{value:.1f}" if isinstance(value, float) else str(value))
    return element
