"""A Word file as the tests look at it: its parts, its paragraphs, what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {f"{W}br": "\n", f"{W}tab": "\t"}


@dataclass(frozen=True)
class WordFile:
    """A paper of ours, opened again."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with ZipFile(BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def document(self) -> etree._Element:
        return etree.fromstring(self.parts["word/document.xml"])

    def opened(self) -> WordDocument:
        """The file as python-docx reads it."""
        return Document(BytesIO(self.data))

    def all(self, tag: str) -> list[etree._Element]:
        """Every element of the body with this tag."""
        return list(self.document.iter(f"{W}{tag}"))

    def anchors(self) -> list[str]:
        return [link.get(f"{W}anchor", "") for link in self.all("hyperlink")]

    def bookmarks(self) -> list[str]:
        return [bookmark.get(f"{W}name", "") for bookmark in self.all("bookmarkStart")]

    def in_style(self, *styles: str) -> list[str]:
        """The texts of the paragraphs in these styles, by id, in order."""
        return [text_of(paragraph) for paragraph in self.all("p") if style_of(paragraph) in styles]

    def text(self) -> str:
        return "\n".join(text_of(paragraph) for paragraph in self.all("p"))


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph as a reader sees them, line ends and tabs kept."""
    return "".join(_seen(paragraph))


def _seen(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iterfind(f".//{W}r/*"):
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in _MARKS:
            yield _MARKS[element.tag]
