"""Names and places in words that are about to leave: national and regional bodies pass, what says where does not."""

import pytest

from review_app.names.book import Book
from review_app.names.leaving import names_leaving
from review_app.names.rules import Known, find
from review_app.names.rules.words import bodies


def said(text: str, boards: tuple[str, ...] = (), book: Book | None = None) -> list[str]:
    """The names found in a text that is about to leave."""
    return [found.shown for found in names_leaving(book or Book(), text, boards)]


def test_every_body_of_the_list_passes_in_the_middle_of_a_sentence_and_at_its_beginning() -> None:
    for body in bodies():
        assert said(f"We asked the {body} twice. {body} answered.") == [], body


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted, the NHS and CAFCASS were asked.",
        "The London Safeguarding Children Board’s procedures hold in all of London.",
        "The Department for Children, Schools and Families wrote to Her Majesty’s Inspectorate of Constabulary.",
    ],
)
def test_national_and_regional_bodies_pass_however_they_are_written(text: str) -> None:
    assert said(text) == []


def test_what_only_sounds_like_a_body_or_the_region_is_named() -> None:
    assert said("She went to London Road Surgery.") == ["London Road Surgery"]
    assert said("Ashmere Safeguarding Children Board met.", ("Ashmere",)) == ["Ashmere"]
    assert said("The clinic in Croydon was asked.") == ["Croydon"]


def test_a_name_of_this_review_is_found_even_where_a_body_has_it_too() -> None:
    assert [found.shown for found in find("Mr Laming came.", [Known("Joe Laming", "Father")])] == ["Mr Laming"]
