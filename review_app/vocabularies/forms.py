"""The form in which a programme changes the headings of a framework."""

from collections.abc import Sequence
from typing import Any

from govuk_frontend_wtf.wtforms_widgets import GovTextInput
from wtforms import HiddenField, IntegerField
from wtforms.validators import NumberRange, Optional

from review_app.core.fields import LineField, TextField
from review_app.core.forms import Form
from review_app.vocabularies.models import Term, Vocabulary
from review_app.vocabularies.rules import Line

MORE = 2  # empty lines for new headings
MOST = 30
MOST_PLACES = 99


class PlaceField(IntegerField):
    """A small number; one that no machine can hold as a fraction is refused before a range is asked of it."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number."""
        super().process_formdata(valuelist)
        if self.data is not None and not -MOST_PLACES <= self.data <= MOST_PLACES:
            self.data = None
            raise ValueError("Give a number, such as 3.")


class HeadingsForm(Form):
    """Every heading with what it asks and where it comes; `form_for` adds a line for each."""

    page_title = "Change the headings"

    vocabulary_id = HiddenField()

    def lines(self) -> list[Line]:
        """The headings as they were typed."""
        return [
            Line(
                self[f"key_{place}"].data or "",
                self[f"heading_{place}"].data,
                self[f"prompts_{place}"].data,
                self._number(place),
            )
            for place in range(1, MOST + MORE + 1)
            if f"key_{place}" in self
        ]

    def rows(self) -> list[int]:
        """The numbers of the lines."""
        return [place for place in range(1, MOST + MORE + 1) if f"key_{place}" in self]

    def _number(self, place: int) -> int:
        number = self[f"place_{place}"].data
        return MOST * 2 if number is None else int(number)


def form_for(vocabulary: Vocabulary, terms: Sequence[Term]) -> HeadingsForm:
    """The form with a line for each heading, and two empty ones."""
    known = terms[:MOST]
    fields: dict[str, object] = {}
    for place in range(1, len(known) + MORE + 1):
        new = place > len(known)
        fields[f"key_{place}"] = HiddenField()
        fields[f"heading_{place}"] = LineField(
            f"{'New heading' if new else 'Heading'} {place}",
            description="" if new else "Left empty, it is no longer used.",
        )
        fields[f"prompts_{place}"] = TextField(f"What heading {place} asks", rows=2)
        fields[f"place_{place}"] = PlaceField(
            f"Where heading {place} comes",
            [Optional(), NumberRange(0, MOST_PLACES, "Give a number, such as 3.")],
            widget=GovTextInput(),
        )
    made = type("HeadingsFormOfVocabulary", (HeadingsForm,), fields)
    data: dict[str, object] = {"vocabulary_id": str(vocabulary.id)}
    for place, term in enumerate(known, start=1):
        data |= {f"key_{place}": term.key, f"heading_{place}": term.heading, f"prompts_{place}": term.prompts}
        data[f"place_{place}"] = place
    form: HeadingsForm = made(data=data)
    return form
