"""The forms of programmes and LSCBs."""

from review_app.core.fields import DayField, LineField, TextField
from review_app.core.forms import Form


class ProgrammeForm(Form):
    """A programme."""

    page_title = "Programme"

    name = LineField("Name of the programme", missing="Enter the programme’s name.")
    summary = TextField(
        "What it is for", rows=5, description="A few sentences that everyone in the programme may read."
    )
    starts_on = DayField("First day", description="For example 1 February 2011.")
    ends_on = DayField("Last day", description="Leave it empty while it is not known.")


class BoardForm(Form):
    """An LSCB."""

    page_title = "LSCB"

    name = LineField(
        "Name of the LSCB",
        missing="Enter the LSCB’s name.",
        longest=120,
        description="Without “LSCB”, such as “Ashmere”.",
    )
