"""The Word report: time and peak memory, beside what lxml alone and plain python-docx need for the same text.

Runs in a process of its own, so that its memory is its own: python -m tools.bench.word FOLDER KEY-FILE REVIEW
"""

import io
import json
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import docx
from lxml import etree

from config import Settings
from exports.content import pages_about, words_in_report
from exports.word import report_docx
from review_app import connect
from review_app.core.keys import read_key_file
from review_app.reports.assemble import report_of
from review_app.reports.assemble.cover import Edition
from review_app.reports.assemble.material import load_material
from review_app.reports.models import PaperKind
from review_app.reviews.queries import review_by_id

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROUNDS = 7


@dataclass(frozen=True)
class Figures:
    """What one report took."""

    words: int
    pages: int
    paragraphs: int
    load_ms: float  # from the database
    draw_ms: float
    lxml_ms: float  # lxml alone: the same paragraphs as bare XML
    packed_ms: float  # the same, in a zip as every Word file is
    python_docx_ms: float
    peak_mb: int
    grown_mb: int


def texts_of(data: bytes) -> list[str]:
    """The text of every paragraph of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return ["".join(run.text or "" for run in paragraph.iter(f"{W}t")) for paragraph in root.iter(f"{W}p")]


def bare(texts: list[str]) -> bytes:
    """The least that can be done with lxml: a paragraph, its style, a run, its text."""
    document = etree.Element(f"{W}document", nsmap={"w": W[1:-1]})
    body = etree.SubElement(document, f"{W}body")
    for text in texts:
        paragraph = etree.SubElement(body, f"{W}p")
        properties = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", "Normal")
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = text
    return bytes(etree.tostring(document, xml_declaration=True, encoding="UTF-8"))


def packed(texts: list[str]) -> None:
    """The least for a Word file: the same in a zip."""
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bare(texts))


def plain(texts: list[str]) -> None:
    """The same paragraphs by python-docx as its own guide shows it."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(io.BytesIO())


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest time in milliseconds: what the work itself needs, without the neighbours."""
    found = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return 1000 * min(found)


def peak_mb() -> int:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def figures(folder: Path, key_file: Path, review_id: UUID) -> Figures:
    """Make the report several times over."""
    settings = Settings(instance_folder=folder, key_file=key_file)
    database, _chain = connect(settings, read_key_file(key_file))
    edition = Edition(paper=PaperKind.REPORT, on=date(2011, 7, 1), number=1, reader="The reader")

    def load() -> object:
        with database.reading() as session:
            return report_of(load_material(session, review_by_id(session, review_id)), edition)

    with database.reading() as session:
        report = report_of(load_material(session, review_by_id(session, review_id)), edition)
    before = peak_mb()
    data = report_docx(report)
    peak = peak_mb()
    texts = texts_of(data)
    return Figures(
        words=words_in_report(report),
        pages=pages_about(report),
        paragraphs=len(texts),
        load_ms=best(load, 3),
        draw_ms=best(lambda: report_docx(report)),
        lxml_ms=best(lambda: bare(texts)),
        packed_ms=best(lambda: packed(texts)),
        python_docx_ms=best(lambda: plain(texts), 2),
        peak_mb=peak,
        grown_mb=peak - before,
    )


def in_another_process(folder: Path, key_file: Path, review_id: UUID) -> Figures:
    """The figures, measured in a process of its own."""
    command = [sys.executable, "-m", "tools.bench.word", str(folder), str(key_file), str(review_id)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Figures(**json.loads(done.stdout))


if __name__ == "__main__":
    print(json.dumps(asdict(figures(Path(sys.argv[1]), Path(sys.argv[2]), UUID(sys.argv[3])))))
