"""The rows of the family. People stand here by pseudonym and position, as in the room below."""

import uuid
from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, relationship
from sqlalchemy.schema import SchemaItem

from review_app.core.columns import case_text, choice, day, flag, partial_date, plain_id, within_review
from review_app.core.dates import PartialDate
from review_app.core.rows import CaseRow
from review_app.people.models import Participant, Relative


class Symbol(StrEnum):
    """The symbol that stands for somebody in a genogram."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"

    @property
    def words(self) -> str:
        """Whom the symbol stands for, as screens say it."""
        return {"female": "Woman or girl (circle)", "male": "Man or boy (square)", "other": "Not said (diamond)"}[
            self.value
        ]


class CoupleKind(StrEnum):
    """What two people are or were to each other."""

    MARRIED = "married"
    LIVING_TOGETHER = "living_together"
    RELATIONSHIP = "relationship"

    @property
    def words(self) -> str:
        """The kind, as screens name it."""
        return {
            "married": "Married or civil partners",
            "living_together": "Living together",
            "relationship": "In a relationship, not living together",
        }[self.value]


class Ending(StrEnum):
    """How a couple parted."""

    TOGETHER = "together"
    SEPARATED = "separated"
    DIVORCED = "divorced"

    @property
    def words(self) -> str:
        """The ending, as screens name it."""
        return {"together": "Not parted", "separated": "Separated", "divorced": "Divorced"}[self.value]


class ParentKind(StrEnum):
    """How somebody is a child's parent."""

    BIRTH = "birth"
    ADOPTIVE = "adoptive"
    STEP = "step"
    FOSTER = "foster"

    @property
    def words(self) -> str:
        """The kind, as screens name it."""
        return {
            "birth": "Birth parent",
            "adoptive": "Adoptive parent",
            "step": "Step-parent",
            "foster": "Foster carer or guardian",
        }[self.value]


class PlanState(StrEnum):
    """Whether and how a family member takes part in the review."""

    UNDECIDED = "undecided"
    TO_BE_ASKED = "to_be_asked"
    ASKED = "asked"
    TAKING_PART = "taking_part"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"

    @property
    def words(self) -> str:
        """The state, as screens name it."""
        return {
            "undecided": "Not decided yet",
            "to_be_asked": "To be asked",
            "asked": "Asked, no answer yet",
            "taking_part": "Taking part",
            "declined": "Declined",
            "not_asked": "Will not be asked",
        }[self.value]


class PoliceView(StrEnum):
    """What the police said about speaking with a family member who may be a witness."""

    NOT_NEEDED = "not_needed"
    TO_ASK = "to_ask"
    ASKED = "asked"
    NO_OBJECTION = "no_objection"
    WAIT = "wait"

    @property
    def words(self) -> str:
        """The view, as screens name it."""
        return {
            "not_needed": "No need to ask: no proceedings",
            "to_ask": "Still to be asked",
            "asked": "Asked, no answer yet",
            "no_objection": "No objection",
            "wait": "Asked us to wait",
        }[self.value]


class Kin(CaseRow):
    """What a genogram shows of one relative: symbol, birth, death, and whether the review is about them."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("relative_id", "relative"),
        UniqueConstraint("relative_id"),
    )

    relative_id: Mapped[uuid.UUID] = plain_id()
    symbol: Mapped[Symbol] = choice(Symbol, default=Symbol.OTHER)
    born: Mapped[PartialDate] = partial_date("born")
    died: Mapped[PartialDate] = partial_date("died")
    in_focus: Mapped[bool] = flag(default=False)


class Couple(CaseRow):
    """Two people who are or were a couple, from when to when."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("one_id", "relative"),
        within_review("other_id", "relative"),
        CheckConstraint("one_id <> other_id", name="two_people"),
    )

    one_id: Mapped[uuid.UUID] = plain_id(index=True)
    other_id: Mapped[uuid.UUID] = plain_id(index=True)
    kind: Mapped[CoupleKind] = choice(CoupleKind)
    begins: Mapped[PartialDate] = partial_date("begins")
    ends: Mapped[PartialDate] = partial_date("ends")
    ending: Mapped[Ending] = choice(Ending, default=Ending.TOGETHER)


class Parentage(CaseRow):
    """Somebody is a child's parent."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("child_id", "relative"),
        within_review("parent_id", "relative"),
        CheckConstraint("child_id <> parent_id", name="two_people"),
    )

    child_id: Mapped[uuid.UUID] = plain_id(index=True)
    parent_id: Mapped[uuid.UUID] = plain_id(index=True)
    kind: Mapped[ParentKind] = choice(ParentKind, default=ParentKind.BIRTH)


class Home(CaseRow):
    """Where a relative lived, from when to when."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("relative_id", "relative"),)

    relative_id: Mapped[uuid.UUID] = plain_id(index=True)
    household: Mapped[str] = case_text()  # whose home, in place-free words: “Mother’s home”
    begins: Mapped[PartialDate] = partial_date("begins")
    ends: Mapped[PartialDate] = partial_date("ends")


class Involvement(CaseRow):
    """A practitioner worked with the family, or with one of them, from when to when."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("participant_id", "participant"),
        within_review("relative_id", "relative"),
    )

    participant_id: Mapped[uuid.UUID] = plain_id(index=True)
    relative_id: Mapped[uuid.UUID | None] = plain_id()  # None: the family as a whole
    what_for: Mapped[str] = case_text(default="")
    begins: Mapped[PartialDate] = partial_date("begins")
    ends: Mapped[PartialDate] = partial_date("ends")

    participant: Mapped[Participant] = relationship(lazy="raise", viewonly=True)
    relative: Mapped[Relative | None] = relationship(lazy="raise", viewonly=True)


class ContactPlan(CaseRow):
    """How the review speaks with one family member, and who decides that."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        within_review("relative_id", "relative"),
        UniqueConstraint("relative_id"),
    )

    relative_id: Mapped[uuid.UUID] = plain_id()
    state: Mapped[PlanState] = choice(PlanState, default=PlanState.UNDECIDED)
    decides: Mapped[str] = case_text(default="")  # who decides, and what they decided
    police_view: Mapped[PoliceView] = choice(PoliceView, default=PoliceView.TO_ASK)
    police_on: Mapped[date | None] = day()
    supporter: Mapped[str] = case_text(default="")
    needs: Mapped[str] = case_text(default="")  # interpreter, access
    reason: Mapped[str] = case_text(default="")  # why declined, or why not asked


class FamilyContact(CaseRow):
    """One contact of the review with a family member: what was shown, what was said, what changed because of it."""

    constraints: ClassVar[tuple[SchemaItem, ...]] = (within_review("relative_id", "relative"),)

    relative_id: Mapped[uuid.UUID] = plain_id(index=True)
    held_on: Mapped[date] = day(nullable=False)
    how: Mapped[str] = case_text()  # a visit, a letter, a call; with whom
    shown: Mapped[str] = case_text(default="")
    said: Mapped[str] = case_text(default="")
    changed: Mapped[str] = case_text(default="")
