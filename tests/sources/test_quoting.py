"""Words are quoted exactly as they stand, with scripts and without, and hung on something in one step."""

import threading
from typing import Any

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.sources.models import Passage, Source
from review_app.sources.queries import latest_text_of, passages_of_review
from review_app.sources.reading import Card, letters, paragraphs_of
from review_app.sources.rules import in_words, places_of, span_at
from tests.factories.sources import NOTES, a_quote, a_source, quote_words
from tests.sources.targets import AGREED, EPISODE, Pegs, put_up
from tests.sources.test_sources import made, url_of
from tests.support.browser import Page
from tests.support.people import Cast

pytestmark = pytest.mark.database

WORDS = "🙂 the pram,” she said.\n\nNguyễn’s sister"


@pytest.fixture
def pegs(cast: Cast) -> Pegs:
    """Two episodes to hang quotes on."""
    return put_up(cast.app)


def quoted(database: Database, source: Source) -> list[Passage]:
    """The quotes of the source's review."""
    with database.reading() as session:
        return passages_of_review(session, source.review_id)


def post(cast: Cast, source: Source, status: int = 302, **fields: Any) -> Page:
    """Send the quote form as the page does."""
    blank = {"start": "", "end": "", "words": "", "target": "", "note": "", "version": "1"}
    return cast.browser(Role.TEAM_MEMBER).post(f"{url_of(source)}/quotes", status, **(blank | fields))


def test_chosen_words_are_kept_by_code_points_across_emoji_accents_and_paragraphs(
    cast: Cast, database: Database, pegs: Pegs
) -> None:
    source, start = made(cast, database), NOTES.index(WORDS)
    sent = post(
        cast, source, start=start, end=start + len(WORDS), words=WORDS.replace("\n", "\r\n"), target=f"peg:{EPISODE}"
    )
    (passage,) = quoted(database, source)
    assert (passage.start, passage.end, passage.words) == (start, start + len(WORDS), WORDS)
    assert NOTES[passage.start : passage.end] == passage.words
    assert [(each.passage_id, each.source_id, each.target_id) for each in pegs.hung] == [
        (passage.id, source.id, EPISODE)
    ]
    location = sent.response.headers["Location"]
    assert location.endswith(f"last=peg#words-{passage.id}")
    page = cast.browser(Role.LEAD_REVIEWER).get(location)
    assert "".join(mark.get_text() for mark in page.soup.select("mark")) == WORDS.replace("\n", "")
    card = page.soup.select_one("#quote-A")
    assert card
    assert "Episode 1" in card.get_text()
    assert "Review team member Nguyễn" in card.get_text()


def test_without_scripts_pasted_words_are_found_whatever_their_line_breaks_and_quotation_marks(
    cast: Cast, database: Database
) -> None:
    source = made(cast, database)
    post(cast, source, words="the pram,\"  she said. Nguye\u0302\u0303n's sister")
    (passage,) = quoted(database, source)
    assert passage.words == "the pram,” she said.\n\nNguyễn’s sister"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("", "Choose the words in the text, or paste them here."),
        ("twelve open cases", "These words do not stand in the text. Copy them from it exactly, without leaving anything out."),
        ("Nobody wrote it down", "These words stand in the text twice (paragraph 2). Take a few more words on either side."),
        ("x" * 4001, "A quote can hold at most 4,000 characters. Quote less, or tick the source as a whole."),
    ],
)  # fmt: skip
def test_words_that_cannot_be_found_are_refused_beside_the_box_and_stay_in_it(
    cast: Cast, database: Database, words: str, error: str
) -> None:
    source = made(cast, database)
    page = post(cast, source, 422, words=words, note="Why it matters", target=f"peg:{EPISODE}")
    assert page.errors == [error]
    assert page.value("words") == words
    assert page.value("note") == "Why it matters"
    assert page.soup.select_one("[data-quote-open]")
    assert quoted(database, source) == []


def test_a_false_place_never_makes_a_false_quote(cast: Cast, database: Database) -> None:
    source = made(cast, database)
    post(cast, source, start=0, end=17, words="eleven open cases")
    post(cast, source, start=5, end=99999, words="sister rang")
    assert [NOTES[each.start : each.end] for each in quoted(database, source)] == ["sister rang", "eleven open cases"]
    post(cast, source, 422, start=-4, end="nine", words="pleased")


def test_of_words_that_stand_twice_the_chosen_ones_are_quoted(cast: Cast, database: Database) -> None:
    source, words = made(cast, database), "Nobody wrote it down"
    second = NOTES.rindex(words)
    post(cast, source, start=second, end=second + len(words), words=words)
    assert [each.start for each in quoted(database, source)] == [second]


def test_a_target_that_takes_nothing_leaves_no_quote_behind(cast: Cast, database: Database, pegs: Pegs) -> None:
    source = made(cast, database)
    page = post(cast, source, 422, words="eleven open cases", target=f"peg:{AGREED}")
    assert page.errors == ["This episode is agreed. Open it again first."]
    assert page.value("words") == "eleven open cases"
    for target in ("peg:nonsense", f"nail:{EPISODE}", f"peg:{source.id}"):
        post(cast, source, 422, words="eleven open cases", target=target)
    assert quoted(database, source) == []
    assert pegs.hung == []


