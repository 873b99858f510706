"""Files as people and programs make them, made here: each kind that the door reads, and what the tests do to them."""

import io
import zipfile
from collections.abc import Mapping

import docx
from pypdf import PdfWriter

from config import Settings
from review_app.sources.door.reading import Read, read_file

MEGABYTE = 1024 * 1024
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OVERRIDE = '<Override PartName="/word/document.xml" ContentType="{}"/>'
TYPES = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{OVERRIDE}</Types>'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
ODT = "application/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(content: bytes) -> Read:
    """What comes in through the door, with the limits that an installation has unless it says otherwise."""
    return read_file(content, Settings())


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


def zipped(members: Mapping[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def package(body: str, kind: str = DOCUMENT, **more: bytes) -> bytes:
    """A Word document of our own making: its body's XML, its kind, further members."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": TYPES.format(kind), "word/document.xml": document, **more})


def with_document(xml: str) -> bytes:
    """A package with this as its main part."""
    return zipped({"[Content_Types].xml": TYPES.format(DOCUMENT), "word/document.xml": xml}, zipfile.ZIP_STORED)


def paragraph(inner: str) -> str:
    """A paragraph's XML."""
    return f"<w:p>{inner}</w:p>"


def run(words: str) -> str:
    """A run's XML."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def relation(kind: str, target: str) -> bytes:
    """The relations of a part: one, to somewhere else."""
    one = f'<Relationship Id="rId1" Type="{KIND}/{kind}" Target="{target}" TargetMode="External"/>'
    return f'<Relationships xmlns="{RELATIONS}">{one}</Relationships>'.encode()


ENOUGH = paragraph(run("Enough words."))


def odt_file(body: str, *, manifest: str = "", scripts: str = "", **more: bytes) -> bytes:
    """An OpenDocument text of our own making: what stands in its body."""
    names = "".join(f' xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "text", "table", "script"))
    names += f' xmlns:draw="{OASIS}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = f"<office:document-content{names}>{scripts}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    entries = f'<manifest:manifest xmlns:manifest="{OASIS}manifest:1.0">{manifest}</manifest:manifest>'
    return zipped({"mimetype": ODT, "content.xml": content, "META-INF/manifest.xml": entries, **more})


def pdf_file(*pages: tuple[str, ...], more: str = "") -> bytes:
    """A PDF of our own making: the lines of each page; `more` stands in its catalogue."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {more} >>", ""]
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>"
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td {shown} ET"
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {font} /Contents {number + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()


def changed_pdf(how: str, *values: object, **options: object) -> bytes:
    """A PDF with what pypdf's writer does to it."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf_file(("Enough words.",))))
    getattr(writer, how)(*values, **options)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def rtf_file(body: str) -> bytes:
    """A rich text file of our own making."""
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}" + body + "}").encode("latin-1")


def encrypted_flags(content: bytes) -> bytes:
    """A zip whose members say that they are encrypted."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + offset] |= 1
            place = changed.find(mark, place + 4)
    return bytes(changed)


def bomb(name: str = "word/document.xml", megabytes: int = 400) -> bytes:
    """A small file that grows beyond all measure."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(DOCUMENT))
        with archive.open(name, "w") as member:
            for _each in range(megabytes):
                member.write(bytes(MEGABYTE))
    return stream.getvalue()


def lying(content: bytes) -> bytes:
    """A zip whose directory says that its last member is small."""
    changed = bytearray(content)
    place = changed.rindex(b"PK\x01\x02")
    changed[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    return bytes(changed)
