"""Two people on one record: who is behind, and what the page says on which their versions meet."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.queries import episode_in_review
from review_app.factors.models import Effect
from review_app.factors.queries import factor_in_review
from review_app.findings.queries import finding_in_review
from review_app.meetings.actions import add_meeting
from review_app.meetings.models import MeetingKind
from review_app.people.actions import add_agency, add_participant
from review_app.reviews.queries import review_by_id
from tests.factories.episodes import an_episode
from tests.factories.factors import a_factor
from tests.factories.findings import a_finding
from tests.support.browser import Browser, Page, form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


@pytest.fixture
def member(cast: Cast) -> Browser:
    return cast.browser(Role.TEAM_MEMBER)


def opened(browser: Browser, url: str) -> dict[str, Any]:
    """What a person's page holds when they open it, to be sent later."""
    return form_values(browser.get(url))


def section(page: Page, label: str) -> Any:
    """One box of the page on which two versions meet."""
    return next(each for each in page.soup.select("[data-merge]") if each.h2.get_text() == label)


def both(page: Page, label: str) -> tuple[str, str]:
    """What is saved and what was typed in one box, as the page says them."""
    part = section(page, label)
    return tuple(part.select_one(f"[data-merge-{whose}]").get_text() for whose in ("theirs", "mine"))  # type: ignore[return-value] # two of them


def test_reordering_the_findings_disturbs_nobody_who_is_writing_one(
    cast: Cast, database: Database, lead: Browser, member: Browser
) -> None:
    with unit_of_work(database) as session:
        ids = [a_finding(session, cast.review_id, f"Pattern {n} is so.", by=cast.lead()).id for n in (1, 2)]
    url = f"/reviews/{cast.review_id}/findings"
    typed = opened(member, f"{url}/{ids[0]}/edit") | {"in_brief": "Typed while the order was changed."}
    lead.post(f"{url}/{ids[1]}/move/earlier")
    lead.post(f"{url}/number-in-order")
    member.post(f"{url}/{ids[0]}/edit", **typed)
    with database.reading() as session:
        found = finding_in_review(session, cast.review_id, ids[0])
        assert (found.in_brief, found.number) == ("Typed while the order was changed.", 2)


def test_a_choice_that_somebody_else_changed_is_shown_in_words_and_can_be_taken(
    cast: Cast, database: Database, lead: Browser, member: Browser
) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        factor = a_factor(session, episode, by=cast.lead(), heading="Workload")
        other = a_factor(session, episode, by=cast.lead(), heading="Mindset")
    edit = f"/reviews/{cast.review_id}/factors/{factor.id}/edit"
    typed = opened(member, edit) | {"text": "The member’s words."}
    lead.send(edit, term_id=str(other.term_id), effect="helped")
    page = member.post(edit, 409, **typed)
    assert both(page, "Heading") == ("Mindset", "Workload")
    assert both(page, "Did it help or hinder?") == (Effect.HELPED.words, Effect.HINDERED.words)
    assert "Only you have changed this." in section(page, "What helped or hindered, and how?").get_text()
    assert "You had left this as it was." in section(page, "Heading").get_text()
    assert str(factor.term_id) not in section(page, "Heading").p.get_text()
    member.post(edit, **form_values(page))  # as it stands: each has what its own writer changed
    with database.reading() as session:
        found = factor_in_review(session, cast.review_id, factor.id)
        assert (found.term_id, found.effect, found.text) == (other.term_id, Effect.HELPED, "The member’s words.")


def test_of_two_who_choose_differently_the_second_may_keep_their_own(
    cast: Cast, database: Database, lead: Browser, member: Browser
) -> None:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
    edit = f"/reviews/{cast.review_id}/findings/{finding.id}/edit"
    values = [one["value"] for one in lead.get(edit).soup.select("[name=category_term_id] option") if one["value"]]
    mine, theirs = [value for value in values if value != str(finding.category_term_id)][:2]
    typed = opened(member, edit) | {"category_term_id": mine}
    lead.send(edit, category_term_id=theirs)
    page = member.post(edit, 409, **typed)
    assert "Both of you have changed this." in section(page, "Category").get_text()
    assert form_values(page)["category_term_id"] == mine
    member.post(edit, **form_values(page))
    with database.reading() as session:
        assert finding_in_review(session, cast.review_id, finding.id).category_term_id == UUID(mine)


