"""The method's table: put in order, and changed cell by cell in its place, without scripts and by two people at once."""

from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.actions import write_appraisal
from review_app.episodes.models import EpisodeKind
from review_app.episodes.queries import appraisals_of_review, episode_in_review, views_of_review
from tests.factories.episodes import a_participant, an_episode
from tests.support.browser import Page, form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database
LATER_WORDS = "O'Brien & Nguyễn <b>came</b> “late”.\n\nSecond."


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/episodes"


@pytest.fixture
def made(cast: Cast, database: Database) -> tuple[UUID, UUID]:
    """An episode and the one position in it."""
    with unit_of_work(database) as session:
        duty = a_participant(session, cast.review_id, "Duty social worker", by=cast.lead())
        return an_episode(session, cast.review_id, duty, by=cast.lead(), known_now="Known now.").id, duty.id


def opened(cast: Cast, url: str, episode_id: UUID, cell: str, role: Role = Role.LEAD_REVIEWER) -> Page:
    return cast.browser(role).get(f"{url}?order=date&edit={episode_id}&cell={cell}")


def save(cast: Cast, page: Page, status: int = 302, role: Role = Role.LEAD_REVIEWER, **typed: str) -> Page:
    """Send the one form of the page, as somebody without scripts does."""
    form = page.soup.select_one("main form[method=post]")
    values = {name: value for name, value in form_values(page).items() if name != "csrf_token"}  # of another sign-in
    return cast.browser(role).post(str(form["action"]), status, **(values | typed))


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("title", "Closing & leaving"),
        ("on", "about May 2009"),
        ("what_happened", LATER_WORDS),
        ("child_life", LATER_WORDS),
        ("known_now", ""),
        ("uncertainty", "Who rang."),
    ],
)
def test_a_text_is_changed_in_its_place_and_the_table_comes_back_to_it(
    cast: Cast, database: Database, url: str, made: tuple[UUID, UUID], cell: str, words: str
) -> None:
    page = opened(cast, url, made[0], cell)
    assert len(page.soup.select(".app-cell-form")) == 1
    saved = save(cast, page, **{cell: words})
    back = saved.response.headers["Location"]
    assert back == f"{url}?order=date&at={made[0]}-{cell}&saved=yes"
    come = cast.browser(Role.LEAD_REVIEWER).get(back).soup.select_one(".app-cell-box--here")
    assert (come["id"], come.select_one("[role=status]").get_text()) == (f"cell-{made[0]}-{cell}", "Saved.")
    assert come.a.has_attr("autofocus") or cell == "title"
    with database.reading() as session:
        assert str(getattr(episode_in_review(session, cast.review_id, made[0]), cell)) == words
    assert cast.browser(Role.TEAM_MEMBER).get(url).soup.select_one(f"#cell-{made[0]}-{cell}") is not None


def test_a_view_is_written_first_and_changed_in_the_table(
    cast: Cast, database: Database, url: str, made: tuple[UUID, UUID]
) -> None:
    cell = f"view-{made[1]}"
    assert save(cast, opened(cast, url, made[0], cell), 422, text=" ").errors == ["Write how it looked to them then."]
    save(cast, opened(cast, url, made[0], cell), text="She saw a child asleep.")
    save(cast, opened(cast, url, made[0], cell), text="She saw a child who seemed asleep.")
    with database.reading() as session:
        assert [(view.text, view.version) for view in views_of_review(session, cast.review_id)] == [
            ("She saw a child who seemed asleep.", 2)
        ]


def test_the_kind_and_the_two_boxes_of_the_appraisal_are_changed_in_the_table(
    cast: Cast, database: Database, url: str, made: tuple[UUID, UUID]
) -> None:
    cast.browser(Role.LEAD_REVIEWER).get(f"{url}?edit={made[0]}&cell=done_well", 404)
    with unit_of_work(database) as session:
        episode = episode_in_review(session, cast.review_id, made[0])
        write_appraisal(session, episode, {"fell_short": "No visit.", "agreed": True}, by=cast.lead())
    save(cast, opened(cast, url, made[0], "done_well"), done_well="She rang twice.")
    save(cast, opened(cast, url, made[0], "kind"), kind="good")
    with database.reading() as session:
        (appraisal,) = appraisals_of_review(session, cast.review_id)
        assert (appraisal.done_well, appraisal.fell_short, appraisal.agreed) == ("She rang twice.", "No visit.", True)
        assert episode_in_review(session, cast.review_id, made[0]).kind is EpisodeKind.GOOD


