"""The one clock: real moments everywhere, and those of the story while the demonstration is loaded and nowhere else."""

from datetime import date
from pathlib import Path

import pytest

import review_app
from review_app.core.clock import DEMONSTRATION_DAY, now, telling, today, true_now, turn_to


def test_while_a_story_is_told_moments_fall_in_it_one_after_the_other() -> None:
    with telling(date(2011, 2, 1)):
        first, second = now(), now()
        assert first.date() == date(2011, 2, 1)
        assert first < second
        turn_to(date(2011, 7, 8))
        assert f"{now():%H:%M %d %B %Y}" == "08:30 08 July 2011"  # half past nine in a London summer
        assert today() == DEMONSTRATION_DAY
        assert true_now().date() > DEMONSTRATION_DAY
    assert now().date() > DEMONSTRATION_DAY
    assert today() > DEMONSTRATION_DAY


def test_no_story_goes_beyond_the_day_on_which_it_stands_still() -> None:
    with telling(date(2011, 2, 1)):
        turn_to(date(2012, 1, 1))
        assert now().date() == DEMONSTRATION_DAY


def test_where_no_story_is_told_the_clock_cannot_be_turned() -> None:
    with pytest.raises(RuntimeError, match="moments are real"):
        turn_to(date(2011, 7, 8))


def test_only_the_loading_of_the_demonstration_tells_a_story() -> None:
    house = Path(review_app.__file__).parent
    tellers = {
        file.relative_to(house).parts[0]
        for file in house.rglob("*.py")
        if any(f"import {name}" in line for line in file.read_text().splitlines() if "core.clock" in line for name in ("telling", "turn_to"))
    }  # fmt: skip
    assert tellers == {"demonstration"}
