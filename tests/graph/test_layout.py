"""Where the points of the drawing stand: in time, without overlap, kept until the shape changes, and never in the way."""

import json
import random
import stat
import time
from itertools import combinations
from pathlib import Path

import pytest

from review_app.graph.layout import placing
from review_app.graph.layout.placing import FOLDER, Shape, lay_out, place


def a_shape(points: int, joins: int, *, wide: float = 90.0) -> Shape:
    """Points in four columns, joined from left to right."""
    chance = random.Random(points)
    columns = tuple(sorted(chance.randrange(4) for _ in range(points)))
    pairs = {tuple(sorted(chance.sample(range(points), 2))) for _ in range(joins)} if points > 1 else set()
    rightwards = sorted((start, end) for start, end in pairs if columns[start] < columns[end])
    return Shape(((wide, 20.0),) * points, tuple(rightwards), columns)


def test_a_small_graph_is_laid_out_from_left_to_right_and_no_point_covers_another() -> None:
    shape = a_shape(60, 120)
    placed = lay_out(shape)
    assert placed.program == "dot"
    assert all(placed.spots[start][0] < placed.spots[end][0] for start, end in shape.joins)
    assert not [
        pair for pair in combinations(placed.spots, 2)
        if abs(pair[0][0] - pair[1][0]) < 89 and abs(pair[0][1] - pair[1][1]) < 19
    ]  # fmt: skip
    assert min(x for x, _y in placed.spots) == min(y for _x, y in placed.spots) == 0


@pytest.mark.slow
def test_fifteen_hundred_points_are_laid_out_in_five_seconds() -> None:
    shape = a_shape(1500, 4500, wide=14.0)
    begun = time.perf_counter()
    placed = lay_out(shape)
    assert placed.program == "sfdp"
    assert len(set(placed.spots)) == 1500
    assert time.perf_counter() - begun < 5 * 3  # five seconds on a machine that does nothing else; see docs/figures.md


def test_a_layout_is_kept_until_the_shape_changes_and_holds_nothing_but_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shape = a_shape(8, 12)
    first = place(shape, tmp_path)
    kept = list((tmp_path / FOLDER).iterdir())
    assert len(kept) == 1
    assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600
    assert set(json.loads(kept[0].read_text())) == {"program", "spots"}
    monkeypatch.setattr(placing, "lay_out", lambda shape: pytest.fail("it was laid out again"))
    assert place(shape, tmp_path) == first
    kept[0].write_text("{}")
    with pytest.raises(pytest.fail.Exception):
        place(shape, tmp_path)
    kept[0].write_text("not even that")
    with pytest.raises(pytest.fail.Exception):
        place(a_shape(9, 12), tmp_path)


def test_a_layout_that_is_not_done_in_time_stands_in_columns_and_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "SECONDS", {"dot": 0, "sfdp": 0})
    shape = a_shape(8, 12)
    placed = place(shape, tmp_path)
    assert placed.program == "columns"
    assert len(set(placed.spots)) == 8
    assert not (tmp_path / FOLDER).exists()


def test_where_nothing_can_be_kept_the_drawing_is_laid_out_each_time(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    assert place(a_shape(4, 4), tmp_path).program == "dot"


def test_the_oldest_layouts_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "MOST_KEPT", 2)
    for points in (3, 4, 5):
        place(a_shape(points, points), tmp_path)
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


def test_the_same_graph_has_the_same_shape_whatever_its_words() -> None:
    assert a_shape(20, 30).key == a_shape(20, 30).key
    assert len({a_shape(20, 30).key, a_shape(20, 31).key, a_shape(20, 30, wide=91).key}) >= 2


def test_nothing_at_all_is_laid_out_too() -> None:
    assert lay_out(Shape((), (), ())).spots == ()
