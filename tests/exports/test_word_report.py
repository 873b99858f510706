"""The report in Word: cover, contents, summary, sections, findings, and what is not written yet."""

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from exports.content import Finding, Questions, RestsOn, Summary, pages_about
from exports.word import report_docx
from exports.word.headings import headings_of
from exports.word.rests_on import rests_on_sentence
from exports.word.runs import runs
from tests.exports.sample import COVER, EMPTY_REPORT, RICH_REPORT, TITLES
from tests.exports.word_file import W, WordFile, style_of, text_of

RICH = WordFile(report_docx(RICH_REPORT))
EMPTY = WordFile(report_docx(EMPTY_REPORT))
HEADINGS = ("Heading1", "Heading2", "FindingTitle")
ANATOMY = [
    "Finding in brief",
    "Description of the issue",
    "How did it show in this case?",
    "How do we know it is not peculiar to this case?",
    "How widespread is the pattern?",
    "How common is it?",
    "Is it still so?",
    "What has changed since",
    "What the LSCB already knows or is doing",
    "Why does it matter?",
    "What this finding rests on",
    "Questions for the LSCB",
]


def both() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("paper", [RICH, EMPTY], ids=["rich", "empty"])


def test_the_cover_says_what_this_is_and_whose() -> None:
    cover = RICH.text().split("Contents")[0]
    for words in (COVER.title, COVER.board_name, "LT-04", "Working draft", "Copy 3 · for Ruth Adeyemi", "12 May 2011"):
        assert words in cover
    assert f"About {pages_about(RICH_REPORT)} pages" in cover


@both()
def test_the_contents_list_has_the_headings_in_their_order(paper: WordFile) -> None:
    entries = paper.in_style("TOC1", "TOC2")
    assert entries == paper.in_style(*HEADINGS)
    assert len(entries) >= 7


def test_the_contents_list_is_what_the_report_says() -> None:
    assert [heading.text for heading in headings_of(RICH_REPORT)] == RICH.in_style(*HEADINGS)


@both()
def test_every_entry_of_the_contents_list_leads_to_its_heading(paper: WordFile) -> None:
    targets = {
        bookmark.get(f"{W}name"): text_of(paragraph)
        for paragraph in paper.all("p")
        for bookmark in paragraph.iter(f"{W}bookmarkStart")
    }
    for paragraph in paper.all("p"):
        if style_of(paragraph) in {"TOC1", "TOC2"}:
            (link,) = paragraph.findall(f"{W}hyperlink")
            assert targets[link.get(f"{W}anchor")] == text_of(paragraph)


@both()
def test_every_link_has_its_bookmark_and_every_bookmark_is_alone(paper: WordFile) -> None:
    assert set(paper.anchors()) <= set(paper.bookmarks())
    assert len(set(paper.bookmarks())) == len(paper.bookmarks())
    numbers = [bookmark.get(f"{W}id") for bookmark in paper.all("bookmarkStart")]
    assert len(set(numbers)) == len(numbers)
    assert all(name[0].isalpha() and len(name) <= 40 for name in paper.bookmarks())


@both()
def test_the_contents_list_is_a_field_without_page_numbers_that_never_asks_to_be_updated(paper: WordFile) -> None:
    (instruction,) = [(element.text or "").strip() for element in paper.all("instrText")]
    assert instruction.split()[0] == "TOC"
    assert r"\n" in instruction
    assert [mark.get(f"{W}fldCharType") for mark in paper.all("fldChar")] == ["begin", "separate", "end"]
    assert all("PAGEREF" not in (element.text or "") for element in paper.all("instrText"))
    assert b"updateFields" not in paper.parts["word/settings.xml"]


def test_the_summary_shows_how_many_words_it_has_of_how_many() -> None:
    assert RICH.in_style("SmallPrint") == ["321 of at most 900 words"]
    long = replace(RICH_REPORT, summary=Summary(paragraphs=("word " * 1012,)))
    assert WordFile(report_docx(long)).in_style("SmallPrint") == ["1,012 of at most 900 words: 112 too many"]


def test_what_is_missing_says_not_written_yet() -> None:
    said = EMPTY.in_style("NotWritten", "TableNotWritten")
    assert set(said) == {"Not written yet.", "Nothing is linked to this finding yet."}
    assert len(said) >= 18
    assert "Not written yet." in RICH.in_style("NotWritten")


