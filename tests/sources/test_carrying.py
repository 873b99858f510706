"""After a correction every quote is either carried exactly, or listed with its old words; nothing is silently lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.text import normalised
from review_app.sources.actions import correct_text, take_off
from review_app.sources.carrying import Correction
from review_app.sources.likeness import likeliest
from review_app.sources.models import Passage, Standing
from review_app.sources.queries import latest_text_of, passage_in_review, passages_of_review
from review_app.sources.rules import Span
from review_app.sources.signs import is_torn, whole_signs
from tests.factories.sources import NOTES, a_quote
from tests.sources.targets import EPISODE, put_up
from tests.sources.test_hanging import form_of
from tests.sources.test_quoting import post
from tests.sources.test_sources import made, url_of
from tests.support.people import Cast

PIECES = (
    "she ",
    "he ",
    "said ",
    "said: ",
    "“no” ",
    "🙂 ",
    "👩\u200d👧 ",
    "e\u0323 ",
    "café ",
    "שלום ",
    "\n\n",
    "the form ",
    "x",
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join).map(normalised).filter(bool)


@st.composite
def corrections(draw: st.DrawFn) -> tuple[str, str, list[Span]]:
    """A text, spans of it, and the text after some edits."""
    before = draw(texts)
    ends = st.integers(0, len(before))
    spans = [sorted(draw(st.tuples(ends, ends))) for _each in range(draw(st.integers(1, 6)))]
    after = before
    for _edit in range(draw(st.integers(0, 4))):
        start, end = sorted(draw(st.tuples(st.integers(0, len(after)), st.integers(0, len(after)))))
        after = after[:start] + draw(st.lists(st.sampled_from(PIECES), max_size=3).map("".join)) + after[end:]
    return before, normalised(after), [Span(one, two, before[one:two]) for one, two in spans if one < two]


@given(corrections())
@settings(max_examples=300, deadline=None)
def test_whatever_is_edited_a_quote_stands_exactly_or_is_listed(case: tuple[str, str, list[Span]]) -> None:
    before, after, quotes = case
    correction = Correction(before, after)
    for quote in quotes:
        found = correction.place_of(quote)
        if found is not None:
            assert after[found.start : found.start + len(quote.words)] == quote.words
        if before == after:
            assert found is not None
            assert found.start == quote.start
            assert found.sure


@given(corrections())
@settings(max_examples=200, deadline=None)
def test_what_is_added_at_either_end_moves_every_quote_along(case: tuple[str, str, list[Span]]) -> None:
    text, more, quotes = case
    correction = Correction(text, f"{more} {text} {more}")
    for quote in quotes:
        start, end = whole_signs(text, quote.start, quote.end)
        found = correction.place_of(Span(start, end, text[start:end]))
        assert found is not None
        assert f"{more} {text} {more}"[found.start :].startswith(text[start:end])


@given(texts, st.integers(0, 60), st.integers(1, 60))
def test_no_quote_begins_or_ends_within_a_sign(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    one, two = whole_signs(text, start, min(start + length, len(text)))
    assert one <= start < two
    assert not is_torn(text, one)
    assert not is_torn(text, two)


def test_the_likeliest_words_are_those_that_were_only_reworded() -> None:
    before = Passage(start=0, end=1, words="I had eleven open cases that week, and I was pleased")
    found = likeliest(NOTES.replace("eleven open cases", "twelve open  cases"), before)
    assert found is not None
    assert found.words == "I had twelve open  cases that week, and I was pleased"
    assert (
        likeliest("Nothing of the kind was ever said by anybody here, in any words.", Passage(words="zebra crossing"))
        is None
    )


@pytest.mark.database
def test_words_that_stand_several_times_go_to_the_nearest_place_and_the_page_asks(
    cast: Cast, database: Database
) -> None:
    words, rest = "Nobody wrote it down", "The form has no place for a worry, and so it stayed with the two of them."
    source, lead = made(cast, database, text=f"{words}. {rest}"), cast.browser(Role.LEAD_REVIEWER)
    post(cast, source, words=words)
    changed = f"{rest} {words}. I say it again: {words}."
    page = lead.get(lead.send(f"{url_of(source)}/text", text=changed).response.headers["Location"])
    assert "The words of one of them stand there more than once: look at it." in page.words
    assert "Is this the place?" in page.words
    with database.reading() as session:
        (passage,) = passages_of_review(session, cast.review_id)
    assert passage.standing is Standing.UNSURE
    assert changed[passage.start : passage.end] == words
    # A place that nobody confirmed stays in question through the next correction.
    lead.send(f"{url_of(source)}/text", text=f"{changed} Full stop.")
    url = f"/reviews/{cast.review_id}/quotes/{passage.id}"
    listed = lead.get(f"/reviews/{cast.review_id}/quotes?look=yes")
    assert "these words stand in it more than once" in listed.words
    lead.post(f"{url}/confirm-place")
    assert "Is this the place?" not in lead.get(url_of(source)).words
    with database.reading() as session:
        assert passage_in_review(session, cast.review_id, passage.id).standing is Standing.STANDS


@pytest.mark.database
def test_a_quote_that_is_gone_is_found_again_and_hangs_on_what_it_hung_on(cast: Cast, database: Database) -> None:
    pegs, source, lead = put_up(cast.app), made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    post(cast, source, words="eleven open cases that week", target=f"peg:{EPISODE}")
    corrected = NOTES.replace("eleven open", "twelve open")
    page = lead.get(lead.send(f"{url_of(source)}/text", text=corrected).response.headers["Location"])
    assert "“eleven open cases that week”" in page.words
    assert "One quote does not stand in this text any more." in page.words
    page = lead.get(page.link("Find it again quote A"))
    assert page.value("words") == "twelve open cases that week"
    assert "The likeliest words are chosen already." in page.words
    fields = form_of(page, "/find-again") | {"words": page.value("words")}
    url = f"/reviews/{cast.review_id}/quotes/{pegs.hung[0].passage_id}/find-again"
    assert lead.post(url, 422, words="nobody said this").errors == [
        "These words do not stand in the text. Copy them from it exactly, without leaving anything out."
    ]
    sent = lead.post(url, **fields)
    page = lead.get(sent.response.headers["Location"])
    assert [mark.get_text() for mark in page.soup.select("mark")] == ["twelve open cases that week"]
    assert "Episode 1" in page.words
    assert "any more" not in page.words
    with database.reading() as session:
        passage = passages_of_review(session, cast.review_id)[0]
        assert (passage.standing, passage.source_text_id) == (Standing.STANDS, latest_text_of(session, source).id)
    lead.post(url, 422, words="pleased the child")  # what stands is not put elsewhere
    assert "stand in the newest text" in lead.get(url).words


@pytest.mark.database
def test_a_quote_that_is_gone_is_let_go_with_a_reason_and_can_come_back(cast: Cast, database: Database) -> None:
    put_up(cast.app)
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    post(cast, source, words="eleven open cases that week", target=f"peg:{EPISODE}")
    lead.send(f"{url_of(source)}/text", text=NOTES.replace("eleven", "twelve"))
    page = lead.get(url_of(source))
    url = page.link("Let it go quote A")
    assert lead.send(url, 422, why=" ").errors
    page = lead.get(lead.send(url, why="She took it back").response.headers["Location"])
    assert "The quote is taken off." in page.words
    lead.post(url.replace("take-off", "put-back"))
    assert "“eleven open cases that week”" in lead.get(url_of(source)).words


@pytest.mark.database
def test_a_quote_that_was_taken_off_moves_along_and_comes_back_in_its_place(cast: Cast, database: Database) -> None:
    source, lead = made(cast, database), cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        passage = a_quote(session, source, cast.lead())
        take_off(session, passage, "Quoted twice", by=cast.lead(), reason=None)
        outcome = correct_text(session, source, f"Before it.\n\n{NOTES}", "", by=cast.lead())
        assert outcome.moved == []
    lead.post(f"/reviews/{cast.review_id}/quotes/{passage.id}/put-back")
    page = lead.get(url_of(source))
    assert [mark.get_text() for mark in page.soup.select("mark")] == ["eleven open cases"]
