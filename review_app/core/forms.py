"""What every form is: CSRF, its page's title, the base version of what it edits, and errors in plain words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField

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


@dataclass(frozen=True)
class Difference:
    """A field in which what was typed differs from what somebody else has saved."""

    name: str
    label: str
    theirs: str
    yours: str


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
    """A form that edits a saved record and knows on which version it was begun."""

    base_version = HiddenField()

    def begun_on(self, thing: Saved) -> None:
        """Note the version that the person sees."""
        if not self.base_version.data:
            self.base_version.data = str(thing.version)

    def is_behind(self, thing: Saved) -> bool:
        """Whether somebody has saved since this form was opened."""
        return str(self.base_version.data) != str(thing.version)

    def differences(self, thing: Saved, names: Sequence[str]) -> list[Difference]:
        """Each named field in which the saved text differs from what was typed."""
        found = []
        for name in names:
            theirs, yours = (_as_label(self[name], value) for value in (getattr(thing, name), self[name].data))
            if theirs != yours:
                found.append(Difference(name, self[name].label.text, theirs, yours))
        return found

    def rebase(self, thing: Saved) -> None:
        """Let the next save of this form count as made on the newest version, after both texts were shown."""
        self.base_version.data = str(thing.version)
        self.base_version.raw_data = [str(thing.version)]


def as_id(value: str | None) -> UUID | None:
    """The id that a choice stands for, or None for nothing chosen."""
    try:
        return UUID(value) if value else None
    except ValueError:
        return None


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return str(value)


def _as_label(field: Field, value: Any) -> str:
    """The value as the page says it: for one of a list its line, never its code word."""
    text = _as_text(value)
    return next((str(label) for code, label in getattr(field, "choices", None) or [] if str(code) == text), text)
