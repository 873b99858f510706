"""What docs/likeness.md says of the engines is what they do on the set that was made before looking."""

import re
from pathlib import Path

import pytest

from review_app.likeness.phrases import shared_phrases
from tools.likeness.__main__ import line_of
from tools.likeness.figures import ENGINES
from tools.likeness.hits import Outcome, outcome, own_trial

DOCS = Path(__file__).parents[2] / "docs/likeness.md"
FLIPS = 1  # another processor may round two near scores the other way


@pytest.fixture(scope="module")
def found() -> dict[str, Outcome]:
    """What each engine does on the set."""
    return {name: outcome(make(), own_trial()) for name, make in ENGINES.items()}


@pytest.mark.parametrize("name", list(ENGINES))
def test_the_published_figures_are_those_of_the_engine(name: str, found: dict[str, Outcome]) -> None:
    printed = line_of(name, found[name])
    (said,) = (
        line
        for line in DOCS.read_text(encoding="utf-8").splitlines()
        if line.startswith(printed[:12]) and line.endswith("of 28 |")
    )
    numbers = [[int(number) for number in re.findall(r"(\d+)(?= \(| of)", line)] for line in (printed, said)]
    assert len(numbers[0]) == 4
    assert all(abs(one - other) <= FLIPS for one, other in zip(*numbers, strict=True))


def test_sentences_find_far_more_partners_than_letters_do(found: dict[str, Outcome]) -> None:
    assert found["sentences"].within[3] >= 44
    assert found["letters"].within[3] >= 15
    assert found["sentences"].fallen <= 12


def test_the_set_holds_what_it_is_said_to_hold() -> None:
    trial = own_trial()
    assert len(trial.texts) == len(set(trial.texts)) == 72
    assert (len({one for group in trial.groups for one in group}), len(trial.traps)) == (59, 28)
    assert sorted({len(group) for group in trial.groups}) == [2, 3]


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("", "Anything", []),
        ("The and of", "of and the", []),
        ("O’Brien’s own form", "o'brien's own FORM", ["O’Brien’s own form"]),
        ("The school.\nNurses write", "Is it the school? Nurses write.", ["Nurses write"]),
        ("Children’s social workers", "A child, a worker, a family", []),
        (
            "A tick in a box decides whether anybody rings back.",
            "Whether anybody rings back is decided by a tick, in a box of the form.",
            ["anybody rings back", "tick in a box", "decides"],
        ),
        ("Fear, a & b; “Nguyễn”", "nguyễn & fear", ["Nguyễn"]),
    ],
)
def test_reasons_are_the_words_that_both_say(first: str, second: str, shared: list[str]) -> None:
    assert shared_phrases(first, second) == shared
