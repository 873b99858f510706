"""Comparing the LSCBs: k of n for everybody, names for those who may know them, and nothing of what isn't shared."""

import pytest

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.boards.queries import board_by_id
from review_app.comparisons.actions import agree_to_be_named, end_naming
from review_app.comparisons.assembling import compared
from review_app.comparisons.counting import Asked, Mark, Tally, mark_of, marks_of
from review_app.comparisons.models import Answer
from review_app.comparisons.queries import line_of_theme, standing_agreement
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.wordings.actions import withdraw_wording
from review_app.wordings.queries import wordings_of_finding
from review_app.wordings.singling import SINGLED_OUT
from tests.factories.comparisons import NAME, SENTENCE, Compared, a_comparison, answered_by, asked_about
from tests.factories.themes import Place, a_shared_finding
from tests.factories.wordings import WORDS, a_finding_to_share
from tests.support.browser import Browser
from tests.support.people import Cast
from tools.visits import counted_statements

pytestmark = pytest.mark.database
PLACES = ("Ashmere", "Brindle", "Copperfield", "Dunmarsh", "LT-0")


@pytest.fixture
def there(cast: Cast, database: Database) -> Compared:
    """A theme found in two of four LSCBs, which the third recognises and the fourth has not answered."""
    with unit_of_work(database) as session:
        there = a_comparison(session, cast)
        asking = asked_about(session, cast, there)
        answered_by(session, there.third_review_id, asking, by=there.third_lead)
        return there


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/programmes/{cast.programme_id}/comparisons"


def test_found_comes_before_any_answer_and_recognising_before_not() -> None:
    assert mark_of(found=True, asked=True, answers=[Answer.NOT_RECOGNISED]) is Mark.FOUND
    assert mark_of(found=False, asked=False, answers=[Answer.CANT_SAY]) is Mark.CANT_SAY
    a, b, c = "abc"
    ended = Asked(by_board=None, is_open=False, answers={b: (Answer.NOT_RECOGNISED,)})
    marks = marks_of([a, b, c], [a], [ended])
    assert marks == {a: Mark.FOUND, b: Mark.NOT_RECOGNISED, c: Mark.NOT_ASKED}
    assert Tally.of(marks.values()).asked_said == "Of the others, asked, one does not."
    assert marks_of([a, b], [], [Asked(by_board=a, is_open=True)]) == {a: Mark.NOT_ASKED, b: Mark.NO_ANSWER}


def test_members_of_an_lscb_read_k_of_n_and_nobody_named(cast: Cast, there: Compared, url: str) -> None:
    members = [cast.stranger, there.third_lead, *(cast.users[one] for one in (Role.CHAIR, Role.BOARD_MANAGER))]
    for user_id in members:
        browser = Browser(cast.app, user_id)
        page = browser.get(url)
        assert "Found in two of four LSCBs. Of the others, asked, one recognises it." in page.words
        assert "complete" not in page.soup.main.get_text()
        whole = browser.get(page.link(NAME))
        assert SENTENCE in whole.words
        for one in (page, whole, browser.get(f"{url}/categories"), browser.get(f"{url}/factors")):
            for name in (
                *PLACES,
                str(cast.review_id),
                str(cast.other_review_id),
                str(there.third_board_id),
                "no answer",
            ):
                assert name not in str(one.soup.main)
        for closed in (f"{url}/matrix", f"{url}/take", f"{url}/themes/{there.theme_id}/lscbs/{cast.board_id}"):
            browser.get(closed, 403)
    Browser(cast.app, cast.nobody).get(url, 404)


def test_those_who_may_know_see_which_lscb_which_mark_and_who_decided_so(cast: Cast, there: Compared, url: str) -> None:
    adviser = cast.browser(Role.ADVISER)
    page = adviser.get(url)
    assert "no reviews complete, three under way" in page.words
    assert "Found in the review: Ashmere LSCB; Brindle Vale LSCB" in page.words
    assert "Asked, recognised here: Copperfield Reach LSCB" in page.words
    assert "Asked, no answer yet: Dunmarsh LSCB" in page.words
    matrix = adviser.get(f"{url}/matrix")
    letters = [cell.get_text(" ", strip=True)[:1] for cell in matrix.soup.select("td.app-matrix__mark")]
    assert letters == ["F", "F", "R", "A"]
    links = [a["href"] for a in matrix.soup.select("td.app-matrix__mark a")]
    found = adviser.get(links[1])
    assert "A tick sorts the concern" in found.words
    assert "Same: with “" + WORDS.title in found.words
    assert "Adviser Nguyễn" in found.words
    assert SENTENCE in adviser.get(links[2]).words
    assert "Third O'Brien" in adviser.get(links[2]).words
    assert "nobody has answered yet" in adviser.get(links[3]).words
    categories = adviser.get(f"{url}/categories")
    assert "2 of 4" in categories.words
    assert "LSCB/themes" not in categories.html


def test_a_review_that_is_complete_counts_as_complete_at_once(cast: Cast, there: Compared, url: str) -> None:
    supervisor = cast.browser(Role.SUPERVISOR)
    assert "no reviews complete, three under way" in supervisor.get(url).words
    cast.move_to(Stage.WITH_BOARD)
    assert "one review complete, two under way" in supervisor.get(url).words


