"""The form that moves a review to another stage."""

from collections.abc import Sequence

from review_app.access.stages import Stage
from review_app.core.fields import RadioChoiceField, TextField
from review_app.core.forms import Form


class MoveForm(Form):
    """Move a review to another stage."""

    page_title = "Move to another stage"

    to = RadioChoiceField("Move to", missing="Choose the stage.")
    reason = TextField(
        "Reason",
        rows=3,
        description="Needed for a move back, a pause and the end of a pause. The chair and the programme see it, "
        "so write nothing of the case.",
    )


def choose_stages(form: MoveForm, stages: Sequence[Stage]) -> None:
    """Offer the stages that a review may go to."""
    form.set_choices("to", [(stage.value, stage.words) for stage in stages])
