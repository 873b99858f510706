"""The forms of meetings."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from wtforms import Field, HiddenField
from wtforms.validators import ValidationError

from review_app.core.fields import ChoiceField, DayField, LineField, RadioChoiceField, SeveralField, TextField
from review_app.core.forms import Form, VersionedForm
from review_app.meetings.models import Attendance, AttendanceState, MeetingKind
from review_app.meetings.rules import read_time

KINDS = [(kind.value, kind.words) for kind in MeetingKind]
STATES = [(state.value, state.words) for state in AttendanceState]
MEETING_NAMES = ("kind", "held_on", "at", "place", "papers")
# The meetings of a full review, in their order (methodology 2.2).
USUAL = (
    MeetingKind.INTRODUCTORY,
    MeetingKind.PLANNING,
    MeetingKind.DOCUMENT_REVIEW,
    MeetingKind.ANALYSIS,
    MeetingKind.FOLLOW_ON_1,
    MeetingKind.ANALYSIS,
    MeetingKind.FOLLOW_ON_2,
    MeetingKind.BOARD,
)


class TimeField(LineField):
    """A time of day."""

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label, longest=20, **options)

    def pre_validate(self, form: Any) -> None:
        """Keep it in one shape, so that a day's meetings stand in order."""
        del form
        if not self.data:
            return
        read = read_time(self.data)
        if read is None:
            raise ValidationError("Write the time as 10.00 or 14.30.")
        self.data = read


class MeetingForm(VersionedForm):
    """When and where a meeting is, and the papers for it."""

    page_title = "Meeting"

    kind = ChoiceField("Kind of meeting", choices=KINDS)
    held_on = DayField("Date", missing="Give the meeting its date.")
    at = TimeField("Time", description="For example 10.00.")
    place = LineField(
        "Place", description="A neutral room is best: not the office of an agency in the case.", longest=400
    )
    papers = TextField("Papers to print or send", rows=3, description="One on each line. Titles only.")


class NewMeetingForm(MeetingForm):
    """A new meeting, and whom to ask."""

    asked = SeveralField("Who is asked")
    others = TextField(
        "Others who are asked", rows=3, description="One on each line, by position: “Safeguarding trainer”."
    )


class SeveralMeetingsForm(Form):
    """Several meetings dated in one go."""

    page_title = "Date several meetings"

    place = LineField("Place of all of them", description="It can be changed for each meeting afterwards.", longest=400)

    def rows(self) -> Iterator[tuple[Field, Field, Field]]:
        """The boxes of each meeting: kind, date, time."""
        for number in range(1, len(USUAL) + 1):
            yield self[f"kind_{number}"], self[f"held_on_{number}"], self[f"at_{number}"]

    def meetings(self) -> list[dict[str, Any]]:
        """The columns of each meeting that has a date."""
        return [
            {"kind": MeetingKind(kind.data), "held_on": held_on.data, "at": at.data or "", "place": self.place.data}
            for kind, held_on, at in self.rows()
            if held_on.data
        ]


for _number, _kind in enumerate(USUAL, start=1):
    setattr(
        SeveralMeetingsForm, f"kind_{_number}", ChoiceField(f"Meeting {_number}", choices=KINDS, default=_kind.value)
    )
    setattr(SeveralMeetingsForm, f"held_on_{_number}", DayField(f"Date of meeting {_number}", description=""))
    setattr(SeveralMeetingsForm, f"at_{_number}", TimeField(f"Time of meeting {_number}"))


class AttendanceForm(Form):
    """Who replied, who comes and who came. A box for each person is made by `attendance_form`."""

    page_title = "Who comes"

    more = SeveralField("Ask more people")
    others = TextField("Others to ask", rows=2, description="One on each line, by position.")

    def changed(self, people: list[Attendance]) -> dict[UUID, AttendanceState]:
        """What this person changed, so that nobody else's note from the same minute is lost."""
        return {
            each.id: AttendanceState(self[box_of(each)].data)
            for each in people
            if self[box_of(each)].data != self[f"was_{each.id.hex}"].data
        }


def attendance_form(people: list[tuple[Attendance, str]]) -> AttendanceForm:
    """The form for these people; each box is called by the attendance's id."""

    class ForThese(AttendanceForm):
        pass

    for each, name in people:
        setattr(ForThese, box_of(each), RadioChoiceField(name, choices=STATES, default=each.state.value))
        setattr(ForThese, f"was_{each.id.hex}", HiddenField(default=each.state.value))
    return ForThese()


def box_of(attendance: Attendance) -> str:
    """The name of the box of one person."""
    return f"state_{attendance.id.hex}"


class MinutesForm(VersionedForm):
    """What was said and decided."""

    page_title = "Notes and decisions"

    notes = TextField(
        "Notes", rows=12, description="What was said, by position. Disagreement is worth as much as agreement."
    )
    decisions = TextField("Decisions", rows=6, description="One in each paragraph: what, who, by when.")
