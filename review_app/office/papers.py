"""Letters, put together for drawing: the one place in the office where a real name meets its position."""

from dataclasses import dataclass

from exports.content.letter import Letter as DrawnLetter
from exports.content.texts import paragraphs_of
from exports.word.letter import letter_docx
from review_app.boards.models import Board, Programme
from review_app.core.dates import day_in_words
from review_app.meetings.models import Meeting
from review_app.office.letters import letter_words
from review_app.office.models import Letter
from review_app.people.sealing import RealName
from review_app.reviews.models import Review


@dataclass(frozen=True)
class Sender:
    """Who signs."""

    name: str
    role: str


@dataclass(frozen=True)
class Place:
    """The review whose letter it is, with its LSCB and programme."""

    review: Review
    board: Board
    programme: Programme


def letter(
    row: Letter, reader: RealName, place: Place, sender: Sender, *, meeting: Meeting | None = None, records: str = ""
) -> bytes:
    """The Word file of a letter. Where no name is sealed yet, the position stands in its place."""
    words = letter_words()[row.kind]
    name = reader.name or row.to_whom
    text = words.said_to(name=name, agency=row.to_whom, meeting=_when(meeting), records=records)
    return letter_docx(
        DrawnLetter(
            code=place.review.code,
            board_name=place.board.title,
            programme_name=place.programme.name,
            dated=row.dated,
            reader=(name, reader.contact),
            subject=words.subject,
            paragraphs=paragraphs_of(text),
            signed=(sender.name, sender.role),
            invented=place.programme.invented,
        )
    )


def _when(meeting: Meeting | None) -> str:
    if meeting is None:
        return ""
    at = f" at {meeting.at}" if meeting.at else ""
    place = f", {meeting.place}" if meeting.place else ""
    return f"{meeting.kind.words}: {day_in_words(meeting.held_on)}{at}{place}"
