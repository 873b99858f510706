"""The forms of possible cases."""

from review_app.core.fields import DayField, LineField, TextField
from review_app.core.forms import Form, VersionedForm

NO_PLACE = "A title that could stand for any place, such as “A family known to many services”. No name, no borough."


class CandidateForm(VersionedForm):
    """A possible case, in six lines without names."""

    page_title = "Possible case"

    sentence = TextField("The case in one sentence", missing="Say in one sentence what the case is about.", rows=3)
    suggested_by = LineField("Who suggested it", description="The role, such as “head teacher on the LSCB”. No names.")
    hoped_to_learn = TextField("What we would hope to learn", rows=3, description="One question a line.")
    parallel_proceedings = TextField(
        "Parallel proceedings", rows=2, description="Police, court, inquest or discipline, and what was asked of whom."
    )
    criteria_considered_by = LineField("SCR criteria considered by", description="Such as “the SCR sub-group”.")
    criteria_considered_on = DayField("SCR criteria considered on")
    criteria_reason = TextField("Why the criteria are met or not met", rows=3)
    meeting_with_scie_on = DayField("Meeting with SCIE")


class DeclineForm(Form):
    """Decline a possible case."""

    page_title = "Decline this possible case?"

    reason = TextField("Why is it declined?", missing="Say why it is declined.", rows=3)


class OpenReviewForm(Form):
    """Make a possible case into a review."""

    page_title = "Open as a review"

    review_title = LineField("Title of the review", missing="Give the review a title.", description=NO_PLACE)
    learning = TextField("What the LSCB wants to learn", rows=4, description="One question a line.")


CANDIDATE_NAMES = (
    "sentence", "suggested_by", "hoped_to_learn", "parallel_proceedings", "criteria_considered_by",
    "criteria_considered_on", "criteria_reason", "meeting_with_scie_on",
)  # fmt: skip
