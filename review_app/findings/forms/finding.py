"""The forms of a finding itself: its anatomy, and what is done with it."""

from collections.abc import Collection
from typing import Any

from wtforms import HiddenField

from review_app.core.fields import ChoiceField, DayField, LineField, SeveralField, TextField
from review_app.core.forms import Form, VersionedForm, as_id

CATEGORIES = ("category_term_id", "second_category_term_id")
BEGINNING = ("title", *CATEGORIES)
_TITLE_MISSING = "Write the pattern and its effect as one sentence."


class NewFindingForm(VersionedForm):
    """The beginning of a finding: its sentence and its category; the rest follows."""

    page_title = "Add a finding"

    title = TextField("The finding in one sentence", missing=_TITLE_MISSING, rows=3)
    category_term_id = ChoiceField("Category", missing="Choose the category.")
    second_category_term_id = ChoiceField("Second category, if there is one")

    def anatomy(self, *names: str) -> dict[str, Any]:
        """What was typed in the named boxes, with the categories as ids."""
        return self.values(*names) | {name: as_id(self[name].data) for name in CATEGORIES if name in names}


TEXTS = (
    "description", "in_this_case", "underlying", "widespread_value", "widespread_basis", "common_value",
    "common_basis", "still_so", "still_so_said_by", "changed_since", "board_knows", "why_it_matters", "in_brief",
)  # fmt: skip


class FindingForm(NewFindingForm):
    """The whole anatomy of a finding on one page."""

    page_title = "Change a finding"

    description = TextField("Description of the issue", rows=8)
    in_this_case = TextField("How did the issue feature in this case?", rows=8)
    underlying = TextField("How do we know it is not peculiar to this case?", rows=8)
    widespread_value = LineField(
        "How widespread is it?", description="Leave it empty if it is not known yet.", longest=400
    )
    widespread_basis = TextField("What is that based on?", rows=3)
    common_value = LineField("How common is it?", description="Leave it empty if it is not known yet.", longest=400)
    common_basis = TextField("What is the number or estimate based on?", rows=3)
    still_so = TextField("Is it still so?", rows=3)
    still_so_said_by = LineField("Who says so?", longest=400)
    changed_since = TextField("What has changed since?", rows=3)
    board_knows = TextField("What does the LSCB know, or do, already?", rows=4)
    why_it_matters = TextField("Why does it matter?", rows=6)
    in_brief = TextField("Finding in brief", rows=5)

    def keep_only(self, names: Collection[str]) -> None:
        """Leave only the boxes of one part, so that it can be changed while somebody else changes another."""
        for name in (*BEGINNING, *TEXTS):
            if name not in names:
                del self[name]


class PlaceForm(VersionedForm):
    """Where a finding stands in the order of priority, and why."""

    page_title = "Its place in the order"

    place = ChoiceField("Its place", missing="Choose a place.")
    reason = TextField("Why does it stand there?", rows=3)


class AnswersForm(Form):
    """Check boxes for what the LSCB wanted to learn, and what was ticked when the page was opened."""

    page_title = "What the LSCB wanted to learn"

    question_ids = SeveralField("Which of these does the finding answer?")
    question_ids_were = HiddenField()


class AgreeFindingForm(Form):
    """The button that agrees a finding, with the day of the meeting."""

    page_title = "Agree this finding"

    agreed_on = DayField("Agreed on", missing="Write the day on which it was agreed, for example 3 March 2011.")


class ChallengeForm(Form):
    """What is questioned about a finding."""

    page_title = "Challenge this finding"

    text = TextField(
        "What do you question, and why?",
        missing="Write what you question, and why.",
        rows=4,
        description="It stays open, under your name, until somebody writes what became of it.",
    )


class ReopenForm(Form):
    """Why an agreed finding is opened again."""

    page_title = "Open this finding again?"

    reason = TextField("Why is it opened again?", missing="Say why it is opened again.", rows=3)
