"""Laying a sheet of paper on the table: each line as the moves that it stands for, then what was ticked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from review_app.mornings import queries
from review_app.mornings.actions.answering import Word, note_answer
from review_app.mornings.actions.moving import Wish, move
from review_app.mornings.models import Answer, Morning
from review_app.mornings.sheet import Sheet
from review_app.mornings.table import plain


@dataclass(frozen=True)
class Typed:
    """A sheet that can be read, what was ticked on it by card number, and who confirmed; `send_id` is the message's own."""

    sheet: Sheet
    send_id: UUID
    words: Mapping[int, tuple[Answer, str]] = field(default_factory=dict)
    spoken_by: str = ""


def lay_sheet(session: Session, morning: Morning, typed: Typed, *, by: UUID) -> int:
    """Make the moves of a sheet on a table that is held, and keep what was ticked; how many cards it names.

    A group whose name is on the table already takes the cards; a card that lies there already is not moved.
    """
    cards = {card.number: card for card in queries.cards_of_morning(session, morning.id)}
    there = {plain(group.name): group.key for group in queries.groups_of_morning(session, morning.id) if group.name}
    laid = 0
    for name, numbers in typed.sheet.groups.values():
        key = there.get(plain(name), uuid5(typed.send_id, plain(name)))
        for number in numbers:
            laid += 1
            if cards[number].group_key != key:
                wish = Wish(uuid5(typed.send_id, f"card {number} {plain(name)}"), cards[number].id, key)
                move(session, morning, wish, by=by)
        if plain(name) not in there:
            move(session, morning, Wish(uuid5(typed.send_id, f"name {plain(name)}"), group_key=key, name=name), by=by)
    for number, (answer, note) in typed.words.items():
        word = Word(cards[number].id, answer, note, typed.spoken_by)
        note_answer(session, morning, word, by=by)
    return laid
