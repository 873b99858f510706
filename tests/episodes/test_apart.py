"""Write yours first, then compare: nobody's words reach anybody else before they are opened, and none changes afterwards."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import event, select

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.actions import add_own_factor, open_own, write_own
from review_app.episodes.models import Basis, OwnAppraisal, OwnEffect
from review_app.episodes.queries import comparison_of, episode_in_review, opened_factor
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import terms_of
from tests.factories.accounts import a_user
from tests.factories.episodes import an_episode
from tests.support.browser import Page
from tests.support.people import Cast

pytestmark = pytest.mark.database
LEAD_WORDS, MEMBER_WORDS = "Lead’s own & “O'Brien”", "Member’s own: Nguyễn"
LEAD, MEMBER = Role.LEAD_REVIEWER, Role.TEAM_MEMBER


@dataclass
class Made:
    """An episode, a heading, and the addresses."""

    episode_id: UUID
    term_id: UUID
    url: str

    @property
    def own(self) -> str:
        """One's own page."""
        return f"{self.url}/own"

    @property
    def compare(self) -> str:
        """Where they meet."""
        return f"{self.url}/compare"


@pytest.fixture
def made(cast: Cast, database: Database) -> Made:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        programme_id = review_by_id(session, cast.review_id).programme_id
        term = terms_of(session, programme_id, VocabularyKind.FACTORS)[0]
    return Made(episode.id, term.id, f"/reviews/{cast.review_id}/episodes/{episode.id}")


def put_down(cast: Cast, made: Made, role: Role, words: str, *, ready: bool = True) -> None:
    """What one person thinks, with one factor."""
    browser = cast.browser(role)
    browser.send(f"{made.own}/factor", term_id=str(made.term_id), text=f"Factor: {words}", effect="helped")
    typed = {"ready": "y"} if ready else {}
    browser.send(made.own, done_well=words, fell_short="", basis="procedure", basis_detail="2008", **typed)


def test_the_heading_of_ones_own_factor_is_looked_for_by_its_words_and_what_one_used_lately_comes_first(
    cast: Cast, made: Made
) -> None:
    lead, member, own = cast.browser(LEAD), cast.browser(MEMBER), f"{made.own}/factor"
    assert "Used lately by you" not in lead.get(own).words
    put_down(cast, made, LEAD, LEAD_WORDS)
    assert lead.get(own).soup.select_one("input[name=term_id]")["value"] == str(made.term_id)
    assert "Used lately by you" not in member.get(own).words  # what the other used lately is the other’s
    page = lead.send(own, 200, look_for="WORKLOAD", find="yes", text="Typed & kept", effect="both")
    shown = [item for item in page.soup.select(".govuk-radios__item[data-words]") if not item.has_attr("hidden")]
    assert shown, "a heading has this word"
    assert all("workload" in item["data-words"].casefold() for item in shown)
    assert (page.value("text"), page.errors) == ("Typed & kept", [])
    assert lead.send(own, 422, text="", effect="both").errors != []


def section_of(page: Page, number: int) -> str:
    return " ".join(page.soup.select(".app-beside__one")[number - 1].get_text(" ").split())


def test_nobody_sees_anothers_before_it_is_opened_and_then_everybody_sees_all_side_by_side(
    cast: Cast, made: Made, database: Database
) -> None:
    lead, member = cast.browser(LEAD), cast.browser(MEMBER)
    put_down(cast, made, LEAD, LEAD_WORDS)
    put_down(cast, made, MEMBER, MEMBER_WORDS)
    for browser, theirs in ((member, LEAD_WORDS), (lead, MEMBER_WORDS)):
        for address in (made.url, made.compare, made.own, f"{made.own}/factor", made.url.rpartition("/")[0]):
            assert theirs not in browser.get(address).words
    assert f"Ready: {Role.LEAD_REVIEWER.words} Nguyễn, {Role.TEAM_MEMBER.words} Nguyễn" in lead.get(made.compare).words
    assert LEAD_WORDS in lead.get(made.own).value("done_well")
    member.post(f"{made.compare}/open")
    page = cast.browser(LEAD).get(made.compare)
    assert [heading.get_text() for heading in page.soup.select(".app-beside__one h2")] == [
        "Lead reviewer Nguyễn", "Review team member Nguyễn",
    ]  # fmt: skip
    assert LEAD_WORDS in section_of(page, 1)
    assert f"Factor: {MEMBER_WORDS}" in section_of(page, 2)
    assert "%" not in page.words.split("Opened")[1]


