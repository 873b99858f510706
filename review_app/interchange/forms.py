"""The forms of interchange."""

from typing import Any

from wtforms.validators import ValidationError

from review_app.core.fields import ChoiceField, DayField, LineField, TextField, UploadField
from review_app.core.forms import Form
from review_app.interchange.digits import NotAKey, key_of


class SendForm(Form):
    """The button that makes the file."""


class DecideForm(Form):
    """The buttons that take a file in or put it aside."""


class UploadForm(Form):
    """A file of another installation."""

    page_title = "Wordings from other installations"

    file = UploadField("The file (.json)", description="As it was downloaded there. Its name does not matter.")

    def validate_file(self, field: Any) -> None:
        """Ask for a file."""
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the file.")


class KeyForm(Form):
    """The key that an LSCB has read out."""

    page_title = "Register an LSCB’s key"

    board_id = ChoiceField("LSCB", missing="Choose the LSCB.")
    key = TextField(
        "The groups of digits",
        missing="Write down the groups as they are read out.",
        rows=4,
        longest=400,
        description="Seventeen groups of five digits. How they are set apart does not matter.",
    )
    read_out_by = LineField(
        "Who read them out",
        missing="Say who read them out.",
        description="Name and post, such as “Giles Winterbottom, LSCB manager”.",
    )
    read_out_on = DayField("On which day", missing="Say on which day.")

    def validate_key(self, field: Any) -> None:
        """Say which group can't be right."""
        try:
            key_of(str(field.data))
        except NotAKey as problem:
            raise ValidationError(str(problem)) from problem


class EndKeyForm(Form):
    """The button that ends a key."""

    page_title = "End this key?"
