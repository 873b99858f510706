"""Search as words: what counts as the same, what can be asked for, and what is shown. No database."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_app.search.asking import LONGEST, for_fts5, for_tsquery, terms_of
from review_app.search.folding import BREAK, LONGEST_WORD, MOST_BYTES, PER_WORD, indexed, joined_words
from review_app.search.rules import why_not_search
from review_app.search.snippets import Piece, snippet_of


def words_of(text: str) -> list[str]:
    return [part for word in joined_words(text) for part in word.parts]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Dr O’Brien rang", "O'Brien"),
        ("Dr O’Brien rang", "obrien"),
        ("Dr OBrien rang", "o'brien"),
        ("child-care was late", "childcare"),
        ("child care was late", "child-care"),
        ("childcare was late", "child-care"),
        ("Mrs Nguyễn", "nguyen"),
        ("Mrs Nguyen", "Nguyễn"),
        ("Łukasz and Jørgen", "lukasz jorgen"),
        ("the child’s bedroom", "child bedroom"),
        ("Straße", "STRASSE"),
        ("re‑assessment", "re-assess"),
        ("an assessment", "assess"),
        ("on 12/3/09", "12/3/09"),
        ("ANOTHER", "“another”"),
    ],
)
def test_what_counts_as_the_same_is_found(text: str, asked: str) -> None:
    assert is_found(text, asked)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("care of the child", "child-care"),
        ("care of the child", "“child care”"),
        ("an assessment", "assess made"),
        ("an assessment", "“assess”"),
        ("social worker", "“social work”"),
    ],
)
def test_what_is_something_else_is_not(text: str, asked: str) -> None:
    assert not is_found(text, asked)


def test_no_phrase_reaches_from_one_text_of_a_record_into_the_next() -> None:
    assert indexed(["late visit", "", "by child-care"]) == f"late visit {BREAK} by child care {BREAK} childcare"


@given(st.text(max_size=300))
def test_a_text_is_its_chunks_between_blanks_one_after_the_other(text: str) -> None:
    assert words_of(text) == [word for chunk in re.findall(r"\S+", text) for word in words_of(chunk)]


@given(st.text(max_size=LONGEST))
def test_nothing_that_is_typed_becomes_an_operator(asked: str) -> None:
    terms = terms_of(asked)
    plain = r'"m[^"\s]+"( \*)?'
    for word in re.findall(r'"[^"]*"(?: \*)?', for_fts5(terms, "m")):
        assert re.fullmatch(plain, word)
    assert re.sub(plain, "", for_fts5(terms, "m")).replace("AND", "").replace("OR", "").strip(" ()") == ""
    assert re.sub(r"'m[^'\\\s]+'(:\*)?", "", for_tsquery(terms, "m")).strip(" ()&|") == ""


@given(st.text(max_size=300))
def test_indexed_words_are_short_and_hold_no_sign(text: str) -> None:
    for word in indexed([text]).split(" "):
        assert word == BREAK or not word or (word.isalnum() and len(word) <= LONGEST_WORD)


def test_a_text_of_nothing_but_different_words_does_not_burst_the_index() -> None:
    words = indexed([" ".join(f"ward{number}" for number in range(60_000))]).split(" ")
    assert sum(len(word) + PER_WORD for word in words) <= MOST_BYTES
    assert len(words) > 20_000


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "Type what you are looking for"),
        ("  ", "Type what you are looking for"),
        ("a", "at least two letters"),
        ("😀 🎉", "at least two letters"),
        ('"', "at least two letters"),
        ("***", "at least two letters"),
        ("word " * 200, "this has 1,000"),
    ],
)
def test_what_cannot_be_looked_for_is_said_in_a_sentence(asked: str, said: str) -> None:
    assert said in (why_not_search(asked) or "")


@pytest.mark.parametrize(
    "asked", ["ab", "42", "NEAR(a b)", "health*", 'say "it"', "a b", "x AND y", "col:word", "Ωμέγα"]
)
def test_everything_else_can(asked: str) -> None:
    assert why_not_search(asked) is None


def shown(text: str, asked: str) -> list[Piece]:
    return snippet_of([text], terms_of(asked), {})


def test_the_words_are_shown_where_they_stand_with_the_signs_round_them_unmarked() -> None:
    assert shown("She said: “Nguyễn’s child-care, again”.", "nguyen childcare") == [
        Piece("She said: “"),
        Piece("Nguyễn’s", hit=True),
        Piece(" "),
        Piece("child-care", hit=True),
        Piece(", again”."),
    ]


def test_the_place_that_says_most_of_it_is_shown() -> None:
    text = "visit " + "word " * 100 + "the late visit was closed " + "word " * 100
    pieces = shown(text, "closed visit")
    assert [piece.text for piece in pieces if piece.hit] == ["visit", "closed"]
    assert (pieces[0].text[:1], pieces[-1].text[-1:]) == ("…", "…")


def test_a_phrase_is_marked_as_a_whole_and_a_beginning_as_the_whole_word() -> None:
    assert [
        piece.text for piece in shown("a social work day for a social worker", "“social worker” d") if piece.hit
    ] == ["social", "worker"]
    assert [piece.text for piece in shown("an assessment", "asse") if piece.hit] == ["assessment"]


def test_what_stands_far_apart_is_shown_at_both_places() -> None:
    pieces = shown("the visit " + "word " * 100 + "was closed", "visit clos")
    assert [piece.text for piece in pieces if piece.hit] == ["visit", "closed"]
    assert "".join(piece.text for piece in pieces).count("…") == 1
    assert len(pieces) == 4


def test_two_places_close_to_each_other_are_shown_as_one() -> None:
    text = (
        "before " * 20 + "visit " + "one two three four five six seven eight nine ten " * 2 + "closed " + "after " * 20
    )
    said = "".join(piece.text for piece in shown(text, "visit clos"))
    assert "visit one two" in said
    assert said.count("seven") == 2
    assert said.count("…") == 2


@pytest.mark.parametrize("asked", ["eleven cases", "“open cases”", "nguyen", "childcare", "elev", "late zebra"])
def test_in_a_long_text_the_same_places_are_shown(asked: str) -> None:
    said = "Nguyễn’s child-care and late visits. She had eleven open cases, said the zebra. "
    text = "word " * 2000 + said + "word " * 2000
    marked = [piece.text for piece in shown(text, asked) if piece.hit]
    assert marked == [piece.text for piece in shown(said, asked) if piece.hit]
    assert marked
    assert shown(text, asked)[0].text.startswith("… ")
    assert shown(text, asked)[-1].text.endswith(" …")


@given(st.text(max_size=400), st.text(max_size=20))
def test_what_is_shown_are_parts_of_the_text_as_it_stands(text: str, asked: str) -> None:
    whole = " ".join(re.findall(r"\S+", text.replace("…", " ")))
    for part in "".join(piece.text for piece in shown(text.replace("…", " "), asked)).split("…"):
        assert part.strip() in whole


def is_found(text: str, asked: str) -> bool:
    """As the databases find: each term by one of its runs, the last word as far as it was typed."""
    padded = f" {indexed([text])} "
    return all(
        any(f" {' '.join(run)}" + ("" if term.begins else " ") in padded for run in term.runs)
        for term in terms_of(asked)
    )
