"""What a paper says: counts, lengths, and what it has no room for."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from exports.content import (
    Finding,
    FindingsInDetail,
    RestsOn,
    Section,
    Summary,
    is_written,
    pages_about,
    paragraphs_of,
    summary_words,
    word_count,
    words_in_report,
)
from tests.exports.sample import EMPTY_REPORT, RICH_REPORT


def test_words_are_what_stands_between_blanks() -> None:
    assert word_count("one  two\nthree four-and-five") == 4
    assert word_count(("one two", "", "three")) == 3
    assert word_count("") == 0


def test_the_summary_is_counted_by_itself() -> None:
    report = replace(RICH_REPORT, summary=Summary(paragraphs=("five words of a summary",)))
    assert summary_words(report) == 5
    assert words_in_report(report) == words_in_report(replace(report, summary=Summary())) + 5


def test_each_text_of_a_finding_adds_to_the_length_of_the_report() -> None:
    longer = replace(RICH_REPORT.findings[0], description=("word " * 2000,))
    report = replace(RICH_REPORT, findings=(longer, *RICH_REPORT.findings[1:]))
    assert words_in_report(report) > words_in_report(RICH_REPORT) + 1500
    assert pages_about(report) >= pages_about(RICH_REPORT) + 3


def test_an_empty_report_has_its_pages_too() -> None:
    assert pages_about(EMPTY_REPORT) >= 4


def test_typed_text_becomes_paragraphs_at_blank_lines() -> None:
    assert paragraphs_of("one\r\ntwo\r\n\r\n\r\nthree\n") == ("one\ntwo", "three")
    assert paragraphs_of(" \n\n ") == ()


def test_blanks_alone_are_not_written() -> None:
    assert not is_written(())
    assert not is_written(("", " \n"))
    assert is_written(("", "a"))


def test_what_a_finding_rests_on_has_room_for_numbers_and_kinds_only() -> None:
    kinds = {field.name: field.type for field in fields(RestsOn)}
    assert kinds.pop("outside") == tuple[str, ...]
    assert kinds.pop("others") == tuple[tuple[int, str, str], ...]
    assert set(kinds.values()) == {int}


def test_a_finding_has_no_room_for_a_source_or_a_conversation() -> None:
    names = {field.name for field in fields(Finding)}
    assert not [name for name in names for word in ("source", "conversation", "passage", "quote") if word in name]


def test_content_cannot_be_changed_once_made() -> None:
    with pytest.raises(FrozenInstanceError):
        RICH_REPORT.cover.reader = "someone else"  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"appendices": RICH_REPORT.sections}, "same key"),
        ({"findings": (Finding(number=1, title="a"), Finding(number=1, title="b"))}, "same number"),
        ({"appendices": (Section(key="x", number="", heading="", blocks=(FindingsInDetail(),)),)}, "one place"),
    ],
)
def test_a_report_with_two_places_of_one_name_is_refused(change: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(RICH_REPORT, **change)  # type: ignore[arg-type]  # one of three fields
