"""The way to the words from every statement, and what would be left if a source were withdrawn."""

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.actions import support_view
from review_app.findings.actions import add_outside_evidence, add_question, support_evidence
from review_app.findings.models import EvidenceKind
from review_app.findings.queries import outside_evidence_in_review
from tests.factories.episodes import a_participant, a_view, an_episode
from tests.factories.factors import a_factor
from tests.factories.graph import Chain, a_chain
from tests.factories.sources import a_source
from tests.support.people import Cast

pytestmark = pytest.mark.database

SAID_BY_VISITOR = "“The form had no box for what I feared.”"
SAID_BY_WORKER = "“I rang twice, and both times it was noted.”"


@pytest.fixture
def chain(cast: Cast, database: Database) -> Chain:
    with unit_of_work(database) as session:
        return a_chain(session, cast.review_id, by=cast.lead())


def test_from_an_episode_a_view_and_a_factor_the_way_leads_to_the_words(
    cast: Cast, chain: Chain, database: Database
) -> None:
    team, base = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    episode = team.get(team.get(f"{base}/episodes/{chain.episode.id}").link("Show the way to the words"))
    assert "This episode rests on two conversations, two agencies." in episode.words
    assert SAID_BY_VISITOR in episode.words
    view = team.get(episode.link("View from the tunnel of Duty social worker O’Brien & Söhne"))
    assert "This view from the tunnel rests on one conversation, one agency." in view.words
    assert SAID_BY_WORKER in view.words
    assert SAID_BY_VISITOR not in view.words
    factor = team.get(team.get(f"{base}/factors/{chain.factor.id}").link("Show the way to the words"))
    assert "This factor rests on one conversation, one agency" in factor.words
    assert SAID_BY_VISITOR in factor.words


def test_from_a_question_the_way_leads_by_its_finding(cast: Cast, chain: Chain, database: Database) -> None:
    with unit_of_work(database) as session:
        add_question(session, session.merge(chain.finding), "Does the LSCB know <b>how often</b>?", by=cast.lead())
    team = cast.browser(Role.TEAM_MEMBER)
    way = team.get(
        team.get(f"/reviews/{cast.review_id}/findings/rests-on").link("Does the LSCB know <b>how often</b>?")
    )
    assert "Does the LSCB know <b>how often</b>?" in way.words
    assert "Finding 1 puts this question" in way.words
    assert SAID_BY_VISITOR in way.words


def test_the_team_reads_the_fewest_people_and_papers_that_all_hangs_on(cast: Cast, chain: Chain) -> None:
    page = cast.browser(Role.TEAM_MEMBER).get(f"/reviews/{cast.review_id}/findings/{chain.finding.id}/way-to-words")
    said = "Each for themselves: Duty social worker O’Brien & Söhne; Health visitor 2; Referral of 9 March 2009"
    assert said in page.words


def test_what_all_of_it_leads_through_is_said(cast: Cast, chain: Chain, database: Database) -> None:
    with unit_of_work(database) as session:
        worker = a_participant(session, cast.review_id, "School nurse Nguyễn", by=cast.lead())
        view = a_view(session, session.merge(chain.episode), worker, by=cast.lead())
        support_view(session, view, chain.referral.id, None, by=cast.lead())
    team = cast.browser(Role.TEAM_MEMBER)
    assert (
        "leads through one place"
        not in team.get(f"/reviews/{cast.review_id}/findings/{chain.finding.id}/way-to-words").words
    )  # the referral is ticked on the finding itself
    assert "leads through one place" not in team.get(f"/reviews/{cast.review_id}/views/{view.id}/way-to-words").words


def test_a_thing_that_nobody_speaks_of_says_what_to_do(cast: Cast, chain: Chain, database: Database) -> None:
    with unit_of_work(database) as session:
        alone = an_episode(session, cast.review_id, by=cast.lead(), title="Nobody’s words")
        factor = a_factor(session, alone, "Nobody’s factor.", by=cast.lead())
    team, base = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    for address in (f"episodes/{alone.id}", f"factors/{factor.id}"):
        page = team.get(f"{base}/{address}/way-to-words")
        assert "Nobody’s words stand here yet." in page.words
        assert "rests on no conversation or document yet" in page.words
    loose = team.get(f"{base}/findings/rests-on").words
    assert "Contributory factors that nobody says so yet" in loose


def test_words_hung_on_evidence_from_outside_the_case_lead_to_its_finding(
    cast: Cast, chain: Chain, database: Database
) -> None:
    with unit_of_work(database) as session:
        values = {"kind": EvidenceKind.CASE_GROUP, "what": "They say so too."}
        evidence = add_outside_evidence(session, session.merge(chain.finding), values, by=cast.lead())
        whole = outside_evidence_in_review(session, cast.review_id, evidence.id)
        support_evidence(session, whole, chain.unused.source_id, chain.unused.id, by=cast.lead())
    team, base = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}"
    page = team.get(f"{base}/findings/{chain.finding.id}/way-to-words")
    assert "Known from outside the case: case group" in page.words
    assert "“Nobody rang back that week.”" in page.words
    assert "Nobody rang back that week." not in team.get(f"{base}/findings/rests-on").words


def test_nothing_of_another_review_answers_here(cast: Cast, chain: Chain) -> None:
    lead, other = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.other_review_id}"
    for address in (f"episodes/{chain.episode.id}", f"factors/{chain.factor.id}", f"findings/{chain.finding.id}"):
        lead.get(f"{other}/{address}/way-to-words", 404)
    lead.get(f"{other}/sources/{chain.referral.id}/if-withdrawn", 404)


def test_lead_reviewers_see_on_the_source_what_would_be_left_without_it(cast: Cast, chain: Chain) -> None:
    url = f"/reviews/{cast.review_id}/sources/{chain.health_visitor.id}"
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = lead.get(lead.get(url).link("See what would be left without this source"))
    nothing, _head, one = page.words.partition("Would rest on one source or person only")
    assert "Would rest on nothing" in nothing
    assert chain.factor.short[:20] in nothing
    assert f"Episode 1: {chain.episode.title} (one conversation left)" in one
    assert "One other finding, episode, factor or view rests on it too" in one
    assert page.soup.select_one("#if-withdrawn") is not None
    team = cast.browser(Role.TEAM_MEMBER)
    assert "If this source were withdrawn" not in team.get(url).words
    team.get(f"{url}/if-withdrawn", 403)


def test_a_source_that_nothing_rests_on_can_go(cast: Cast, database: Database, chain: Chain) -> None:
    with unit_of_work(database) as session:
        other = a_source(session, cast.review_id, cast.lead()).id
    lead, base = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}"
    assert "Nothing rests on this source." in lead.get(f"{base}/sources/{other}/if-withdrawn").words
    assert "Conversations and documents that nothing rests on yet" in lead.get(f"{base}/findings/rests-on").words
