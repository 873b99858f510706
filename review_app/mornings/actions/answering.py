"""Noting what the authors say of their card: by themselves, or in their presence by whoever runs the morning."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.mornings import queries, rules
from review_app.mornings.models import Answer, Morning, MorningAnswer


@dataclass(frozen=True)
class Word:
    """What was said of one card; `spoken_by` where somebody else writes it down."""

    card_id: UUID
    answer: Answer
    note: str = ""
    spoken_by: str = ""


def note_answer(session: Session, morning: Morning, word: Word, *, by: UUID) -> MorningAnswer:
    """Keep what was said of a card under the name that its group has now; the morning is held."""
    refuse_if(rules.why_not_move(morning))
    card = queries.card_of_morning(session, morning.id, word.card_id)
    groups = {group.key: group for group in queries.groups_of_morning(session, morning.id)}
    group = groups.get(card.group_key) if card.group_key else None
    refuse_if(rules.why_not_answer(group.name if group else "", word.answer, word.note))
    row = MorningAnswer(
        programme_id=morning.programme_id, morning_id=morning.id, card_id=card.id, group_key=card.group_key,
        group_name=group.name if group else "", answer=word.answer, note=word.note, spoken_by=word.spoken_by,
        by=by, at=now(),
    )  # fmt: skip
    stage(session, Event.MORNING_ANSWERED, morning, by=by, card=card.number, answer=word.answer)
    session.add(row)
    session.flush()
    return row
