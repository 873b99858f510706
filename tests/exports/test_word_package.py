"""The file around a paper: the parts on our list, nothing of anybody's past, the same bytes each time."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx_integrity import check
from lxml import etree
from openxml_audit import OpenXmlValidator

from exports.word import episodes_docx, narrative_docx, report_docx
from exports.word.make_base import BASE, base_template
from exports.word.message import message_docx, messages_docx
from exports.word.names import Style
from exports.word.package import ALLOWED_PARTS, packed
from exports.word.themes import themes_docx
from tests.exports.sample import EMPTY_REPORT, EPISODES_PAPER, MESSAGES_PAPER, NARRATIVE_PAPER, RICH_REPORT
from tests.exports.themes_sample import THEMES_PAPER
from tests.exports.word_file import W, WordFile

PAPERS: Mapping[str, bytes] = {
    "report": report_docx(RICH_REPORT),
    "empty report": report_docx(EMPTY_REPORT),
    "episodes": episodes_docx(EPISODES_PAPER),
    "narrative": narrative_docx(NARRATIVE_PAPER),
    "themes": themes_docx(THEMES_PAPER),
    "early message": message_docx(MESSAGES_PAPER.messages[0], MESSAGES_PAPER),
    "early messages": messages_docx(MESSAGES_PAPER),
    "template": base_template(),
}
FORBIDDEN = re.compile(
    rb"w:ins\b|w:del\b|w:moveFrom|w:moveTo|w:comment|w:vanish|rsid|w:docVars|mc:AlternateContent|w:updateFields"
    rb"|w:dirty|w:attachedTemplate|w:object\b|w:pict\b|w:drawing|w:sdt\b|TargetMode"
)
papers = pytest.mark.parametrize("data", PAPERS.values(), ids=PAPERS.keys())


@papers
def test_word_opens_it_without_repair(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(data)
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []
    assert (result.error_count, result.warning_count) == (0, 0)


@papers
def test_its_parts_agree_with_one_another(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(data)
    assert [str(finding) for finding in check(path)] == []


@papers
def test_it_has_the_parts_on_our_list_and_no_other(data: bytes) -> None:
    assert set(WordFile(data).parts) <= ALLOWED_PARTS
    with pytest.raises(ValueError, match=r"docProps/thumbnail\.jpeg"):
        packed({"docProps/thumbnail.jpeg": b""})


@papers
def test_it_carries_no_hidden_text_no_change_no_comment_and_no_past(data: bytes) -> None:
    for name, content in WordFile(data).parts.items():
        assert FORBIDDEN.findall(content) == [], name


@papers
def test_its_properties_name_no_one_and_hold_no_old_date(data: bytes) -> None:
    core = etree.fromstring(WordFile(data).parts["docProps/core.xml"])
    held = {etree.QName(element).localname: element.text for element in core}
    assert set(held) == {"title", "language", "created", "modified"}
    assert held["language"] == "en-GB"
    assert held["created"] == held["modified"]
    assert held["created"] in {"2011-05-12T00:00:00Z", "2011-01-04T00:00:00Z"}


@papers
def test_its_language_is_british_english(data: bytes) -> None:
    styles = etree.fromstring(WordFile(data).parts["word/styles.xml"])
    (language,) = styles.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}val") == "en-GB"
    for name, content in WordFile(data).parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            assert set(re.findall(rb'<w:lang w:val="([^"]*)"', content)) <= {b"en-GB"}, name


def test_no_file_in_it_has_a_time_of_its_own() -> None:
    for data in PAPERS.values():
        with ZipFile(BytesIO(data)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_style_that_we_name_is_in_the_template() -> None:
    styles = etree.fromstring(WordFile(base_template()).parts["word/styles.xml"])
    defined = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    assert {str(style) for style in Style} <= defined


@papers
def test_it_uses_the_named_styles_only(data: bytes) -> None:
    used = {
        str(element.get(f"{W}val")) for tag in ("pStyle", "rStyle", "tblStyle") for element in WordFile(data).all(tag)
    }
    assert used <= {str(style) for style in Style}


def test_the_template_is_what_its_script_makes_byte_for_byte() -> None:
    assert BASE.read_bytes() == base_template(), "run `python -m exports.word.make_base`"


def test_the_same_content_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib; from exports.word import report_docx; from tests.exports.sample import RICH_REPORT;"
        "print(hashlib.sha256(report_docx(RICH_REPORT)).hexdigest())"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**environment, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(digests) == 1
