"""The phrases that a programme writes, and where they are found; no phrase can make the check slow."""

import time

import pytest

from review_app.hints.check import Checker, Kind, why_not_phrases
from review_app.hints.check.phrases import MOST_PLACES


def found(phrases: str, text: str, unless: str = "") -> list[str]:
    """The words that the check marks in a text."""
    return [hit.words for hit in Checker([Kind("own", "Own", phrases, unless)]).check(text)]


def test_a_phrase_finds_its_words_whatever_the_capitals_apostrophes_and_hyphens() -> None:
    assert found("hard to reach", "A Hard-to-reach family, hard to reach.") == ["Hard-to-reach", "hard to reach"]
    assert found("didn't engage", "She didn’t engage; he DIDN'T engage.") == ["didn’t engage", "DIDN'T engage"]
    assert found("naïve", "A naïve plan.") == ["naïve"]


def test_a_star_stands_for_any_ending_any_word_or_any_form_of_doing() -> None:
    assert found("mismanag*", "It was mismanaged, a mismanagement.") == ["mismanaged", "mismanagement"]
    assert found("failure to *", "A failure to ring.") == ["failure to ring"]
    assert found("should have *ed", "He should have asked, should have known, should have access.") == [
        "should have asked",
        "should have known",
    ]


def test_what_may_be_left_out_may_be_there_and_the_longest_stretch_is_marked() -> None:
    assert found("missed [a/the] chance/chances", "Missed chances, missed a chance, missed one chance.") == [
        "Missed chances",
        "missed a chance",
    ]


def test_words_with_a_stop_between_them_are_no_phrase() -> None:
    assert found("failed to", "The alarm failed. To ring was no use.") == []
    assert found("failed to", "The alarm failed\n\nto ring.") == []
    assert found("failed to", "They failed\nto ring.") == ["failed to"]


def test_a_phrase_with_a_capital_is_looked_for_where_a_sentence_begins_and_is_no_question() -> None:
    phrase = "Had she *ed"
    assert found(phrase, "Had she asked, they had told her.") == ["Had she asked"]
    assert found(phrase, "Why had she asked? Had she asked before?") == []


def test_what_sounds_alike_is_left_alone_where_it_stands_and_nowhere_else() -> None:
    text = "It broke by mistake. It was a mistake to go on."
    assert found("mistake", text, unless="by mistake") == ["mistake"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("(a+)+$", "Other signs can’t be used"),
        ("fail\\w+ to", "Other signs can’t be used"),
        (".*.*.*x", "Other signs can’t be used"),
        ("a/b|c", "Other signs can’t be used"),
        ("open [the", "Other signs can’t be used"),
        ("nobody/no-one came", "Give it a line of its own"),
        ("* failed", "begin with a word"),
        ("[the] failure", "begin with a word"),
        ("*ed", "begin with a word"),
        ("fa*", "at least 3 letters"),
        (" ".join(["word"] * (MOST_PLACES + 1)), "too long"),
        ("/".join(["word"] * 60), "more than 40 words"),
    ],
)
def test_a_line_that_can_be_no_phrase_is_refused_in_plain_words(line: str, said: str) -> None:
    reason = why_not_phrases(f"failed to\n{line}") or ""
    assert said in reason
    assert reason.startswith("“")


def test_a_list_needs_a_phrase_and_holds_a_bounded_number() -> None:
    assert why_not_phrases(" \n ") == "Write at least one phrase, each on a line of its own."
    assert why_not_phrases("", may_be_empty=True) is None
    assert "Keep at most 120" in (why_not_phrases("\n".join(f"word {n}" for n in range(121))) or "")


def test_the_worst_phrases_that_may_be_written_are_quick_on_the_worst_text() -> None:
    worst = "aaa* [*] [*] [*] [*] [*] [*] [*] [*] *b"
    assert why_not_phrases(worst) is None
    checker = Checker([Kind(str(n), str(n), "\n".join([worst] * 20)) for n in range(5)])
    text = "aaaa " * 2000
    begun = time.perf_counter()
    assert checker.check(text) == []
    assert time.perf_counter() - begun < 20  # ten thousand times less than a pattern that goes astray; see `make bench`
