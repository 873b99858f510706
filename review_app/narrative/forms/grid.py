"""The form of several entries at once, a row each."""

from typing import Any

from wtforms import FieldList, FormField
from wtforms import Form as PlainForm

from review_app.core.fields import ChoiceField, LineField, PartialDateField
from review_app.core.forms import VersionedForm
from review_app.narrative.forms.told import LONGEST_ENTRY

ROWS, MOST_ROWS = 8, 200
COLUMNS = ("on", "lane_code", "what", "source_id")


class GridRow(PlainForm):
    """One entry; a row in which nothing happened and no date stands counts as empty, whatever its lane."""

    on = PartialDateField("Date")
    lane_code = ChoiceField("Lane")
    what = LineField("What", longest=LONGEST_ENTRY)
    source_id = ChoiceField("Source")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into the row."""
        return not any(str((self[name].raw_data or [""])[0]).strip() for name in ("on", "what"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask of a row that was begun what every entry needs."""
        if self.is_empty:
            return True
        good = bool(super().validate(extra_validators))
        for name, sentence in (
            ("on", "Write the date, as far as it is known."),
            ("lane_code", "Choose whose lane it stands in."),
            ("what", "Write what happened."),
        ):
            typed = str((self[name].raw_data or [""])[0]).strip()
            if not typed:
                self[name].errors = [*self[name].errors, sentence]
                good = False
        return good


class GridForm(VersionedForm):
    """Several entries, a row each."""

    page_title = "Add several entries"

    rows = FieldList(FormField(GridRow), min_entries=ROWS, max_entries=MOST_ROWS)

    def fill_lists(self, lanes: list[tuple[str, str]], sources: list[tuple[str, str]]) -> None:
        """Fill the lists of every row."""
        for row in self.rows:
            row.form.lane_code.choices = [("", "Choose one"), *lanes]
            row.form.source_id.choices = [("", "None"), *sources]

    @property
    def begun(self) -> list[GridRow]:
        """The rows into which something was typed."""
        return [row.form for row in self.rows if not row.form.is_empty]
