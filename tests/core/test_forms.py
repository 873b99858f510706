"""What every form does: normalise once, keep to its own fields, and say in a sentence what is wrong."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from review_app.core.fields import (
    LONGEST_TEXT,
    ChoiceField,
    DayField,
    LineField,
    PartialDateField,
    SeveralField,
    TextField,
)
from review_app.core.forms import Form, as_id
from review_app.core.jinja import clock_time, in_words


class SampleForm(Form):
    """One of each."""

    class Meta:
        """Sent without a token: nothing is kept."""

        csrf = False

    name = LineField("Name", missing="Give it a name.", longest=20)
    text = TextField("Text")
    on = DayField("On")
    about = PartialDateField("About")
    place = ChoiceField("Place")
    several = SeveralField("Several")


@pytest.fixture(scope="module")
def context() -> Iterator[None]:
    """An application that does nothing."""
    app = Flask("sample")
    app.secret_key = "for this test only"
    with app.test_request_context(method="POST"):
        yield


def sent(**values: str | list[str]) -> SampleForm:
    form = SampleForm(MultiDict(values))
    form.set_choices("place", [("a", "A"), ("b", "B")], nothing="Choose one")
    form.set_choices("several", [("x", "X"), ("y", "Y")])
    return form


def test_what_was_typed_is_normalised_once(context: None) -> None:
    form = sent(
        name="  Ngu\u0079e\u0302\u0303n \n & Co ", text="one\r\n\r\ntwo\x00", on="3 mar 2011", about="c. May 2009"
    )
    assert form.validate()
    assert (form.name.data, form.text.data, form.on.data) == ("Nguyễn & Co", "one\n\ntwo", date(2011, 3, 3))
    assert str(form.about.data) == "about May 2009"


@pytest.mark.parametrize(
    ("values", "name", "said"),
    [
        ({"name": ""}, "name", "Give it a name."),
        ({"name": "x" * 21}, "name", "at most 20 characters"),
        ({"name": "a", "text": "x" * (LONGEST_TEXT + 1)}, "text", "shorten it or split it"),
        ({"name": "a", "on": "March 2011"}, "on", "Write a day, a month and a year"),
        ({"name": "a", "on": "31 February 2011"}, "on", "no such day"),
        ({"name": "a", "about": "soonish"}, "about", "Write a date as 3 March 2009"),
        ({"name": "a", "place": "c"}, "place", ""),
        ({"name": "a", "several": ["x", "z"]}, "several", ""),
    ],
)
def test_what_is_wrong_is_said_beside_its_box(context: None, values: dict[str, str], name: str, said: str) -> None:
    form = sent(**values)
    assert not form.validate()
    assert list(form.errors) == [name]
    assert said in " ".join(form.errors[name])


def test_what_could_not_be_read_is_still_in_its_box(context: None) -> None:
    form = sent(name="a", on="the Tuesday after", about="soonish")
    assert not form.validate()
    assert (form.on._value(), form.about._value()) == ("the Tuesday after", "soonish")


def test_only_named_fields_are_taken(context: None) -> None:
    form = sent(name="a", id="9", review_id="9", is_admin="1", version="7")
    assert form.validate()
    assert form.values("name") == {"name": "a"}
    with pytest.raises(KeyError):
        form.values("is_admin")


@pytest.mark.parametrize("words", ["", None, "9", "not-an-id", "0" * 400])
def test_a_choice_that_is_no_id_is_nothing(words: str | None) -> None:
    assert as_id(words) is None


def test_moments_are_told_by_the_clock_in_london() -> None:
    summer = datetime(2011, 7, 1, 12, 3, tzinfo=UTC)
    assert in_words(summer) == "13:03 on 1 July 2011"
    assert clock_time(summer) == "13:03"
    assert in_words(date(2011, 3, 3)) == "3 March 2011"
    assert in_words(None) == ""
