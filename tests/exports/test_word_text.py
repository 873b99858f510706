"""Text of any kind builds, and comes back as it was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.content import (
    Cover,
    Extent,
    FamilyComposition,
    Finding,
    FindingsInDetail,
    FindingsList,
    Prose,
    Questions,
    Relative,
    Report,
    Section,
    StillSo,
    Subsection,
    Summary,
)
from exports.word import report_docx
from exports.word.markup import clean
from tests.exports.sample import COVER
from tests.exports.word_file import WordFile

TEXTS = [
    'AT&T < 3 > 2 “quoted” ’single’ "double" &amp; &#x41; ]]> <w:p/>',
    "Nguyễn Ọlá Łukasz Zoë Ծիլ",
    "emoji 👩‍👧‍👦 🏳️‍🌈 and a lone mark ́",
    "مرحبا بالعالم and שלום עולם mixed",
    "漢字かな交じり文",
    "a" * 20_000,
    "word " * 20_000 + "end",
    "  leading and trailing  ",
    "one\ttab and\ntwo\nlines",
]
QUIET = settings(max_examples=40, derandomize=True, deadline=None, database=None)
plain_text = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), min_size=1, max_size=200
).filter(lambda text: bool(text.strip()) and text.lstrip()[0] not in "-•0123456789" and "inding" not in text.lower())
any_text = st.text(alphabet=st.characters(), max_size=120)


def with_text(*paragraphs: str) -> Report:
    """A report with these paragraphs as its one section."""
    section = Section(key="one", number="1", heading="One", blocks=(Prose(paragraphs=paragraphs),))
    return Report(cover=COVER, sections=(section,))


def read_back(report: Report) -> list[str]:
    """The texts under the last heading, as python-docx reads them."""
    texts = [paragraph.text for paragraph in WordFile(report_docx(report)).opened().paragraphs]
    return texts[len(texts) - texts[::-1].index("1\tOne") :]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_text_comes_back_as_it_was_typed(text: str) -> None:
    assert read_back(with_text(text)) == [text]


@given(st.lists(plain_text, min_size=1, max_size=5))
@QUIET
def test_any_text_comes_back_as_it_was_typed(texts: list[str]) -> None:
    assert read_back(with_text(*texts)) == texts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x08c\x1fd\x7fe\x9f", "abcde"),
        ("half\ud800 a pair\udfff", "half a pair"),
        ("not\ufffe a\uffff character\ufdd0", "not a character"),
        ("1\r\n2\r3\x0b4\x0c5\u20286\u20297\x858", "1\n2\n3\n4\n5\n6\n7\n8"),
    ],
)  # fmt: skip
def test_what_no_xml_file_may_hold_is_left_out_and_line_ends_are_of_one_kind(typed: str, kept: str) -> None:
    assert clean(typed) == kept
    assert read_back(with_text(typed)) == [kept]


def test_lines_that_begin_with_a_mark_or_a_number_are_lists() -> None:
    paper = WordFile(
        report_docx(with_text("We asked:\n- one & two\n• three\nand then\n1. first\n2) second\n-not a list"))
    )
    assert paper.in_style("ListBullet") == ["one & two", "three"]
    assert paper.in_style("ListNumber") == ["1.\tfirst", "2)\tsecond"]
    assert paper.in_style("Normal") == ["We asked:", "and then", "-not a list"]


@given(any_text, any_text, any_text, st.integers(min_value=-1, max_value=10**9))
@QUIET
def test_a_report_is_built_whatever_stands_in_it(one: str, two: str, three: str, number: int) -> None:
    cover = Cover(
        code=one, title=two, board_name=three, programme_name=one, paper=two, stage=three, reader=one,
        copy_number=number, edition=COVER.edition, handling=(two,), invented=True,
    )  # fmt: skip
    finding = Finding(
        number=number, title=one, category=two, second_category=three, strength=one, in_brief=(two, three),
        widespread=Extent(value=one), still_so=StillSo(text=(two,), said_by=three),
        questions=Questions(word=one, asked=(two, three)),
    )  # fmt: skip
    section = Section(
        key=one, number=two, heading=three,
        blocks=(
            Prose(paragraphs=(one, two)),
            Subsection(heading=two, paragraphs=(three,)),
            FamilyComposition(relatives=(Relative(pseudonym=one, relation=two),)),
            FindingsList(),
            FindingsInDetail(),
        ),
    )  # fmt: skip
    report = Report(cover=cover, summary=Summary(paragraphs=(one,)), sections=(section,), findings=(finding,))
    paper = WordFile(report_docx(report))
    assert paper.opened().paragraphs
    assert set(paper.anchors()) <= set(paper.bookmarks())
    assert paper.in_style("TOC1", "TOC2") == paper.in_style("Heading1", "Heading2", "FindingTitle")


def test_fields_of_a_hundred_kilobytes_are_built() -> None:
    long = "Nguyễn & Söhne <b> " * 5_500
    finding = Finding(number=1, title=long, description=(long,), questions=Questions(asked=(long,)))
    section = Section(key="a", number="1", heading=long, blocks=(FindingsInDetail(),))
    report = Report(cover=COVER, sections=(section,), findings=(finding,))
    assert long in WordFile(report_docx(report)).in_style("Normal")