def test_the_rows_of_what_is_shut_are_not_even_read(cast: Cast, made: Made, database: Database) -> None:
    put_down(cast, made, LEAD, LEAD_WORDS)
    put_down(cast, made, MEMBER, MEMBER_WORDS)
    read: list[str] = []

    def note(row: OwnAppraisal, context: object) -> None:
        read.append(row.done_well)

    member, review = cast.browser(MEMBER), f"/reviews/{cast.review_id}"
    event.listen(OwnAppraisal, "load", note)
    try:
        for address in (made.url, made.compare, made.own, review, f"{review}/deleted", f"{review}/episodes"):
            member.get(address)
    finally:
        event.remove(OwnAppraisal, "load", note)
    assert set(read) == {MEMBER_WORDS}


def test_no_page_of_versions_comments_or_search_leads_to_what_is_shut(
    cast: Cast, made: Made, database: Database
) -> None:
    put_down(cast, made, LEAD, LEAD_WORDS)
    with database.reading() as session:
        own = session.scalars(select(OwnAppraisal)).one()
    review, member = f"/reviews/{cast.review_id}", cast.browser(MEMBER)
    for kind in ("own_appraisal", "own_factor"):
        member.get(f"{review}/records/{kind}/{own.id}/versions", 404)
        member.get(f"{review}/comments/{kind}/{own.id}/add", 404)
    found = member.post(f"{review}/search", looked_for="Lead’s own", follow=True)
    assert "Factor: Lead’s" not in found.words
    assert made.url not in found.html


def test_whoever_has_not_written_and_whoever_is_alone_cant_open(cast: Cast, made: Made) -> None:
    lead, member = cast.browser(LEAD), cast.browser(MEMBER)
    lead.post(f"{made.compare}/open", 404)
    put_down(cast, made, LEAD, LEAD_WORDS)
    assert "Nobody else is ready yet" in lead.get(made.compare).words
    assert "Put yours down first" in member.get(made.compare).words
    for browser in (lead, member):
        assert "Open them all" not in browser.get(made.compare).words
        browser.post(f"{made.compare}/open", 409)
    put_down(cast, made, MEMBER, MEMBER_WORDS, ready=False)
    lead.post(f"{made.compare}/open", 409)


def test_what_is_opened_stays_as_it_was_and_what_was_not_ready_stays_shut(
    cast: Cast, made: Made, database: Database
) -> None:
    with unit_of_work(database) as session:
        third = a_user(session, "Third & last").id
        episode = episode_in_review(session, cast.review_id, made.episode_id)
        write_own(session, episode, {"done_well": "The third’s.", "ready": True}, by=third)
    put_down(cast, made, LEAD, LEAD_WORDS)
    put_down(cast, made, MEMBER, MEMBER_WORDS, ready=False)
    cast.browser(LEAD).post(f"{made.compare}/open")
    page = cast.browser(LEAD).get(made.compare)
    assert "Third & last" in page.words
    assert MEMBER_WORDS not in page.html
    member = cast.browser(MEMBER)
    assert "Yours was not ready when these were opened" in member.get(made.compare).words
    assert MEMBER_WORDS in member.get(made.own).words
    before = member.get(made.own)
    assert before.soup.select("form[action$='/own']") == []
    token = {"done_well": "Changed afterwards.", "ready": "y", "base_version": "1"}
    member.post(made.own, 409, **token)
    cast.browser(LEAD).post(made.own, 409, **token)
    assert "Changed afterwards." not in cast.browser(LEAD).get(made.compare).words


