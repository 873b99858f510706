"""Thousands of broken files at the door: each gives a text or a sentence, in time and within the limits, and never an error."""

import io
import random
import struct
import subprocess
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from config import Settings
from review_app.sources.door import reading
from review_app.sources.door.reading import NotReadable, read_file
from review_app.sources.door.refusals import REFUSALS
from review_app.sources.door.worker.kinds import UNREADABLE
from tests.sources.files import (
    ENOUGH,
    changed_pdf,
    odt_file,
    package,
    paragraph,
    pdf_file,
    rtf_file,
    run,
    word_file,
    zipped,
)

SOME, ALL = 120, 10_000
LIMITS = Settings()
MOST_SECONDS = LIMITS.upload_seconds * reading.WAITS_LONGER + 8  # and the machine may have other work to do
Mutation = Callable[[random.Random, bytes], bytes]

TABLE = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>When</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
RICH = "\\pard Siân said {\\b fine}.\\par{\\listtext\\'b7\\tab}worried\\par\\trowd When\\cell What\\cell\\row {\\footnote A note}\\par"
SEEDS: dict[str, Callable[[], bytes]] = {
    "docx": lambda: word_file("Nguyễn rang 🙂.", "Nobody wrote it down.", *["More words."] * 20),
    "docx of our own": lambda: package(ENOUGH + TABLE + paragraph(f"<w:ins>{run('new')}</w:ins>")),
    "odt": lambda: odt_file('<text:h>A visit</text:h><text:list><text:list-item><text:p>x<text:s text:c="3"/></text:p></text:list-item></text:list>'),
    "pdf": lambda: pdf_file(("She rang on Monday", "and asked."), ("Another page.",)),
    "pdf of pypdf": lambda: changed_pdf("compress_identical_objects"),
    "rtf": lambda: rtf_file(RICH),
    "txt": "Café £5\n\nNguyễn".encode,
}  # fmt: skip


def flipped(chance: random.Random, content: bytes) -> bytes:
    """A few bits turned over."""
    changed = bytearray(content)
    for _each in range(chance.choice([1, 1, 3, 40])):
        place = chance.randrange(len(changed))
        changed[place] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: random.Random, content: bytes) -> bytes:
    """The end, the beginning or a piece of the middle gone."""
    start, end = sorted(chance.randrange(len(content)) for _each in range(2))
    return chance.choice([content[:end], content[start:], content[:start] + content[end:]])


def spliced(chance: random.Random, content: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    other = SEEDS[chance.choice(list(SEEDS))]()
    return content[: chance.randrange(len(content))] + other[chance.randrange(len(other)) :]


def repeated(chance: random.Random, content: bytes) -> bytes:
    """A piece thousands of times over."""
    start = chance.randrange(len(content))
    piece = content[start : start + chance.randrange(1, 60)]
    return content[:start] + piece * chance.choice([10, 1000, 20_000]) + content[start:]


def huge_numbers(chance: random.Random, content: bytes) -> bytes:
    """Numbers in it made enormous: counts, lengths, places."""
    if content.startswith(b"PK"):
        changed = bytearray(content)
        for _each in range(3):
            place = chance.randrange(len(changed) - 4)
            struct.pack_into("<I", changed, place, chance.choice([0xFFFFFFFF, 0x7FFFFFFF, 0]))
        return bytes(changed)
    digits = [place for place, byte in enumerate(content) if 48 <= byte <= 57]
    if not digits:
        return content
    place = chance.choice(digits)
    return content[:place] + chance.choice([b"9" * 9, b"-1", b"2147483648", b"0"]) + content[place + 1 :]


def inside_out(chance: random.Random, content: bytes) -> bytes:
    """A zip in a zip in a zip; or, for a zip, its largest part spoilt and packed again."""
    if not content.startswith(b"PK"):
        return zipped({"word/document.xml": zipped({"x": zipped({"y": content})})})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist()}
    except UNREADABLE:
        return content  # broken enough already
    if not any(members.values()):
        return content
    name = max((name for name in members if members[name]), key=lambda name: len(members[name]))
    members[name] = chance.choice([flipped, cut, repeated])(chance, members[name])
    return zipped(members)


MUTATIONS: tuple[Mutation, ...] = (flipped, cut, spliced, repeated, huge_numbers, inside_out)


def mutant(number: int) -> tuple[str, bytes]:
    """A broken file, always the same for the same number."""
    chance = random.Random(number)
    name = list(SEEDS)[number % len(SEEDS)]
    content = SEEDS[name]()
    for _each in range(chance.choice([1, 1, 2])):
        content = chance.choice(MUTATIONS)(chance, content)[: 4 << 20] or b" "
    return name, content


def outcome(number: int) -> str:
    """What became of a broken file; raises AssertionError if it was anything but a text or a sentence in time."""
    name, content = mutant(number)
    begun = time.monotonic()
    try:
        found = read_file(content, LIMITS)
    except NotReadable as problem:
        said = problem.code
        sentence = problem.sentence
    else:
        said, sentence = "read", ""
        assert 0 < len(found.text) <= LIMITS.upload_characters, (name, number)
    assert time.monotonic() - begun < MOST_SECONDS, (name, number)
    assert sentence == REFUSALS.get(said, "")
    return said


@pytest.mark.parametrize(
    "count",
    [
        pytest.param(SOME, marks=pytest.mark.slow, id="some"),
        pytest.param(ALL, marks=[pytest.mark.long, pytest.mark.timeout(14_400)], id="all"),
    ],
)
def test_every_broken_file_gives_a_text_or_a_sentence(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: Counter[int] = Counter()
    started = subprocess.run

    def counted(*words: object, **options: object) -> object:
        done = started(*words, **options)  # type: ignore[call-overload] # handed on as it came
        ended[done.returncode] += 1
        return done

    monkeypatch.setattr(subprocess, "run", counted)
    with ThreadPoolExecutor(reading.AT_ONCE) as pool:
        outcomes = Counter(pool.map(outcome, range(count)))
    assert outcomes["read"] > count / 20
    assert len(outcomes) > 3, outcomes
    assert ended[1] == 0, "the worker met something that it has no word for"
    assert sum(number for code, number in ended.items() if code < 0) <= count / 20, ended
