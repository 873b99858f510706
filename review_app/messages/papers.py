"""Early messages, put together for drawing: of what they draw on, numbers alone."""

from collections.abc import Sequence

from exports.content.message import EarlyMessage, EarlyMessages
from exports.content.texts import paragraphs_of
from exports.word.message import message_docx, messages_docx
from review_app.boards.models import Programme
from review_app.core.clock import today
from review_app.messages.models import Message, basis_words
from review_app.messages.rules import HEADINGS, PROVISIONAL


def one(message: Message, programme: Programme) -> bytes:
    """The Word file of one released message."""
    paper = _paper([message], programme)
    return message_docx(paper.messages[0], paper)


def collection(messages: Sequence[Message], programme: Programme) -> bytes:
    """The Word file of all that is released to a reader, newest first."""
    return messages_docx(_paper(messages, programme))


def _paper(messages: Sequence[Message], programme: Programme) -> EarlyMessages:
    return EarlyMessages(
        programme_name=programme.name,
        dated=today(),
        messages=tuple(_drawn(message) for message in messages),
        invented=programme.invented,
    )


def _drawn(message: Message) -> EarlyMessage:
    return EarlyMessage(
        code=message.code,
        kind=message.kind.words,
        title=message.title,
        released_on=message.released_on or today(),
        provisional=PROVISIONAL,
        parts=tuple((heading, paragraphs_of(getattr(message, name))) for name, heading in HEADINGS.items()),
        rests_on=basis_words(message.boards_counted, message.boards_of, message.notes_counted),
    )
