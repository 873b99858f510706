"""A file of published findings: read whatever it was made with, and each row with what becomes of it and why."""

import json
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from config import Settings
from review_app.library.brought.fates import Fate, Outcome, outcomes, taken
from review_app.library.brought.reading import MOST_ROWS, NOTICE, NotRead, Read, read_file
from review_app.library.brought.statuses import first_choice
from review_app.library.models import LibraryEntry, WordingStatus
from review_app.library.rules import mark_of, told_of, why_not_link

ROW = {
    "lscb": "Fenner’s Cross",
    "review": "Nguyễn & O'Brien",
    "year": 2009,
    "finding_title": "Nobody rings back when a form is marked “for information”",
    "category": None,
    "source_url": "https://example.org/a?b=1&c=2",
    "model": "not stated",
    "wording": "section heading in the report's contents",
}


def lines(*changes: dict[str, Any]) -> bytes:
    """JSON lines of the row with changes."""
    return "".join(json.dumps(ROW | each, ensure_ascii=False) + "\n" for each in changes).encode()


def read(content: bytes) -> Read:
    """What is read of a file under the ordinary limits."""
    return read_file(content, Settings())


def settled(content: bytes, entries: list[LibraryEntry] | None = None) -> list[Outcome]:
    """What becomes of a file's rows, with the statuses that are suggested."""
    rows = read(content).rows
    return outcomes(rows, first_choice(rows), entries or [])


def an_entry(**changes: Any) -> LibraryEntry:
    """An entry as the library has it."""
    [outcome] = settled(lines({}))
    assert outcome.told
    told = told_of(vars(outcome.told) | changes)
    return LibraryEntry(id=uuid4(), version=1, withdrawn_on=None, **told.values())


