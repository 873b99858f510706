"""A letter as a Word file, to be read over, finished and sent by the coordinator."""

from exports.content.cover import Cover
from exports.content.letter import Letter
from exports.word.dates import in_words
from exports.word.markup import joined
from exports.word.names import Style
from exports.word.page import A4
from exports.word.paper import Paper
from exports.word.paragraphs import labelled, line, prose


def letter_docx(letter: Letter) -> bytes:
    """The bytes of the Word file."""
    head = Cover(
        code=letter.code,
        title="",
        board_name=letter.board_name,
        programme_name=letter.programme_name,
        paper="Letter",
        edition=letter.dated,
        invented=letter.invented,
    )
    body = joined(
        line(Style.COVER_BOARD, letter.board_name),
        *(line(Style.NORMAL, each) for each in letter.reader if each.strip()),
        line(Style.NORMAL, in_words(letter.dated)),
        labelled(Style.NORMAL, "Our reference: ", letter.code),
        line(Style.HEADING_2, letter.subject),
        prose(letter.paragraphs),
        line(Style.NORMAL, "Yours sincerely"),
        *(line(Style.NORMAL, each) for each in letter.signed if each.strip()),
    )
    return Paper(cover=head, sheet=A4, body=body).docx()
