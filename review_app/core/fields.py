"""The fields that forms are made of. Each normalises what was typed once, and says in a sentence what is wrong."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from govuk_frontend_wtf.wtforms_widgets import (
    GovCheckboxesInput,
    GovCheckboxInput,
    GovFileInput,
    GovPasswordInput,
    GovRadioInput,
    GovSelect,
    GovTextArea,
    GovTextInput,
)
from wtforms import BooleanField, FileField, PasswordField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from review_app.core.dates import UNKNOWN, NotADate, PartialDate, read_day, read_partial_date
from review_app.core.text import normalised, one_line

LONGEST_TEXT = 200_000  # characters; about 35,000 words
LONGEST_LINE = 200
PARTIAL_HINT = "For example 3 March 2009, about March 2009, before May 2009."


def _length(longest: int, noun: str) -> Length:
    return Length(
        max=longest, message=f"{noun} can hold at most {longest:,} characters. Yours is longer: shorten it or split it."
    )


class LineField(StringField):
    """One line of text."""

    widget = GovTextInput()
    data: str

    def __init__(
        self, label: str, *, missing: str = "", longest: int = LONGEST_LINE, description: str = "", **options: Any
    ) -> None:
        validators: list[Any] = [DataRequired(missing) if missing else Optional(), _length(longest, "This box")]
        super().__init__(label, validators, filters=[_one_line], description=description, **options)


class TextField(TextAreaField):
    """A text of any length, in paragraphs."""

    widget = GovTextArea()
    data: str

    def __init__(
        self,
        label: str,
        *,
        missing: str = "",
        rows: int = 6,
        longest: int = LONGEST_TEXT,
        description: str = "",
        **options: Any,
    ) -> None:
        validators: list[Any] = [DataRequired(missing) if missing else Optional(), _length(longest, "This box")]
        options.setdefault("render_kw", {"rows": rows})
        super().__init__(label, validators, filters=[_normalised], description=description, **options)


class SecretField(PasswordField):
    """A password: kept as typed, never sent back to the page."""

    widget = GovPasswordInput()
    data: str

    def __init__(self, label: str, *, missing: str, autocomplete: str, description: str = "", **options: Any) -> None:
        options["render_kw"] = {"autocomplete": autocomplete}
        super().__init__(label, [InputRequired(missing)], description=description, **options)


class PartialDateField(StringField):
    """A part-known date in words, such as “about 3 March 2009”."""

    widget = GovTextInput()
    data: PartialDate | None  # type: ignore[assignment] # the stubs say str; ours is read into a date

    def __init__(self, label: str, *, missing: str = "", description: str = PARTIAL_HINT, **options: Any) -> None:
        super().__init__(label, [InputRequired(missing) if missing else Optional()], description=description, **options)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return self.data.wording if self.data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the words."""
        words = one_line(str(valuelist[0])) if valuelist else ""
        try:
            self.data = read_partial_date(words)
        except NotADate as problem:
            self.data = UNKNOWN
            raise ValueError(str(problem)) from problem


class DayField(StringField):
    """One exact day, typed as people write it."""

    widget = GovTextInput()
    data: date | None  # type: ignore[assignment] # the stubs say str; ours is read into a day

    def __init__(
        self, label: str, *, missing: str = "", description: str = "For example 3 March 2011.", **options: Any
    ) -> None:
        super().__init__(label, [InputRequired(missing) if missing else Optional()], description=description, **options)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data.day} {self.data:%B %Y}" if self.data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the words."""
        words = one_line(str(valuelist[0])) if valuelist else ""
        self.data = None
        if not words:
            return
        try:
            self.data = read_day(words)
        except NotADate as problem:
            raise ValueError(str(problem)) from problem


class ChoiceField(SelectField):
    """One of a list; `set_choices` fills it, since forms never query."""

    widget = GovSelect()

    def __init__(
        self,
        label: str,
        *,
        missing: str = "",
        choices: Sequence[tuple[str, str]] = (),
        description: str = "",
        **options: Any,
    ) -> None:
        validators: list[Any] = [InputRequired(missing)] if missing else [Optional()]
        super().__init__(label, validators, description=description, **options)
        self.choices = list(choices)


class RadioChoiceField(ChoiceField):
    """One of a few, all visible at once."""

    widget = GovRadioInput()


class SeveralField(SelectMultipleField):
    """Any number of a list, as check boxes."""

    widget = GovCheckboxesInput()

    def __init__(
        self, label: str, *, choices: Sequence[tuple[str, str]] = (), description: str = "", **options: Any
    ) -> None:
        super().__init__(label, [Optional()], description=description, **options)
        self.choices = list(choices)


class TickField(BooleanField):
    """A single check box."""

    widget = GovCheckboxInput()


class UploadField(FileField):
    """A file to be read; its kind is judged by its content, never by its name."""

    widget = GovFileInput()


def _normalised(value: str | None) -> str:
    return normalised(value or "")


def _one_line(value: str | None) -> str:
    return one_line(value or "")
