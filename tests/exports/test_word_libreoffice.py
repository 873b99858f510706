"""LibreOffice opens the papers, and every word of them is on its pages."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from exports.content import pages_about, word_count
from exports.word import episodes_docx, narrative_docx, report_docx
from exports.word.message import message_docx, messages_docx
from tests.exports.sample import COVER, EPISODES_PAPER, MESSAGES_PAPER, NARRATIVE_PAPER, RICH_REPORT
from tests.exports.word_file import WordFile
from tests.support.programs import require

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]

# So many that their contents take two pages; each title is as long as it may be, and its own.
MANY = tuple(replace(MESSAGES_PAPER.messages[0], title=f"Case {n} " + "of a form that decides " * 5) for n in range(20))

PAPERS = {
    "report": report_docx(RICH_REPORT),
    "episodes": episodes_docx(EPISODES_PAPER),
    "narrative": narrative_docx(NARRATIVE_PAPER),
    "early message": message_docx(MESSAGES_PAPER.messages[0], MESSAGES_PAPER),
    "early messages": messages_docx(replace(MESSAGES_PAPER, messages=MANY)),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The papers as PDF files."""
    require("soffice", "pdftoppm")
    folder = tmp_path_factory.mktemp("papers")
    for name, data in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    files = [str(folder / f"{name}.docx") for name in PAPERS]
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {name: folder / f"{name}.pdf" for name in PAPERS}


def words_on_pages(pdf: Path) -> list[str]:
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return text.split()


def missing(wanted: Iterable[str], found: str) -> list[str]:
    return [text for text in wanted if _squeezed(text) not in found]


def _squeezed(text: str) -> str:
    """Without blanks and bullets, since a page breaks its lines where it likes."""
    return re.sub(r"[\s•]+", "", text)


def test_every_line_of_the_report_is_on_its_pages(printed: dict[str, Path]) -> None:
    found = without_margins(words_on_pages(printed["report"]))
    lines = [line for line in WordFile(PAPERS["report"]).text().split("\n") if line.strip()]
    assert word_count(lines) > 3_000
    assert missing(lines, found) == []


def without_margins(words: list[str]) -> str:
    """The words of all pages as one line, without what stands at the head and the foot of each."""
    text = _squeezed(" ".join(words))
    head = _squeezed("Invented: no person, place or event in this paper is real.")
    names = _squeezed("LT-04 · Working draft Copy 3 · for Ruth Adeyemi")
    foot = rf"{_squeezed(COVER.board_name)}·12May2011Page\d+of\d+"
    return re.sub(foot, "", text.replace(head, "").replace(names, ""))


@pytest.mark.parametrize("name", ["episodes", "narrative", "early message"])
def test_every_word_of_a_working_paper_is_on_its_pages(printed: dict[str, Path], name: str) -> None:
    found = set(words_on_pages(printed[name]))
    wanted = set(WordFile(PAPERS[name]).text().split())
    assert wanted - found == set()


def test_the_longest_early_message_is_one_page(printed: dict[str, Path]) -> None:
    assert "Page 1 of 1" in " ".join(words_on_pages(printed["early message"]))


def test_every_early_message_is_on_the_page_that_the_contents_say(printed: dict[str, Path]) -> None:
    command = ["pdftotext", "-raw", str(printed["early messages"]), "-"]
    pages = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")
    contents = " ".join(" ".join(pages[:2]).split())
    said = dict(re.findall(r"(Case \d+ of)[^.]*\.+ ?(\d+)", contents))
    assert list(said.values()) == [str(place + 3) for place in range(20)]
    assert all(title in pages[int(number) - 1] for title, number in said.items())


def test_the_report_is_about_as_long_as_its_cover_says(printed: dict[str, Path]) -> None:
    told = subprocess.run(["pdfinfo", str(printed["report"])], check=True, capture_output=True, text=True).stdout
    found = re.search(r"Pages:\s+(\d+)", told)
    assert found
    assert abs(int(found.group(1)) - pages_about(RICH_REPORT)) <= 3
