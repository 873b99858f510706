"""The forms of comparisons."""

from wtforms.validators import ValidationError

from review_app.comparisons import rules
from review_app.comparisons.models import Answer
from review_app.core.clock import today
from review_app.core.fields import DayField, RadioChoiceField, TextField, TickField
from review_app.core.forms import Form, VersionedForm
from review_app.findings.models import EvidenceKind

# From where something can be known at home; what other LSCBs say is no answer to what they are asked.
BASES = [
    (kind.value, kind.words)
    for kind in EvidenceKind
    if kind not in {EvidenceKind.OTHER_BOARDS, EvidenceKind.ANOTHER_REVIEW}
]


class AskForm(Form):
    """What is asked of the other LSCBs besides “Is this so with you?”."""

    page_title = "Ask the other LSCBs"

    question = TextField(
        "Is there something you want to ask besides?",
        rows=3,
        longest=rules.LONGEST_SENTENCE,
        description="One question, or nothing. It leaves this review, so nothing in it may say which family or which LSCB.",
    )
    by_day = DayField("By when?", description="For example 1 June 2011. Leave it empty if no day is set.")
    names_reason = TextField(
        "Why these words may stay", rows=2, description="Only if you keep them. It does not leave."
    )

    def validate_by_day(self, field: DayField) -> None:
        """Refuse a day that is over."""
        reason = rules.why_not_by_day(field.data, today())
        if reason:
            raise ValidationError(reason)


class AnswerForm(VersionedForm):
    """What a review's people say when they are asked."""

    page_title = "Is this so with you?"
    apart = frozenset({"names_reason"})

    answer = RadioChoiceField(
        "Is this so with you?",
        missing="Choose one of the three. “We can’t say” is an answer too.",
        choices=[(answer.value, answer.words) for answer in Answer],
    )
    basis = RadioChoiceField("How do you know?", missing="Choose how you know.", choices=BASES)
    sentence = TextField(
        "In a sentence",
        missing="Say in a sentence how you know, or why you can’t say.",
        rows=3,
        longest=rules.LONGEST_SENTENCE,
        description="It leaves this review: nothing that says which family, who, or which LSCB.",
    )
    names_reason = TextField(
        "Why these words may stay", rows=2, description="Only if you keep them. It does not leave."
    )


class AgreeForm(Form):
    """The button with which the chair agrees that the LSCB may be named, or takes it back."""


class PaperForm(Form):
    """In which form to take the themes along."""

    page_title = "Take the themes along"

    form = RadioChoiceField(
        "As what?",
        missing="Choose in which form to take the themes along.",
        choices=[
            ("docx", "A themes paper in Word, four to six pages"),
            ("xlsx", "A table for a spreadsheet program, one theme to a row"),
            ("csv", "The same table as a plain text file (.csv)"),
            ("svg", "The picture alone: in how many LSCBs each theme was found"),
        ],
        default="docx",
    )
    named = TickField(
        "Name the LSCBs of a theme where each of them has agreed",
        description="Where one of them has not, the paper says how many, as everywhere.",
    )
