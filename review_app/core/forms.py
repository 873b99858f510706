"""What every form is: CSRF, its page's title, the base version of what it edits, and errors in plain words."""

import hashlib
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Protocol
from uuid import UUID

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, FileField, HiddenField, SelectField, SelectMultipleField, SubmitField

from review_app.core.dates import day_in_words


class Saved(Protocol):
    """What a form can edit: something that knows its version, and when and by whom it was saved."""

    @property
    def version(self) -> Any:
        """The version, counted up at each save."""

    @property
    def saved_at(self) -> datetime:
        """When it was saved."""

    @property
    def saved_by(self) -> UUID | None:
        """Who saved it."""


class Changed(StrEnum):
    """Who has changed a box since the form was opened."""

    BOTH = "both"
    THEY = "they"
    YOU = "you"
    UNKNOWN = ""

    @classmethod
    def of(cls, begun: str | None, theirs: str, yours: str) -> "Changed":
        """Told from the marks of how the box stood, how it is saved now, and what was typed."""
        if begun is None:
            return cls.UNKNOWN
        return cls.THEY if yours == begun else cls.YOU if theirs == begun else cls.BOTH


@dataclass(frozen=True)
class Difference:
    """A box in which what was typed differs from what somebody else has saved: in words, and as the box takes it."""

    name: str
    label: str
    theirs: str
    yours: str
    their_values: tuple[str, ...] = ()
    your_values: tuple[str, ...] = ()
    changed: Changed = Changed.UNKNOWN


class Form(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """A form on a page of its own; `page_title` heads the page."""

    page_title: ClassVar[str] = ""

    def values(self, *names: str) -> dict[str, Any]:
        """What was typed, for the named fields only, so that nothing else can be set."""
        return {name: self[name].data for name in names}

    def set_choices(self, name: str, choices: Iterable[tuple[Any, str]], *, nothing: str = "") -> None:
        """Fill a list; `nothing` is the line for choosing none."""
        lines: list[tuple[str, str]] = [("", nothing)] if nothing else []
        self[name].choices = lines + [(str(value), label) for value, label in choices]

    def refuse(self, name: str, sentence: str) -> None:
        """Put a sentence beside a field, as when a rule or the database refuses what it says."""
        self[name].errors = [*self[name].errors, sentence]


class VersionedForm(Form):
    """A form that edits a saved record and knows how what it holds stood when it was begun.

    Its boxes are filled from the record for a POST as for a GET (`obj=` or `data=`), so that each box knows what is
    saved now beside what was typed. `apart` names the boxes that say something of the save and not of the record.
    """

    apart: ClassVar[frozenset[str]] = frozenset()

    base_version = HiddenField()  # the version that the person saw and, after a colon, a short mark of each box's value

    def begun_on(self, thing: Saved | None) -> None:
        """Note the version that the person sees and how each box stood; None for a text that nobody has written yet."""
        if not self.base_version.data:
            self.base_version.data = self._as_saved(thing)

    def is_behind(self, thing: Saved) -> bool:
        """Whether somebody has changed, since this form was opened, something that it holds.

        A record's version also rises with what this form does not hold, such as a finding's place in the order;
        that is nobody's concern here. A form that knows its version alone is behind any other.
        """
        version, _, marks = str(self.base_version.data).partition(":")
        return marks != self._marks() if marks else version != str(thing.version)

    def differences(self) -> list[Difference]:
        """Each box in which what is saved now differs from what was typed, in words."""
        begun = dict(mark.split("=") for mark in self._begun_marks().split(",") if "=" in mark)
        found = []
        for field in self._held():
            theirs, yours = said(field, field.object_data), said(field, field.data)
            if theirs == yours:
                continue
            who = Changed.of(begun.get(field.short_name), _mark(theirs), _mark(yours))
            words = (in_words_of(field, theirs), in_words_of(field, yours))
            found.append(Difference(field.short_name, field.label.text, *words, theirs, yours, who))
        return found

    def rebase(self, thing: Saved) -> None:
        """Let the next save of this form count as made on the newest version, after both texts were shown."""
        self.base_version.data = self._as_saved(thing)
        self.base_version.raw_data = [self.base_version.data]

    def take_saved(self, name: str) -> None:
        """Put into a box what is saved now, as into one that the person has left as it was."""
        field = self[name]
        field.process_data(field.object_data)
        field.raw_data = None

    def _held(self) -> list[Field]:
        """The boxes that hold something of the record."""
        return [
            field
            for field in self
            if not isinstance(field, HiddenField | FileField | SubmitField) and field.short_name not in self.apart
        ]

    def _as_saved(self, thing: Saved | None) -> str:
        return f"{thing.version if thing else 0}:{self._marks()}"

    def _marks(self) -> str:
        """A short mark of what is saved now in each box, by which a change is known without sending the text along."""
        return ",".join(f"{field.short_name}={_mark(said(field, field.object_data))}" for field in self._held())

    def _begun_marks(self) -> str:
        return str(self.base_version.data).partition(":")[2]


def as_id(value: str | None) -> UUID | None:
    """The id that a choice stands for, or None for nothing chosen."""
    try:
        return UUID(value) if value else None
    except ValueError:
        return None


def said(field: Field, value: Any) -> tuple[str, ...]:
    """What a box says, as the code words of what is chosen or as its text, so that two values can be compared."""
    for change in field.filters:
        value = change(value)
    if isinstance(field, BooleanField):
        return ("yes",) if value else ()
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(sorted(str(part) for part in value))
    text = "" if value is None else day_in_words(value) if isinstance(value, date) else str(value)
    return (text,) if text else ()


def in_words_of(field: Field, values: Iterable[str]) -> str:
    """What a box says, as the page says it: for one of a list its line, never its code word."""
    if isinstance(field, BooleanField):
        return "Ticked" if values else "Not ticked"
    if not isinstance(field, SelectField | SelectMultipleField):
        return "".join(values)
    lines = _lines_of(field)
    chosen = [lines.get(value, "Something that is not in the list any more") for value in values]
    return "; ".join(sorted(chosen)) if isinstance(field, SelectMultipleField) else "".join(chosen)


def _lines_of(field: SelectField | SelectMultipleField) -> dict[str, str]:
    choices: Any = field.choices or []
    rows = itertools.chain.from_iterable(choices.values()) if isinstance(choices, dict) else choices
    return {str(row[0]): str(row[1]) for row in rows}


def _mark(values: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:12]
