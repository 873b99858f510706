"""The pages of the graph: a sentence, the way to the words, loose ends; and who sees which."""

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.graph.build import build
from review_app.graph.evidence import node_of
from review_app.graph.measures import rests_on
from review_app.graph.queries import load_rows
from review_app.history.actions import delete_record
from review_app.sources.actions import take_off
from tests.factories.episodes import an_episode
from tests.factories.factors import a_factor
from tests.factories.findings import a_finding
from tests.factories.graph import Chain, a_chain
from tests.support.people import Cast

pytestmark = pytest.mark.database

SENTENCE = "two conversations, one document, two agencies, in one episode."


@pytest.fixture
def chain(cast: Cast, database: Database) -> Chain:
    with unit_of_work(database) as session:
        return a_chain(session, cast.review_id, by=cast.lead())


def sentence(session: Session, cast: Cast) -> str:
    """What the first finding rests on."""
    rows = load_rows(session, cast.review_id)
    return rests_on(build(rows), node_of(rows.findings[0])).sentence("It")


def test_two_clicks_lead_from_the_finding_to_the_words(cast: Cast, chain: Chain) -> None:
    team = cast.browser(Role.TEAM_MEMBER)
    page = team.get(f"/reviews/{cast.review_id}/findings/{chain.finding.id}")
    assert f"This finding rests on {SENTENCE}" in page.words
    way = team.get(page.link("Show the way to the words"))
    assert "“I rang twice, and both times it was noted.”" in way.words
    assert "Second talk in the old library (Duty social worker O’Brien & Söhne)" in way.words
    assert "in the view from the tunnel of Duty social worker O’Brien & Söhne" in way.words
    text = team.get(way.link("Second talk in the old library"))
    assert "I rang twice, and both times it was noted." in text.words


def test_the_list_says_what_each_finding_rests_on_and_what_is_loose(
    cast: Cast, chain: Chain, database: Database
) -> None:
    with unit_of_work(database) as session:
        a_finding(session, cast.review_id, "Neglect is seen a visit at a time", by=cast.lead())
        alone = an_episode(session, cast.review_id, by=cast.lead(), title="The Nguyễns’ <second> move")
        a_factor(session, alone, "Nobody’s list.", by=cast.lead())
    page = cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.review_id}/findings/rests-on")
    assert f"Finding 1 rests on {SENTENCE}" in page.words
    assert "Finding 2 rests on no conversation or document yet." in page.words
    ends = page.words.partition("Loose ends")[2]
    assert "Finding 2" in ends
    assert "The Nguyễns’ <second> move" in ends
    assert "Nobody’s list." in ends
    assert "One quote that leads to no finding" in ends
    assert "Nobody rang back that week." in ends
    assert "Eleven contacts" not in ends


def test_an_empty_review_says_what_will_stand_here(cast: Cast) -> None:
    page = cast.browser(Role.TEAM_MEMBER).get(f"/reviews/{cast.review_id}/findings/rests-on")
    assert "As soon as there is a finding" in page.words
    assert "There are none." in page.words


def test_lead_reviewers_alone_are_asked_for_another_source(cast: Cast, chain: Chain, database: Database) -> None:
    with unit_of_work(database) as session:
        for source in (chain.social_worker, chain.referral):
            delete_record(session, session.merge(source), "Put down twice.", by=cast.lead(), reason=None)
    url, question = f"/reviews/{cast.review_id}/findings/rests-on", "Only one conversation supports this."
    assert question in cast.browser(Role.LEAD_REVIEWER).get(url).words
    assert question not in cast.browser(Role.TEAM_MEMBER).get(url).words


def test_what_is_deleted_or_taken_off_counts_nowhere(cast: Cast, chain: Chain, session: Session) -> None:
    assert sentence(session, cast) == f"It rests on {SENTENCE}"
    delete_record(session, session.merge(chain.referral), "Put down twice.", by=cast.lead(), reason=None)
    assert sentence(session, cast) == "It rests on two conversations, two agencies, in one episode."
    delete_record(session, session.merge(chain.episode), "Not key.", by=cast.lead(), reason=None)
    assert sentence(session, cast) == "It rests on no conversation or document yet."


def test_a_quote_that_is_taken_off_leads_nowhere(cast: Cast, chain: Chain, session: Session) -> None:
    take_off(session, session.merge(chain.unused), "Not needed.", by=cast.lead(), reason=None)
    assert [row.words[:8] for row in load_rows(session, cast.review_id).passages] == ["The form", "I rang t"]


def test_no_finding_of_another_review_answers_here(cast: Cast, chain: Chain) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.get(f"/reviews/{cast.other_review_id}/findings/{chain.finding.id}/way-to-words", 404)
    for role in (Role.CHAIR, Role.COORDINATOR, Role.CASE_GROUP_MEMBER, Role.SUPERVISOR):
        cast.browser(role).get(f"/reviews/{cast.review_id}/findings/{chain.finding.id}/way-to-words", 403)
    cast.browser(Role.ADVISER).get(f"/reviews/{cast.review_id}/findings/{chain.finding.id}/way-to-words", 403)


def test_the_number_of_queries_does_not_grow_with_the_review(cast: Cast, chain: Chain, database: Database) -> None:
    def queries() -> int:
        said: list[str] = []
        with database.reading() as session:
            note = lambda *call: said.append(call[2])  # noqa: E731 -- a listener that is taken away again
            event.listen(database.reading_engine, "before_cursor_execute", note)
            load_rows(session, cast.review_id)
            event.remove(database.reading_engine, "before_cursor_execute", note)
        return len(said)

    before = queries()
    with unit_of_work(database) as session:
        for number in range(5):
            episode = an_episode(session, cast.review_id, by=cast.lead(), title=f"Episode of week {number}")
            a_factor(session, episode, by=cast.lead())
    assert queries() == before <= 15  # with the BEGIN
