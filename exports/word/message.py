"""Early messages as Word files: one on a page, or all that somebody may read, with a contents list."""

from exports.content import Cover
from exports.content.message import EarlyMessage, EarlyMessages
from exports.word.contents import contents_list
from exports.word.dates import in_words
from exports.word.headings import Heading, drawn
from exports.word.markup import NOTHING, Markup, joined
from exports.word.names import Style
from exports.word.page import A4
from exports.word.paper import Paper
from exports.word.paragraphs import line, prose

ONE = "Early message · provisional"
ALL = "Early messages · provisional"


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
    contents = (
        contents_list(headings, new_page=False) if headings else line(Style.NORMAL, "Nothing is released to you now.")
    )
    pages = [
        joined(drawn(heading, place + 1, Style.HEADING_1, new_page=True), _facts(each, paper), _parts(each))
        for place, (heading, each) in enumerate(zip(headings, paper.messages, strict=True))
    ]
    opening = joined(
        line(Style.PAPER_TITLE, "Early messages"),
        line(Style.SMALL_PRINT, f"{paper.programme_name} · what was released to you until {in_words(paper.dated)}"),
        line(Style.HANDLING, paper.messages[0].provisional) if paper.messages else NOTHING,
    )
    cover = _cover(paper, "", ALL)
    return Paper(cover=cover, sheet=A4, body=joined(opening, contents, *pages), pages=len(pages) + 1).docx()


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


def _facts(message: EarlyMessage, paper: EarlyMessages) -> Markup:
    facts = (message.kind, f"Early message {message.code}", in_words(message.released_on), paper.programme_name)
    return joined(
        line(Style.SMALL_PRINT, " · ".join(words for words in facts if words.strip())),
        line(Style.HANDLING, message.provisional),
    )


def _parts(message: EarlyMessage) -> Markup:
    return joined(
        *(joined(line(Style.HEADING_2, heading), prose(text)) for heading, text in message.parts),
        line(Style.RESTS_ON, f"It rests on {message.rests_on}."),
    )
