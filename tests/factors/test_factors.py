"""Contributory factors: under a heading of the framework, in an episode, with who says so."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.commit import unit_of_work
from review_app.core.dates import UNKNOWN
from review_app.core.db import Database
from review_app.core.here import house_here
from review_app.core.offers import Attachment, Target
from review_app.factors.actions import add_claim
from review_app.factors.counting import by_factor, heard
from review_app.factors.models import Effect
from review_app.factors.queries import factors_of_review
from review_app.people.queries import participants_of_review
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source, take_off
from review_app.sources.models import Source, SourceKind
from tests.factories.episodes import a_participant, an_episode
from tests.factories.factors import a_factor, claims_of_review
from tests.factories.sources import quote_words
from tests.support.people import Cast

pytestmark = pytest.mark.database

WORDS = "Eleven contacts were open on the desk that Friday."


@dataclass
class Made:
    """A review with an episode and two conversations of one agency, and a document."""

    episode_id: UUID
    first: UUID
    second: UUID
    form: UUID
    url: str


def a_conversation(session: Session, review_id: UUID, title: str, participant_id: UUID, *, by: UUID) -> Source:
    """A conversation with a practitioner."""
    values = {"kind": SourceKind.CONVERSATION, "title": title, "participant_id": participant_id, "dated": UNKNOWN}
    return add_source(session, review_by_id(session, review_id), values, f"She said: {WORDS}", by=by)


@pytest.fixture
def made(cast: Cast, database: Database) -> Made:
    lead, review_id = cast.lead(), cast.review_id
    with unit_of_work(database) as session:
        duty = a_participant(session, review_id, "Duty social worker", by=lead)
        episode = an_episode(session, review_id, duty, by=lead)
        first = a_conversation(session, review_id, "Conversation with the duty social worker", duty.id, by=lead)
        second = a_conversation(session, review_id, "Second conversation, O'Brien & co", duty.id, by=lead)
        values = {"kind": SourceKind.DOCUMENT, "title": "The form", "agency_id": duty.agency_id, "dated": UNKNOWN}
        form = add_source(session, review_by_id(session, review_id), values, "Tick one.", by=lead)
        return Made(episode.id, first.id, second.id, form.id, f"/reviews/{review_id}")


def test_a_factor_is_added_on_the_episodes_page_under_a_heading_with_who_says_so(
    cast: Cast, database: Database, made: Made
) -> None:
    member, add = cast.browser(Role.TEAM_MEMBER), f"{made.url}/episodes/{made.episode_id}/factors/add"
    page = member.get(add)
    group = page.soup.find(attrs={"role": "group", "aria-label": "Front line: Conditions of work"})
    workload = group.find("label", string="Workload").find_previous("input")["value"]
    member.send(add, term_id=workload, text=WORDS, effect="hindered", source_ids=[str(made.first), str(made.second)])
    panel = member.get(f"{made.url}/episodes/{made.episode_id}")
    assert WORDS in panel.words
    assert "From two conversations, one agency." in panel.words
    with database.reading() as session:
        assert len(claims_of_review(session, cast.review_id)) == 2


def test_a_factor_without_heading_words_or_effect_is_refused_beside_each_box(cast: Cast, made: Made) -> None:
    add = f"{made.url}/episodes/{made.episode_id}/factors/add"
    page = cast.browser(Role.LEAD_REVIEWER).send(add, 422, term_id="", text="  ", source_ids=[str(made.form)])
    assert page.errors == [
        "Choose the heading under which it belongs.",
        "Say in a sentence what helped or hindered.",
        "Say whether it helped or hindered.",
    ]
    assert page.soup.select_one(f"input[value='{made.form}']").has_attr("checked")


def test_what_was_heard_is_counted_by_source_and_agency_never_by_mention(
    cast: Cast, database: Database, made: Made
) -> None:
    with unit_of_work(database) as session:
        first = made_source(session, cast, made.first)
        episode = an_episode(session, cast.review_id, by=cast.lead(), title="Another")
        one, two = a_factor(session, episode, by=cast.lead()), a_factor(session, episode, "Again.", by=cast.lead())
        said = quote_words(session, first, WORDS, "", by=cast.lead())
        for factor in (one, two):
            add_claim(session, factor, first.id, said.id, by=cast.lead())
            add_claim(session, factor, first.id, None, by=cast.lead())
            add_claim(session, factor, first.id, None, by=cast.lead())
        add_claim(session, two, made.form, None, by=cast.lead())
        claims = by_factor(claims_of_review(session, cast.review_id))
        assert len(claims[one.id]) == 2
        counts = heard([one, two], claims)
        assert (counts.conversations, counts.documents, counts.agencies, counts.episodes) == (1, 1, 1, 1)
    page = cast.browser(Role.LEAD_REVIEWER).get(f"{made.url}/factors")
    assert "Raised in one of two conversations and one other source, from one agency, in one episode." in page.words


def made_source(session: Session, cast: Cast, source_id: UUID) -> Source:
    """A source as the session knows it."""
    source = session.get(Source, source_id)
    assert source is not None
    assert source.review_id == cast.review_id
    return source


def test_a_quote_hung_on_a_factor_shows_there_and_counts_no_more_once_it_is_taken_off(
    cast: Cast, database: Database, made: Made
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session, cast.app.app_context():
        target = next(each for each in house_here().offered(Target) if each.kind == "factor")
        factor = a_factor(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        assert [choice[0] for choice in target.choices(session, cast.review_id)] == [factor.id]
        passage = quote_words(session, made_source(session, cast, made.first), WORDS, "", by=cast.lead())
        target.attach(session, Attachment(cast.review_id, factor.id, made.first, passage.id, cast.lead()))
    with cast.app.test_request_context(), database.reading() as session:
        hanging = target.hanging(session, cast.review_id, [passage.id])
        assert [each.url for each in hanging[passage.id]] == [f"{made.url}/factors/{factor.id}"]
    assert f"“{WORDS}”" in lead.get(f"{made.url}/factors/{factor.id}").words
    with unit_of_work(database) as session:
        passage = session.merge(passage)
        take_off(session, passage, "Not meant so", by=cast.lead(), reason=None)
    page = lead.get(f"{made.url}/factors/{factor.id}")
    assert "Nobody is noted yet as saying so." in page.words


def test_two_who_tick_sources_at_once_lose_no_tick(cast: Cast, database: Database, made: Made) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    with unit_of_work(database) as session:
        factor = a_factor(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
    edit = f"{made.url}/factors/{factor.id}/edit"
    stale = member.get(edit)
    lead.send(edit, source_ids=[str(made.first)])
    member.post(
        edit,
        term_id=str(factor.term_id),
        text=factor.text,
        effect="hindered",
        source_ids=[str(made.form)],
        sources_were=stale.value("sources_were"),
        base_version=stale.value("base_version"),
    )
    with database.reading() as session:
        assert {claim.source_id for claim in claims_of_review(session, cast.review_id)} == {made.first, made.form}


def test_a_changed_factor_keeps_its_earlier_words_and_a_source_can_be_taken_off(
    cast: Cast, database: Database, made: Made
) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        factor = a_factor(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        claim = add_claim(session, factor, made.form, None, by=cast.lead())
    lead.send(f"{made.url}/factors/{factor.id}/edit", text="Twelve.\r\n\r\nOr “thirteen”?", effect="both")
    page = lead.get(f"{made.url}/factors/{factor.id}")
    assert "Twelve. Or “thirteen”?" in page.words
    assert "Helped and hindered" in page.words
    assert (
        "contacts were open on the desk that Friday."
        in lead.get(f"{made.url}/records/factor/{factor.id}/versions").words
    )
    lead.post(f"{made.url}/factors/{factor.id}/claims/{claim.id}/remove")
    with database.reading() as session:
        assert claims_of_review(session, cast.review_id) == []


def test_the_factors_of_a_deleted_episode_count_nowhere(cast: Cast, database: Database, made: Made) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        factor = a_factor(session, episode, by=cast.lead(), effect=Effect.HELPED)
        add_claim(session, factor, made.form, None, by=cast.lead())
    lead.send(f"{made.url}/records/episode/{episode.id}/delete", why="It turned nothing")
    with database.reading() as session:
        assert factors_of_review(session, cast.review_id) == []
        assert claims_of_review(session, cast.review_id) == []
    lead.get(f"{made.url}/factors/{factor.id}", 404)


def test_the_empty_page_teaches_and_names_every_heading_nothing_was_heard_about(cast: Cast, made: Made) -> None:
    page = cast.browser(Role.TEAM_MEMBER).get(f"{made.url}/factors")
    assert "For example (invented): “Hindered, under Workload" in page.words
    assert "Nothing heard yet about: Wider political context ." in page.words


def test_who_may_read_and_write_factors(cast: Cast, database: Database, made: Made) -> None:
    add = f"{made.url}/episodes/{made.episode_id}/factors/add"
    cast.browser(Role.COORDINATOR).get(f"{made.url}/factors", 403)
    cast.browser(Role.CHAIR).get(add, 403)
    with unit_of_work(database) as session:
        factor = a_factor(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
        assert participants_of_review(session, cast.other_review_id) == []
    cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.other_review_id}/factors/{factor.id}", 404)
    cast.move_to(Stage.PAUSED)
    page = cast.browser(Role.LEAD_REVIEWER).get(f"{made.url}/factors/{factor.id}")
    assert not page.soup.select("main form")
    cast.browser(Role.LEAD_REVIEWER).get(add, 403)