def test_dates_are_shown_as_they_are_read(cast: Cast, database: Database, lead: Browser) -> None:
    coordinator = cast.browser(Role.COORDINATOR)
    with unit_of_work(database) as session:
        values = {
            "kind": MeetingKind.INTRODUCTORY,
            "held_on": date(2011, 3, 3),
            "at": "10.00",
            "place": "",
            "papers": "",
        }
        meeting = add_meeting(session, review_by_id(session, cast.review_id), values, by=cast.lead())
    edit = f"/reviews/{cast.review_id}/meetings/{meeting.id}/edit"
    typed = opened(coordinator, edit) | {"held_on": "4 March 2011"}
    lead.send(edit, held_on="10 March 2011", kind=MeetingKind.FOLLOW_ON_1.value)
    page = coordinator.post(edit, 409, **typed)
    words = [both(page, part.h2.get_text()) for part in page.soup.select("[data-merge]")]
    assert ("10 March 2011", "4 March 2011") in words
    assert (MeetingKind.FOLLOW_ON_1.words, MeetingKind.INTRODUCTORY.words) in words


def test_ticks_that_somebody_else_changed_are_named_and_not_undone_unseen(
    cast: Cast, database: Database, lead: Browser, member: Browser
) -> None:
    with unit_of_work(database) as session:
        agency = add_agency(session, cast.review_id, "Health & “care”", by=cast.lead())
        nurse = add_participant(session, agency, "School nurse 1", "", by=cast.lead())
        episode = an_episode(session, cast.review_id, by=cast.lead())
    edit = f"/reviews/{cast.review_id}/episodes/{episode.id}/edit"
    typed = opened(member, edit) | {"why_key": "It turned the case."}
    lead.send(edit, agencies=[str(agency.id)], positions=[str(nurse.id)])
    page = member.post(edit, 409, **typed)
    assert both(page, "Agencies that had a part in it") == ("Health & “care”", "(nothing chosen)")
    member.post(edit, **form_values(page))
    saved = form_values(lead.get(edit))
    assert (saved["agencies"], saved["why_key"]) == (str(agency.id), "It turned the case.")


def test_a_tick_is_named_as_ticked_or_not(cast: Cast, database: Database, lead: Browser, member: Browser) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
    url = f"/reviews/{cast.review_id}/episodes/{episode.id}/appraisal"
    lead.send(url, fell_short="No visit.", basis="judgement", agreed="y")
    typed = opened(member, url) | {"done_well": "She rang twice."}
    lead.send(url, agreed=[], differing_view="The school sees it otherwise.")
    page = member.post(url, 409, **typed)
    assert both(page, "The review team agrees") == ("Not ticked", "Ticked")


def test_an_unsaved_draft_knows_what_it_was_begun_on(
    cast: Cast, database: Database, lead: Browser, member: Browser
) -> None:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
        other = a_finding(session, cast.review_id, "Another pattern is so.", by=cast.lead())
    url = f"/reviews/{cast.review_id}/findings"
    edit = f"{url}/{finding.id}/edit"
    page = member.get(edit)
    address = page.soup.select_one("form[data-draft-url]")["data-draft-url"]
    member.post(address, 204, **(form_values(page) | {"in_brief": "Half a sentence, and"}))
    lead.post(f"{url}/{other.id}/move/earlier")
    again = member.get(f"{edit}?draft=use")
    assert again.value("in_brief") == "Half a sentence, and"
    lead.send(edit, still_so="Yes.")
    page = member.post(edit, 409, **form_values(again))
    assert both(page, "Is it still so?") == ("Yes.", "(empty)")
    member.post(edit, **form_values(page))
    with database.reading() as session:
        found = finding_in_review(session, cast.review_id, finding.id)
        assert (found.in_brief, found.still_so) == ("Half a sentence, and", "Yes.")


def test_one_who_saves_what_is_saved_already_overwrites_nothing(
    cast: Cast, database: Database, lead: Browser, member: Browser
) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
    edit = f"/reviews/{cast.review_id}/episodes/{episode.id}/edit"
    typed = opened(member, edit)
    lead.send(edit, why_key="It turned the case.")
    page = member.post(edit, 409, **typed)
    assert both(page, "Why it is key") == ("It turned the case.", "(empty)")
    with database.reading() as session:
        assert episode_in_review(session, cast.review_id, episode.id).why_key == "It turned the case."