def test_the_same_words_hung_on_a_second_thing_stay_one_quote(cast: Cast, database: Database, pegs: Pegs) -> None:
    source = made(cast, database)
    post(cast, source, words="eleven open cases", note="Workload")
    post(cast, source, words="eleven open cases", target=f"peg:{EPISODE}")
    (passage,) = quoted(database, source)
    assert [each.passage_id for each in pegs.hung] == [passage.id]
    assert passage.note == "Workload"


def test_overlapping_quotes_stay_readable_and_each_piece_says_whose_it_is(cast: Cast, database: Database) -> None:
    source = made(cast, database)
    for words in ("eleven open cases that week", "cases that week, and I was pleased", "that week"):
        post(cast, source, words=words)
    page = cast.browser(Role.LEAD_REVIEWER).get(url_of(source))
    paragraph = page.soup.select("[data-start]")[2]
    for letter in paragraph.select("[data-not-text]"):
        letter.decompose()
    assert paragraph.get_text() == NOTES.split("\n\n")[2]
    assert [mark.get_text() for mark in paragraph.select("mark")] == [
        "eleven open ", "cases ", "that week", ", and I was pleased"
    ]  # fmt: skip
    assert len(page.soup.select(".app-quote-card")) == 3


def test_pieces_cover_the_text_exactly_whatever_is_quoted() -> None:
    text = "Ông 🙂 one.\n\n\n two two\nthree\n\nfour"
    spans = [(0, 5), (4, 18), (4, 18), (9, len(text)), (16, 17), (0, len(text))]
    passages = [Passage(start=start, end=end, words=text[start:end]) for start, end in sorted(spans)]
    cards: Any = {
        passage.id: Card(passage.id, letters(place), "", "", [], "", "") for place, passage in enumerate(passages)
    }
    found = paragraphs_of(text, passages, cards)
    assert ["".join(piece.text for piece in each.segments) for each in found] == [
        "Ông 🙂 one.",
        "two two\nthree",
        "four",
    ]
    assert [text[each.start :].startswith(each.segments[0].text) for each in found] == [True] * 3
    for each in found:
        place = each.start
        for piece in each.segments:
            covering = {cards[passage.id].letter for passage in passages if passage.start <= place < passage.end}
            assert set(piece.letters) == covering
            place += len(piece.text)
    assert sum(len(each.cards) for each in found) == len(passages)


def test_a_source_with_quotes_is_not_deleted(cast: Cast, database: Database, pegs: Pegs) -> None:
    source = made(cast, database)
    post(cast, source, words="eleven open cases", target=f"peg:{EPISODE}")
    lead, review = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    assert "One quote is taken from it." in lead.get(f"{review}/records/source/{source.id}/delete").words
    lead.post(f"{review}/records/source/{source.id}/delete", 409, why="Away with it")
    assert len(quoted(database, source)) == 1


def test_eight_people_quote_at_once_and_every_quote_is_kept(cast: Cast, database: Database) -> None:
    text = "\n\n".join(f"Sentence number {number} of these notes." for number in range(40))
    source, problems = made(cast, database, text=text), []

    def work(person: int) -> None:
        try:
            for each in range(5):
                with unit_of_work(database) as session:
                    words = f"number {person * 5 + each} of these"
                    quote_words(session, source, words, "", by=cast.lead())
        except Exception as problem:  # noqa: BLE001 -- whatever goes wrong in a thread is reported below
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(person,)) for person in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    found = quoted(database, source)
    assert len(found) == 40
    assert all(text[each.start : each.end] == each.words for each in found)


def test_quoting_by_words_takes_the_first_place_and_refuses_what_stands_nowhere(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        source = a_source(session, cast.review_id, cast.lead())
        assert a_quote(session, source, cast.lead(), "Nobody wrote it down").start == NOTES.index("Nobody")
        with pytest.raises(NotNow):
            a_quote(session, source, cast.lead(), "Everybody wrote it down")
        assert latest_text_of(session, source).text == NOTES


@pytest.mark.parametrize(
    ("start", "end", "words", "found"),
    [(0, 3, "One", True), (0, 3, "Two", False), (3, 3, "", False), (-1, 2, "O", False), (0, 99, "One two", False)],
)
def test_a_span_counts_only_if_the_words_stand_there(start: int, end: int, words: str, *, found: bool) -> None:
    assert (span_at("One two", start, end, words) is not None) is found


def test_words_with_signs_of_their_own_are_taken_as_words() -> None:
    assert [span.start for span in places_of("a (b) [c] a.c", "a.c")] == [10]
    assert [span.start for span in places_of("a (b) [c]", "(b) [c]")] == [2]
    assert in_words([2, 5, 9]) == "paragraphs 2, 5 and 9"
