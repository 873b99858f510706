"""What changed since somebody was last there, where nothing changed but what a thing rests on, answers or comes after."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.actions import support_view
from review_app.factors.actions import add_claim, note_ways, take_off
from review_app.factors.models import Effect
from review_app.findings.actions import support_finding, take_over_answers, take_over_links
from review_app.findings.actions.links import Ticks
from review_app.findings.queries import finding_in_review
from review_app.reviews.actions import set_learning_questions
from review_app.reviews.queries import learning_questions_of_review, review_by_id
from tests.factories.episodes import a_participant, a_view, an_episode
from tests.factories.factors import a_factor
from tests.factories.findings import a_finding
from tests.factories.sources import a_quote, a_source
from tests.support.browser import Page
from tests.support.people import Cast

pytestmark = pytest.mark.database

MORNING = (datetime.now(UTC) + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)
LATER, NEXT_DAY = MORNING + timedelta(hours=1), MORNING + timedelta(days=1)
ANN = "Lead reviewer Nguyễn"
RESTS_ON = (
    "a quote from Conversation with health visitor 1; "
    "contributory factor “Eleven contacts were open on the desk that Friday.”; Episode 2: O’Brien & co"
)


def said_on(page: Page, thing: str) -> list[str]:
    """What the page says was done to the thing of this name."""
    whole = next(one for one in page.soup.select(".app-change") if thing in one.h2.get_text())
    return [" ".join(line.get_text().split()) for line in whole.select("li") if line.a is None]


def changes_seen(cast: Cast) -> Page:
    with time_machine.travel(NEXT_DAY, tick=False):
        return cast.browser(Role.TEAM_MEMBER).get(f"/reviews/{cast.review_id}/changes")


def be_there(cast: Cast) -> None:
    with time_machine.travel(MORNING, tick=False):
        cast.browser(Role.TEAM_MEMBER).get(f"/reviews/{cast.review_id}")


def test_what_a_finding_rests_on_and_answers_is_named_once_for_each_who_changed_it(
    cast: Cast, database: Database
) -> None:
    lead = cast.lead()
    with unit_of_work(database) as session:
        first, second = (
            an_episode(session, cast.review_id, by=lead, title=title) for title in ("One visit", "O’Brien & co")
        )
        factor, source = a_factor(session, first, by=lead), a_source(session, cast.review_id, lead)
        finding = a_finding(session, cast.review_id, by=lead)
        take_over_links(session, finding, Ticks(are=[first.id]), Ticks(), Ticks(), by=lead)
        set_learning_questions(session, review_by_id(session, cast.review_id), ["Who hears of a worry?"], by=lead)
        quote_id, ids = a_quote(session, source, lead).id, (first.id, second.id, factor.id, source.id)
    be_there(cast)
    with time_machine.travel(LATER, tick=False), unit_of_work(database) as session:
        now_there = finding_in_review(session, cast.review_id, finding.id)
        ticks = Ticks([ids[0]], [ids[1]]), Ticks([], [ids[2]]), Ticks()
        take_over_links(session, now_there, *ticks, by=lead)
        take_over_links(session, now_there, *ticks, by=lead)  # sent twice: said once
        support_finding(session, now_there, ids[3], quote_id, by=lead)
        question = learning_questions_of_review(session, cast.review_id)[0]
        take_over_answers(session, now_there, Ticks([], [question.id]), by=lead)
    page = changes_seen(cast)
    assert said_on(page, "Finding 1") == [
        f"Added to what it answers by {ANN}: question of the LSCB “Who hears of a worry?”.",
        f"Added to what it rests on by {ANN}: {RESTS_ON}.",
        f"Taken off what it rests on by {ANN}: Episode 1: One visit.",
    ]
    assert "Changed by" not in page.words


def test_who_says_so_and_what_a_view_rests_on_stand_with_the_factor_and_the_episode(
    cast: Cast, database: Database
) -> None:
    lead = cast.lead()
    with unit_of_work(database) as session:
        person = a_participant(session, cast.review_id, "health visitor 1", by=lead)
        episode = an_episode(session, cast.review_id, person, by=lead)
        view, factor = a_view(session, episode, person, by=lead), a_factor(session, episode, by=lead)
        source = a_source(session, cast.review_id, lead)
    be_there(cast)
    with time_machine.travel(LATER, tick=False), unit_of_work(database) as session:
        add_claim(session, factor, source.id, None, by=lead)
        note_ways(session, factor, {source.id: Effect.HELPED}, by=lead)
        take_off(session, factor, source.id, None, by=lead)
        support_view(session, view, source.id, None, by=lead)
    page = changes_seen(cast)
    assert said_on(page, "Contributory factor") == [
        f"{did} by {ANN}: Conversation with health visitor 1."
        for did in (
            "Taken off what it rests on",
            "Which way it worked, as somebody says, noted",
            "Added to what it rests on",
        )
    ]
    assert said_on(page, "Episode 1") == [
        f"Added to what the view from the tunnel rests on by {ANN}: Conversation with health visitor 1."
    ]


def test_a_moved_finding_is_said_to_be_moved_and_a_reason_only_where_one_was_written(
    cast: Cast, database: Database
) -> None:
    with unit_of_work(database) as session:
        ids = [a_finding(session, cast.review_id, f"Pattern {name}", by=cast.lead()).id for name in "AB"]
    be_there(cast)
    with time_machine.travel(LATER, tick=False):
        lead, url = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/findings/{ids[1]}/place"
        lead.send(url, place="1", reason="")
    page = changes_seen(cast)
    assert said_on(page, "Pattern B") == [f"Moved in the order of priority by {ANN}."]
    with time_machine.travel(LATER + timedelta(hours=2), tick=False):
        cast.browser(Role.LEAD_REVIEWER).send(url, place="1", reason="Every contact passes here.")
    assert f"Reason for a finding’s place changed by {ANN}." in said_on(changes_seen(cast), "Pattern B")
