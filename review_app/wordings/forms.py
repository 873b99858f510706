"""The forms of wordings."""

from review_app.core.fields import ChoiceField, SeveralField, TextField, TickField
from review_app.core.forms import Form, VersionedForm


class ProposeForm(VersionedForm):
    """The words that are to leave the review, begun from the finding's own; if those change meanwhile, it is behind."""

    page_title = "Propose a wording for sharing"
    apart = frozenset({"names_reason", "is_good_practice"})

    title = TextField(
        "Title",
        missing="Write the pattern as one sentence.",
        rows=2,
        description="One sentence about the system, without names and places.",
    )
    summary = TextField(
        "In brief",
        missing="Write the finding in brief: what is so, how it works, why it matters.",
        rows=10,
        description="All that others will read of the finding. Nothing that says which family or which LSCB.",
    )
    factor_headings = SeveralField(
        "Contributory factors", description="Only these headings go along, never what was written under them."
    )
    is_good_practice = TickField(
        "About practice that helps",
        description="Tick it where the pattern is one that others could take over, and not only one to mend.",
    )
    names_reason = TextField(
        "Why these words may stay",
        rows=2,
        description="Only if you keep them. The chair reads this; it does not leave.",
    )


class ConsentForm(Form):
    """The button with which the chair consents."""


class RefuseForm(Form):
    """Why the chair does not agree."""

    page_title = "Do not agree to this wording?"

    reason = TextField(
        "Why not",
        missing="Say why, so that the lead reviewers can change it.",
        rows=4,
        description="The lead reviewers and the review team read this.",
    )


class WithdrawForm(Form):
    """Why the chair takes a wording back."""

    page_title = "Withdraw this wording?"

    reason = TextField("Why it is withdrawn", missing="Say why it is withdrawn.", rows=4)


class AcrossForm(Form):
    """Which of the shared wordings to show."""

    page_title = "Across the pilots"

    category = ChoiceField("Category")
    heading = ChoiceField("Contributory factor")
    practice = ChoiceField(
        "About", choices=[("", "Anything"), ("helps", "Practice that helps"), ("other", "Anything else")]
    )
