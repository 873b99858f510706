"""Whatever file somebody brings, only its words come in, or a sentence says what to do."""

import io
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pytest

from review_app.access.roles import Role
from review_app.core.db import Database
from review_app.sources.door.reading import NotReadable, Read, read_file
from review_app.sources.door.refusals import NOTES, REFUSALS
from review_app.sources.queries import sources_of_review
from tests.support.people import Cast

MEGABYTE = 1024 * 1024
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OVERRIDE = '<Override PartName="/word/document.xml" ContentType="{}"/>'
TYPES = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{OVERRIDE}</Types>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word_file(*paragraphs: str) -> bytes:
    """A Word document as python-docx makes it."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a python-docx document."""
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined] # python-docx has no types
    return stream.getvalue()


def package(body: str, kind: str = DOCUMENT, **more: bytes) -> bytes:
    """A Word document of our own making: its body's XML, its kind, further members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(kind))
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, content in more.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(inner: str) -> str:
    """A paragraph's XML."""
    return f"<w:p>{inner}</w:p>"


def run(words: str) -> str:
    """A run's XML."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def read(content: bytes) -> Read:
    """What comes in through the door."""
    return read_file(content, 10 * MEGABYTE)


def refusal(content: bytes) -> str:
    """The code word of the sentence with which a file is refused."""
    with pytest.raises(NotReadable) as caught:
        read(content)
    return next(code for code, sentence in REFUSALS.items() if sentence == caught.value.sentence)


def test_headings_lists_and_tables_come_in_as_readable_paragraphs() -> None:
    document = docx.Document()
    document.add_heading("Conversation with O’Brien’s teacher", 1)
    document.add_paragraph("Nguyễn said: “fine 🙂”\tand left.")
    document.add_paragraph("worried", style="List Bullet")
    table = document.add_table(2, 2)
    for place, words in enumerate(["When", "What", "3 March", "A visit & a call"]):
        table.cell(place // 2, place % 2).text = words
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "(inside)"
    document.add_paragraph("The end.")
    assert read(saved(document)).text.split("\n\n") == [
        "Conversation with O’Brien’s teacher", "Nguyễn said: “fine 🙂”\tand left.", "• worried",
        "When | What", "3 March | A visit & a call (inside)", "The end.",
    ]  # fmt: skip


def test_tracked_changes_come_in_as_accepted_and_it_is_said() -> None:
    deleted = '<w:del w:author="x"><w:r><w:delText>never </w:delText></w:r></w:del>'
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    found = read(
        package(
            paragraph(run("She ") + deleted + f"<w:ins>{run('often ')}</w:ins>" + run("came."))
            + paragraph(mark + run("Joined "))
            + paragraph(run("to this."))
            + paragraph(f"<w:del>{run('')}<w:r><w:delText>All gone</w:delText></w:r></w:del>")
        )
    )
    assert found.text == "She often came.\n\nJoined to this."
    assert found.notes == [NOTES["tracked"]]


def test_fields_text_boxes_content_controls_and_footnotes_bring_their_words_once() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>".format(paragraph(run("In a box")))
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    either = f"<w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    field = f"<w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r><w:hyperlink>{run('a link')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('In a control'))}</w:sdtContent></w:sdt>"
    line = f'<w:footnote w:type="separator">{paragraph(run("---"))}</w:footnote>'
    note = f"<w:footnote>{paragraph(run('A footnote'))}</w:footnote>"
    notes = f'<w:footnotes xmlns:w="{W}">{line}{note}</w:footnotes>'
    body = paragraph(run("Before ") + either) + paragraph(field) + control
    found = read(package(body, **{"word/footnotes.xml": notes.encode()}))
    assert found.text == "Before \nIn a box\n\na link\n\nIn a control\n\nA footnote"
    assert found.notes == [NOTES["footnotes"]]


def test_what_is_left_out_is_said() -> None:
    document = docx.Document()
    document.add_paragraph("Words.")
    document.sections[0].header.paragraphs[0].text = "Confidential"
    found = read(saved(document))
    assert found.text == "Words."
    assert NOTES["headers"] in found.notes


@pytest.mark.parametrize(
    ("content", "text", "notes"),
    [
        ("Café £5\r\n\r\nTwo 🙂".encode(), "Café £5\n\nTwo 🙂", []),
        (b"\xef\xbb\xbf" + "Nguyễn".encode(), "Nguyễn", []),
        ("Nguyễn".encode("utf-16"), "Nguyễn", []),
        ("Café “£5”".encode("cp1252"), "Café “£5”", [NOTES["guessed"]]),
    ],
)
def test_text_files_are_read_however_they_are_written(content: bytes, text: str, notes: list[str]) -> None:
    assert read(content) == Read(text, notes)


def bomb() -> bytes:
    """A small file that grows to 400 MB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(DOCUMENT))
        with archive.open("word/document.xml", "w") as member:
            for _each in range(400):
                member.write(bytes(MEGABYTE))
    return stream.getvalue()


