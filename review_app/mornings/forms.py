"""The forms of mornings."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField

from review_app.core.fields import ChoiceField, DayField, LineField, RadioChoiceField, SeveralField, TextField
from review_app.core.forms import Form
from review_app.mornings.confirming import Said
from review_app.mornings.models import Answer
from review_app.mornings.sheet import Line
from review_app.mornings.table import Heap, plain

LINES = 8  # empty ones at the foot of a sheet
NOTHING_YET = "Nothing said yet"


class PlanForm(Form):
    """When and where a morning is, and who is asked to come."""

    page_title = "Change the morning"

    held_on = DayField("Day", missing="Say on which day the morning is.")
    place = LineField("Place", description="Only if you wish: a room that everybody finds.")
    invited = TextField(
        "Who is asked to come",
        rows=4,
        longest=4000,
        description="By position and agency: everybody who takes part reads this. Both authors of each finding should be among them.",
    )


class CallForm(PlanForm):
    """A new morning, with the categories that are brought to its table."""

    page_title = "Call a themes morning"

    categories = SeveralField("Shared findings to bring", description="Tick none to bring all of them.")


class BringForm(Form):
    """Which shared findings are brought to the table besides."""

    page_title = "Bring more cards"

    wordings = SeveralField("Shared findings that are not on the table")


class ReopenForm(Form):
    """Why a closed morning is opened again."""

    page_title = "Open this morning again?"

    reason = TextField("Why", missing="Say why it is opened again.", rows=3, longest=4000)


class CloseForm(Form):
    """Closing: what the page showed, and which cards are also decided to be another finding."""

    page_title = "Close the morning"

    seen = HiddenField()
    apart = SeveralField("Decide as well that these only look alike")


class PeopleForm(Form):
    """Who was there."""

    page_title = "Who was there"

    people = SeveralField("People with a role in the programme")
    typed = TextField(
        "Others who were there",
        rows=4,
        longest=4000,
        description="One a line, by position and agency, such as: designated nurse, health.",
    )


def people_form(pairs: Iterable[tuple[UUID, str, bool]]) -> type[PeopleForm]:
    """The form with a question for each pair of authors: id, how the page names them, whether they are far away."""
    fields: dict[str, Any] = {}
    for place, (_id, title, by_file) in enumerate(pairs):
        choices = (("yes", "There"), ("no", "Not there"), ("", "Not noted"))
        fields[f"pair_{place}"] = RadioChoiceField(f"The authors of {title}", choices=choices, default="")
        if by_file:
            fields[f"speaker_{place}"] = LineField(
                f"Who spoke for {title}",
                description="Its findings came in a signed file: name the person by position and agency.",
            )
    return type("PeopleFormWithPairs", (PeopleForm,), fields)


class OursForm(Form):
    """What the authors say of their cards."""

    page_title = "Is it ours?"

    @property
    def words(self) -> dict[int, tuple[Answer, str]]:
        """What is said anew, by the number of the card: what stood there when the page was drawn is left out."""
        words = {}
        for name, field in self._fields.items():
            if name.startswith("answer_") and field.data in {each.value for each in Answer}:
                note = self[name.replace("answer", "note")]
                if (field.data, note.data or "") != (field.default, note.default or ""):
                    words[int(name.removeprefix("answer_"))] = (Answer(field.data), note.data or "")
        return words

    def is_renamed(self, number: int, name: str) -> bool:
        """Whether the card's group was called otherwise when the page was drawn; from now on it is the name of today."""
        under = self[f"under_{number}"]
        before, under.data, under.raw_data = under.data or "", name, [name]
        return plain(before) != plain(name)


def ours_form(asked: Sequence[tuple[Heap, Said]], *, by_hand: bool) -> type[OursForm]:
    """The form with a question for each card, which knows the group's name that is read with it.

    `by_hand`: somebody else writes down what the authors say.
    """
    fields: dict[str, Any] = {}
    for heap, each in asked:
        fields |= _question(each, f"Card {each.card.number}: {each.card.title}", RadioChoiceField)
        fields[f"under_{each.card.number}"] = HiddenField(default=heap.name)
    if by_hand:
        missing = "Say who said it, by position and agency."
        fields["spoken_by"] = LineField("Who says so", missing=missing, description="Such as: both lead reviewers.")
    return type("OursFormOfCards", (OursForm,), fields)


def _question(said: Said, label: str, field: Any) -> dict[str, Any]:
    answer = said.answer
    choices = [("", NOTHING_YET), *((each.value, each.words) for each in Answer)]
    return {
        f"answer_{said.card.number}": field(label, choices=choices, default=answer.answer.value if answer else ""),
        f"note_{said.card.number}": LineField(
            f"Card {said.card.number}: in what it differs, or why it is another finding",
            default=answer.note if answer else "",
            longest=1000,
        ),
    }


class SheetForm(OursForm):
    """A sheet of paper: lines of groups and card numbers, then what was ticked on it."""

    page_title = "Type back from paper"

    send_id = HiddenField()

    @property
    def lines(self) -> list[Line]:
        """The lines as they were typed."""
        count = sum(name.startswith("cards_") for name in self._fields)
        return [Line(self[f"name_{place}"].data or "", self[f"cards_{place}"].data or "") for place in range(count)]


def sheet_form(filled: int, said: Sequence[Said] = ()) -> type[SheetForm]:
    """The form with so many lines and some empty ones; with questions once the lines can be read."""
    fields: dict[str, Any] = {}
    for place in range(filled + LINES):
        fields[f"name_{place}"] = LineField(f"Line {place + 1}: name of the group", longest=1000)
        fields[f"cards_{place}"] = LineField(f"Line {place + 1}: numbers of its cards", longest=1000)
    for each in said:
        fields |= _question(each, f"Card {each.card.number}: {each.card.title}", ChoiceField)
    fields["spoken_by"] = LineField(
        "Who confirmed", description="As the sheet says it, such as: all three pairs, on the day."
    )
    return type("SheetFormOfLines", (SheetForm,), fields)
