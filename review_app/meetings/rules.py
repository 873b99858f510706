"""What may not be done with meetings, in sentences; and how a meeting is called."""

import re
from collections.abc import Iterable, Sequence
from uuid import UUID

from review_app.core.dates import day_in_words
from review_app.core.text import counted
from review_app.meetings.models import Attendance, AttendanceState, Meeting, Minutes

NOON, HOUR = 12, 60


def names_of_meetings(meetings: Sequence[Meeting]) -> dict[UUID, str]:
    """What each meeting is called: its kind, numbered where there are several of a kind. Give all of a review, in order."""
    kinds = [meeting.kind for meeting in meetings]
    names = {}
    for place, meeting in enumerate(meetings):
        number = kinds[: place + 1].count(meeting.kind)
        names[meeting.id] = f"{meeting.kind.words} {number}" if kinds.count(meeting.kind) > 1 else meeting.kind.words
    return names


def when(meeting: Meeting) -> str:
    """The day and time of a meeting, such as “17 May 2011 at 10.00”."""
    on = day_in_words(meeting.held_on)
    return f"{on} at {meeting.at.removeprefix('0')}" if meeting.at else on


def read_time(words: str) -> str | None:
    """A time of day as it is kept, or None if the words are none.

    >>> read_time("9.30"), read_time("2 pm"), read_time("14:15"), read_time("noon")
    ('09.30', '14.00', '14.15', None)
    """
    match = re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?", words.strip().lower())
    if not match or not (match[2] or match[3]):
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if match[3] == "pm" else 0)
    return f"{hour:02}.{minute:02}" if hour < 2 * NOON and minute < HOUR else None


def not_replied(attendance: Iterable[Attendance]) -> int:
    """How many of those asked have not replied."""
    return sum(1 for each in attendance if each.state is AttendanceState.ASKED)


def why_not_delete(minutes: Minutes | None) -> str | None:
    """Why a meeting can't be deleted, or None."""
    if minutes is not None and (minutes.notes or minutes.decisions):
        return "Notes or decisions of this meeting are written down, so it stays. Change its date if that is wrong."
    return None


def counted_meetings(number: int) -> str:
    """How many meetings, as the beginning of a sentence."""
    said = counted(number, "meeting is", "meetings are")
    return said[0].upper() + said[1:]
