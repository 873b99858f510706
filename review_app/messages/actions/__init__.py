"""Writing early messages and monthly notes."""

from review_app.messages.actions.checking import answer, ask, eligible
from review_app.messages.actions.notes import add_note, change_note
from review_app.messages.actions.releasing import (
    Audience,
    note_downloaded,
    note_ending_seen,
    note_opened,
    record_opened,
    release,
    withdraw,
)
from review_app.messages.actions.writing import (
    Draw,
    Origin,
    Words,
    begin_message,
    change_message,
    draw_off,
    draw_on,
    from_note,
    from_wordings,
    newer_edition,
    set_aside,
    take_newer_wording,
    take_up,
)

__all__ = [
    "Audience",
    "Draw",
    "Origin",
    "Words",
    "add_note",
    "answer",
    "ask",
    "begin_message",
    "change_message",
    "change_note",
    "draw_off",
    "draw_on",
    "eligible",
    "from_note",
    "from_wordings",
    "newer_edition",
    "note_downloaded",
    "note_ending_seen",
    "note_opened",
    "record_opened",
    "release",
    "set_aside",
    "take_newer_wording",
    "take_up",
    "withdraw",
]
