"""A text is changed in place while nothing is quoted; once quoted it is frozen, and a correction carries the quotes along."""

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.sources.actions import change_text, correct_text, take_off
from review_app.sources.carrying import Correction
from review_app.sources.queries import latest_text_of, passages_of_review, source_in_review
from review_app.sources.rules import Span
from tests.factories.sources import NOTES, a_quote, texts_of_source
from tests.sources.test_sources import made, url_of
from tests.support.people import Cast

pytestmark = pytest.mark.database

CORRECTED = NOTES.replace("3 March", "about 4 March 🙂").replace("eleven open cases", "twelve open cases")


def test_while_nothing_is_quoted_the_text_is_changed_in_place_and_every_version_kept(
    cast: Cast, database: Database
) -> None:
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"{url_of(source)}/text", text=CORRECTED)
    with database.reading() as session:
        (text,) = texts_of_source(session, source.review_id, source.id)
    assert (text.number, text.text) == (1, CORRECTED)
    versions = lead.get(f"/reviews/{cast.review_id}/records/source_text/{text.id}/versions")
    assert "Version 2 compared with version 1" in versions.words
    assert "twelve" in versions.words
    lead.post(f"/reviews/{cast.review_id}/records/source_text/{text.id}/versions/1/restore")
    with database.reading() as session:
        assert latest_text_of(session, source).text == NOTES


def test_a_correction_carries_quotes_over_and_lists_those_whose_words_are_gone(cast: Cast, database: Database) -> None:
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        kept = a_quote(session, source, cast.lead(), "pleased the child looked well")
        gone = a_quote(session, source, cast.lead(), "eleven open cases that week")
    page = lead.get(f"{url_of(source)}/text")
    assert page.heading == "Correct the text"
    sent = lead.send(f"{url_of(source)}/text", text=CORRECTED, why="The date & the number")
    page = lead.get(sent.response.headers["Location"])
    assert "One quote carried over. One quote stays with the earlier text" in page.words
    assert "Quotes whose words no longer stand in this text" in page.words
    assert "The date & the number" in page.words
    with database.reading() as session:
        found = {each.id: each for each in passages_of_review(session, cast.review_id)}
        newest, oldest = texts_of_source(session, source.review_id, source.id)
    assert (newest.text, oldest.text) == (CORRECTED, NOTES)
    assert CORRECTED[found[kept.id].start : found[kept.id].end] == kept.words
    assert found[kept.id].source_text_id == newest.id
    assert found[gone.id].source_text_id == oldest.id
    assert NOTES[found[gone.id].start : found[gone.id].end] == gone.words
    earlier = lead.get(page.link("text 1"))
    assert [mark.get_text() for mark in earlier.soup.select("mark")] == ["eleven open cases that week"]
    assert "these words no longer stand in it" in lead.get(f"/reviews/{cast.review_id}/quotes/{gone.id}").words


def test_words_that_come_back_with_a_later_correction_are_carried_over_again(cast: Cast, database: Database) -> None:
    source = made(cast, database)
    with unit_of_work(database) as session:
        passage = a_quote(session, source, cast.lead())
        assert not correct_text(session, source, CORRECTED, "", by=cast.lead()).moved
        assert len(correct_text(session, source, f"Once more.\n\n{NOTES}", "", by=cast.lead()).moved) == 1
        assert latest_text_of(session, source).number == 3
        assert passage.source_text_id == latest_text_of(session, source).id


def test_two_people_who_correct_one_text_lose_neither(cast: Cast, database: Database) -> None:
    source = made(cast, database)
    with unit_of_work(database) as session:
        a_quote(session, source, cast.lead())
    lead, member, url = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER), f"{url_of(source)}/text"
    page = member.get(url)
    stale = {name: page.value(name) for name in ("base_version", "text_number")}
    lead.send(url, text=f"{NOTES}\n\nTheirs at the end.", why="An end")
    page = member.post(url, 409, **stale, text=f"Mine at the beginning.\n\n{NOTES}", why="A beginning")
    assert "Theirs at the end." in page.words
    assert "Mine at the beginning." in page.words
    assert page.value("why") == "A beginning"
    both = f"Mine at the beginning.\n\n{NOTES}\n\nTheirs at the end."
    fresh = {name: page.value(name) for name in ("base_version", "text_number", "why")}
    member.post(url, **fresh, text=both)
    with database.reading() as session:
        assert [text.text for text in texts_of_source(session, source.review_id, source.id)] == [
            both, f"{NOTES}\n\nTheirs at the end.", NOTES
        ]  # fmt: skip


