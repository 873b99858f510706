"""The working papers, and what holds for the tables of every paper."""

from dataclasses import replace

import pytest

from exports.word import episodes_docx, narrative_docx, report_docx
from exports.word.message import messages_docx
from exports.word.themes import themes_docx
from tests.exports.sample import EMPTY_REPORT, EPISODES_PAPER, MESSAGES_PAPER, NARRATIVE_PAPER, RICH_REPORT
from tests.exports.themes_sample import THEMES_PAPER
from tests.exports.word_file import W, WordFile, text_of

EPISODES = WordFile(episodes_docx(EPISODES_PAPER))
NARRATIVE = WordFile(narrative_docx(NARRATIVE_PAPER))
THEMES = WordFile(themes_docx(THEMES_PAPER))
PAPERS = [EPISODES, NARRATIVE, WordFile(report_docx(RICH_REPORT)), WordFile(report_docx(EMPTY_REPORT)), THEMES]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_table_has_a_header_row_that_is_repeated(paper: WordFile) -> None:
    assert paper.all("tbl")
    for table in paper.all("tbl"):
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
        assert all(text_of(cell) for cell in first.findall(f"{W}tc"))


@pytest.mark.parametrize("paper", PAPERS)
def test_every_table_says_what_it_shows_to_those_who_cannot_see_it(paper: WordFile) -> None:
    for table in paper.all("tbl"):
        for name in ("tblCaption", "tblDescription"):
            described = table.find(f"{W}tblPr/{W}{name}")
            assert described is not None
            assert described.get(f"{W}val", "").strip()


@pytest.mark.parametrize("paper", PAPERS)
def test_every_table_fits_its_page(paper: WordFile) -> None:
    (size,), (margin,) = paper.all("pgSz"), paper.all("pgMar")
    room = int(size.get(f"{W}w", "0")) - 2 * int(margin.get(f"{W}left", "0"))
    for table in paper.all("tbl"):
        assert sum(int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")) == room


@pytest.mark.parametrize("paper", PAPERS)
def test_no_cell_is_merged(paper: WordFile) -> None:
    assert not paper.all("gridSpan")
    assert not paper.all("vMerge")


def test_the_episodes_are_on_a3_turned_on_its_side() -> None:
    (size,) = EPISODES.all("pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == ("23811", "16838", "landscape")


def test_an_episode_says_all_that_the_method_asks_for() -> None:
    (table,) = EPISODES.all("tbl")
    rows = table.findall(f"{W}tr")
    assert len(rows) == 1 + len(EPISODES_PAPER.episodes)
    assert [text_of(cell) for cell in rows[0].findall(f"{W}tc")] == [
        "Episode and dates",
        "What happened",
        "Why it is key",
        "The child's life",
        "View from the tunnel, by position",
        "What we know now",
        "Appraisal",
        "Contributory factors",
        "Findings",
    ]
    text = EPISODES.text()
    assert EPISODES.in_style("Factor")[0] == "Work environment (hindered): eleven referrals waiting on a Monday"
    for words in (
        "Duty social worker",
        "Standing: differing view: a call was not usual",
        "Standing: differing view of the school: it was usual there",
        "Basis: procedure",
        "Not written",
    ):
        assert words in text


def test_what_is_known_now_stands_beside_the_views_and_never_in_them() -> None:
    (table,) = EPISODES.all("tbl")
    first = [text_of(cell) for cell in table.findall(f"{W}tr")[1].findall(f"{W}tc")]
    assert first[5] == "The neighbour fed them.What we don't knowWho rang first."
    assert "neighbour" not in first[4]
    assert first[0].endswith("MixedHealth visiting, Children's social care")


def test_two_accounts_of_one_event_stand_side_by_side_and_say_so() -> None:
    assert NARRATIVE.in_style("TableLabel") == ["Account 1 of 2", "Account 2 of 2"]
    bracketed = [row for row in NARRATIVE.all("tr") if row.find(f".//{W}tcBorders") is not None]
    assert [text_of(row) for row in bracketed] == [
        "3 to 9 March 2009Account 1 of 2Health visitingA visit; nobody in.",
        "about 3 March 2009Account 2 of 2MotherWe were in; nobody came.",
    ]


def test_the_narrative_keeps_differing_perspectives() -> None:
    assert "Seen differently: the grandmother" in NARRATIVE.in_style("Perspective")


def test_working_papers_with_nothing_in_them_are_built_too() -> None:
    for data in (
        episodes_docx(replace(EPISODES_PAPER, episodes=())),
        narrative_docx(replace(NARRATIVE_PAPER, periods=(), events=())),
    ):
        assert "Not written yet." in WordFile(data).in_style("NotWritten")


def test_a_collection_of_messages_says_their_pages_only_if_each_certainly_fits_on_one() -> None:
    paged = WordFile(messages_docx(MESSAGES_PAPER))
    asked = [(element.text or "").split()[0] for element in paged.all("instrText")]
    assert asked == ["TOC", "PAGEREF", "PAGEREF"]
    assert [entry[-1] for entry in paged.in_style("TOC1")] == ["2", "3"]
    assert b"updateFields" not in paged.parts["word/settings.xml"]
    first, second = MESSAGES_PAPER.messages
    longer = replace(second, parts=(*second.parts, ("Besides", ("considered " * 110,))))
    unpaged = WordFile(messages_docx(replace(MESSAGES_PAPER, messages=(first, longer))))
    assert unpaged.in_style("TOC1") == [first.title, second.title]


def test_working_papers_carry_the_reader_on_every_page() -> None:
    for paper in (EPISODES, NARRATIVE):
        assert "Copy 3 · for Ruth Adeyemi" in paper.parts["word/header1.xml"].decode()
        assert "titlePg" not in paper.parts["word/document.xml"].decode()
