"""From an agreed finding to the words that leave: proposed, read by the chair, consented to, refused, withdrawn."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.factors.actions import change_factor
from review_app.factors.queries import factors_of_review
from review_app.findings.actions import agree_finding, change_finding, link_finding, reopen_finding
from review_app.findings.models import Finding, FindingState
from review_app.findings.queries import finding_in_review
from review_app.people.actions import add_relative
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import terms_of
from review_app.wordings.actions import Words, consent_to_wording, refuse_wording, withdraw_wording
from review_app.wordings.models import AlteredWording, WordingState
from review_app.wordings.queries import wordings_of_review
from review_app.wordings.rules import ALTERED
from tests.factories.episodes import an_episode
from tests.factories.factors import a_factor
from tests.factories.findings import a_whole_finding
from tests.factories.wordings import WORDS, a_finding_to_share, a_shared_wording, a_wording
from tests.support.people import Cast

pytestmark = pytest.mark.database

TITLE = "Concern is filed as information when the form says so"


@pytest.fixture
def finding(cast: Cast, database: Database) -> Finding:
    with unit_of_work(database) as session:
        return a_finding_to_share(session, cast.review_id, by=cast.lead(), in_brief="What is ticked decides.")


def states(session: Session, cast: Cast) -> list[tuple[int, WordingState]]:
    """The wordings of the review by number."""
    return sorted((one.number, one.state) for one in wordings_of_review(session, cast.review_id))


def state_of_finding(session: Session, finding: Finding) -> FindingState:
    """How far the finding is now."""
    session.expire_all()
    return finding_in_review(session, finding.review_id, finding.id).state


def propose_url(cast: Cast, finding: Finding) -> str:
    """The page on which a wording is proposed."""
    return f"/reviews/{cast.review_id}/wordings/propose/{finding.id}"


def test_from_the_finding_to_the_chairs_consent(cast: Cast, finding: Finding, database: Database) -> None:
    lead, chair = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.CHAIR)
    page = lead.get(f"/reviews/{cast.review_id}/findings/{finding.id}")
    form = lead.get(page.link("Propose a wording for sharing"))
    assert (form.value("title"), form.value("summary")) == (finding.title, "What is ticked decides.")
    lead.send(form.response.request.path, title=TITLE, summary="“Tick” & ring.\n\nNobody <rings> back.")
    start = chair.get("/")
    read = chair.get(start.link("Go there"))
    assert read.heading == "May these words be shared?"
    assert "“Tick” & ring. Nobody <rings> back." in read.words
    assert "Brindle Vale" not in read.words
    chair.post(read.soup.select_one("main form")["action"])
    assert "Agreed to share" in lead.get(page.response.request.path).words
    with database.reading() as session:
        wording = wordings_of_review(session, cast.review_id)[0]
        assert (wording.state, wording.consented_by) == (WordingState.CONSENTED, cast.users[Role.CHAIR])
        assert state_of_finding(session, finding) is FindingState.SHARED
        events = session.scalars(select(AuditEvent.event).where(AuditEvent.object_id == wording.id)).all()
    assert set(events) == {Event.WORDING_PROPOSED, Event.WORDING_CONSENTED}
    assert "Nothing waits for you." in chair.get("/").words


def test_only_the_headings_that_stay_ticked_go_along(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        a_finding_to_share(session, cast.review_id, by=cast.lead())
        episode = an_episode(session, cast.review_id, by=cast.lead())
        factors = [a_factor(session, episode, by=cast.lead(), heading=one).id for one in ("Workload", "Mindset")]
        finding = a_whole_finding(session, episode, "Speed is counted, so that calls become short", by=cast.lead())
        link_finding(session, finding, [], factors, by=cast.lead())
        agree_finding(session, finding, by=cast.lead(), on=date(2011, 7, 20))
    lead = cast.browser(Role.LEAD_REVIEWER)
    form = lead.get(propose_url(cast, finding))
    offered = [box["value"] for box in form.soup.select("[name=factor_headings][checked]")]
    assert len(offered) == 2
    lead.send(propose_url(cast, finding), summary="So.", factor_headings=offered[1])
    with database.reading() as session:
        assert wordings_of_review(session, cast.review_id)[0].headings == offered[1:]


def test_names_and_places_are_listed_and_can_stay_with_a_reason_alone(
    cast: Cast, finding: Finding, database: Database
) -> None:
    with unit_of_work(database) as session:
        add_relative(session, cast.review_id, "Kofi O’Brien", "son", "", by=cast.lead())
    lead = cast.browser(Role.LEAD_REVIEWER)
    typed = {"title": "In Brindle Vale forms are ticked", "summary": "As Kofi O'Brien’s teacher said."}
    page = lead.send(propose_url(cast, finding), 422, **typed)
    assert page.errors == ["Change the words listed above, or say here why they may stay."]
    assert [one.get_text() for one in page.soup.select("#names-found li")] == ["“Brindle Vale”", "“Kofi O’Brien”"]
    assert page.value("summary") == typed["summary"]
    lead.send(propose_url(cast, finding), **typed, names_reason="Both are words of a well-known song.")
    with database.reading() as session:
        wording = wordings_of_review(session, cast.review_id)[0]
    chair = cast.browser(Role.CHAIR).get(f"/reviews/{cast.review_id}/wordings/{wording.id}")
    assert "Both are words of a well-known song." in chair.words


def test_a_reason_without_names_is_not_kept(cast: Cast, finding: Finding, database: Database) -> None:
    cast.browser(Role.LEAD_REVIEWER).send(propose_url(cast, finding), title=TITLE, names_reason="Ashmere is a song.")
    with database.reading() as session:
        assert wordings_of_review(session, cast.review_id)[0].names_reason == ""


def test_what_is_missing_is_said_beside_the_box(cast: Cast, finding: Finding) -> None:
    page = cast.browser(Role.LEAD_REVIEWER).send(propose_url(cast, finding), 422, title=" ", summary="")
    assert page.errors == [
        "Write the pattern as one sentence.",
        "Write the finding in brief: what is so, how it works, why it matters.",
    ]


def test_nothing_can_be_proposed_before_the_team_has_agreed(cast: Cast, finding: Finding, database: Database) -> None:
    with unit_of_work(database) as session:
        draft = a_whole_finding(session, an_episode(session, cast.review_id, by=cast.lead()), by=cast.lead())
    lead, sentence = cast.browser(Role.LEAD_REVIEWER), "A wording can be proposed once the review team has agreed"
    assert sentence in lead.get(f"/reviews/{cast.review_id}/findings/{draft.id}").words
    page = lead.send(propose_url(cast, draft), 422, title=TITLE, summary="So.")
    assert sentence in page.errors[0]


def test_a_new_wording_takes_the_place_of_one_that_waits_and_the_shared_one_stays_until_consent(
    cast: Cast, finding: Finding, session: Session
) -> None:
    lead, chair = cast.lead(), cast.users[Role.CHAIR]
    finding = finding_in_review(session, cast.review_id, finding.id)
    a_shared_wording(session, finding, by=lead, chair=chair)
    a_wording(session, finding, by=lead)
    third = a_wording(session, finding, Words("Other words", "Quite other."), by=lead)
    assert states(session, cast) == [
        (1, WordingState.CONSENTED), (2, WordingState.WITHDRAWN), (3, WordingState.PROPOSED),
    ]  # fmt: skip
    consent_to_wording(session, third, by=chair)
    assert [state for _number, state in states(session, cast)] == [
        WordingState.WITHDRAWN, WordingState.WITHDRAWN, WordingState.CONSENTED,
    ]  # fmt: skip
    assert state_of_finding(session, finding) is FindingState.SHARED


def test_the_chair_refuses_with_a_reason_that_the_lead_reviewers_read(
    cast: Cast, finding: Finding, database: Database
) -> None:
    with unit_of_work(database) as session:
        wording = a_wording(session, finding_in_review(session, cast.review_id, finding.id), by=cast.lead())
    url = f"/reviews/{cast.review_id}/wordings/{wording.id}"
    chair = cast.browser(Role.CHAIR)
    assert chair.send(f"{url}/refuse", 422, reason="  ").errors == [
        "Say why, so that the lead reviewers can change it."
    ]
    chair.send(f"{url}/refuse", reason="Everybody here would know the form & who made it.")
    page = cast.browser(Role.LEAD_REVIEWER).get(url)
    assert "Everybody here would know the form & who made it." in page.words
    page.link("Propose other words")
    chair.post(f"{url}/consent", 409)
    with database.reading() as session:
        assert state_of_finding(session, finding) is FindingState.AGREED


def test_withdrawn_by_the_chair_the_finding_is_agreed_again_and_can_be_opened(
    cast: Cast, finding: Finding, database: Database
) -> None:
    with unit_of_work(database) as session:
        own = finding_in_review(session, cast.review_id, finding.id)
        wording = a_shared_wording(session, own, by=cast.lead(), chair=cast.users[Role.CHAIR])
        with pytest.raises(NotNow, match="has to be withdrawn first"):
            reopen_finding(session, own, "New facts.", by=cast.lead())
    url = f"/reviews/{cast.review_id}/wordings/{wording.id}"
    cast.browser(Role.LEAD_REVIEWER).get(f"{url}/withdraw", 403)
    cast.browser(Role.CHAIR).send(f"{url}/withdraw", reason="The police asked us to wait.")
    with database.reading() as session:
        assert states(session, cast) == [(1, WordingState.WITHDRAWN)]
        assert state_of_finding(session, finding) is FindingState.AGREED
    assert "there is nothing to withdraw" in cast.browser(Role.CHAIR).get(f"{url}/withdraw").words


def test_nobody_consents_to_their_own_proposal(cast: Cast, finding: Finding, session: Session) -> None:
    finding = finding_in_review(session, cast.review_id, finding.id)
    wording = a_wording(session, finding, by=cast.users[Role.CHAIR])
    with pytest.raises(NotNow, match="somebody else has to decide"):
        consent_to_wording(session, wording, by=cast.users[Role.CHAIR])
    with pytest.raises(NotNow, match="somebody else has to decide"):
        refuse_wording(session, wording, "No.", by=cast.users[Role.CHAIR])


def test_a_finding_opened_again_meanwhile_cannot_be_shared(cast: Cast, finding: Finding, database: Database) -> None:
    with unit_of_work(database) as session:
        own = finding_in_review(session, cast.review_id, finding.id)
        wording = a_wording(session, own, by=cast.lead())
        reopen_finding(session, own, "New facts.", by=cast.lead())
    chair, url = cast.browser(Role.CHAIR), f"/reviews/{cast.review_id}/wordings/{wording.id}"
    page = chair.get(url)
    assert "has opened this finding again" in page.words
    assert not page.soup.select("main form")
    chair.post(f"{url}/consent", 409)


def agreed_anew(session: Session, cast: Cast, finding: Finding, **values: Any) -> None:
    """Open a finding again, change it, and agree it."""
    own = finding_in_review(session, cast.review_id, finding.id)
    reopen_finding(session, own, "New facts.", by=cast.lead())
    if values:
        change_finding(session, own, values, by=cast.lead())
    agree_finding(session, own, by=cast.lead(), on=date(2011, 8, 1))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": "Forms are read by nobody"}, "proposed: the title."),
        ({"in_brief": "Quite another text."}, "proposed: the text in brief."),
        ({"title": "Forms & people", "in_brief": "Other."}, "proposed: the title and the text in brief."),
    ],
)
def test_nobody_consents_to_old_words_once_the_finding_was_changed_and_agreed_again(
    cast: Cast, finding: Finding, database: Database, values: dict[str, str], said: str
) -> None:
    with unit_of_work(database) as session:
        wording = a_wording(session, finding_in_review(session, cast.review_id, finding.id), by=cast.lead())
    with unit_of_work(database) as session:
        agreed_anew(session, cast, finding, **values)
    chair, lead = cast.browser(Role.CHAIR), cast.browser(Role.LEAD_REVIEWER)
    url = f"/reviews/{cast.review_id}/wordings/{wording.id}"
    page = chair.get(url)
    assert said in page.words
    assert not page.soup.select("main form")
    assert said in chair.post(f"{url}/consent", 409).words
    assert "May this wording be shared?" not in chair.get("/").words
    assert "Propose the new words." in lead.get("/").words
    form = lead.get(lead.get(url).link("Propose the new words"))
    lead.send(form.response.request.path, title="Forms are read by one person", summary="So it is.")
    with database.reading() as session:
        assert states(session, cast) == [(1, WordingState.WITHDRAWN), (2, WordingState.PROPOSED)]
        newest = wordings_of_review(session, cast.review_id)[0]
    chair.post(f"/reviews/{cast.review_id}/wordings/{newest.id}/consent")
    with database.reading() as session:
        assert state_of_finding(session, finding) is FindingState.SHARED


def test_a_finding_opened_and_agreed_again_as_it_was_can_be_consented_to(
    cast: Cast, finding: Finding, database: Database
) -> None:
    with unit_of_work(database) as session:
        wording = a_wording(session, finding_in_review(session, cast.review_id, finding.id), by=cast.lead())
    with unit_of_work(database) as session:
        agreed_anew(session, cast, finding, why_it_matters="This does not leave the review.")
    chair, url = cast.browser(Role.CHAIR), f"/reviews/{cast.review_id}/wordings/{wording.id}"
    assert "changed since" not in chair.get(url).words
    chair.post(f"{url}/consent")
    with database.reading() as session:
        assert states(session, cast) == [(1, WordingState.CONSENTED)]


def test_another_category_or_other_factors_make_a_waiting_wording_old(
    cast: Cast, finding: Finding, database: Database
) -> None:
    with unit_of_work(database) as session:
        own = finding_in_review(session, cast.review_id, finding.id)
        wording = a_wording(session, own, by=cast.lead())
        terms = terms_of(session, wording.programme_id, VocabularyKind.TYPOLOGY)
        other = next(term for term in terms if term.key != wording.category_key)
        reopen_finding(session, own, "New facts.", by=cast.lead())
        change_finding(session, own, {"category_term_id": other.id}, by=cast.lead())
        episode = an_episode(session, cast.review_id, by=cast.lead())
        added = a_factor(session, episode, by=cast.lead(), heading="Mindset")
        link_finding(session, own, [], [added.id], by=cast.lead())
        agree_finding(session, own, by=cast.lead(), on=date(2011, 8, 1))
    url = f"/reviews/{cast.review_id}/wordings/{wording.id}"
    page = cast.browser(Role.CHAIR).get(url)
    assert "proposed: the category and the contributory factors." in page.words


def test_a_proposal_begun_on_old_words_shows_the_new_ones_before_it_is_made(
    cast: Cast, finding: Finding, database: Database
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), propose_url(cast, finding)
    stale = lead.get(url).value("base_version")
    with unit_of_work(database) as session:
        agreed_anew(session, cast, finding, in_brief="Quite another text & more.", title="Forms are read by nobody")
    typed = {"title": "Old words", "summary": "Old summary.", "base_version": stale}
    page = lead.post(url, 409, **typed)
    assert "Forms are read by nobody" in page.words
    assert "Old words" in page.words
    with database.reading() as session:
        assert not wordings_of_review(session, cast.review_id)
    lead.post(url, **(typed | {"base_version": page.value("base_version"), "title": "New words"}))
    with database.reading() as session:
        assert wordings_of_review(session, cast.review_id)[0].title == "New words"


def test_what_was_consented_to_stays_shared_and_lead_reviewers_see_that_the_finding_has_changed(
    cast: Cast, database: Database
) -> None:
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.review_id, by=cast.lead())
        wording = a_shared_wording(session, finding, by=cast.lead(), chair=cast.users[Role.CHAIR])
    with unit_of_work(database) as session:
        factor = factors_of_review(session, cast.review_id)[0]
        mindset = a_factor(session, factor.episode, by=cast.lead(), heading="Mindset")
        values = {"term_id": mindset.term_id, "text": factor.text, "effect": factor.effect}
        change_factor(session, factor, values, by=cast.lead())
    url = f"/reviews/{cast.review_id}/wordings/{wording.id}"
    page = cast.browser(Role.LEAD_REVIEWER).get(url)
    assert "What the chair consented to stays as it is, and stays shared" in page.words
    assert page.link("Propose other words")
    assert "has been changed since" not in cast.browser(Role.TEAM_MEMBER).get(url).words
    with database.reading() as session:
        assert states(session, cast) == [(1, WordingState.CONSENTED)]


def test_the_words_of_a_wording_never_change(cast: Cast, finding: Finding, database: Database) -> None:
    with unit_of_work(database) as session:
        own = finding_in_review(session, cast.review_id, finding.id)
        wording = a_shared_wording(session, own, by=cast.lead(), chair=cast.users[Role.CHAIR])
        for name in ("title", "summary", "factor_headings", "category_heading"):
            with pytest.raises(AlteredWording):
                setattr(wording, name, "Other words")
        withdraw_wording(session, wording, "A pause.", by=cast.users[Role.CHAIR])
    versions = f"/reviews/{cast.review_id}/records/wording/{wording.id}/versions"
    lead = cast.browser(Role.LEAD_REVIEWER)
    assert "Restore version" not in lead.get(versions).words
    assert ALTERED in lead.post(f"{versions}/1/restore", 409).words
    lead.get(f"/reviews/{cast.review_id}/records/wording/{wording.id}/delete", 404)


def test_who_may_read_propose_and_decide(cast: Cast, finding: Finding, database: Database) -> None:
    with unit_of_work(database) as session:
        wording = a_wording(session, finding_in_review(session, cast.review_id, finding.id), by=cast.lead())
    url = f"/reviews/{cast.review_id}/wordings"
    readers = {Role.LEAD_REVIEWER, Role.TEAM_MEMBER, Role.CHAIR}
    for role in (*readers, Role.COORDINATOR, Role.BOARD_MANAGER, Role.SUPERVISOR, Role.ADVISER, Role.CASE_GROUP_MEMBER):
        status = 200 if role in readers else 403
        cast.browser(role).get(url, status)
        cast.browser(role).get(f"{url}/{wording.id}", status)
    for role in (Role.LEAD_REVIEWER, Role.TEAM_MEMBER):
        cast.browser(role).post(f"{url}/{wording.id}/consent", 403)
    cast.browser(Role.TEAM_MEMBER).get(propose_url(cast, finding), 403)
    cast.browser(Role.CHAIR).get(propose_url(cast, finding), 403)
    cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.other_review_id}/wordings/{wording.id}", 404)


def test_the_chair_reads_the_wording_and_not_the_finding(cast: Cast, finding: Finding, database: Database) -> None:
    with unit_of_work(database) as session:
        wording = a_wording(session, finding_in_review(session, cast.review_id, finding.id), by=cast.lead())
    chair = cast.browser(Role.CHAIR)
    page = chair.get(f"/reviews/{cast.review_id}/wordings/{wording.id}")
    assert finding.title not in page.words
    assert not [one for one in page.soup.select("main a") if "/findings/" in one["href"]]
    chair.get(f"/reviews/{cast.review_id}/findings/{finding.id}", 403)


def test_nothing_is_proposed_while_the_review_is_paused_but_the_chair_can_withdraw(
    cast: Cast, finding: Finding, database: Database
) -> None:
    with unit_of_work(database) as session:
        own = finding_in_review(session, cast.review_id, finding.id)
        wording = a_shared_wording(session, own, by=cast.lead(), chair=cast.users[Role.CHAIR])
    cast.move_to(Stage.PAUSED)
    cast.browser(Role.LEAD_REVIEWER).get(propose_url(cast, finding), 403)
    cast.browser(Role.CHAIR).send(f"/reviews/{cast.review_id}/wordings/{wording.id}/withdraw", reason="Police.")


def test_the_home_of_the_review_says_how_many_wait(cast: Cast, finding: Finding, database: Database) -> None:
    home, url = f"/reviews/{cast.review_id}", f"/reviews/{cast.review_id}/wordings"
    lead = cast.browser(Role.LEAD_REVIEWER)
    assert "Nothing else ever leaves the review." in lead.get(url).words
    with unit_of_work(database) as session:
        a_wording(session, finding_in_review(session, cast.review_id, finding.id), by=cast.lead())
    assert "one wording waiting for the chair" in lead.get(home).words
    assert WORDS.title in lead.get(url).words


def test_a_finding_of_another_review_is_not_found(cast: Cast, finding: Finding) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.get(f"/reviews/{cast.review_id}/wordings/propose/{UUID(int=1)}", 404)
    lead.get(f"/reviews/{cast.other_review_id}/wordings/propose/{finding.id}", 404)
