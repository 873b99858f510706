"""The forms of a review's plan: every date on one page, and a further one."""

from collections.abc import Sequence
from typing import Any

from review_app.core.fields import DayField, LineField, TextField
from review_app.core.forms import Form, VersionedForm
from review_app.reviews.models import Milestone

PLAN_NAMES = ("planned_on", "actual_on", "why_different")


class MilestoneForm(Form):
    """A further date of the plan."""

    page_title = "Add a date to the plan"

    what = LineField("What happens", missing="Say what happens on this date.", description="Such as “Family visited”.")


class PlanForm(VersionedForm):
    """The dates of the plan, all on one page; `plan_form` adds three boxes for each date."""

    page_title = "Dates of the plan"

    def boxes_of(self, milestone: Milestone) -> tuple[Any, Any, Any]:
        """The three boxes of one date."""
        return tuple(self[f"{name}_{milestone.id.hex}"] for name in PLAN_NAMES)

    def values_of(self, milestone: Milestone) -> dict[str, Any]:
        """What was typed about one date."""
        return {name: self[f"{name}_{milestone.id.hex}"].data for name in PLAN_NAMES}


class Plan:
    """The plan as its form holds it: the boxes of every date, and one version made of all of theirs."""

    def __init__(self, milestones: Sequence[Milestone]) -> None:
        last = max(milestones, key=lambda milestone: milestone.saved_at, default=None)
        self.version = "-".join(f"{milestone.id.hex[:6]}.{milestone.version}" for milestone in milestones)
        self.saved_at: Any = last.saved_at if last else None
        self.saved_by = last.saved_by if last else None
        for milestone in milestones:
            for name in PLAN_NAMES:
                setattr(self, f"{name}_{milestone.id.hex}", getattr(milestone, name))


def plan_form(milestones: Sequence[Milestone], plan: Plan) -> PlanForm:
    """The form with the boxes of every date."""
    boxes: dict[str, Any] = {}
    for milestone in milestones:
        boxes[f"planned_on_{milestone.id.hex}"] = DayField(f"{milestone.what}: planned", description="")
        boxes[f"actual_on_{milestone.id.hex}"] = DayField(f"{milestone.what}: actual", description="")
        boxes[f"why_different_{milestone.id.hex}"] = TextField(f"{milestone.what}: why different", rows=2)
    form: PlanForm = type("PlanOfReview", (PlanForm,), boxes)(obj=plan)
    return form
