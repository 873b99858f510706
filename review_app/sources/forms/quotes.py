"""The forms in which words are quoted and hung on something."""

from uuid import UUID

from wtforms import IntegerField
from wtforms.validators import Optional
from wtforms.widgets import HiddenInput

from review_app.core.fields import ChoiceField, LineField, TextField
from review_app.core.forms import Form, VersionedForm, as_id


class QuoteForm(Form):
    """Words chosen in a text, or pasted from it; drawn by components/quote_form.html."""

    start = IntegerField(validators=[Optional()], widget=HiddenInput())
    end = IntegerField(validators=[Optional()], widget=HiddenInput())
    words = TextField("Words to quote", id="quote-words")
    target = LineField("Hang it on", id="quote-target")
    note = TextField("Note", id="quote-note")


class NoteForm(VersionedForm):
    """The note of a quote."""

    page_title = "Quote"

    note = TextField("Note", rows=3, description="Why these words matter, for yourselves.")


class TargetForm(Form):
    """What a quote, or a source as a whole, is hung on."""

    target = ChoiceField("Hang this quote on", missing="Choose what it belongs to.", id="hang-target")

    @classmethod
    def refused(cls, sentence: str) -> "TargetForm":
        """The form with a sentence beside its list; what can be chosen the page itself draws."""
        form = cls()
        form.target.choices = []
        form.target.errors = [sentence]
        return form


class TakeOffForm(Form):
    """Take a quote off its source."""

    page_title = "Take this quote off?"

    why = LineField("Why", missing="Say why it is taken off.", description="For example “Quoted twice”.")


def read_target(value: str) -> tuple[str, UUID] | None:
    """The kind and id that a choice such as “episode:…” stands for."""
    kind, _, key = value.partition(":")
    found = as_id(key)
    return (kind, found) if found else None
