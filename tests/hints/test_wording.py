"""Wording that blames or looks back: what is raised, and where the check holds its tongue."""

import time
from pathlib import Path

import pytest

from review_app.hints.check import Checker, Silent
from review_app.hints.standard import standard_kinds
from tools.wording import FILES, TEXTS, counts, table

DOCS = Path(__file__).parents[2] / "docs" / "wording.md"
CHECKER = Checker(standard_kinds())


def said(text: str, checker: Checker = CHECKER) -> list[str]:
    """The phrases raised in a text."""
    return [hit.words for hit in checker.check(text)]


def test_every_kind_says_why_and_what_to_ask_instead() -> None:
    assert len(standard_kinds()) == 16
    for kind in standard_kinds():
        assert kind.why.endswith((".", "?")), kind.key
        assert "?" in kind.instead or kind.instead.endswith("."), kind.key


@pytest.mark.parametrize(
    "text",
    [
        "He told us: “They failed to ring, and should have rung.”",
        "He told us: ‘The workers’ manager failed to ring.’",
        'The file says "failed to engage" twice.',
        "The file says 'failed to engage' twice.",
        "The letter said:\n\n> The team failed to act.\n> It should have acted.\n\nWe asked why.",
        "The letter said:\n\n\tThe team failed to act.\n\nWe asked why.",
        "„Sie failed to ring“, as the family put it.",
        "“A first paragraph of what he said.\n\n“They failed to ring.”",
    ],
)
def test_nothing_is_said_inside_quotes_of_any_kind(text: str) -> None:
    assert said(text) == []


def test_an_apostrophe_opens_and_closes_no_quote() -> None:
    assert said("The workers' manager failed to ring the nurses' office.") == ["failed to"]
    assert said("It’s the teams’ way: they failed to ring, and that’s that.") == ["failed to"]
    assert said('A mark that finds no partner: 6" wide. They failed to ring.') == ["failed to"]
    assert said("He said “no”. They failed to ring. She said “yes”.") == ["failed to"]


def test_nothing_is_said_in_titles_of_works_and_documents() -> None:
    assert said("The report Missed Opportunities was read by all.") == []
    assert said("We read *a failure to listen* and _the root cause_ of it.") == []
    known = Checker(standard_kinds(), Silent(titles=["How the clinic failed to ring"]))
    text = "As “how” is put in How the clinic failed to ring, nobody knew. They failed to ring."
    assert said(text, known) == ["failed to"]


def test_nothing_is_said_where_words_quoted_from_a_source_are_repeated_without_marks() -> None:
    quoting = Checker(standard_kinds(), Silent(passages=["we all failed to see him", "failed to"]))
    assert said("She said that we all failed to see him that winter.", quoting) == []
    assert said("The team failed to see him.", quoting) == ["failed to"]  # two words are nobody’s own


def test_what_is_denied_is_not_raised_and_not_only_denies_nothing() -> None:
    assert said("No missed opportunity was found.") == []
    assert said("It was not obvious at the time.") == []
    assert said("The review does not find that anybody was at fault.") == []
    assert said("We describe what was done rather than failings.") == []
    assert said("The team not only failed to ring, it wrote that it had.") == ["failed to"]
    assert said("There was no time, and the team failed to ring.") == ["failed to"]


def test_a_babys_growth_and_what_somebody_thinks_of_a_decision_are_no_blame() -> None:
    assert said("The child failed to thrive in the first six weeks.") == []
    assert said("The mother told the hostel that she should not have been moved so far from her sister.") == []
    assert said("The mother said that she was to blame, and that the mistake in his date of birth was hers.") == []
    assert said("The children should not have been moved so far; this should never have happened.") == [
        "should not have been", "should never have happened",
    ]  # fmt: skip


def test_a_hit_shows_its_own_sentence_and_nothing_of_the_next() -> None:
    hit = CHECKER.check("He came at two. They failed\nto ring him. He left.")[0]
    assert (hit.before, hit.words, hit.after) == ("They ", "failed to", " ring him.")


def test_of_two_kinds_that_cover_the_same_words_one_is_raised() -> None:
    assert [hit.kind.key for hit in CHECKER.check("They did not respond to the clear warning signs.")] == [
        "did_not",
        "hindsight",
    ]
    assert [hit.kind.key for hit in CHECKER.check("A visit would have prevented it.")] == ["certainty"]


def test_empty_and_odd_texts_are_taken_as_they_are() -> None:
    for text in ("", "   ", "“", "‘’”„", "…?!", "İstanbul ß ﬁ 👍", "failed", "x" * 100_000):
        assert said(text) == []


def test_the_sentences_written_beforehand_go_as_published() -> None:
    page = DOCS.read_text(encoding="utf-8")
    for name in FILES:
        assert "\n".join(table(name)) in page, f"run python -m tools.wording and put the table of {name} into the page"


def test_no_plain_sentence_of_either_file_is_raised_and_few_blaming_ones_are_passed_over() -> None:
    assert sorted(path.name for path in TEXTS.glob("*.toml")) == sorted(FILES)
    for name in FILES:
        for key, (_by_kind, by_any, quiet) in counts(name):
            assert quiet[0] == quiet[1], key
            assert by_any[0] >= by_any[1] - 1, key


def test_five_thousand_words_take_a_moment() -> None:
    text = " ".join((TEXTS / "first.toml").read_text(encoding="utf-8").split())
    words = (text.split() * 10)[:5000]
    CHECKER.check("warm")
    begun = time.perf_counter()
    CHECKER.check(" ".join(words).replace('"', ""))
    assert time.perf_counter() - begun < 2  # the figure is measured by `make bench`; this only catches a runaway
