"""The form of a review's set-up, and the set-up as that form holds it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from review_app.core.dates import PartialDate, read_partial_date
from review_app.core.fields import ChoiceField, DayField, LineField, PartialDateField, TextField
from review_app.core.forms import VersionedForm
from review_app.core.text import one_line
from review_app.reviews.forms.candidates import NO_PLACE
from review_app.reviews.models import LearningQuestion, Review, Size


class SetUpForm(VersionedForm):
    """A review's set-up."""

    page_title = "Set-up"

    title = LineField("Title", missing="Give the review a title.", description=NO_PLACE)
    learning = TextField("What the LSCB wants to learn", rows=4, description="One question a line.")
    size = ChoiceField("Size", missing="Choose the size.", choices=[(size.value, size.words) for size in Size])
    size_reason = TextField("Why this size", rows=3)
    period_from = PartialDateField("Period under review: from")
    period_to = PartialDateField("Period under review: to")
    criteria_considered = TextField(
        "SCR criteria considered", rows=3, description="By whom, on which date, and the reason."
    )
    started_on = DayField("The review started on", description="Weeks are counted from this day.")


@dataclass(frozen=True)
class SetUp:
    """A review's set-up as its form holds it: the review's own fields, and its questions one a line."""

    version: int
    saved_at: datetime
    saved_by: UUID | None
    title: str
    learning: str
    size: Size
    size_reason: str
    period_from: PartialDate
    period_to: PartialDate
    criteria_considered: str
    started_on: date | None

    @classmethod
    def of(cls, review: Review, questions: Iterable[LearningQuestion]) -> "SetUp":
        """The set-up that is saved now."""
        return cls(
            version=review.version,
            saved_at=review.saved_at,
            saved_by=review.saved_by,
            title=review.title,
            learning="\n".join(question.text for question in questions),
            size=review.size,
            size_reason=review.size_reason,
            period_from=read_partial_date(review.period_from),
            period_to=read_partial_date(review.period_to),
            criteria_considered=review.criteria_considered,
            started_on=review.started_on,
        )


def set_up_values(form: SetUpForm) -> dict[str, Any]:
    """What a review keeps of its set-up form; the questions are rows of their own."""
    values = form.values("title", "size_reason", "criteria_considered", "started_on")
    periods = {name: str(form[name].data or "") for name in ("period_from", "period_to")}
    return {**values, **periods, "size": Size(form.size.data)}


def lines_of(text: str) -> list[str]:
    """The questions of a box, one a line."""
    return [line for typed in text.splitlines() if (line := one_line(typed).lstrip("-•* "))]