def test_two_people_in_two_cells_of_a_row_dont_meet_and_in_one_cell_they_do(
    cast: Cast, database: Database, url: str, made: tuple[UUID, UUID]
) -> None:
    theirs = opened(cast, url, made[0], "what_happened", Role.TEAM_MEMBER)
    other = opened(cast, url, made[0], "why_key", Role.TEAM_MEMBER)
    save(cast, opened(cast, url, made[0], "what_happened"), what_happened="The lead’s words.")
    save(cast, other, role=Role.TEAM_MEMBER, why_key="The member’s reason.")
    page = save(cast, theirs, 409, Role.TEAM_MEMBER, what_happened="The member’s words.")
    assert "The lead’s words." in page.words
    assert "The member’s words." in page.words
    merged = save(cast, page, role=Role.TEAM_MEMBER, what_happened="Both.")
    assert "order=date" in merged.response.headers["Location"]
    with database.reading() as session:
        found = episode_in_review(session, cast.review_id, made[0])
        assert (found.what_happened, found.why_key) == ("Both.", "The member’s reason.")


def test_wrong_input_stays_in_its_cell_with_the_sentence_beside_it(
    cast: Cast, url: str, made: tuple[UUID, UUID]
) -> None:
    page = save(cast, opened(cast, url, made[0], "on"), 422, on="when she moved")
    assert page.errors[0].startswith("Write a date as")
    assert (page.value("on"), page.value("order")) == ("when she moved", "date")
    assert save(cast, opened(cast, url, made[0], "title"), 422, title="").errors == ["Give the episode a title."]
    page = save(cast, opened(cast, url, made[0], "kind"), 422, kind="awful")
    assert page.errors


def test_what_was_typed_into_a_cell_and_not_saved_is_offered_back_to_its_writer(
    cast: Cast, url: str, made: tuple[UUID, UUID]
) -> None:
    lead, address = cast.browser(Role.LEAD_REVIEWER), f"{url}?edit={made[0]}&cell=why_key"
    draft = str(lead.get(address).soup.select_one("#cell-form")["data-draft-url"])
    lead.post(draft, 204, why_key="Half a sentence", base_version="0")
    page = lead.get(address)
    assert "Half a sentence" in page.words
    assert lead.get(page.link("Put these words into the box")).value("why_key") == "Half a sentence"
    assert "Half a sentence" not in lead.get(f"{url}?edit={made[0]}&cell=what_happened").words
    assert "Half a sentence" not in cast.browser(Role.TEAM_MEMBER).get(address).words
    lead.post(f"{url}/{made[0]}/cells/why_key", why_key="A whole one.", base_version=page.value("base_version"))
    assert "did not save" not in lead.get(address).words


def test_who_may_only_read_finds_no_way_to_change_and_no_cell_of_another_review(
    cast: Cast, database: Database, url: str, made: tuple[UUID, UUID]
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        other = a_participant(session, cast.other_review_id, "Their nurse", by=cast.stranger)
        theirs = an_episode(session, cast.other_review_id, other, by=cast.stranger)
    for wrong in (f"{theirs.id}&cell=title", f"{made[0]}&cell=number", f"{made[0]}&cell=view-x", f"{made[0]}&cell=view-{other.id}"):  # fmt: skip
        lead.get(f"{url}?edit={wrong}", 404)
    lead.post(f"{url}/{theirs.id}/cells/title", 404, title="x")
    cast.browser(Role.CHAIR).post(f"{url}/{made[0]}/cells/title", 403, title="x")
    cast.move_to(Stage.PAUSED)
    page = lead.get(f"{url}?edit={made[0]}&cell=title")
    assert page.soup.select("#cell-form, .app-cell-change") == []


def test_the_table_is_put_in_order_by_kind_too_good_practice_first(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        for title, kind in [("a", EpisodeKind.MIXED), ("b", EpisodeKind.PROBLEMATIC), ("c", EpisodeKind.GOOD)]:
            an_episode(session, cast.review_id, by=cast.lead(), title=title, kind=kind)
    page = cast.browser(Role.TEAM_MEMBER).get(f"{url}?order=kind")
    titles = [one.get_text() for one in page.soup.select("th[scope=row] a:not(.app-cell-change)")]
    assert titles == ["c", "b", "a"]
    assert [head["aria-sort"] for head in page.soup.select("th[aria-sort]")] == ["none", "none", "ascending"]
    assert "by number" in cast.browser(Role.TEAM_MEMBER).get(f"{url}?order=whatever").words