def test_nothing_that_is_not_shared_changes_what_anybody_reads(
    cast: Cast, there: Compared, url: str, database: Database
) -> None:
    readers = [Browser(cast.app, user) for user in (cast.stranger, cast.users[Role.ADVISER])]
    pages = (url, f"{url}/categories", f"{url}/factors", f"{url}/themes/{there.theme_id}")
    before = [reader.get(page).words for reader in readers for page in pages]
    with unit_of_work(database) as session:
        a_finding_to_share(session, cast.review_id, by=cast.lead(), category="management")
    assert [reader.get(page).words for reader in readers for page in pages] == before
    with unit_of_work(database) as session:
        wording = wordings_of_finding(session, cast.review_id, there.finding_id)[0]
        withdraw_wording(session, wording, "A pause.", by=cast.users[Role.CHAIR])
    for reader in readers:
        assert NAME not in reader.get(url).words  # one finding alone doesn't recur
        reader.get(f"{url}/themes/{there.theme_id}", 404)


def test_a_filter_that_would_single_out_a_case_is_refused_with_the_reason_to_those_without_names(
    cast: Cast, there: Compared, url: str, database: Database
) -> None:
    with unit_of_work(database) as session:
        place = Place(cast.programme_id, there.third_board_id, there.third_review_id)
        a_shared_finding(
            session,
            place,
            "Nobody asks the child",
            by=there.third_lead,
            category_key="management",
            category_heading="Management",
        )
    member, adviser = Browser(cast.app, cast.stranger), cast.browser(Role.ADVISER)
    assert NAME in member.get(f"{url}?category=tools&heading=Workload").words
    for asked in ("?category=management&heading=Workload", "?category=tools&practice=helps"):
        assert SINGLED_OUT in member.get(url + asked).words
        assert SINGLED_OUT not in adviser.get(url + asked).words
    assert "No theme has a finding that fits" in member.get(f"{url}?category=management").words


def test_where_else_from_the_page_of_a_finding_and_of_a_wording(cast: Cast, there: Compared) -> None:
    team = cast.browser(Role.TEAM_MEMBER)
    finding = team.get(f"/reviews/{cast.review_id}/findings/{there.finding_id}")
    page = team.get(finding.link("In how many LSCBs it is found"))
    assert "Found in two of four LSCBs" in page.words
    assert "Brindle" not in page.words
    assert "Ask no more" not in page.words  # the lead reviewers' button
    wording = team.get(page.link("A tick sorts the concern"))
    assert "Found in two of four LSCBs" in wording.words
    assert WORDS.title in wording.words
    cast.browser(Role.CHAIR).get(f"/reviews/{cast.review_id}/findings/{there.finding_id}/where-else", 403)


def test_the_chair_or_delegate_agrees_to_the_lscb_being_named_and_takes_it_back(cast: Cast, database: Database) -> None:
    url = f"/lscbs/{cast.board_id}/named-in-themes-paper"
    chair, delegate = cast.browser(Role.CHAIR), cast.browser(Role.DELEGATE)
    chair.post(f"{url}/agree")
    assert "agrees to be named, since" in delegate.get(url).words
    chair.post(f"{url}/agree", 409)
    delegate.post(f"{url}/end")
    delegate.post(f"{url}/end")
    assert "is not named" in chair.get(url).words
    for role in (Role.LEAD_REVIEWER, Role.BOARD_MANAGER, Role.ADVISER):
        cast.browser(role).get(url, 403)
    Browser(cast.app, cast.stranger).get(url, 404)
    with unit_of_work(database) as session:
        board = board_by_id(session, cast.board_id)
        agree_to_be_named(session, board, by=cast.users[Role.CHAIR])
        with pytest.raises(NotNow, match="agreed already"):
            agree_to_be_named(session, board, by=cast.users[Role.DELEGATE])
        end_naming(session, board, by=cast.users[Role.CHAIR])
        assert standing_agreement(session, cast.board_id) is None


def test_an_empty_programme_says_what_will_stand_here(cast: Cast, url: str) -> None:
    assert "No two shared findings have been joined yet." in Browser(cast.app, cast.stranger).get(url).words
    adviser = cast.browser(Role.ADVISER)
    assert "as soon as two shared findings" in adviser.get(f"{url}/matrix").words
    assert "it is counted here by LSCB" in adviser.get(f"{url}/categories").words


def test_many_themes_are_put_together_from_as_many_queries_as_one(
    cast: Cast, there: Compared, database: Database
) -> None:
    numbers = []
    with database.reading() as session:
        line = line_of_theme(session, cast.programme_id, there.theme_id)
        for times in (1, 30):
            with counted_statements(database) as statements:
                themes = compared(session, cast.programme_id, [line] * times, [cast.board_id, there.fourth_board_id])
            numbers.append(len(statements))
    assert numbers[0] == numbers[1] <= 3
    assert set(themes[0].marks.values()) == {Mark.FOUND, Mark.NO_ANSWER}
