"""A file that came is read as it was made, or not at all; each other one with a plain sentence. Without a database."""

import contextlib
import doctest
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review_app.interchange import contents, digits
from review_app.interchange.contents import written
from review_app.interchange.digits import NotAKey, groups_of, key_of
from review_app.interchange.reading import CHANGED, MOST_BYTES, NOT_ONE, TOO_LARGE, TWICE, NotAFile, read_file
from review_app.interchange.signing import is_signed
from tests.factories.interchange import KEY, a_file, a_line, gone

WHOLE = a_file(a_line("one", "“Tick” & ring: Nguyễn’s <form>"), a_line("two", good_practice=True), gone("three"))


@pytest.mark.parametrize("module", [contents, digits])
def test_the_examples_in_the_docstrings_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0


def refused(data: bytes) -> str:
    """The sentence with which a file is not read."""
    with pytest.raises(NotAFile) as problem:
        read_file(data)
    assert problem.value.sentence.endswith(".")
    return problem.value.sentence


def signed_anew(change: Callable[[dict[str, Any]], None]) -> bytes:
    """A file that somebody with the key has made by other means than ours."""
    document = json.loads(WHOLE)
    del document["signature"]
    change(document)
    return written(document | {"signature": KEY.sign(written(document)).hex()})


def test_a_whole_file_is_read_as_it_was_made() -> None:
    read = read_file(WHOLE).contents
    assert (read.lscb, read.number, len(read.wordings), len(read.withdrawn)) == ("Brindle Vale", 1, 2, 1)
    assert read.wordings[0] == a_line("one", "“Tick” & ring: Nguyễn’s <form>")
    assert read.wordings[1].good_practice


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255))
def test_a_single_changed_byte_is_noticed_wherever_it_is(place: int, byte: int) -> None:
    changed = WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    if changed != WHOLE:
        refused(changed)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", NOT_ONE),
        (b"PK\x03\x04 a Word file", NOT_ONE),
        (b"\xff\xfe{", NOT_ONE),
        (b"[1, 2]", NOT_ONE),
        (b'{"format": "something else"}', NOT_ONE),
        (b"[" * 100_000, NOT_ONE),
        (b'{"a": ' + b"9" * 10_000 + b"}", NOT_ONE),
        (b'{"a": NaN}', NOT_ONE),
        (b'{"a": 1, "a": 2}', TWICE),
        (b" " * (MOST_BYTES + 1), TOO_LARGE),
        (WHOLE + b" ", CHANGED),
        (WHOLE.replace(b"\n", b"\r\n"), CHANGED),
        (WHOLE.replace(b'"summary": "What', b'"summary": "\\ud800'), CHANGED),
        (WHOLE.replace(b'"title"', b'"title": "x", "title"', 1), TWICE),
        (WHOLE.replace(b'"factors": [\n    "Workload"\n   ]', b'"factors": ' + b"[" * 400 + b"]" * 400), CHANGED),
    ],
)
def test_what_is_no_such_file_or_was_changed_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    assert refused(data) == sentence


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one.update(version=2), "made by a newer Casewindow"),
        (lambda one: one.update(version=True), "“version” in the file can’t be"),
        (lambda one: one.update(number="3"), "“number” in the file can’t be"),
        (lambda one: one.update(number=0), "“number” in the file can’t be"),
        (lambda one: one.update(made_on="2011-02-30"), "“made on” in the file can’t be"),
        (lambda one: one.update(names=["Kofi"]), "the file has other parts"),
        (lambda one: one["wordings"][1].update(case="LT-01"), "wording 2 has other parts"),
        (lambda one: one["wordings"][0].pop("summary"), "wording 1 has other parts"),
        (lambda one: one["wordings"][0].update(title=""), "“title” in wording 1 can’t be"),
        (lambda one: one["wordings"][0].update(title=["x"]), "“title” in wording 1 can’t be"),
        (lambda one: one["wordings"][0].update(title="two\nlines"), "“title” in wording 1 can’t be"),
        (lambda one: one["wordings"][0].update(title="right\u202eleft"), "“title” in wording 1 can’t be"),
        (lambda one: one["wordings"][0].update(title="e\u0301"), "“title” in wording 1 can’t be"),
        (lambda one: one["wordings"][0].update(summary="x" * 200_001), "“summary” in wording 1 can’t be"),
        (lambda one: one["wordings"][0].update(factors=["a\nb"]), "“factors” in wording 1 can’t be"),
        (lambda one: one["wordings"][0].update(finding="{" + "0" * 36), "“finding” in wording 1 can’t be"),
        (lambda one: one["wordings"][0].update(good_practice=1), "“good practice” in wording 1 can’t be"),
        (lambda one: one["wordings"][0].update(shared_on="2999-01-01"), "shared after the file was made"),
        (lambda one: one["wordings"].append(one["wordings"][0]), "stands more than once"),
        (lambda one: one["withdrawn"].append({**one["withdrawn"][0]}), "stands more than once"),
        (lambda one: one["withdrawn"][0].update(finding=one["wordings"][0]["finding"]), "stands more than once"),
        (lambda one: one.update(wordings={}), "“wordings” in the file can’t be"),
    ],
)
def test_a_signed_file_that_says_anything_else_is_refused(change: Callable[[dict[str, Any]], None], said: str) -> None:
    assert said in refused(signed_anew(change))


def test_a_signature_by_another_key_does_not_hold() -> None:
    document = json.loads(WHOLE)
    assert is_signed(document)
    assert not is_signed(document | {"public_key": "00" * 32})
    assert not is_signed(document | {"number": 2})
    assert not is_signed(document | {"signature": "00" * 64})


@given(st.binary(min_size=32, max_size=32), st.integers(0, 84), st.integers(1, 9))
def test_a_key_read_out_is_the_key_and_a_digit_misheard_is_noticed(key: bytes, place: int, more: int) -> None:
    read_out = "".join(groups_of(key))
    assert key_of(", ".join(groups_of(key))) == key
    wrong = read_out[:place] + str((int(read_out[place]) + more) % 10) + read_out[place + 1 :]
    with contextlib.suppress(NotAKey):
        assert key_of(wrong) != key


def test_what_is_no_key_is_refused_with_what_is_wrong() -> None:
    for typed, said in (
        ("", "Here are 0 digits"),
        ("12345 67890", "Here are 10 digits"),
        ("one two", "Only digits"),
        ("١٢٣٤٥", "Only digits"),
        (" ".join(["00000"] * 3 + ["70000"] + ["00000"] * 13), "Group 4 can’t be right"),
        (" ".join(["00000"] * 17), "does not fit the others"),
    ):
        with pytest.raises(NotAKey, match=said):
            key_of(typed)
