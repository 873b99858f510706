"""What was heard about: which way each source says it worked, counted by source, and what a heading opens."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.commit import unit_of_work
from review_app.core.dates import UNKNOWN
from review_app.core.db import Database
from review_app.episodes.queries import episode_in_review
from review_app.factors.actions import add_claim, note_asked, note_ways
from review_app.factors.counting import by_source, heard_by_heading, together
from review_app.factors.models import Claim, Effect, Factor
from review_app.factors.queries import mentions_of_review, used_lately
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source, take_off
from review_app.sources.models import Source, SourceKind
from tests.factories.episodes import a_participant, an_episode
from tests.factories.factors import a_factor, claims_of_review
from tests.factories.sources import quote_words
from tests.factories.vocabularies import the_category, the_heading
from tests.support.browser import form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database
WORDS = "The form has one box."


def a_source(session: Session, cast: Cast, title: str, kind: SourceKind = SourceKind.CONVERSATION) -> Source:
    """A source of a position of its own."""
    person = a_participant(session, cast.review_id, f"Worker of {title}", by=cast.lead())
    who = {"participant_id": person.id} if kind is SourceKind.CONVERSATION else {"agency_id": person.agency_id}
    values = {"kind": kind, "title": title, "dated": UNKNOWN} | who
    return add_source(session, review_by_id(session, cast.review_id), values, f"She said: {WORDS}", by=cast.lead())


def a_factor_here(session: Session, cast: Cast, text: str = "The form has one box.", **options: object) -> Factor:
    """A factor of an episode of its own."""
    return a_factor(session, an_episode(session, cast.review_id, by=cast.lead()), text, by=cast.lead(), **options)  # type: ignore[arg-type] # heading, effect


@pytest.mark.parametrize(
    ("noted", "on_the_whole"),
    [
        ([], None),
        ([None], None),
        ([Effect.HELPED, None], Effect.HELPED),
        ([Effect.HELPED, Effect.HINDERED], Effect.BOTH),
        ([Effect.BOTH, Effect.HELPED], Effect.BOTH),
    ],
)
def test_what_a_source_says_on_the_whole_is_put_together_from_all_that_it_says(
    noted: list[Effect | None], on_the_whole: Effect | None
) -> None:
    assert together(noted) == on_the_whole


def test_two_sources_say_different_things_of_one_factor_and_the_teams_own_stays(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        factor = a_factor_here(session, cast)
        one, two, form = (a_source(session, cast, title) for title in ("First", "O’Brien & co", "Third"))
        for source in (one, two, form):
            add_claim(session, factor, source.id, None, by=cast.lead())
    url = f"/reviews/{cast.review_id}/factors/{factor.id}"
    assert "Three sources say it hindered." in lead.get(url).words  # as the team reads it
    fields = form_values(lead.get(url))
    lead.post(f"{url}/ways", **(fields | {f"way_{one.id.hex}": "helped", f"way_{two.id.hex}": "both"}))
    page = lead.get(url)
    assert "Two sources say it helped, two that it hindered." in page.words
    assert "Helped" in page.soup.find(id=f"says-{one.id}").get_text()
    with database.reading() as session:
        claims = claims_of_review(session, cast.review_id)
        assert [claim.effect for claim in claims] == [Effect.HELPED, Effect.BOTH, None]
        assert session.get_one(Factor, factor.id).effect is Effect.HINDERED
    assert (
        lead.post(f"{url}/ways", 422, **(fields | {f"way_{form.id.hex}": "nonsense"})).heading == "Contributory factor"
    )


def test_two_who_note_ways_at_once_lose_nothing_of_each_other(cast: Cast, database: Database) -> None:
    lead, member = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.TEAM_MEMBER)
    with unit_of_work(database) as session:
        factor = a_factor_here(session, cast)
        one, two = (a_source(session, cast, title) for title in ("First", "Second"))
        for source in (one, two):
            add_claim(session, factor, source.id, None, by=cast.lead())
    url = f"/reviews/{cast.review_id}/factors/{factor.id}"
    stale = form_values(member.get(url))
    lead.post(f"{url}/ways", **(form_values(lead.get(url)) | {f"way_{one.id.hex}": "helped"}))
    member.post(f"{url}/ways", **(stale | {f"way_{two.id.hex}": "both"}))
    with database.reading() as session:
        effects = {claim.source_id: claim.effect for claim in claims_of_review(session, cast.review_id)}
    assert effects == {one.id: Effect.HELPED, two.id: Effect.BOTH}


def test_headings_are_counted_by_source_agency_and_episode_and_what_was_taken_off_counts_nowhere(
    session: Session, cast: Cast
) -> None:
    by, term = cast.lead(), the_heading(session, cast.programme_id, "Workload")
    one, two = a_factor_here(session, cast), a_factor_here(session, cast, "Again", effect=Effect.HELPED)
    nobody = a_factor_here(session, cast, "Nobody says so", heading="Timing")
    first, second = a_source(session, cast, "First"), a_source(session, cast, "Form", SourceKind.FORM_OR_SYSTEM)
    quoted = quote_words(session, first, WORDS, "", by=by)
    for factor in (one, two):
        add_claim(session, factor, first.id, None, by=by)
        add_claim(session, factor, first.id, quoted.id, by=by)
    add_claim(session, two, second.id, None, by=by)
    gone = quote_words(session, second, WORDS, "", by=by)
    add_claim(session, nobody, second.id, gone.id, by=by)
    take_off(session, gone, "Not meant so", by=by, reason=None)
    note_ways(session, one, {first.id: Effect.BOTH}, by=by)
    heard = heard_by_heading(*mentions_of_review(session, cast.review_id))[term.id]
    assert (heard.conversations, heard.documents, heard.agencies, heard.episodes) == (1, 1, 2, 2)
    assert (heard.helped, heard.hindered) == (2, 1)
    silent = heard_by_heading(*mentions_of_review(session, cast.review_id))[nobody.term_id]
    assert (silent.sources, silent.episodes) == (0, 1)
    assert [says.source.id for says in by_source(claims_of_review(session, cast.review_id))] == [first.id, second.id]


def test_each_heading_opens_what_it_counts_and_the_sheet_of_counts_names_nothing(
    cast: Cast, database: Database
) -> None:
    member, base = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/factors"
    with unit_of_work(database) as session:
        factor = a_factor_here(session, cast, "A tray without a clock.")
        source = a_source(session, cast, "Conversation with O’Brien")
        a_source(session, cast, "Another conversation")
        quoted = quote_words(session, source, WORDS, "", by=cast.lead())
        add_claim(session, factor, source.id, quoted.id, by=cast.lead())
    page = member.get(base)
    row = page.soup.find("a", string="Conditions of work: Workload").find_parent("tr").get_text(" ")
    assert "Raised in one of two conversations, from one agency, in one episode." in " ".join(row.split())
    opened = member.get(page.link("Conditions of work: Workload"))
    assert f"“{WORDS}”" in opened.words
    assert "Conversation with O’Brien" in opened.words
    assert "A tray without a clock." in opened.words
    assert "as the team reads it" in opened.words
    counts = member.get(f"{base}/counts")
    assert "Raised in one of two conversations" in counts.words
    for told in (WORDS, "O’Brien", "A tray"):
        assert told not in counts.html
    for role in (Role.CHAIR, Role.COORDINATOR, Role.ADVISER, Role.SUPERVISOR):
        cast.browser(role).get(f"{base}/counts", 403)


def test_a_heading_of_another_kind_or_a_draft_or_of_nothing_is_no_page(cast: Cast, database: Database) -> None:
    lead, base = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/factors/headings"
    with database.reading() as session:
        category = the_category(session, cast.programme_id, "tools")
    lead.get(f"{base}/{category.id}", 404)
    lead.get(f"{base}/{UUID(int=7)}", 404)


def test_somebody_notes_that_a_heading_was_asked_about_and_nobody_raised_it(cast: Cast, database: Database) -> None:
    member, base = cast.browser(Role.TEAM_MEMBER), f"/reviews/{cast.review_id}/factors"
    with database.reading() as session:
        term = the_heading(session, cast.programme_id, "Managerial support")
    heading = f"{base}/headings/{term.id}"
    assert "none is needed" in member.get(heading).words
    page = member.send(f"{heading}/asked/add", 422, who=" ", asked_on="the other day", note="Kept & typed")
    assert "Say who asked, and whom." in page.errors
    assert page.value("note") == "Kept & typed"
    member.send(
        f"{heading}/asked/add", who="Lead reviewer 1, in four conversations", asked_on="3 March 2011", note="Silence."
    )
    assert "Lead reviewer 1, in four conversations, 3 March 2011: Silence." in member.get(heading).words
    assert "Asked, and nobody raised it: Conditions of work: Managerial support ." in member.get(base).words
    lead = cast.browser(Role.LEAD_REVIEWER)
    change = lead.get(heading).link("Change this note")
    stale = form_values(lead.get(change))
    member.send(change, note="Silence, twice.")
    assert "Silence, twice." in lead.post(change, 409, **(stale | {"note": "Three times."})).words
    lead.send(lead.get(change).link("Delete"), why="Asked elsewhere")
    assert "Silence" not in lead.get(heading).words


def test_headings_are_found_without_scripts_and_what_was_typed_stays(cast: Cast, database: Database) -> None:
    member = cast.browser(Role.TEAM_MEMBER)
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
    add = f"/reviews/{cast.review_id}/episodes/{episode.id}/factors/add"
    page = member.send(add, 200, look_for="WORKLOAD conditions", find="yes", text="Typed & kept", effect="both")
    shown = page.soup.select("[data-words]:not([hidden]) label")
    assert [label.get_text() for label in shown] == ["Workload"]
    assert page.value("text") == "Typed & kept"
    assert page.soup.select_one("input[value=both]").has_attr("checked")
    assert page.errors == []
    page = member.send(add, 200, look_for="zebra", find="yes")
    assert "No heading has these words." in page.words
    chosen = page.soup.find("label", string="Mindset").find_previous("input")["value"]
    page = member.send(add, 200, look_for="workload", find="yes", term_id=chosen)
    shown = page.soup.select("[data-words]:not([hidden]) label")
    assert {label.get_text() for label in shown} == {"Workload", "Mindset"}  # what is chosen stays in sight


def test_headings_used_lately_come_first_and_once(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        for heading in ("Timing", "Workload", "Timing"):
            a_factor_here(session, cast, heading=heading)
        episode = an_episode(session, cast.review_id, by=cast.lead())
        assert len(used_lately(session, cast.review_id)) == 2
        assert episode_in_review(session, cast.review_id, episode.id)
    page = cast.browser(Role.TEAM_MEMBER).get(f"/reviews/{cast.review_id}/episodes/{episode.id}/factors/add")
    first = page.soup.select_one("[data-choices-list] [role=group]")
    assert first["aria-label"] == "Used lately in this review"
    assert [label.get_text() for label in first.select("label")] == ["Timing", "Workload"]
    assert len(page.soup.find_all("label", string="Timing")) == 1


def test_in_a_paused_review_nothing_of_this_can_be_written(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        factor = a_factor_here(session, cast)
        source = a_source(session, cast, "First")
        claim = add_claim(session, factor, source.id, None, by=cast.lead())
        note_asked(session, cast.review_id, factor.term_id, {"who": "We", "asked_on": None, "note": ""}, by=cast.lead())
    cast.move_to(Stage.PAUSED)
    lead, base = cast.browser(Role.LEAD_REVIEWER), f"/reviews/{cast.review_id}/factors"
    lead.post(f"{base}/{factor.id}/ways", 403, **{f"way_{source.id.hex}": "helped"})
    lead.get(f"{base}/headings/{factor.term_id}/asked/add", 403)
    assert not lead.get(f"{base}/headings/{factor.term_id}").soup.select("main form")
    with database.reading() as session:
        assert session.get_one(Claim, claim.id).effect is None
