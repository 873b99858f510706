"""The forms in which names are settled."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField

from review_app.core.fields import ChoiceField, LineField
from review_app.core.forms import Form
from review_app.names.answers import Answer
from review_app.names.lines import Choices, Line
from review_app.names.rules.settling import LONGEST_LABEL

WHAT, OWN = "what_", "own_"


class SettleForm(Form):
    """Which text is settled; the boxes of its names are added by `settle_form`."""

    page_title = "Names in this text"

    waiting_id = HiddenField()


class ChangeForm(Form):
    """What stands for a name from now on."""

    page_title = "Change what stands for a name"

    what = ChoiceField("What stands for it", validate_choice=False)
    own = LineField("Or a label of your own", longest=LONGEST_LABEL, description="For example “a neighbour”.")


class OpenSettledForm(Form):
    """The button that opens the settled names."""


def settle_form(lines: Sequence[Line], choices: dict[str, Choices], waiting_id: Any) -> Any:
    """The form with two boxes for every name: what stands for it, and a label of one’s own."""
    boxes: dict[str, Any] = {}
    for line in lines:
        boxes[WHAT + line.code] = ChoiceField("What stands for it", validate_choice=False)
        boxes[OWN + line.code] = LineField("Or a label of your own", longest=LONGEST_LABEL)
    values = {WHAT + line.code: line.chosen for line in lines} | {"waiting_id": str(waiting_id)}
    form = type("SettleTheseForm", (SettleForm,), boxes)(data=values)
    for line in lines:
        form[WHAT + line.code].choices = choices[line.code]
    return form


def answers_in(form: Any, lines: Sequence[Line]) -> dict[str, Answer]:
    """What was answered, by the code of each name."""
    return {line.code: Answer(form[WHAT + line.code].data or "", form[OWN + line.code].data or "") for line in lines}
