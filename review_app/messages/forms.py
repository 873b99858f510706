"""The forms of early messages and monthly notes."""

from typing import Any

from wtforms import HiddenField, ValidationError

from review_app.core.fields import (
    ChoiceField,
    DayField,
    LineField,
    RadioChoiceField,
    SeveralField,
    TextField,
)
from review_app.core.forms import Form, VersionedForm
from review_app.messages.models import CheckAnswer, MessageKind
from review_app.messages.rules import HEADINGS, LONGEST_TITLE, MOST_WORDS, why_not_long

KINDS = [(kind.value, kind.words) for kind in MessageKind]


def at_most(form: Any, field: Any) -> None:
    """That a part of a message has no more words than it may."""
    del form
    problem = why_not_long(field.short_name, field.data or "")
    if problem:
        raise ValidationError(problem)


class PartField(TextField):
    """One part of a message, of so many words at most."""

    def __init__(self, label: str, *, description: str, rows: int, **options: Any) -> None:
        super().__init__(label, description=description, rows=rows, **options)
        self.validators = [*self.validators, at_most]


class MessageForm(VersionedForm):
    """The words of a message."""

    page_title = "Write an early message"

    kind = RadioChoiceField("What is it about?", missing="Choose what it is about.", choices=KINDS)
    title = TextField(
        "The message in one sentence",
        missing="Say in one sentence what the message is.",
        rows=2,
        longest=LONGEST_TITLE,
        description=f"At most {LONGEST_TITLE} letters. No names, no places, and nothing that happened in one family only.",
    )
    seeing = PartField(HEADINGS["seeing"], rows=6, description=f"At most {MOST_WORDS['seeing']} words.")
    why_matters = PartField(HEADINGS["why_matters"], rows=4, description=f"At most {MOST_WORDS['why_matters']} words.")
    to_ask = PartField(
        HEADINGS["to_ask"],
        rows=4,
        description=f"At most {MOST_WORDS['to_ask']} words. A line that begins with “- ” becomes a point of a list: eight at most.",
    )
    names_kept = SeveralField("Words that may stay", validate_choice=False)
    names_reason = TextField(
        "Why they may stay", rows=2, description="Those who check the message read this; its readers don’t."
    )


class SearchForm(Form):
    """Which shared findings and themes to look for."""

    page_title = "What is the message to draw on?"

    words = LineField("Words of its title", description="For example: form, ring back, supervision.")


class DrawForm(Form):
    """The button with which a message draws on something, or no longer does."""

    page_title = "What the message draws on"


class AskForm(Form):
    """Whom to ask for a check."""

    page_title = "Ask for checks"

    people = SeveralField("Whom do you ask?")


class CheckForm(Form):
    """What a checker says; `seen` is the hash of the words that stood on the page."""

    page_title = "Check this message"

    seen = HiddenField()
    answer = RadioChoiceField(
        "May it go out?",
        missing="Choose one of the two.",
        choices=[(CheckAnswer.YES.value, "Yes, as it stands here"), (CheckAnswer.NOT_YET.value, "Not yet")],
    )
    reason = TextField("What is not right yet", rows=4, description="The writers read this.")


class ReleaseForm(Form):
    """To whom a message goes."""

    page_title = "Release this message"

    seen = HiddenField()
    whom = RadioChoiceField(
        "Who is to read it?",
        missing="Choose who is to read it.",
        choices=[("all", "All LSCBs of the programme"), ("some", "The people of these LSCBs alone")],
    )
    boards = SeveralField("Which LSCBs?", description="Only if it does not go to all.")


class WithdrawForm(Form):
    """Why a message is taken back."""

    page_title = "Withdraw this message?"

    reason = TextField(
        "Why it is withdrawn",
        missing="Say why it is withdrawn. Everybody who opened it reads this.",
        rows=4,
        description="Everybody who opened it reads this. No names, no places.",
    )
    instead = ChoiceField("What to read instead", description="Another message that is released, if there is one.")


class NoteForm(VersionedForm):
    """How the running of the method went in a month."""

    page_title = "Monthly note"

    release_of_staff = TextField(
        "Release of staff", rows=4, description="Who could be freed for the review, and who not."
    )
    turnout = TextField("Turnout", rows=4, description="Who came to the meetings and conversations, and who could not.")
    time_needed = TextField("Time", rows=4, description="What took longer or less long than planned.")


class NewNoteForm(NoteForm):
    """The same, and of which month."""

    page_title = "Write a monthly note"

    month = DayField("Any day of the month", missing="Say of which month.")


class DownloadForm(Form):
    """The button with which a Word file is taken along."""
