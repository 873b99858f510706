"""Key practice episodes: views kept apart from what is known now, an appraisal by the measure of its time."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import event

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.actions import write_view
from review_app.episodes.queries import (
    appraisals_of_review,
    episode_agencies_of_review,
    episode_in_review,
    episode_positions_of_review,
    episodes_of_review,
    views_of_review,
)
from review_app.narrative.actions import tie_entries
from tests.factories.episodes import a_participant, a_view, an_episode
from tests.factories.factors import a_factor
from tests.factories.narrative import an_entry
from tests.support.browser import Browser, Page
from tests.support.people import Cast

pytestmark = pytest.mark.database


@dataclass
class Made:
    """An episode with two positions, and its address."""

    episode_id: UUID
    duty: UUID
    visitor: UUID
    url: str


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/episodes"


@pytest.fixture
def made(cast: Cast, database: Database, url: str) -> Made:
    with unit_of_work(database) as session:
        duty = a_participant(session, cast.review_id, "Duty social worker", by=cast.lead())
        visitor = a_participant(session, cast.review_id, "Health visitor “O'Brien & co”", by=cast.lead())
        episode = an_episode(session, cast.review_id, duty, visitor, by=cast.lead())
    return Made(episode.id, duty.id, visitor.id, f"{url}/{episode.id}")


def part(page: Page, selector: str) -> str:
    """The words of one part of the page."""
    return " ".join(page.soup.select_one(selector).get_text(" ").split())


def test_an_episode_is_typed_in_and_read_with_those_who_had_a_part(cast: Cast, made: Made, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(
        f"{url}/add",
        title="Nguyễn <b>& “others”</b>",
        on="sept 2009",
        kind="good",
        positions=[str(made.duty), str(made.visitor)],
        what_happened="First paragraph.\n\nSecond & last.",
        child_life="She slept at Nan’s.",
    )
    page = lead.get(lead.get(url).link("“others”"))
    assert page.heading == "Episode 2"
    for words in (
        "Nguyễn <b>& “others”</b>",
        "September 2009",
        "Good practice",
        "Second & last.",
        "She slept at Nan’s.",
    ):
        assert words in page.words
    assert "Nguyễn" not in page.soup.title.get_text()
    assert part(page, ".app-tunnel__then").count("Write the view of") == 2


def test_an_empty_review_says_what_an_episode_is_and_a_missing_title_is_asked_for(cast: Cast, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    assert "No episode is chosen yet." in lead.get(url).words
    page = lead.send(f"{url}/add", 422, on="when she moved", what_happened="Long words.")
    assert page.errors[0] == "Give the episode a title."
    assert page.errors[1].startswith("Write a date as")
    assert (page.value("what_happened"), page.value("on")) == ("Long words.", "when she moved")


def test_who_had_a_part_can_be_changed(cast: Cast, made: Made, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"{made.url}/edit", positions=[str(made.visitor)], agencies=[])
    with database.reading() as session:
        links = episode_positions_of_review(session, cast.review_id, made.episode_id)
        assert [link.participant_id for link in links] == [made.visitor]
        assert episode_agencies_of_review(session, cast.review_id) == []
    lead.send(f"{made.url}/edit", positions=[str(made.visitor), str(made.duty)])
    assert "Duty social worker" in lead.get(made.url).words


def test_each_position_has_one_view_kept_apart_from_what_is_known_now(
    cast: Cast, made: Made, database: Database
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"{made.url}/edit", known_now="The kitchen was the neighbour’s.")
    lead.send(f"{made.url}/views/{made.duty}", text="She saw a tidy kitchen.")
    lead.send(f"{made.url}/views/{made.duty}", text="She saw a tidy kitchen and a child asleep.")
    page = lead.get(made.url)
    then, now = part(page, ".app-tunnel__then"), part(page, ".app-tunnel__now")
    assert "She saw a tidy kitchen and a child asleep." in then
    assert "neighbour" not in then
    assert "The kitchen was the neighbour’s." in now
    assert "tidy" not in now
    with database.reading() as session:
        assert [(view.participant.label, view.version) for view in views_of_review(session, cast.review_id)] == [
            ("Duty social worker", 2)
        ]


def test_a_position_without_a_view_is_not_nagged_about(cast: Cast, made: Made) -> None:
    tunnel = part(cast.browser(Role.TEAM_MEMBER).get(made.url), f"#view-{made.visitor}")
    assert tunnel == "Health visitor “O'Brien & co” Write the view of Health visitor “O'Brien & co”"
    cast.move_to(Stage.PAUSED)
    tunnel = part(cast.browser(Role.TEAM_MEMBER).get(made.url), f"#view-{made.visitor}")
    assert tunnel == "Health visitor “O'Brien & co”"


def test_a_deleted_view_can_be_written_anew(cast: Cast, made: Made, database: Database) -> None:
    lead, records = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/records"
    with unit_of_work(database) as session:
        view = write_view(session, episode_in_review(session, cast.review_id, made.episode_id), made.duty, "Old.", by=cast.lead())  # fmt: skip
    lead.send(f"{records}/view/{view.id}/delete", why="The wrong person")
    assert "Old." not in lead.get(made.url).words
    lead.send(f"{made.url}/views/{made.duty}", text="New.")
    assert "New." in lead.get(made.url).words
    assert "Old." in lead.get(f"{records}/view/{view.id}/versions").words


def test_an_appraisal_is_not_yet_agreed_or_agreed_or_stands_beside_a_differing_view(
    cast: Cast, made: Made, database: Database
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    typed = {"done_well": "She rang.", "fell_short": "Nobody rang back.", "basis": "usual_practice"}
    lead.send(f"{made.url}/appraisal", **typed)
    assert "Not yet agreed by the review team." in part(lead.get(made.url), "#appraisal")
    page = lead.send(f"{made.url}/appraisal", 422, **typed, agreed="y", differing_view="The nurse thinks not.")
    assert page.errors[0].startswith("There is a differing view")
    lead.send(f"{made.url}/appraisal", **typed, differing_view="The nurse thinks not.")
    words = part(lead.get(made.url), "#appraisal")
    assert "Differing view: The nurse thinks not." in words
    assert "usual local practice" in words
    assert "Agreed by the review team" not in words
    assert "Not yet agreed" not in words
    lead.send(f"{made.url}/appraisal", agreed="y", differing_view="")
    assert "Agreed by the review team" in part(lead.get(made.url), "#appraisal")
    with database.reading() as session:
        assert [one.version for one in appraisals_of_review(session, cast.review_id)] == [3]


def test_a_measure_younger_than_the_episode_gives_a_note_and_is_saved(cast: Cast, made: Made) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    typed = {"fell_short": "No visit.", "basis": "procedure", "agreed": "y"}
    lead.send(f"{made.url}/appraisal", **typed, basis_detail="LSCB procedures, in force from 1 June 2009")
    assert "is there an earlier edition?" in lead.get(made.url).words
    lead.send(f"{made.url}/appraisal", basis_detail="LSCB procedures of 2008, revised June 2009")
    assert "is there an earlier edition?" not in lead.get(made.url).words


def test_of_two_people_in_one_episode_the_second_sees_both_texts(cast: Cast, made: Made, database: Database) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    stale = {
        "base_version": member.get(f"{made.url}/edit").value("base_version"), "title": "Closing", "on": "March 2009",
        "kind": "mixed", "positions": [str(made.duty)], "what_happened": "The member’s words.",
    }  # fmt: skip
    lead.send(f"{made.url}/edit", what_happened="The lead’s words.", kind="problematic")
    page = member.post(f"{made.url}/edit", 409, **stale)
    for words in ("The lead’s words.", "The member’s words.", "Problematic practice", "about 9 to 16 March 2009"):
        assert words in page.words
    member.post(f"{made.url}/edit", **(stale | {"base_version": page.value("base_version"), "what_happened": "Both."}))
    with database.reading() as session:
        found = episode_in_review(session, cast.review_id, made.episode_id)
        assert (found.what_happened, found.on.wording) == ("Both.", "March 2009")


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("views/{duty}", {"text": "%s saw a child asleep."}),
        ("appraisal", {"fell_short": "%s missed it.", "basis": "judgement", "agreed": "y"}),
    ],
)
def test_of_two_people_who_write_the_first_text_the_second_overwrites_nothing(
    cast: Cast, made: Made, page: str, texts: dict[str, str]
) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    address = f"{made.url}/{page.format(duty=made.duty)}"
    begun = member.get(address).value("base_version")
    lead.send(address, **{name: text.replace("%s", "Lead") for name, text in texts.items()})
    mine = {name: text.replace("%s", "Member") for name, text in texts.items()}
    seen = member.post(address, 409, base_version=begun, **mine)
    assert "Lead " in seen.words
    assert "Member " in seen.words
    member.post(address, base_version=seen.value("base_version"), **mine)
    assert "Member " in lead.get(made.url).words


def test_what_was_typed_and_not_saved_is_offered_back_to_its_writer_alone(cast: Cast, made: Made) -> None:
    lead, address = cast.browser(Role.LEAD_REVIEWER), f"{made.url}/views/{made.duty}"
    draft = str(lead.get(address).soup.select_one("form[data-draft-url]")["data-draft-url"])
    lead.post(draft, 204, text="Half a sentence", base_version="0")
    assert "Half a sentence" in lead.get(address).words
    assert lead.get(f"{address}?draft=use").value("text") == "Half a sentence"
    assert "Half a sentence" not in lead.get(f"{made.url}/views/{made.visitor}").words
    assert "Half a sentence" not in cast.browser(Role.TEAM_MEMBER).get(address).words
    lead.send(address, text="She saw a child asleep.")
    assert "did not save" not in lead.get(address).words


def test_the_table_stands_by_number_or_by_date_on_one_wide_page(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        duty = a_participant(session, cast.review_id, "Duty social worker", by=cast.lead())
        for title, on in [("third", "2010"), ("some day", ""), ("first", "before May 2008"), ("second", "May 2008")]:
            episode = an_episode(session, cast.review_id, duty, by=cast.lead(), title=title, on=on)
            a_view(session, episode, duty, by=cast.lead())
            a_factor(session, episode, by=cast.lead())
    reader = cast.browser(Role.TEAM_MEMBER)
    page, by_date = reader.get(url), reader.get(f"{url}?order=date")
    titles = "th[scope=row] a:not(.app-cell-change)"
    assert [one.get_text() for one in page.soup.select(titles)] == ["third", "some day", "first", "second"]
    assert [one.get_text() for one in by_date.soup.select(titles)] == ["first", "second", "third", "some day"]
    assert "What Duty social worker saw." in page.words
    assert "Eleven contacts were open" in part(page, "td[data-label='Contributory factors']")
    assert "app-print-a3" in page.soup.body["class"]


def test_the_table_asks_the_database_as_often_for_many_episodes_as_for_one(
    cast: Cast, database: Database, url: str
) -> None:
    asked: list[str] = []
    event.listen(database.reading_engine, "before_cursor_execute", lambda *call: asked.append(call[2]))

    def asked_for(address: str) -> int:
        asked.clear()
        reader.get(address)
        return len(asked)

    reader = cast.browser(Role.TEAM_MEMBER)
    counts = []
    for _ in range(2):
        with unit_of_work(database) as session:
            people = [
                a_participant(session, cast.review_id, f"Nurse {len(counts)}-{n}", by=cast.lead()) for n in range(3)
            ]
            episodes = [an_episode(session, cast.review_id, *people, by=cast.lead()) for _ in range(4)]
            for episode in episodes:
                a_view(session, episode, people[0], by=cast.lead())
        reader.get(url)
        counts.append((asked_for(url), asked_for(f"{url}/{episodes[0].id}")))
    assert counts[0] == counts[1]


def test_differing_accounts_of_the_time_stand_side_by_side(cast: Cast, made: Made, database: Database) -> None:
    with unit_of_work(database) as session:
        entries = [
            an_entry(session, cast.review_id, "12 March 2009", what, by=cast.lead()) for what in ("“a” & so", "b")
        ]
        tie_entries(session, *entries, by=cast.lead())
        an_entry(session, cast.review_id, "12 March 2009", "told once", by=cast.lead())
        later = [an_entry(session, cast.review_id, "12 May 2010", what, by=cast.lead()) for what in ("c", "d")]
        tie_entries(session, *later, by=cast.lead())
    page = cast.browser(Role.TEAM_MEMBER).get(made.url)
    beside = page.soup.select_one(".app-beside")
    assert [" ".join(one.p.get_text().split()) for one in beside.select(".app-beside__one")] == ["“a” & so", "b"]
    assert "Two accounts of one event , kept side by side in the narrative" in page.words
    assert len(page.soup.select(".app-beside")) == 1
    assert "told once" not in page.words


def test_a_deleted_episode_counts_nowhere_with_what_hangs_on_it_and_keeps_its_number(
    cast: Cast, made: Made, database: Database, url: str
) -> None:
    lead, record = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/records/episode/{made.episode_id}"
    lead.send(f"{made.url}/views/{made.duty}", text="She saw a child.")
    cast.browser(Role.TEAM_MEMBER).get(f"{record}/delete", 403)
    lead.send(f"{record}/delete", why="Put down twice")
    lead.get(made.url, 404)
    with database.reading() as session:
        assert views_of_review(session, cast.review_id) == []
    lead.send(f"{url}/add", title="Another")
    with database.reading() as session:
        assert [episode.number for episode in episodes_of_review(session, cast.review_id)] == [2]
    lead.post(f"{record}/bring-back")
    assert "She saw a child." in lead.get(made.url).words


def test_only_the_review_team_reads_and_only_while_the_review_is_awake_writes(cast: Cast, made: Made, url: str) -> None:
    for role in (Role.COORDINATOR, Role.CHAIR, Role.ADVISER, Role.SUPERVISOR, Role.CASE_GROUP_MEMBER):
        for address in (url, made.url, f"{made.url}/appraisal", f"{made.url}/views/{made.duty}"):
            cast.browser(role).get(address, 403)
        cast.browser(role).post(f"{url}/add", 403, title="x")
    for user in (cast.stranger, cast.nobody):
        for address in (url, made.url, f"{made.url}/edit"):
            Browser(cast.app, user).get(address, 404)
    cast.browser(Role.TEAM_MEMBER).get(f"{made.url}/edit")
    cast.move_to(Stage.PAUSED)
    assert "Add an episode" not in cast.browser(Role.LEAD_REVIEWER).get(url).words
    cast.browser(Role.LEAD_REVIEWER).get(f"{made.url}/edit", 403)


def test_nothing_of_another_review_is_found_or_named_here(cast: Cast, made: Made, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        other = a_participant(session, cast.other_review_id, "Their nurse", by=cast.stranger)
        theirs = an_episode(session, cast.other_review_id, other, by=cast.stranger)
    lead = cast.browser(Role.LEAD_REVIEWER)
    for address in ("", "/edit", "/appraisal", f"/views/{made.duty}"):
        lead.get(f"{url}/{theirs.id}{address}", 404)
    lead.get(f"{made.url}/views/{other.id}", 404)
    assert lead.send(f"{url}/add", 422, title="x", positions=[str(other.id)]).errors


def test_a_comment_stands_at_the_foot_of_the_episode(cast: Cast, made: Made) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.post(f"/reviews/{cast.review_id}/comments/episode/{made.episode_id}/add", comment_text="Is it “key”?", comment_kind="challenge")  # fmt: skip
    assert "Is it “key”?" in part(lead.get(made.url), "#comments")


def test_a_draft_keeps_every_position_that_was_ticked(cast: Cast, made: Made, url: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    draft = str(lead.get(f"{url}/add").soup.select_one("form[data-draft-url]")["data-draft-url"])
    lead.post(draft, 204, title="Half a title", positions=[str(made.duty), str(made.visitor)], kind="good")
    assert str(made.duty) not in part(lead.get(f"{url}/add"), ".govuk-inset-text")
    page = lead.get(f"{url}/add?draft=use")
    ticked = [box["value"] for box in page.soup.select("input[name=positions][checked]")]
    assert sorted(ticked) == sorted([str(made.duty), str(made.visitor)])
    assert page.soup.select_one("input[name=kind][checked]")["value"] == "good"
