"""Early messages as Word files: one on a page, or all that somebody may read, with a contents list."""

from exports.content import Cover
from exports.content.message import EarlyMessage, EarlyMessages
from exports.word.contents import contents_list, contents_with_pages, pages_of_contents
from exports.word.dates import in_words
from exports.word.headings import Heading, drawn
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.page import A4
from exports.word.paper import Paper
from exports.word.paragraphs import line, prose

ONE = "Early message · provisional"
ALL = "Early messages · provisional"
ROOM = (A4.height - A4.top - A4.bottom) // 20 - 6  # points for words on a page


def message_docx(message: EarlyMessage, paper: EarlyMessages) -> bytes:
    """The bytes of the Word file of one message: a page."""
    cover = _cover(paper, message.code, ONE)
    body = joined(line(Style.PAPER_TITLE, message.title), _facts(message, paper), _parts(message))
    return Paper(cover=cover, sheet=A4, body=body).docx()


def messages_docx(paper: EarlyMessages) -> bytes:
    """The bytes of the Word file of several messages: contents, then each on a page of its own."""
    headings = [
        Heading(1, "", " ".join(each.title.split()), f"message_{place}") for place, each in enumerate(paper.messages)
    ]
    pages = [
        joined(drawn(heading, place + 1, Style.HEADING_1, new_page=True), _facts(each, paper), _parts(each))
        for place, (heading, each) in enumerate(zip(headings, paper.messages, strict=True))
    ]
    if not headings:
        contents = line(Style.NORMAL, "Nothing is released to you now.")
    elif all(_fits_its_page(each, paper) for each in paper.messages):
        contents = contents_with_pages(headings, A4)
    else:
        contents = contents_list(headings, new_page=False)  # better no page number than one that may be wrong
    opening = joined(
        line(Style.PAPER_TITLE, "Early messages"),
        line(Style.SMALL_PRINT, f"{paper.programme_name} · what was released to you until {in_words(paper.dated)}"),
        line(Style.HANDLING, paper.messages[0].provisional) if paper.messages else NOTHING,
    )
    cover = _cover(paper, "", ALL)
    number = pages_of_contents(len(pages)) + len(pages)
    return Paper(cover=cover, sheet=A4, body=joined(opening, contents, *pages), pages=number).docx()


def _cover(paper: EarlyMessages, code: str, words: str) -> Cover:
    return Cover(
        code=code,
        title="",
        board_name="",
        programme_name=paper.programme_name,
        paper=words,
        edition=paper.dated,
        invented=paper.invented,
    )


def _fits_its_page(message: EarlyMessage, paper: EarlyMessages) -> bool:
    """Whether it needs one page for certain: in points, with fewer letters to a line than there is room for."""
    rows = [row for _heading, text in message.parts for piece in text for row in piece.splitlines() if row.strip()]
    needed = (
        9 + 21 * _lines(message.title, 44)
        + 8 + 12 * _lines(_facts_line(message, paper), 95)
        + 30 + 13 * _lines(message.provisional, 78)
        + 38 * len(message.parts) + sum((4 if row[:2] == "- " else 7) + 15 * _lines(row, 84) for row in rows)
        + 7 + 13 * _lines(message.rests_on, 60)
    )  # fmt: skip
    return needed <= ROOM


def _lines(text: str, letters: int) -> int:
    wide = sum(letter.isupper() for letter in text)
    return 1 + int(len(text) + 0.7 * wide) // letters


def _facts_line(message: EarlyMessage, paper: EarlyMessages) -> str:
    facts = (message.kind, f"Early message {message.code}", in_words(message.released_on), paper.programme_name)
    return " · ".join(words for words in facts if words.strip())


def _facts(message: EarlyMessage, paper: EarlyMessages) -> Markup:
    return joined(
        line(Style.SMALL_PRINT, _facts_line(message, paper)),
        line(Style.HANDLING, message.provisional),
    )


def _parts(message: EarlyMessage) -> Markup:
    return joined(
        *(joined(line(Style.HEADING_2, heading), prose(text)) for heading, text in message.parts),
        line(Style.RESTS_ON, f"It rests on {message.rests_on}."),
    )
