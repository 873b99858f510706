"""Files that are not for us: refused with the right sentence, or read without what would act; quickly, and in the child alone."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from review_app.sources.door.reading import NotReadable
from review_app.sources.door.refusals import NOTES, REFUSALS, sentence_of
from tests.sources.files import (
    DOCUMENT,
    ENOUGH,
    MEGABYTE,
    OLE,
    TYPES,
    W,
    bomb,
    changed_pdf,
    encrypted_flags,
    lying,
    odt_file,
    package,
    paragraph,
    pdf_file,
    read,
    relation,
    rtf_file,
    run,
    with_document,
    word_file,
    zipped,
)

LIMIT = 15.0  # seconds on a machine with other work; on a quiet one all are under five


def document(inner: str, before: str = "") -> bytes:
    """A Word document with something before its root."""
    return with_document(f'{before}<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>')


def entities() -> bytes:
    """A document that would read a file of ours."""
    return document(paragraph(run("&x;")), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def laughs() -> bytes:
    """A document whose entities grow without end."""
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return document(paragraph(run("&e11;")), f'<!DOCTYPE d [<!ENTITY e0 "ha">{names}]>')


def laughs_in_another_writing() -> bytes:
    """The same, in UTF-16, so that no search of the bytes finds it."""
    before = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    xml = f'{before}<w:document xmlns:w="{W}"><w:body><w:p>&x;</w:p></w:body></w:document>'
    return zipped({"[Content_Types].xml": TYPES.format(DOCUMENT), "word/document.xml": xml.encode("utf-16")})


def link_member() -> bytes:
    """A package with a symbolic link in it."""
    info = zipfile.ZipInfo("word/link")
    info.external_attr = 0o120777 << 16
    stream = io.BytesIO(package(ENOUGH))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(info, "/etc/passwd")
    return stream.getvalue()


ENCRYPTED_ODT = (
    '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
)
MACRO_KIND = "application/vnd.ms-word.document.macroEnabled.main+xml"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "nothing but blanks": (lambda: b" \r\n\x00", "empty"),
    "no words": (lambda: word_file("", " "), "no_text"),
    "cut in half": (lambda: word_file("x" * 5000)[: len(word_file("x" * 5000)) // 2], "broken"),
    "broken XML": (lambda: with_document(f'<w:document xmlns:w="{W}"><w:body>'), "broken"),
    "no body": (lambda: with_document(f'<w:document xmlns:w="{W}"/>'), "broken"),
    "a bomb": (bomb, "too_large"),
    "a bomb in a picture": (lambda: bomb("word/media/image1.png"), "too_large"),
    "a bomb that lies": (lambda: lying(bomb()), "broken"),
    "a file of ours": (entities, "unsafe"),
    "entities without end": (laughs, "unsafe"),
    "a file of ours, in UTF-16": (laughs_in_another_writing, "unsafe"),
    "a password (Word)": (lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), "encrypted"),
    "a password (zip)": (lambda: encrypted_flags(package(ENOUGH)), "encrypted"),
    "a password (OpenDocument)": (lambda: odt_file("", manifest=ENCRYPTED_ODT), "encrypted"),
    "a password (PDF)": (lambda: changed_pdf("encrypt", "secret", algorithm="AES-256"), "encrypted"),
    "an older Word": (lambda: OLE + bytes(2000), "old_word"),
    "macros, the ending changed": (lambda: package(ENOUGH, MACRO_KIND), "macros"),
    "macros by member": (lambda: package(ENOUGH, **{"word/vbaProject.bin": OLE}), "macros"),
    "macros (OpenDocument)": (lambda: odt_file("<text:p>x</text:p>", **{"Basic/Standard/Module1.xml": b"<x/>"}), "macros"),
    "an OLE object": (lambda: package(ENOUGH, **{"word/embeddings/oleObject1.bin": OLE}), "embedded"),
    "an OLE object (rich text)": (lambda: rtf_file("Words{\\object\\objemb{\\*\\objdata 0105}}"), "embedded"),
    "a program": (lambda: package(ENOUGH, **{"word/media/run.exe": b"MZ"}), "embedded"),
    "a zip in a zip": (lambda: package(ENOUGH, **{"word/inner.zip": bomb()}), "embedded"),
    "a way out": (lambda: package(ENOUGH, **{"../../etc/cron.d/x": b"x"}), "unsafe"),
    "another way out": (lambda: package(ENOUGH, **{"C:\\Windows\\x": b"x"}), "unsafe"),
    "a link": (link_member, "unsafe"),
    "thousands of members": (lambda: zipped({f"m{each}": b"" for each in range(5000)}), "unsafe"),
    "nested 10,000 deep": (lambda: package("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000), "unsafe"),
    "nested 10,000 deep (OpenDocument)": (
        lambda: odt_file("<text:section>" * 10_000 + "</text:section>" * 10_000), "unsafe",
    ),
    "nested 10,000 deep (rich text)": (lambda: rtf_file("{" * 10_000 + "x" + "}" * 10_000), "unsafe"),
    "nested 10,000 deep (PDF)": (lambda: pdf_file(("x",), more="/A " + "[" * 10_000 + "]" * 10_000), "broken"),
    "a spreadsheet": (lambda: package(ENOUGH, "application/vnd.ms-excel"), "other_office"),
    "a spreadsheet (OpenDocument)": (
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "other_office",
    ),
    "a zip of something": (lambda: zipped({"notes.txt": "Words"}), "other_office"),
    "a web page": (lambda: b"<!DOCTYPE html><html><script>alert(1)</script>Words</html>", "markup"),
    "an old XML of Word": (lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "markup"),
    "a PDF and a zip at once": (lambda: pdf_file(("Words",)) + package(ENOUGH), "two_kinds"),
    "a zip and a PDF at once": (lambda: zipped({"%PDF-1.7": b"%PDF-1.7"}, zipfile.ZIP_STORED), "two_kinds"),
    "a text and a zip at once": (lambda: b"Words, words.\n" + package(ENOUGH), "two_kinds"),
    "a PDF without its end": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "broken"),
    "a PDF without words": (lambda: pdf_file((), ()), "scan"),
    "a program by another name": (lambda: b"MZ\x90\x00\x03\x00" * 400, "not_text"),
    "a picture by another name": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
    "a photograph": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(500), "picture"),
    "too many letters": (lambda: b"word " * 250_000, "too_long"),
    "too many bytes": (lambda: b"word " * (3 * MEGABYTE), "too_large"),
    "too many pages": (lambda: pdf_file(*[("x",)] * 1200), "too_many_pages"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_for_us_is_refused_quickly_with_its_sentence(name: str) -> None:
    make, code = REFUSED[name]
    content, begun = make(), time.monotonic()
    with pytest.raises(NotReadable) as caught:
        read(content)
    assert caught.value.code == code
    assert caught.value.sentence == REFUSALS[code]
    assert time.monotonic() - begun < LIMIT


TEMPLATE = {"word/_rels/settings.xml.rels": relation("attachedTemplate", "http://192.0.2.1/x.dotm")}
PICTURE = {"word/_rels/document.xml.rels": relation("image", "http://192.0.2.1/x.png")}
LINK = {"word/_rels/document.xml.rels": relation("hyperlink", "https://www.example.org/")}
DDE = paragraph("<w:r><w:instrText> DDEAUTO c:\\\\cmd.exe </w:instrText></w:r>") + ENOUGH
PART = paragraph("<w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO x</w:instrText></w:r>") + ENOUGH
REMOTE = '<text:p>Enough words.<draw:frame><draw:image xlink:href="http://192.0.2.1/x.png"/></draw:frame></text:p>'
STRIPPED: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "a template from elsewhere": (lambda: package(ENOUGH, **TEMPLATE), "template"),
    "a picture from elsewhere": (lambda: package(ENOUGH, **PICTURE), "elsewhere"),
    "a link that a person may follow": (lambda: package(ENOUGH, **LINK), None),
    "a field that starts a program": (lambda: package(DDE), "fields"),
    "the same, in two parts": (lambda: package(PART), "fields"),
    "a field (rich text)": (lambda: rtf_file("{\\field{\\*\\fldinst DDEAUTO cmd}{\\fldrslt Enough words.}}"), "fields"),
    "a picture from elsewhere (OpenDocument)": (lambda: odt_file(REMOTE), "elsewhere"),
    "a chart with its numbers": (lambda: package(ENOUGH, **{"word/embeddings/Sheet1.xlsx": b"PK"}), "attached"),
    "a PDF with a program": (
        lambda: pdf_file(("Enough words.",), more="/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "active",
    ),
    "a PDF with a file in it": (lambda: changed_pdf("add_attachment", "run.exe", b"MZ"), "attached"),
    "a PDF that opens with a program": (
        lambda: pdf_file(("Enough words.",), more="/OpenAction << /S /Launch /F (cmd.exe) >>"), "active",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STRIPPED)
def test_what_would_act_or_fetch_is_left_out_and_said_and_then_the_file_itself_is_not_kept(name: str) -> None:
    make, note = STRIPPED[name]
    found = read(make())
    assert found.text == "Enough words."
    assert [said for said in found.notes if said != NOTES["lines"]] == ([sentence_of(note, 1)] if note else [])
    assert found.may_be_kept is (note is None)


def test_hidden_words_are_left_out_and_said() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Kofi Mensah</w:t></w:r>"
    found = read(package(paragraph(run("The child ") + hidden + run("smiled."))))
    assert (found.text, found.notes) == ("The child smiled.", [NOTES["hidden"]])
    assert read(rtf_file("The child {\\v Kofi }smiled.\\par")).text == "The child smiled."


def test_a_pdf_that_only_asks_not_to_be_printed_is_read() -> None:
    open_to_all = changed_pdf("encrypt", "", owner_password="secret", algorithm="AES-256")
    assert read(open_to_all).text == "Enough words."
