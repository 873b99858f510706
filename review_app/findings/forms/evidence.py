"""The forms of outside evidence and of things to find out."""

from review_app.core.fields import DayField, LineField, PartialDateField, RadioChoiceField, TextField
from review_app.core.forms import VersionedForm
from review_app.findings.models import EvidenceKind


class OutsideEvidenceForm(VersionedForm):
    """How a finding is known from outside the case."""

    page_title = "Evidence from outside the case"

    kind = RadioChoiceField(
        "From where is it known?",
        missing="Choose from where it is known.",
        choices=[(kind.value, kind.words) for kind in EvidenceKind],
    )
    what = TextField("What do they say, or what does it show?", missing="Write what it shows.", rows=4)
    on = PartialDateField("When?", description="If you know: for example 28 April 2011, or June 2011.")


class InquiryForm(VersionedForm):
    """Something to find out: a question, who asks whom, by when."""

    page_title = "To find out"

    question = TextField("What do we want to know?", missing="Write what you want to know.", rows=3)
    asks = LineField("Who asks?", description="Such as “lead reviewer 1” or “the board manager”.")
    whom = LineField("Whom?", description="Such as “the manager of the contact team”.")
    by_day = DayField("By when?", description="For example 1 June 2011. Leave it empty if no day is set.")


class AnswerForm(VersionedForm):
    """The answer to something that was to be found out; it may become evidence in the same step."""

    page_title = "The answer"
    apart = frozenset({"evidence_kind"})

    answer = TextField("What is the answer?", rows=4, description="“They don’t know” is an answer too.")
    answered_on = DayField("When did it come?")
    evidence_kind = RadioChoiceField(
        "Does it become evidence from outside the case?",
        choices=[("", "No, it stays an answer"), *((kind.value, f"Yes: {kind.words}") for kind in EvidenceKind)],
        description="The evidence begins with the words of the answer, and says where it came from.",
        default="",
    )
