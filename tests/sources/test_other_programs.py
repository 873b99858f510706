"""What Google Docs, forms of Word, and scanners make of a file: its words are read, and what is doubtful is said."""

import pytest

from review_app.sources.door.reading import NotReadable
from review_app.sources.door.refusals import NOTES, sentence_of, unread_sentence
from tests.sources.files import package, paragraph, pdf_file, read, run

FONT = '<w:rPr><w:rFonts w:ascii="Arial"/><w:rtl w:val="0"/></w:rPr>'
LISTED = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
TAG = '<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
BOX = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar>'
OPEN = '<w:default w:val="0"/>'
PICTURE = "/XObject << /Im0 << /Subtype /Image >> >> /Font"


def written(words: str, properties: str = "") -> str:
    """A paragraph as Google Docs writes it: the font on everything."""
    return f"<w:p><w:pPr>{properties}{FONT}</w:pPr><w:r>{FONT}<w:t>{words}</w:t></w:r></w:p>"


def pdf(stream: str, resources: str = "/Font") -> bytes:
    """A PDF of one page with this on it."""
    file = pdf_file(("x",))
    old = file[file.index(b"BT") : file.index(b"ET") + 2]
    file = file.replace(b"/Length %d" % len(old), b"/Length %d" % len(stream))
    return file.replace(old, stream.encode()).replace(b"/Font", resources.encode(), 1)


def test_a_document_of_google_docs_is_read_without_its_styles() -> None:
    file = package(written("Conversation") + written("worried", LISTED) + paragraph(TAG.format(run("In its own mark"))))
    assert read(file).text == "Conversation\n\n• worried\n\nIn its own mark"


def test_boxes_that_were_ticked_in_a_form_of_word_are_read_as_ticked_or_open() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r>'
    file = package(
        paragraph(symbol.format("F0FE") + run(" seen alone"))
        + paragraph(symbol.format("F0A8") + run(" asked"))
        + paragraph(f"<w:r>{BOX.format('<w:checked/>')}</w:r>" + run(" agreed"))
        + paragraph(f"<w:r>{BOX.format(OPEN)}</w:r>" + run(" told"))
    )
    assert read(file).text.split("\n\n") == ["☒ seen alone", "☐ asked", "☒ agreed", "☐ told"]


def test_a_cell_that_was_deleted_with_changes_tracked_is_gone_and_it_is_said() -> None:
    cells = [f"<w:tc>{mark}{paragraph(run(words))}</w:tc>"
             for mark, words in (("<w:tcPr><w:cellDel/></w:tcPr>", "old"), ("", "new"))]  # fmt: skip
    found = read(package(f"<w:tbl><w:tr>{''.join(cells)}</w:tr></w:tbl>"))
    assert (found.text, found.notes) == ("new", [NOTES["tracked"]])


def test_columns_that_a_pdf_writes_line_by_line_are_said_to_stand_side_by_side() -> None:
    lines = (
        f"1 0 0 1 60 {720 - 12 * n} Tm (Left {n}) Tj 1 0 0 1 320 {720 - 12 * n} Tm (Right {n}) Tj" for n in range(8)
    )
    assert NOTES["side_by_side"] in read(pdf(f"BT /F1 10 Tf {' '.join(lines)} ET")).notes
    assert NOTES["side_by_side"] not in read(pdf_file(("She rang", "on Monday."), ("x yz",) * 12)).notes


def test_a_scan_is_refused_and_one_with_a_stamp_or_words_underneath_is_said_to_be_one() -> None:
    with pytest.raises(NotReadable, match="scan"):
        read(pdf("q /Im0 Do Q", PICTURE))
    stamped = read(pdf("q /Im0 Do Q BT /F1 10 Tf 20 20 Td (Page 1 of 3) Tj ET", PICTURE))
    assert stamped.text == "Page 1 of 3"
    assert stamped.notes == [unread_sentence([1], 1), NOTES["lines"], sentence_of("pictures", 1)]
    words = "She rang on Monday and nobody called her back that week"
    read_by_machine = read(pdf(f"q /Im0 Do Q BT 3 Tr /F1 10 Tf 20 700 Td ({words}) Tj ET", PICTURE))
    assert read_by_machine.text == words
    assert NOTES["unseen"] in read_by_machine.notes