def test_a_finding_tells_its_whole_anatomy_in_one_order() -> None:
    assert RICH.in_style("Heading3") == ANATOMY * 6
    assert EMPTY.in_style("Heading3") == ANATOMY


def test_the_findings_begin_on_a_new_page_and_follow_one_another_each_with_its_number_and_title() -> None:
    titles = [paragraph for paragraph in RICH.all("p") if style_of(paragraph) == "FindingTitle"]
    assert [text_of(title) for title in titles] == [
        f"{'Indicative finding' if number == 4 else 'Finding'} {number}. {title}"
        for number, (title, _category) in enumerate(TITLES, start=1)
    ]
    first, *others = titles
    assert [title.find(f"{W}pPr/{W}pageBreakBefore") is not None for title in others] == [False] * 5
    above = first.getprevious()
    assert above is not None
    assert above.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_a_finding_says_its_categories_and_its_strength() -> None:
    lines = RICH.in_style("FindingCategory")
    assert "Category: Tools; also Management systems" in lines
    assert "Strength: indicative finding" in lines
    assert "Category: not chosen yet" in EMPTY.in_style("FindingCategory")


def test_questions_carry_the_word_of_the_programme_and_a_number_that_an_answer_can_name() -> None:
    finding = Finding(number=2, title="t", questions=Questions(word="Issues", asked=("Why?", " ", "How?")))
    paper = WordFile(report_docx(replace(RICH_REPORT, findings=(finding,))))
    assert "Issues for the LSCB" in paper.in_style("Heading3")
    assert paper.in_style("Question") == ["2.1\tWhy?", "2.2\tHow?"]


@pytest.mark.parametrize(
    ("rests_on", "sentence"),
    [
        (RestsOn(), ""),
        (RestsOn(conversations=1, conversations_held=1), "In this case: 1 of 1 conversation."),
        (RestsOn(conversations=5, conversations_held=14, agencies=3, documents=2),
         "In this case: 5 of 14 conversations with people from 3 agencies and 2 documents."),
        (RestsOn(documents=1, others=((2, "family contribution", "family contributions"), (1, "meeting note", "meeting notes"))),
         "In this case: 1 document, 2 family contributions and 1 meeting note."),
        (RestsOn(episodes=1, outside=("audit", "the case group")),
         "In this case: 1 key practice episode. Beyond this case: audit and the case group."),
    ],
)  # fmt: skip
def test_what_a_finding_rests_on_is_a_sentence_of_numbers(rests_on: RestsOn, sentence: str) -> None:
    assert rests_on_sentence(rests_on) == sentence


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("See finding 3.", ["finding 3"]),
        ("Finding 1 and findings 2, 3 and 9", ["Finding 1", "2", "3"]),
        ("see finding 4", []),
        ("this finding, 3 years on; findings were 2", []),
        ("finding 31 and finding 1", ["finding 1"]),
    ],
)
def test_a_signpost_to_a_finding_is_a_link_where_there_is_one(text: str, linked: list[str]) -> None:
    root = etree.fromstring(f'<p xmlns:w="{W[1:-1]}">{runs(text, frozenset({1, 2, 3}))}</p>')
    assert [text_of(link) for link in root.iter(f"{W}hyperlink")] == linked
    assert text_of(root) == text


def test_the_appraisal_leads_to_the_findings() -> None:
    assert {"finding_1", "finding_2", "finding_3", "finding_6"} <= set(RICH.anchors())


def test_every_page_says_invented_only_where_it_is() -> None:
    real = WordFile(report_docx(replace(RICH_REPORT, cover=replace(COVER, invented=False))))
    for header in ("word/header1.xml", "word/header2.xml"):
        assert b"Invented" in RICH.parts[header]
        assert b"Invented" not in real.parts[header]


def test_every_page_names_the_copy_and_the_reader_and_counts_the_pages() -> None:
    assert "Copy 3 · for Ruth Adeyemi" in RICH.parts["word/header1.xml"].decode()
    footer = RICH.parts["word/footer1.xml"].decode()
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    assert f">{pages_about(RICH_REPORT)}<" in footer


def test_a_paper_that_is_not_numbered_has_no_copy_on_it() -> None:
    cover = replace(COVER, copy_number=None, reader="", edition=date(2012, 1, 1))
    paper = WordFile(report_docx(replace(RICH_REPORT, cover=cover)))
    assert "Copy" not in paper.text() + paper.parts["word/header1.xml"].decode()
