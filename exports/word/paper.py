"""A finished paper: its body, between our template and its own headers and properties, as the bytes of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exports.content import Cover
from exports.word.margins import margins
from exports.word.markup import Markup, part
from exports.word.package import packed
from exports.word.page import Sheet, section_properties
from exports.word.properties import core_properties
from exports.word.template import template_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What goes into the file: the body as markup, the sheet it is printed on, about how many pages."""

    cover: Cover
    sheet: Sheet
    body: Markup
    pages: int = 1
    has_cover_page: bool = False
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # by the names of their parts

    def docx(self) -> bytes:
        """The Word file."""
        end = section_properties(self.sheet, with_cover=self.has_cover_page)
        return packed(
            {
                **template_parts(),
                **margins(self.cover, self.sheet, self.pages, with_cover=self.has_cover_page),
                "word/document.xml": part("document", Markup(f"<w:body>{self.body}{end}</w:body>")),
                **self.pictures,
                "docProps/core.xml": core_properties(self._title(), self.cover.edition),
            }
        )

    def _title(self) -> str:
        words = (self.cover.code, self.cover.title, self.cover.paper)
        return " · ".join(word.strip() for word in words if word.strip())
