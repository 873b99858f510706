"""The door: how long a document of 300 pages is read in each kind, and how much memory the worker takes for it."""

import io
import json
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import docx

from config import Settings
from review_app.sources.door.reading import WORKER, asked_of, read_file

PAGES, PARAGRAPHS_A_PAGE = 300, 8
WORDS = (
    "She rang on Monday and asked for somebody to come, and nobody wrote it down because the form has no place for a "
    "worry; the week after, the other service had the same call, and its form had a place for it and no one to read it. "
)
ROUNDS = 3
ASKING = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


@dataclass(frozen=True)
class Looked:
    """What looking at one kind of file took."""

    kind: str
    kilobytes: int
    characters: int
    seconds: float  # the shortest of a few
    peak_mb: int  # of the process that reads


def word_document() -> bytes:
    """About 300 pages in Word, with headings, lists and tables."""
    document = docx.Document()
    for page in range(PAGES):
        document.add_heading(f"Week {page + 1}", 1)
        for number in range(PARAGRAPHS_A_PAGE):
            document.add_paragraph(WORDS, style="List Bullet" if number == 3 else None)
        if page % 10 == 0:
            table = document.add_table(4, 3)
            for cell in table._cells:  # python-docx is quadratic through its public way
                cell.text = "3 March, a visit"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def open_document() -> bytes:
    """The same length as an OpenDocument text."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    names = f'xmlns:office="{oasis}office:1.0" xmlns:text="{oasis}text:1.0"'
    body = f"<text:p>{WORDS}</text:p>" * (PAGES * PARAGRAPHS_A_PAGE)
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def rich_text() -> bytes:
    """The same length as rich text."""
    return (
        "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}" + f"\\pard {WORDS}\\par\n" * (PAGES * PARAGRAPHS_A_PAGE) + "}"
    ).encode()


MAKERS = {"docx": word_document, "odt": open_document, "rtf": rich_text}


def looked_at(kind: str) -> Looked:
    """Read one kind of document several times; in a process of its own, so that the memory is that of its worker."""
    content, settings = MAKERS[kind](), Settings()
    found, seconds = read_file(content, settings), []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        read_file(content, settings)
        seconds.append(time.perf_counter() - begun)
    return Looked(kind, len(content) // 1024, len(found.text), min(seconds), peak_mb(content, settings))


def peak_mb(content: bytes, settings: Settings) -> int:
    """The most memory that the worker holds, asked of a small process: one starts with what its parent held."""
    command = [sys.executable, "-I", "-c", ASKING, sys.executable, "-I", str(WORKER), json.dumps(asked_of(settings))]
    done = subprocess.run(command, input=content, check=True, capture_output=True)
    return int(done.stdout) // 1024


def rows() -> list[list[str]]:
    """The table: each kind in a process of its own."""
    table = []
    for kind in MAKERS:
        command = [sys.executable, "-m", "tools.bench.door", kind]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
        table.append(done.stdout.strip().split("\t"))
    return table


if __name__ == "__main__":
    one = looked_at(sys.argv[1])
    print(f".{one.kind}\t{one.kilobytes:,}\t{one.characters:,}\t{one.seconds:.1f}\t{one.peak_mb}")
