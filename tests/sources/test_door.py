"""Whatever kind of document somebody brings, its words come in as readable paragraphs, and what does not is said."""

import base64
import io
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from review_app.sources.door.reading import NotReadable, Read, read_file
from review_app.sources.door.refusals import KINDS, NOTES, sentence_of, unread_sentence
from tests.sources.files import ENOUGH, W, odt_file, package, paragraph, pdf_file, read, rtf_file, run, saved, word_file
from tests.support.programs import require

WORKER = Path(__file__).parents[2] / "review_app" / "sources" / "door" / "worker"
MAY_IMPORT = {"lxml", "pypdf", "striprtf"}
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg=="
LONG = "This paragraph is long enough to run over the end of more than one line of any page that it is printed on, " * 3


def a_document() -> bytes:
    """A Word document with a heading, a paragraph, a list, a table and a table in a table."""
    document = docx.Document()
    document.add_heading("Conversation with O’Brien’s teacher", 1)
    document.add_paragraph("Nguyễn said: “fine 🙂”\tand left.")
    document.add_paragraph("worried", style="List Bullet")
    table = document.add_table(2, 2)
    for place, words in enumerate(["When", "What", "3 March", "A visit & a call"]):
        table.cell(place // 2, place % 2).text = words
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "(inside)"
    document.add_paragraph("The end.")
    return saved(document)


def test_headings_lists_and_tables_come_in_as_readable_paragraphs() -> None:
    assert read(a_document()).text.split("\n\n") == [
        "Conversation with O’Brien’s teacher", "Nguyễn said: “fine 🙂”\tand left.", "• worried",
        "When | What", "3 March | A visit & a call (inside)", "The end.",
    ]  # fmt: skip


def test_an_opendocument_text_comes_in_the_same_way() -> None:
    body = (
        '<text:h text:outline-level="1">O’Brien’s teacher</text:h><text:p>Nguyễn<text:s text:c="2"/>said:<text:tab/>“fine”.'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A footnote</text:p></text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>worried</text:p><text:list><text:list-item><text:p>inside</text:p></text:list-item></text:list>"
        "</text:list-item></text:list><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>When</text:p>"
        "</table:table-cell><table:table-cell><text:p>What</text:p></table:table-cell></table:table-row></table:table-header-rows>"
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000">'
        "<text:p>3 March</text:p></table:table-cell><table:table-cell><text:p>A visit &amp; a call</text:p></table:table-cell>"
        "</table:table-row></table:table><text:section><text:p>The\n   end.</text:p></text:section>"
    )
    found = read(odt_file(body))
    assert found.text.split("\n\n") == [
        "O’Brien’s teacher", "Nguyễn  said:\t“fine”.", "• worried", "• inside", "When | What",
        "3 March | A visit & a call", "The end.", "A footnote",
    ]  # fmt: skip
    assert (found.kind, found.notes) == ("odt", [NOTES["footnotes"]])


def test_rich_text_comes_in_the_same_way() -> None:
    found = read(
        rtf_file(
            "{\\stylesheet{\\s1 heading;}}\\pard O\\rquote Brien\\rquote s teacher\\par Nguy\\u7877?n said:\\tab caf\\'e9\\line and left.\\par"
            "{\\listtext\\'b7\\tab}worried\\par\\trowd\\intbl When\\cell What\\cell\\row\\intbl 3 March\\cell A visit\\cell\\row\\pard "
            "The end.{\\footnote\\pard A footnote}\\par{\\pict\\pngblip 89504e470d0a}{\\header The head}\\bin4 {{{}"
        )
    )
    assert found.text.split("\n\n") == [
        "O’Brien’s teacher", "Nguyễn said:\tcafé\nand left.", "• worried", "When | What", "3 March | A visit",
        "The end.", "A footnote",
    ]  # fmt: skip
    assert found.notes == [NOTES["footnotes"], NOTES["headers"], sentence_of("pictures", 1)]


def test_a_pdf_with_text_comes_in_as_paragraphs_and_its_scanned_pages_are_named() -> None:
    found = read(pdf_file(("She rang on Monday and asked", "for somebody to come.", "- worried"), (), ("The end.",)))
    assert found.text.split("\n\n") == ["She rang on Monday and asked for somebody to come.", "• worried", "The end."]
    assert found.notes == [unread_sentence([2], 3), NOTES["lines"]]
    assert "1 of three pages was not read (page 2)" in found.notes[0]


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
    opened = read(
        odt_file(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion></text:changed-region>"
            "</text:tracked-changes><text:p>She <text:change-start/>often <text:change-end/><text:change/>came.</text:p>"
        )
    )
    assert (opened.text, opened.notes) == ("She often came.", [NOTES["tracked"]])
    rich = read(rtf_file("She {\\deleted never }{\\revised often }came.\\par"))
    assert (rich.text, rich.notes) == ("She often came.", [NOTES["tracked"]])


def test_fields_text_boxes_content_controls_and_footnotes_bring_their_words_once() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>".format(paragraph(run("In a box")))
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    either = f"<w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    field = f"<w:r><w:instrText> PAGE </w:instrText></w:r><w:hyperlink>{run('a link')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('In a control'))}</w:sdtContent></w:sdt>"
    line = f'<w:footnote w:type="separator">{paragraph(run("---"))}</w:footnote>'
    note = f"<w:footnote>{paragraph(run('A footnote'))}</w:footnote>"
    notes = f'<w:footnotes xmlns:w="{W}">{line}{note}</w:footnotes>'
    body = paragraph(run("Before ") + either) + paragraph(field) + control
    found = read(package(body, **{"word/footnotes.xml": notes.encode()}))
    assert found.text == "Before \nIn a box\n\na link\n\nIn a control\n\nA footnote"
    assert found.notes == [NOTES["footnotes"]]


