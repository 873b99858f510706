"""The forms of the family."""

from enum import StrEnum
from typing import Protocol

from review_app.core.fields import (
    ChoiceField,
    DayField,
    LineField,
    PartialDateField,
    RadioChoiceField,
    TextField,
    TickField,
)
from review_app.core.forms import Form, VersionedForm
from review_app.family.models import CoupleKind, Ending, ParentKind, PlanState, PoliceView, Symbol


class InWords(Protocol):
    """A code word that knows how screens say it."""

    @property
    def value(self) -> str:
        """The code word."""

    @property
    def words(self) -> str:
        """What screens say."""


def _choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    members: list[InWords] = list(kind)
    return [(member.value, member.words) for member in members]


class OnForm(Form):
    """The day for which a page is shown."""

    class Meta:
        """A GET form changes nothing and carries no token."""

        csrf = False

    on = DayField("As it was on", description="Leave it empty for everything that is known.")


class KinForm(VersionedForm):
    """What the genogram shows of a relative."""

    page_title = "In the genogram"

    symbol = RadioChoiceField("Symbol", choices=_choices(Symbol), default=Symbol.OTHER.value, missing="Choose one.")
    born = PartialDateField("Born", description="As little as is needed: a year is mostly enough, such as 2003.")
    died = PartialDateField("Died", description="Leave it empty for the living.")
    in_focus = TickField("The review is about this child")


class CoupleForm(VersionedForm):
    """Two people who are or were a couple."""

    page_title = "Couple"

    one_id = ChoiceField("One of the two", missing="Choose somebody.")
    other_id = ChoiceField("The other", missing="Choose somebody.")
    kind = RadioChoiceField("What they are or were", choices=_choices(CoupleKind), missing="Choose one.")
    begins = PartialDateField("From")
    ends = PartialDateField("To", description="Leave it empty if they have not parted.")
    ending = RadioChoiceField(
        "Have they parted?", choices=_choices(Ending), default=Ending.TOGETHER.value, missing="Choose one."
    )


class ParentForm(VersionedForm):
    """Who is whose parent."""

    page_title = "Parent"

    child_id = ChoiceField("Child", missing="Choose the child.")
    parent_id = ChoiceField("Parent", missing="Choose the parent.")
    kind = RadioChoiceField("How", choices=_choices(ParentKind), default=ParentKind.BIRTH.value, missing="Choose how.")


class HomeForm(VersionedForm):
    """Where somebody lived."""

    page_title = "Home"

    relative_id = ChoiceField("Who", missing="Choose who lived there.")
    household = LineField(
        "Whose home",
        missing="Say whose home it was.",
        description="Never an address. For example “Mother’s home” or “foster home 1”.",
    )
    begins = PartialDateField("From")
    ends = PartialDateField("To", description="Leave it empty if they live there still.")


class InvolvementForm(VersionedForm):
    """Who worked with the family when."""

    page_title = "Worked with the family"

    participant_id = ChoiceField("Who", missing="Choose the position.")
    relative_id = ChoiceField("With whom")
    what_for = LineField("What for", description="For example “universal visits” or “lead professional for the CAF”.")
    begins = PartialDateField("From")
    ends = PartialDateField("To", description="Leave it empty if they worked with the family to the end.")


class ContactPlanForm(VersionedForm):
    """How the review speaks with one family member."""

    page_title = "Contact plan"

    state = RadioChoiceField(
        "Where it stands",
        choices=_choices(PlanState),
        default=PlanState.UNDECIDED.value,
        missing="Choose where it stands.",
    )
    decides = TextField(
        "Who decides, and what was decided",
        rows=3,
        description="For example “The review team, 11 March 2011: both fathers are asked as Mother is.”",
    )
    police_view = RadioChoiceField(
        "The police view", choices=_choices(PoliceView), default=PoliceView.TO_ASK.value, missing="Choose one."
    )
    police_on = DayField("Given on")
    supporter = LineField("Who supports them", description="Somebody they choose, who is not part of the review.")
    needs = TextField("Interpreter, access, time and place that suit them", rows=2)
    reason = TextField("Why they declined, or will not be asked", rows=3)


class ContactForm(VersionedForm):
    """One contact with a family member."""

    page_title = "Contact with the family"

    held_on = DayField("Date", missing="Write the day.")
    how = LineField(
        "How, and who was there",
        missing="Say how it was.",
        description="For example “Visit at home, both lead reviewers, with her sister”.",
    )
    shown = TextField("What they were shown", rows=3)
    said = TextField(
        "What they said",
        rows=6,
        description="In their words where you can. A longer account is put down as a family contribution, to be quoted.",
    )
    changed = TextField("What changed because of it", rows=3)
