"""The forms with which a table is brought in: the file, its columns and dates, the last look."""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import ValidationError

from review_app.core.fields import ChoiceField, LineField, RadioChoiceField, UploadField
from review_app.core.forms import Form
from review_app.narrative.rules.columns import Holds, Plan
from review_app.narrative.rules.undated import ABOVE, APART, JOINED
from review_app.narrative.rules.written_dates import (
    DAY_AND_MONTH,
    DAY_FIRST,
    MONTH_AND_DAY,
    MONTH_AND_YEAR,
    MONTH_FIRST,
)

HOLDS = [(held.value, held.words) for held in Holds]


class TableUploadForm(Form):
    """A file with a table in it."""

    page_title = "Bring in a chronology"

    agency_id = ChoiceField("Whose chronology it is")
    file = UploadField("Workbook (.xlsx), separated values (.csv) or Word document (.docx)")

    def validate_file(self, field: Any) -> None:
        """Ask for a file."""
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the file.")


class ColumnsForm(Form):
    """How a table is to be read. A box for each column and each name is made by `columns_form`."""

    page_title = "Columns and dates"

    of_table, of_head, step = HiddenField(), HiddenField(), HiddenField()
    table = ChoiceField("Which table")
    head = ChoiceField("Which row heads the columns")
    lane = ChoiceField("In whose lane a row stands that names nobody")
    source_id = ChoiceField("Source", description="The document that the table is, if it is among the documents.")
    order = RadioChoiceField(
        "What stands first", choices=[(DAY_FIRST, "The day"), (MONTH_FIRST, "The month, as in American dates")]
    )
    pairs = RadioChoiceField(
        "What two numbers mean",
        choices=[
            (MONTH_AND_YEAR, "A month and a year"),
            (DAY_AND_MONTH, "A day and a month"),
            (MONTH_AND_DAY, "A month and a day"),
        ],
    )
    undated = RadioChoiceField(
        "What rows without a date are",
        choices=[
            (ABOVE, "Events of the same date as the row above"),
            (JOINED, "More of what the row above says"),
            (APART, "Events whose date is missing"),
        ],
    )
    year = LineField("The year of dates that name none", longest=4)

    def validate_year(self, field: Any) -> None:
        """A whole year."""
        if field.data and not (field.data.isdigit() and len(field.data) == 4):
            raise ValidationError("Write the year in four figures, such as 2009.")

    def plan(self, plan: Plan, names: list[str]) -> Plan:
        """The plan that was chosen."""
        chosen = {name: str(self[box_of_name(place)].data or "") for place, name in enumerate(names)}
        return Plan(
            plan.table,
            plan.head,
            tuple(Holds(str(self[box_of_column(place)].data or "")) for place in range(len(plan.holds))),
            str(self.lane.data or ""),
            str(self.source_id.data or ""),
            str(self.order.data or ""),
            str(self.pairs.data or ""),
            str(self.year.data or ""),
            str(self.undated.data or ""),
            {**plan.names, **{name.casefold(): lane for name, lane in chosen.items() if lane}},
        )

    @property
    def is_for_another_table(self) -> bool:
        """Whether another table or head was chosen than the one whose columns the page shows."""
        return (self.table.data, self.head.data) != (self.of_table.data, self.of_head.data)

    def columns(self, heads: list[str]) -> list[tuple[str, Any]]:
        """The box of each column, after what heads it."""
        return [(head, self[box_of_column(place)]) for place, head in enumerate(heads)]

    def names(self, names: list[str]) -> list[Any]:
        """The box of each name."""
        return [self[box_of_name(place)] for place in range(len(names))]


def columns_form(plan: Plan, heads: list[str], names: list[str]) -> ColumnsForm:
    """The form for a table with these columns and these names in the column of lanes."""

    class ForThis(ColumnsForm):
        pass

    for place, head in enumerate(heads):
        setattr(ForThis, box_of_column(place), ChoiceField(head, choices=HOLDS))
    for place, name in enumerate(names):
        setattr(ForThis, box_of_name(place), ChoiceField(name))
    data = {
        "table": str(plan.table), "head": str(plan.head), "lane": plan.lane, "source_id": plan.source_id,
        "order": plan.order, "pairs": plan.pairs, "year": plan.year, "undated": plan.undated,
        **{box_of_column(place): held.value for place, held in enumerate(plan.holds)},
        **{box_of_name(place): plan.names.get(name.casefold(), "") for place, name in enumerate(names)},
    }  # fmt: skip
    return ForThis(data=data)


def box_of_column(place: int) -> str:
    """The name of the box of one column."""
    return f"column_{place}"


def box_of_name(place: int) -> str:
    """The name of the box of one name."""
    return f"name_{place}"


class ConfirmForm(Form):
    """The last look before the rows become entries."""

    page_title = "What each row will become"

    step = HiddenField()
    rows = HiddenField()  # comes empty; filled with the words of the rows while names are settled in them
