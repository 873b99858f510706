"""The forms of themes."""

from typing import ClassVar

from wtforms import HiddenField

from review_app.core.fields import ChoiceField, LineField, RadioChoiceField, TextField, TickField
from review_app.core.forms import Form, VersionedForm
from review_app.themes.models import Verdict

WORDS_CHANGED = "One of the two has a newer wording since you opened this page. Read it, and answer again."


class PairsForm(Form):
    """Which of the suggested pairs to show."""

    category = ChoiceField("Category")
    heading = ChoiceField("Contributory factor")


class AnswerForm(Form):
    """Whether two findings are the same."""

    looked_at = HiddenField()  # the two wordings that stood on the page
    verdict = RadioChoiceField(
        "Are these the same finding?",
        missing="Choose one of the four.",
        choices=[(one.value, one.words) for one in Verdict],
    )
    reason = TextField(
        "Why, or in what they differ",
        rows=4,
        description="Needed for “same, but differs in…” and “looks alike, isn’t”; welcome otherwise. Name no person and no "
        "LSCB: it can be read where the theme is.",
    )
    blind = TickField("Show the answers about this pair only to those who have given theirs")


class AnewForm(Form):
    """Why somebody opens a refused pair again."""

    page_title = "Open this pair again?"

    reason = TextField("Why it is worth another look", missing="Say why the pair is worth another look.", rows=4)


class TakeBackForm(Form):
    """Why an answer is taken back."""

    page_title = "Take this answer back?"

    reason = TextField("Why it is taken back", missing="Say why it is taken back.", rows=4)


class ApartForm(Form):
    """Whether answers are kept apart in the programme until each has answered."""

    is_blind = HiddenField()


class NameForm(VersionedForm):
    """What a theme is called."""

    page_title = "Name this theme"
    apart: ClassVar[frozenset[str]] = frozenset({"names_reason"})

    name = LineField(
        "Name",
        missing="Write the pattern as one sentence.",
        longest=300,
        description="The pattern as one sentence, without a place.",
    )
    statement = TextField(
        "Statement",
        rows=6,
        description="What its findings have in common: what is so, how it works, why it matters. Only what all of them say.",
    )
    names_reason = TextField("Why these words may stay", rows=2, description="Only if you keep them.")
