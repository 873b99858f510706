"""The forms of history."""

from review_app.core.fields import TextField
from review_app.core.forms import Form


class DeleteForm(Form):
    """Delete a record, with a reason."""

    page_title = "Delete this?"

    why = TextField("Why is it deleted?", missing="Say why it is deleted.", rows=3)


class RestoreForm(Form):
    """The button that restores a version, or brings a record back."""