def lying() -> bytes:
    """A bomb whose directory says that it is small."""
    content = bytearray(bomb())
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    return bytes(content)


def entities() -> bytes:
    """A document that would read a file of ours."""
    return with_document(
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{W}"><w:body>{paragraph(run("&x;"))}</w:body></w:document>'
    )


def laughs() -> bytes:
    """A document whose entities grow without end."""
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return with_document(
        f'<!DOCTYPE d [<!ENTITY e0 "ha">{names}]><w:document xmlns:w="{W}"><w:body>{paragraph(run("&e11;"))}</w:body></w:document>'
    )


def with_document(xml: str) -> bytes:
    """A package with this as its main part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(DOCUMENT))
        archive.writestr("word/document.xml", xml)
    return stream.getvalue()


def with_password() -> bytes:
    """A zip whose members say that they are encrypted."""
    content = bytearray(package(paragraph(run("x"))))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def many() -> bytes:
    """A package with thousands of members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for each in range(3000):
            archive.writestr(f"m{each}", "")
    return stream.getvalue()


def deep() -> bytes:
    """A document nested thousands deep."""
    return package("<w:sdt>" * 5000 + "</w:sdt>" * 5000)


def open_document() -> bytes:
    """The beginning of an .odt."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return stream.getvalue()


MACRO_KIND = "application/vnd.ms-word.document.macroEnabled.main+xml"
ENOUGH = paragraph(run("x"))
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "nothing but blanks": (lambda: b" \r\n\x00", "empty"),
    "no words": (lambda: word_file("", " "), "no_text"),
    "cut in half": (lambda: word_file("x" * 5000)[: len(word_file("x" * 5000)) // 2], "broken"),
    "broken XML": (lambda: with_document(f'<w:document xmlns:w="{W}"><w:body>'), "broken"),
    "no body": (lambda: with_document(f'<w:document xmlns:w="{W}"/>'), "broken"),
    "a bomb": (bomb, "too_large"),
    "a bomb that lies": (lying, "broken"),
    "a file of ours": (entities, "unsafe"),
    "entities without end": (laughs, "broken"),
    "a password (Word)": (lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), "encrypted"),
    "a password (zip)": (with_password, "encrypted"),
    "an older Word": (lambda: OLE + bytes(2000), "old_word"),
    "macros by kind": (lambda: package(ENOUGH, MACRO_KIND), "macros"),
    "macros by member": (lambda: package(ENOUGH, **{"word/vbaProject.bin": OLE}), "macros"),
    "a file inside": (lambda: package(ENOUGH, **{"word/embeddings/oleObject1.bin": OLE}), "embedded"),
    "a way out": (lambda: package(ENOUGH, **{"../../etc/cron.d/x": b"x"}), "unsafe"),
    "thousands of members": (many, "unsafe"),
    "nested too deep": (deep, "broken"),
    "a spreadsheet": (lambda: package(ENOUGH, "application/vnd.ms-excel"), "other_office"),
    "an .odt": (open_document, "other_office"),
    "rich text": (lambda: b"{\\rtf1 Words}", "other_office"),
    "a PDF by another name": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdf"),
    "a program by another name": (lambda: b"MZ\x90\x00\x03\x00" * 400, "not_text"),
    "a picture by another name": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "not_text"),
    "too many letters": (lambda: b"word " * 50_000, "too_long"),
    "too many bytes": (lambda: b"word " * (3 * MEGABYTE), "too_large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_not_for_us_is_refused_quickly_with_its_sentence(name: str) -> None:
    make, code = HOSTILE[name]
    content, begun = make(), time.monotonic()
    assert refusal(content) == code
    assert time.monotonic() - begun < 10  # the aim is five seconds on a quiet machine


def test_a_broken_byte_anywhere_is_read_or_refused_and_never_an_error() -> None:
    whole = word_file("One & two.", "Nguyễn 🙂")
    for place in range(0, len(whole), len(whole) // 25):
        content = bytearray(whole)
        content[place] ^= 0xFF
        with suppress(NotReadable):
            read(bytes(content))


def test_the_reader_knows_nothing_of_the_application_and_leaves_no_file(tmp_path: Path) -> None:
    worker = Path(__file__).parents[2] / "review_app" / "sources" / "door" / "worker.py"
    assert "review_app" not in [
        line.split()[1].split(".")[0] for line in worker.read_text().splitlines() if line.startswith(("import", "from"))
    ]
    before = set(tmp_path.iterdir())
    read(word_file("Words."))
    assert set(tmp_path.iterdir()) == before


@pytest.mark.slow
def test_a_document_made_by_libreoffice_is_read(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: apt-get install libreoffice-writer"
    table = "<table><tr><td>When</td><td>3 March</td></tr></table>"
    body = f"<h1>Visit</h1><p>Siân said “fine”.</p><ul><li>worried</li></ul>{table}"
    (tmp_path / "notes.html").write_text(f'<html><meta charset="utf-8"><body>{body}</body></html>', encoding="utf-8")
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "docx:Office Open XML Text", "--outdir", str(tmp_path), "--infilter=HTML (StarWriter)", str(tmp_path / "notes.html")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    text = read((tmp_path / "notes.docx").read_bytes()).text
    assert text.split("\n\n") == ["Visit", "Siân said “fine”.", "• worried", "When | 3 March"]


@pytest.mark.database
def test_the_text_of_a_file_is_looked_at_first_and_nothing_is_kept_until_it_is_saved(
    cast: Cast, database: Database
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources"
    file = (io.BytesIO(word_file("Nguyễn rang 🙂.", "Nobody wrote it down.")), "Kofi Mensah, 4 High Street.pdf")
    page = lead.post(f"{url}/upload/conversation", 200, file=file)
    assert page.value("text") == "Nguyễn rang 🙂.\n\nNobody wrote it down."
    assert "Nothing is saved yet." in page.words
    assert "Kofi" not in page.html
    with database.reading() as session:
        assert sources_of_review(session, cast.review_id) == []
    action = page.soup.select_one("main form[method=post]")
    assert action
    lead.post(str(action["action"]), text=page.value("text"), title="Conversation with the GP")
    with database.reading() as session:
        assert [source.title for source in sources_of_review(session, cast.review_id)] == ["Conversation with the GP"]


@pytest.mark.database
def test_a_refused_file_is_said_beside_the_box(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/sources/upload/document"
    assert lead.post(url, 422).errors == ["Choose the file."]
    page = lead.post(url, 422, file=(io.BytesIO(b"%PDF-1.4"), "notes.docx"))
    assert page.errors == [REFUSALS["pdf"]]
    page = lead.post(url, 422, file=(io.BytesIO(b""), "notes.docx"))
    assert page.errors == [REFUSALS["empty"]]
    large = lead.client.post(url, data=bytes(11 * MEGABYTE), content_type="multipart/form-data; boundary=x")
    assert large.status_code == 413
    cast.browser(Role.COORDINATOR).get(url, 403)