def test_it_is_settled_with_a_note_that_two_people_dont_overwrite(cast: Cast, made: Made) -> None:
    put_down(cast, made, LEAD, LEAD_WORDS)
    put_down(cast, made, MEMBER, MEMBER_WORDS)
    lead, member = cast.browser(LEAD), cast.browser(MEMBER)
    lead.post(f"{made.compare}/settle", 422, settled="Too early.")
    lead.post(f"{made.compare}/open")
    stale = member.get(made.compare).value("base_version")
    page = lead.post(f"{made.compare}/settle", 422, settled=" ")
    assert page.errors == ["Write what you settled on, and why."]
    lead.post(
        f"{made.compare}/settle", settled="Both & each.", base_version=lead.get(made.compare).value("base_version")
    )
    page = member.post(f"{made.compare}/settle", 409, settled="The member’s note.", base_version=stale)
    assert "Both & each." in page.words
    assert "Settled: Both & each." in member.get(made.url).words
    assert LEAD_WORDS in member.get(made.compare).words


def test_a_factor_of_ones_own_is_changed_and_taken_away_by_its_writer_alone(
    cast: Cast, made: Made, database: Database
) -> None:
    put_down(cast, made, LEAD, LEAD_WORDS)
    lead, member = cast.browser(LEAD), cast.browser(MEMBER)
    address = lead.get(made.own).link("Change your factor 1")
    member.get(address, 404)
    assert lead.send(f"{made.own}/factor", 422, text="Without a heading").errors[0].startswith("Choose the heading")
    stale = lead.get(address).value("base_version")
    lead.send(address, text="Changed.")
    factor = lead.get(address).value("factor")
    typed = {"factor": factor, "text": "In the other window.", "effect": "both", "term_id": str(made.term_id)}
    page = lead.post(f"{made.own}/factor", 409, base_version=stale, **typed)
    assert page.value("factor") == factor
    assert "Changed." in lead.get(made.own).words
    remove = f"{made.own}/factors/{factor}/remove"
    member.post(remove, 404)
    lead.post(remove)
    assert "None yet." in lead.get(made.own).words


def test_nothing_is_ready_while_there_is_nothing_in_it(cast: Cast, made: Made) -> None:
    page = cast.browser(LEAD).send(made.own, 422, ready="y")
    assert page.errors == ["There is nothing in it yet. Write something down first, or leave this unticked."]
    assert "Nobody has begun." in cast.browser(MEMBER).get(made.compare).words


def test_only_the_team_writes_and_only_while_the_review_is_awake(cast: Cast, made: Made) -> None:
    for role in (Role.COORDINATOR, Role.CHAIR, Role.ADVISER, Role.CASE_GROUP_MEMBER):
        for address in (made.own, made.compare, f"{made.own}/factor"):
            cast.browser(role).get(address, 403)
    put_down(cast, made, LEAD, LEAD_WORDS)
    cast.move_to(Stage.PAUSED)
    cast.browser(LEAD).get(made.own, 403)
    assert "Yours" not in cast.browser(LEAD).get(made.compare).words


def test_a_factor_is_handed_up_to_be_taken_over_only_once_it_is_opened(
    cast: Cast, made: Made, database: Database
) -> None:
    guess = f"{made.url}/factors/add?own={UUID(int=1)}"
    assert cast.browser(LEAD).get(guess).value("text") == ""
    with unit_of_work(database) as session:
        episode = episode_in_review(session, cast.review_id, made.episode_id)
        values = {"term_id": made.term_id, "text": "Eleven clicks.", "effect": OwnEffect.HINDERED}
        factor = add_own_factor(session, episode, values, by=cast.lead())
        write_own(session, episode, {"basis": Basis.JUDGEMENT, "ready": True}, by=cast.lead())
        write_own(session, episode, {"fell_short": "x", "ready": True}, by=cast.users[MEMBER])
        assert opened_factor(session, episode, factor.id) is None
        comparison = comparison_of(session, episode)
        assert comparison is not None
        open_own(session, comparison, by=cast.lead())
        handed = opened_factor(session, episode, factor.id)
        assert handed is not None
        assert (handed.text, handed.term.id) == ("Eleven clicks.", made.term_id)
    lead = cast.browser(LEAD)
    address = lead.get(made.compare).link("Add to the episode’s factors")
    lead.send(address)
    page = lead.get(made.url)
    assert "Eleven clicks." in page.words
    assert "The episode has one factor so far: Eleven clicks." in lead.get(made.compare).words
