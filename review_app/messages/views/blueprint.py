"""What the pages of early messages share."""

from uuid import UUID

from flask import Blueprint
from werkzeug.wrappers import Response

from review_app.access.gate import standing_here
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.memberships.queries import holders_in_programme
from review_app.messages import queries
from review_app.messages.gate import Gate, gate_of
from review_app.messages.models import Message
from review_app.messages.reader import OF_PROGRAMME, Reader, reader_of

blueprint = Blueprint("messages", __name__)
Page = str | Response | tuple[str, int]

OF_A_PROGRAMME = "/programmes/<uuid:programme_id>/messages"
A_MESSAGE = f"{OF_A_PROGRAMME}/<uuid:message_id>"
NOTES = "/reviews/<uuid:review_id>/monthly-notes"
A_NOTE = f"{NOTES}/<uuid:monthly_note_id>"

A_PAIR = "a pair of the programme"


def reader_here(programme_id: UUID) -> Reader:
    """What the person of this request is in a programme."""
    return reader_of(standing_here(), programme_id)


def kept_here(programme_id: UUID, message_id: UUID, *, hold: bool = False) -> Gate:
    """A message that the person of this request keeps, and how it stands with it; raises NotFound."""
    session = session_here()
    return gate_of(session, queries.message_kept(session, reader_here(programme_id), message_id, hold=hold))


def written_here(programme_id: UUID, message_id: UUID, *, hold: bool = False) -> Gate:
    """The same for those who may write at it: not for a checker of another pair, who never learns whose it is."""
    session, reader = session_here(), reader_here(programme_id)
    return gate_of(session, queries.message_kept(session, reader, message_id, writing=True, hold=hold))


def names_for(reader: Reader, gate: Gate) -> dict[UUID, str]:
    """What somebody may call those who wrote and check a message: who leads another review is nobody's business."""
    message = gate.message
    who = {*gate.writers, *(one.user_id for one in gate.checks), message.begun_by}
    who |= {one for one in (message.released_by, message.ended_by) if one is not None}
    session = session_here()
    names = names_of(session, who)
    if reader.of_programme:
        return names
    own_pair = gate.writers if message.pair_ref in reader.pairs else frozenset()
    known = {reader.user_id, *own_pair, *holders_in_programme(session, reader.programme_id, OF_PROGRAMME)}
    return {user_id: name if user_id in known else A_PAIR for user_id, name in names.items()}


def headed(message: Message) -> str:
    """How pages call a message: never by its words."""
    return f"Early message {message.code}" if message.code else "Early message: draft"
