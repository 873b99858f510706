"""The form in which the text of a source is changed or, once it is quoted, corrected."""

from wtforms import HiddenField

from review_app.core.fields import LineField, TextField
from review_app.core.forms import Saved, VersionedForm
from review_app.sources.models import SourceText
from review_app.sources.rules import LONGEST_SOURCE


class TextForm(VersionedForm):
    """The text of a source. It knows on which text, and which version of it, it was begun."""

    page_title = "Change the text"
    apart = frozenset({"why"})

    text_number = HiddenField()
    text = TextField(
        "The text",
        rows=24,
        longest=LONGEST_SOURCE,
        missing="The text can’t be empty. Delete the source if it is not wanted.",
    )
    why = LineField("What is corrected", longest=400, description="For example “The date of the second visit”.")

    def begun_on_text(self, text: SourceText) -> None:
        """Note the text and version that the person sees."""
        self.begun_on(text)
        self.text_number.data = self.text_number.data or str(text.number)

    def is_behind_text(self, text: SourceText) -> bool:
        """Whether somebody has changed or corrected the text since."""
        return self.text_number.data != str(text.number) or self.is_behind(text)

    def rebase(self, thing: Saved) -> None:
        """Let the next save count as made on the newest text."""
        super().rebase(thing)
        if isinstance(thing, SourceText):
            self.text_number.data = str(thing.number)
