"""The time line: what is uncertain looks uncertain, two accounts are joined, and a thousand entries can still be read."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx_integrity import check
from lxml import etree
from openxml_audit import OpenXmlValidator

from exports.content.time_line import Band, Kind, Lane, Mark, TimeLine
from exports.pictures.calendar_axis import Axis
from exports.pictures.png import FONT, picture_of, png
from exports.pictures.time_line import draw
from exports.word import narrative_docx
from exports.word.drawings import drawn
from exports.word.page import A4
from tests.exports.sample import NARRATIVE_PAPER
from tests.exports.word_file import WordFile

SVG = "{http://www.w3.org/2000/svg}"
# Everything else could be refused by the content security policy, or fetch something.
PRESENTATION = {
    "aria-label", "cx", "cy", "d", "fill", "fill-opacity", "font-family", "font-size", "height", "r", "role", "rx",
    "stroke", "stroke-dasharray", "stroke-width", "text-anchor", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip


def mark(first: date, last: date | None = None, kind: Kind = Kind.DAY, what: str = "A visit.", event: str = "") -> Mark:
    return Mark(first=first, last=last or first, kind=kind, when="when", what=what, event=event)


def scene(*lanes: Lane, bands: tuple[Band, ...] = (), last: date = date(2010, 12, 31)) -> TimeLine:
    return TimeLine(title="Time line", words="In words.", first=date(2009, 1, 1), last=last, lanes=lanes, bands=bands)


def shapes(drawn: str, name: str) -> list[etree._Element]:
    return list(etree.fromstring(drawn.encode()).iter(SVG + name))


def test_a_day_a_stretch_and_an_uncertain_date_look_different() -> None:
    day, third = date(2009, 3, 3), date(2009, 9, 30)
    drawn = draw(scene(Lane(label="One", marks=(mark(day), mark(date(2009, 6, 1), third, Kind.SPAN),
                                                mark(date(2010, 3, 1), date(2010, 8, 31), Kind.UNSURE),
                                                mark(date(2010, 11, 2), None, Kind.UNSURE)))))  # fmt: skip
    titled = {
        (each.tag, each.get("fill"), each.get("stroke-dasharray"))
        for each in etree.fromstring(drawn.encode())
        if each.find(SVG + "title") is not None
    }
    assert len(titled) == 4


def test_nothing_in_the_picture_is_style_script_or_markup_of_the_case() -> None:
    nasty = '<script>alert(1)</script> & “O\'Brien”\x00 style="x"'
    drawn = draw(scene(Lane(label=nasty, marks=(mark(date(2009, 5, 5), what=nasty),)),
                       bands=(Band(label=nasty, said=nasty, first=date(2009, 2, 1), last=date(2009, 4, 1)),)))  # fmt: skip
    root = etree.fromstring(drawn.encode())
    assert {attribute for each in root.iter() for attribute in each.attrib} <= PRESENTATION
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg", "rect", "line", "circle", "path", "text", "title",
    }  # fmt: skip
    assert any("<script>alert(1)</script>" in (each.text or "") for each in root.iter(SVG + "title"))


def test_two_accounts_of_one_event_are_joined_across_lanes() -> None:
    tied = mark(date(2009, 3, 12), event="e1")
    drawn = draw(scene(Lane(label="One", marks=(tied,)), Lane(label="Two", marks=(tied, mark(date(2010, 1, 1))))))
    assert len(shapes(drawn, "path")) == 1
    assert "path" not in draw(scene(Lane(label="One", marks=(mark(date(2009, 3, 12)),))))


def test_marks_of_one_day_stand_one_below_the_other_and_none_is_covered() -> None:
    drawn = draw(scene(Lane(label="One", marks=tuple(mark(date(2009, 3, 12)) for _ in range(4)))))
    places = {
        (each.get("cx"), each.get("cy")) for each in shapes(drawn, "circle") if each.find(SVG + "title") is not None
    }
    assert len(places) == 4


def test_a_thousand_entries_become_bars_that_say_how_many() -> None:
    days = [date(2009, 1, 1) + timedelta(days=number * 7 % 700) for number in range(1000)]
    full = Lane(label="Full", marks=tuple(mark(day) for day in days))
    drawn = draw(scene(full, Lane(label="Thin", marks=(mark(days[0]),))))
    root = etree.fromstring(drawn.encode())
    assert float(root.get("height")) < 400
    assert len(list(root.iter())) < 1000
    said = " ".join(title.text or "" for title in root.iter(SVG + "title"))
    assert "entries" in said
    assert "1000 entries" in " ".join(each.text or "" for each in root.iter(SVG + "text"))


def test_episodes_that_overlap_stand_in_rows_of_their_own() -> None:
    bands = tuple(
        Band(label=f"Episode {number}", said="x", first=date(2009, 3, number), last=date(2009, 9, 1))
        for number in (1, 2, 3)
    )
    drawn = draw(scene(Lane(label="One"), bands=bands))
    assert len({each.get("y") for each in shapes(drawn, "rect") if each.find(SVG + "title") is not None}) == 3


@pytest.mark.parametrize(
    "last", [date(2009, 1, 1), date(2009, 1, 20), date(2009, 12, 31), date(2019, 5, 5), date(2099, 1, 1)]
)
def test_the_axis_says_what_can_be_read_for_a_day_and_for_a_century(last: date) -> None:
    places = [x for x, _said in Axis(date(2009, 1, 1), last, 0, 1000).marks()]
    assert all(after - before >= 50 for before, after in pairwise(places))
    assert len(places) <= 20
    assert draw(scene(Lane(label="x", marks=(mark(date(2009, 1, 1)),)), last=last))


def test_the_picture_for_word_is_made_with_the_font_that_we_ship() -> None:
    svg = draw(scene(Lane(label="Health visitor 1 — Nguyễn", marks=(mark(date(2009, 3, 3)),))), font=FONT, width=760)
    picture = picture_of(svg, "In words.")
    assert picture.png.startswith(b"\x89PNG")
    assert (picture.width, picture.words) == (1520, "In words.")
    assert png(svg) == picture.png
    without = png(svg.replace("Health visitor", "Hxxxxx xxxxxxx"))
    assert without != picture.png  # letters are drawn, and not left out for want of a font


def test_word_takes_the_picture_with_its_words_and_needs_no_repair(tmp_path: Path) -> None:
    svg = draw(scene(Lane(label="The child", marks=(mark(date(2009, 3, 3)),))), font=FONT, width=760)
    picture = picture_of(svg, "Time line & “words” <said>.")
    data = narrative_docx(replace(NARRATIVE_PAPER, picture=picture))
    path = tmp_path / "paper.docx"
    path.write_bytes(data)
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []
    assert [str(finding) for finding in check(path)] == []
    opened = docx.Document(str(path))
    (shape,) = opened.inline_shapes
    assert shape._inline.docPr.get("descr") == "Time line & “words” <said>."
    assert shape.width < opened.sections[0].page_width
    assert narrative_docx(replace(NARRATIVE_PAPER, picture=picture)) == data
    assert "word/media/time-line.png" not in WordFile(narrative_docx(NARRATIVE_PAPER)).parts


def test_a_long_picture_is_made_to_fit_on_its_page() -> None:
    lanes = tuple(Lane(label=f"Position {number}", marks=(mark(date(2009, 3, 3)),)) for number in range(80))
    picture = picture_of(draw(scene(*lanes), font=FONT, width=760), "Many lanes.")
    extent = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"', drawn(picture, "word/media/time-line.png", A4))
    assert extent is not None
    assert int(extent[2]) < A4.height * 635
    assert abs(int(extent[1]) / int(extent[2]) - picture.width / picture.height) < 0.01
