"""The forms of questions for the LSCB and of additional learning."""

from review_app.core.fields import ChoiceField, TextField
from review_app.core.forms import VersionedForm


class QuestionForm(VersionedForm):
    """A question that a finding puts to the LSCB."""

    page_title = "Question for the LSCB"

    text = TextField("The question", missing="Write the question.", rows=3)
    heading_term_id = ChoiceField("Under which heading?")


class AdditionalLearningForm(VersionedForm):
    """Something that was learnt and is no pattern."""

    page_title = "Additional learning"

    text = TextField("What was learnt?", missing="Write what was learnt.", rows=5)
