"""Text as it is kept, and the dates that people half remember."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review_app.core.dates import NotADate, read_day, read_partial_date
from review_app.core.text import counted, normalised, one_line, paragraph_starts, paragraphs, word_count

TEXTS = st.text(max_size=300)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert "\r" not in once
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t" for letter in once)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_each_paragraph_stands_where_it_is_said_to_start(text: str) -> None:
    kept = normalised(text)
    found = paragraph_starts(kept)
    assert [part for _, part in found] == paragraphs(kept)
    assert all(kept[start : start + len(part)] == part for start, part in found)
    assert "".join("".join(part.split()) for part in paragraphs(kept)) == "".join(kept.split())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  O’Brien \r\n\r\nNguyễn  ", "O’Brien \n\nNguyễn"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("a\x00b\x08c\ufeff", "abc"),
        ("line\u2028line\u2029paragraph", "line\nline\n\nparagraph"),
        ("👩‍👧 and “quotes”", "👩‍👧 and “quotes”"),
        ("half a pair \ud83d", "half a pair"),
    ],
)
def test_text_is_put_right_once_at_the_door(typed: str, kept: str) -> None:
    assert normalised(typed) == kept


def test_words_are_counted_as_a_reader_counts_them() -> None:
    assert word_count("“What did the child see?” — she asked.") == 8
    assert one_line(" a \n b\t c ") == "a b c"
    assert (counted(0, "finding"), counted(9, "finding"), counted(1200, "entry", "entries")) == (
        "no findings",
        "nine findings",
        "1,200 entries",
    )


ORDERED = [
    "2008",
    "before March 2009",
    "March 2009",
    "about 3 March 2009",
    "3 to 9 March 2009",
    "late March 2009",
    "after March 2009",
    "spring 2010",
]


def test_part_known_dates_sort_as_a_reader_expects() -> None:
    dates = [read_partial_date(words) for words in ORDERED]
    assert sorted(dates, key=lambda found: found.sort_key) == dates
    assert [found.wording for found in dates] == ORDERED


@pytest.mark.parametrize(
    ("typed", "first", "last", "printed"),
    [
        ("3 mar 2009", date(2009, 3, 3), date(2009, 3, 3), "3 March 2009"),
        ("3rd March 2009", date(2009, 3, 3), date(2009, 3, 3), "3 March 2009"),
        ("03/04/2009", date(2009, 4, 3), date(2009, 4, 3), "3 April 2009"),
        ("c. 2009", date(2009, 1, 1), date(2009, 12, 31), "about 2009"),
        ("3–9 March 2009", date(2009, 3, 3), date(2009, 3, 9), "3 to 9 March 2009"),
        ("29 February 2008", date(2008, 2, 29), date(2008, 2, 29), "29 February 2008"),
        ("winter 2009", date(2009, 12, 1), date(2010, 2, 28), "winter 2009"),
    ],
)
def test_what_people_write_is_understood(typed: str, first: date, last: date, printed: str) -> None:
    found = read_partial_date(typed)
    assert (found.earliest, found.latest, found.wording) == (first, last, printed)


@pytest.mark.parametrize(
    "typed", ["Marchember 2009", "31 February 2009", "9 to 3 March 2009", "soon", "1066", "0", "3/13/2009"]
)
def test_what_is_no_date_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_partial_date(typed)
    assert str(refused.value).endswith(".")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_a_day_is_read_as_it_is_printed(day: date) -> None:
    assert read_day(read_partial_date(f"{day.day} {day:%B %Y}").wording) == day


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_words_are_a_date_or_refused(words: str) -> None:
    try:
        found = read_partial_date(words)
    except NotADate:
        return
    assert found.sort_key[0] <= found.sort_key[1]
    assert read_partial_date(found.wording).wording == found.wording