@pytest.mark.parametrize(
    ("encoding", "separator"), [("utf-8", ";"), ("utf-8-sig", ","), ("utf-16", "\t"), ("cp1252", ",")]
)
def test_a_table_is_read_in_any_letters_and_with_any_separator(encoding: str, separator: str) -> None:
    cells = (
        ["Finding", "LSCB", "Review", "Source URL", "Year"],
        ["“No – one” rang back", "Dunmarsh", "R", "https://a.example", "2009"],
    )
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in cells)
    found = read(text.encode(encoding))
    assert [row.cells["title"] for row in found.rows] == ["“No – one” rang back"]
    assert found.rows[0].cells["year"] == "2009"
    assert bool(found.notes) == (encoding == "cp1252")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_json_lines_and_a_json_list_are_read_in_any_letters(encoding: str) -> None:
    plain = ROW | {"review": "O'Brien & Sons"}  # what old Windows programs can write
    for text in (json.dumps(plain, ensure_ascii=False) + "\n\n", json.dumps([plain], ensure_ascii=False)):
        [row] = read(text.encode(encoding)).rows
        assert row.cells["title"] == ROW["finding_title"]
        assert (row.cells["year"], row.cells["category"], row.cells["review"]) == ("2009", "", "O'Brien & Sons")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 4, "can’t be read here"),
        (b"%PDF-1.4", "This is a PDF"),
        (b"Finding,LSCB,Review\na,b,c\n", "no column “Source link”"),
        (b"a,b\n1,2\n", "no column “Finding”, “LSCB or area”, “Review” and “Source link”"),
        (b"Finding,LSCB,Review,URL\n", "has no rows"),
        (b"[1, 2", "doesn’t end"),
        (b"{{{\n{]\n", "No line of this file is a JSON object"),
        (b"[" * 100_000, "doesn’t end"),
        (lines(*[{}] * (MOST_ROWS + 1)), "more than 5,000 rows"),
        (b"x" * (20 * 1024 * 1024), "larger than 10 MB"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(NotRead) as refused:
        read(content)
    assert said in refused.value.sentence


def test_a_whole_library_as_it_leaves_is_not_too_long_to_come_back() -> None:
    head, row = b'"Finding","LSCB","Review","URL"\r\n', b'"Nobody rings back","Eastwold","R","https://example.org/"\r\n'
    assert len(read(f'"{NOTICE}"\r\n'.encode() + head + row * MOST_ROWS).rows) == MOST_ROWS
    with pytest.raises(NotRead, match="more than 5,000 rows"):
        read(head + row * (MOST_ROWS + 1))


def test_each_row_that_can_not_be_taken_has_its_reason() -> None:
    found = settled(
        lines(
            {"finding_title": "  "}, {"source_url": "javascript:alert(1)"}, {"year": "last year"}, {"year": 3009},
            {"wording": "?"}, {"review": ["a", "b"]}, {"note": "n" * 4001}, {"good practice": "perhaps"},
        )
        + b"{broken\n"
    )  # fmt: skip
    assert {each.fate for each in found} == {Fate.REFUSED}
    for each, said in zip(
        found,
        ("Write what was found", "whole address", "“last year” is no year", "between 1945", "whose words it is in",
         "more than one value", "at most 4,000", "neither yes nor no", "not a whole JSON object"),
        strict=True,
    ):  # fmt: skip
        assert said in each.reason, each


def test_the_same_review_and_words_are_there_already_whatever_quotes_dashes_and_blanks() -> None:
    copied = {
        "finding_title": "nobody  rings back when a form is marked ‘for information’.".replace("‘", '"').replace(
            "’", '"'
        )
    }
    there = settled(lines(copied | {"lscb": "FENNER'S CROSS"}), [an_entry()])
    assert (there[0].fate, there[0].reason) == (Fate.HERE, "The library has it already.")
    again = settled(lines({}, copied))
    assert [each.fate for each in again] == [Fate.NEW, Fate.HERE]
    assert again[1].reason == "The same as row 1 of this file."
    assert settled(lines({}), [an_entry()])[0].fate is Fate.HERE
    assert mark_of("a", "b - c", "D’s “e”.") == mark_of(" A", "b – c", 'd\'s "e"')


def test_what_would_change_is_named_and_an_empty_cell_changes_nothing() -> None:
    there = an_entry(note="Read twice.", category="Tools")
    [outcome] = settled(lines({"year": 2010, "model": "SILP", "note": ""}), [there])
    assert (outcome.fate, outcome.changes) == (Fate.CHANGED, ("year", "method"))
    assert outcome.reason == "It would change the year, the method."


def test_an_entry_is_known_by_its_number_whatever_its_words_became() -> None:
    there = an_entry()
    [outcome] = settled(lines({"entry": str(there.id), "finding_title": "Quite other words"}), [there])
    assert (outcome.fate, outcome.changes, outcome.entry_id) == (Fate.CHANGED, ("title",), there.id)
    assert settled(lines({"entry": "7", "finding_title": "Quite other words"}), [there])[0].fate is Fate.NEW


def test_near_ones_are_pointed_out_and_left_for_people_to_tick() -> None:
    near = {"finding_title": "Nobody rings back if a form is marked “for information”"}
    far = {"lscb": "Dunmarsh", "review": "Family R"}
    found = settled(
        lines(near, far, far | near, {"finding_title": "Supervision had no time for families"}), [an_entry()]
    )
    assert [each.fate for each in found] == [Fate.NEAR, Fate.NEAR, Fate.NEAR, Fate.NEW]
    assert "Much like “Nobody rings back when" in found[0].reason
    assert "under another review: Fenner’s Cross, Nguyễn & O'Brien, 2009" in found[1].reason
    assert found[2].reason == "Much like row 2 of this file."
    assert taken(found, on=frozenset(), off=frozenset()) == {4}
    assert taken(found, on=frozenset({1}), off=frozenset({4})) == {1}


def test_a_withdrawn_one_is_not_brought_back_by_a_file() -> None:
    there = an_entry()
    there.withdrawn_on, there.withdrawn_reason = date(2011, 3, 3), "The board took it down."
    [outcome] = settled(lines({}), [there])
    assert outcome.fate is Fate.HERE
    assert outcome.reason == "It was withdrawn from the library on 3 March 2011: The board took it down."


def test_whose_words_is_suggested_from_what_the_file_says() -> None:
    said = {
        "verbatim heading, Finding 1, p. 26 of the contents list": "own",
        "news digest's wording of the findings": "press",
        "quoted from the report by a news site (second one cut short)": "press",
        "board page's summary of findings": "summary",
        "as it came": "",
    }
    rows = read(lines(*({"wording": words, "finding_title": words} for words in said))).rows
    assert list(first_choice(rows).values()) == list(said.values())
    [row] = read(lines({"wording status": "The report’s own words"})).rows
    assert outcomes([row], {}, [])[0].told.status is WordingStatus.OWN  # type: ignore[union-attr]


@pytest.mark.parametrize("address", ["https://a.example./x", "http://b.example:8080/?q=%20#f"])
def test_a_source_link_is_any_plain_address(address: str) -> None:
    assert why_not_link(address) is None


@pytest.mark.parametrize(
    "address", ["", "a.example", "file:///etc/passwd", "https://", "https://a b.example", "https://u:p@a.example", "https://[", "//a.example"]
)  # fmt: skip
def test_nothing_else_is_a_source_link(address: str) -> None:
    assert why_not_link(address)