def test_a_text_that_is_quoted_while_somebody_changes_it_becomes_a_correction(cast: Cast, database: Database) -> None:
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    fields = {name: lead.get(f"{url_of(source)}/text").value(name) for name in ("base_version", "text_number")}
    with unit_of_work(database) as session:
        passage = a_quote(session, source, cast.lead())
    lead.post(f"{url_of(source)}/text", **fields, text=CORRECTED)
    with database.reading() as session:
        assert len(texts_of_source(session, source.review_id, source.id)) == 2
        found = passages_of_review(session, cast.review_id)[0]
    assert NOTES[found.start : found.end] == found.words == passage.words


def test_saving_without_a_change_makes_no_new_text(cast: Cast, database: Database) -> None:
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        a_quote(session, source, cast.lead())
    lead.send(f"{url_of(source)}/text")
    with database.reading() as session:
        assert len(texts_of_source(session, source.review_id, source.id)) == 1


def test_a_frozen_text_is_neither_changed_in_place_nor_restored_not_even_after_the_quote_is_taken_off(
    cast: Cast, database: Database
) -> None:
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"{url_of(source)}/text", text=f"Again.\n\n{NOTES}")
    with unit_of_work(database) as session:
        passage = a_quote(session, source, cast.lead())
        with pytest.raises(NotNow):
            change_text(session, source, CORRECTED, by=cast.lead())
        take_off(session, passage, "Quoted twice", by=cast.lead(), reason=None)
    with unit_of_work(database) as session:
        again = source_in_review(session, cast.review_id, source.id)
        with pytest.raises(NotNow):
            change_text(session, again, CORRECTED, by=cast.lead())
        text = latest_text_of(session, again)
    records = f"/reviews/{cast.review_id}/records"
    lead.post(f"{records}/source_text/{text.id}/versions/1/restore", 409)
    lead.post(f"{records}/passage/{passage.id}/bring-back")
    with database.reading() as session:
        found = passages_of_review(session, cast.review_id)[0]
        assert latest_text_of(session, source).text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    ("before", "after", "span", "place"),
    [
        ("yes, she said. yes", "yes, she said. yes!", (0, 3), (0, True)),  # before the change: it stays
        ("yes, she said. yes", "No. yes, she said. yes", (15, 18), (19, True)),  # behind the change: it moves along
        ("one two three", "three two one", (4, 7), (6, True)),  # in what was changed, but there once only
        ("a yes b yes c", "A yes B yes C", (2, 5), (2, True)),  # between two changes: the words kept their order
        ("yes yes b yes c", "yes C B yes yes", (4, 7), (0, False)),  # several, and nobody can tell: the nearest
        ("🙂🙂 Nguyễn came", "Ông 🙂🙂 Nguyễn came", (3, 9), (7, True)),
        ("all of it", "", (0, 9), None),
        ("he came", "she came", (0, 2), None),  # “he” doesn’t stand in “she”
        ("the café", "the cafe\u0323", (4, 8), None),
        ("👩 rang", "👩\u200d👧 rang", (0, 1), None),  # half of an emoji isn’t the sign that was quoted
        (
            "first. same. last",
            "same. first. last. same.",
            (7, 12),
            (19, False),
        ),  # it stood behind “first”, so it is the one nearest to there
    ],
)
def test_where_a_quote_stands_after_a_correction(
    before: str, after: str, span: tuple[int, int], place: tuple[int, bool] | None
) -> None:
    quote = Span(*span, before[slice(*span)])
    found = Correction(before, after).place_of(quote)
    assert found == place
    if found is not None:
        assert after[found.start : found.start + len(quote.words)] == quote.words