def test_pictures_headers_and_comments_are_counted_and_said_to_be_unread() -> None:
    document = docx.Document()
    document.add_paragraph("Words.")
    document.sections[0].header.paragraphs[0].text = "Confidential"
    document.add_picture(io.BytesIO(base64.b64decode(PIXEL)))
    found = read(saved(document))
    assert found.text == "Words."
    assert found.notes == [NOTES["headers"], "One picture was not read."]
    assert found.may_be_kept
    opened = read(odt_file("<text:p>Words.<office:annotation><text:p>A comment</text:p></office:annotation></text:p>"))
    assert (opened.text, opened.notes) == ("Words.", [NOTES["comments"]])


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


def test_every_kind_has_its_words() -> None:
    kinds = [read(content).kind for content in (package(ENOUGH), odt_file("<text:p>x</text:p>"), pdf_file(("x yz",)),
                                                 rtf_file("x\\par"), b"x")]  # fmt: skip
    assert kinds == list(KINDS)


def test_the_reader_knows_nothing_of_the_application_and_leaves_no_file(tmp_path: Path) -> None:
    own = "review_app.sources.door.worker."
    for path in WORKER.glob("*.py"):
        lines = [line.split()[1] for line in path.read_text().splitlines() if line.startswith(("import", "from"))]
        outside = {name.split(".")[0] for name in lines if not f"{name}.".startswith(own)}
        assert outside <= MAY_IMPORT | sys.stdlib_module_names, path.name
    before = set(tmp_path.iterdir())
    read(word_file("Words."))
    assert set(tmp_path.iterdir()) == before


def test_the_settings_say_how_much_is_read() -> None:
    class Less:
        upload_megabytes, upload_unpacked_megabytes, upload_seconds, upload_memory_megabytes = 1, 10, 2, 256
        upload_characters, upload_pages = 20, 1

    for content, code in ((b"x" * 21, "longer"), (pdf_file(("a",), ("b",)), "pages"), (b"x" * (2 << 20), "large")):
        with pytest.raises(NotReadable) as caught:
            read_file(content, Less())
        assert code in caught.value.sentence


def converted(folder: Path, kind: str, content: bytes) -> Read:
    """What comes in from a document that LibreOffice has saved as another kind."""
    (folder / "notes.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(folder / "notes.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return read((folder / f"notes.{kind}").read_bytes())


@pytest.mark.slow
def test_documents_made_by_libreoffice_are_read_alike(tmp_path: Path) -> None:
    require("soffice")
    assert shutil.which("soffice")
    document = docx.Document()
    document.add_heading("O’Brien’s visit", 1)
    document.add_paragraph(f"Siân said “fine”. {LONG}".strip())
    for words in ("worried", "tired"):
        document.add_paragraph(words, style="List Bullet")
    table = document.add_table(2, 2)
    for place, words in enumerate(["When", "What", "3 March", "A visit & a call"]):
        table.cell(place // 2, place % 2).text = words
    document.add_heading("Afterwards", 2)
    document.add_paragraph("The end, £5.")
    wanted = ["O’Brien’s visit", f"Siân said “fine”. {LONG}".strip(), "• worried", "• tired", "When | What",
              "3 March | A visit & a call", "Afterwards", "The end, £5."]  # fmt: skip
    content = saved(document)
    assert read(content).text.split("\n\n") == wanted
    assert {kind: converted(tmp_path, kind, content).text.split("\n\n") for kind in ("odt", "rtf", "pdf")} == {
        "odt": wanted, "rtf": wanted, "pdf": wanted,
    }  # fmt: skip
