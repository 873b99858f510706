"""The forms of people."""

from review_app.core.fields import ChoiceField, LineField, TextField
from review_app.core.forms import Form, VersionedForm


class AgencyForm(VersionedForm):
    """An agency."""

    page_title = "Agency"

    name = LineField(
        "Name of the agency",
        missing="Enter the agency’s name.",
        description="In general words, such as “Community health services”.",
    )


class ParticipantForm(VersionedForm):
    """A practitioner, by position."""

    page_title = "Practitioner"

    agency_id = ChoiceField("Agency", missing="Choose the agency.")
    label = LineField(
        "Position label",
        missing="Enter the position.",
        description="The position and a number, such as “Health visitor 2”. Never a name.",
    )
    worked_with_family = LineField(
        "Worked with the family", description="From when to when, for example “March 2009 to May 2010”."
    )


class RelativeForm(VersionedForm):
    """A family member, by pseudonym."""

    page_title = "Family member"

    pseudonym = LineField(
        "Pseudonym", missing="Enter a pseudonym.", description="Such as “Mother” or an invented first name."
    )
    relation = LineField("Relation", description="Such as “father of the two younger children”.")
    note = TextField("Note", rows=3)


class NameForm(Form):
    """A real name, sealed at once."""

    page_title = "Name and contact"

    real_name = LineField("Real name")
    contact = LineField("How to reach them", description="Telephone or e-mail.")
    account_id = ChoiceField(
        "Their account",
        description="Only where case group members may sign in. With it they read what they told the review themselves.",
    )


class OpenNamesForm(Form):
    """The button that opens the names."""
