"""The wording check on a review's texts, and what may stand; and the programme's own kinds of wording."""

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.actions import write_appraisal
from review_app.findings.actions import change_finding
from review_app.findings.queries import finding_in_review
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

BLAMING = "The O'Brien & Nguyễn team failed to ring <b>him</b>. He came at two."


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/wording-check"


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


@pytest.fixture
def kinds_url(cast: Cast) -> str:
    return f"/programmes/{cast.programme_id}/wording-check"


@pytest.fixture
def manager(cast: Cast) -> Browser:
    return cast.browser(Role.PROGRAMME_MANAGER)


def code_on(lead: Browser, url: str) -> str:
    """What names the first phrase that the check finds."""
    form = lead.get(f"{url}?texts=all").soup.select_one("main form[action*='/let-stand']")
    return str(form["action"]).split("/let-stand")[0].rsplit("/", 1)[1]


def test_nothing_is_checked_before_the_button_is_pressed(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        a_finding(session, cast.review_id, by=cast.lead(), description=BLAMING)
    assert "failed to" not in lead.get(url).soup.select_one("main").get_text().replace("Replacing “failed to” by", "")
    page = lead.get(f"{url}?texts=findings")
    assert "One phrase in two texts" in page.words
    assert "The O'Brien & Nguyễn team failed to ring <b>him</b>." in page.words
    assert "Ask instead:" in page.words
    assert page.link("Finding 1: description")
    assert "no phrase" in lead.get(f"{url}?texts=narrative").words.lower()


def test_a_phrase_may_stand_with_a_reason_until_its_sentence_changes(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        finding_id = a_finding(session, cast.review_id, by=cast.lead(), description=BLAMING).id
    code = code_on(lead, url)
    page = lead.post(f"{url}/{code}/let-stand?texts=all", 422, **{f"reason_{code}": " "})
    assert page.errors == ["Say why it may stand. The reason stands with your name and the day."]
    lead.post(f"{url}/{code}/let-stand?texts=all", **{f"reason_{code}": "These are the words of the procedure."})
    assert "No phrase" in lead.get(f"{url}?texts=all").words
    assert "Gone on with because: These are the words of the procedure." in lead.get(url).words

    def rewrite(text: str) -> None:
        with unit_of_work(database) as session:
            change_finding(
                session,
                finding_in_review(session, cast.review_id, finding_id),
                {"description": text},
                by=cast.lead(),
            )

    rewrite(f"Another sentence. {BLAMING} And one more.")
    assert "No phrase" in lead.get(f"{url}?texts=all").words
    rewrite(BLAMING.replace("ring", "warn"))
    assert "One phrase" in lead.get(f"{url}?texts=all").words


def test_a_phrase_that_went_meanwhile_is_said_to_have_changed(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        finding_id = a_finding(session, cast.review_id, by=cast.lead(), description=BLAMING).id
    code = code_on(lead, url)
    with unit_of_work(database) as session:
        finding = finding_in_review(session, cast.review_id, finding_id)
        change_finding(session, finding, {"description": "The line was given to another team."}, by=cast.lead())
    page = lead.post(f"{url}/{code}/let-stand", follow=True, **{f"reason_{code}": "Because."})
    assert "That has changed in the meantime." in page.words


def test_the_appraisal_is_left_alone(cast: Cast, database: Database, lead: Browser, url: str) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        write_appraisal(
            session,
            episode,
            {"fell_short": "The visit should have been made; it was inadequate.", "agreed": True},
            by=cast.lead(),
        )
    assert "No phrase" in lead.get(f"{url}?texts=all").words


def test_a_programme_changes_what_is_looked_for_and_what_stood_before_is_kept(
    cast: Cast, database: Database, lead: Browser, manager: Browser, url: str, kinds_url: str
) -> None:
    with unit_of_work(database) as session:
        a_finding(session, cast.review_id, by=cast.lead(), description="A frequent flyer, who failed to ring.")
    add = f"{kinds_url}/add"
    own = {"heading": "Labels", "why": "It sticks.", "instead": "What did they do?", "in_use": "y"}
    page = manager.send(add, 422, **own, phrases="(frequent|regular)+ flyer", unless="")
    assert "Other signs can’t be used." in page.errors[0]
    assert page.value("phrases") == "(frequent|regular)+ flyer"
    manager.send(add, **own, phrases="frequent flyer/flyers", unless="")
    assert "Two phrases" in lead.get(f"{url}?texts=all").words
    form = {"phrases": "failed again to", "in_use": "y"}
    manager.send(f"{kinds_url}/failure", **form)
    assert "One phrase" in lead.get(f"{url}?texts=all").words
    page = manager.get(f"{kinds_url}/failure")
    assert "Version 1" in page.words
    assert "failed again to" in page.words


def test_a_kind_can_be_switched_off_and_on(
    cast: Cast, database: Database, lead: Browser, manager: Browser, url: str, kinds_url: str
) -> None:
    with unit_of_work(database) as session:
        a_finding(session, cast.review_id, by=cast.lead(), description=BLAMING)
    values = {name: manager.get(f"{kinds_url}/failure").value(name) for name in ("heading", "phrases", "unless", "why")}
    values |= {name: manager.get(f"{kinds_url}/failure").value(name) for name in ("instead", "base_version")}
    manager.post(f"{kinds_url}/failure", **values)
    assert "No phrase" in lead.get(f"{url}?texts=all").words
    assert "Not looked for" in manager.get(kinds_url).words


def test_of_two_who_change_a_kind_the_second_sees_both(manager: Browser, kinds_url: str) -> None:
    edit = f"{kinds_url}/missed"
    stale = manager.get(edit).value("base_version")
    manager.send(edit, why="Because the end was not known.")
    page = manager.send(edit, 409, why="Because nobody knew.", base_version=stale)
    assert "Because the end was not known." in page.words
    assert "Because nobody knew." in page.words


def test_two_kinds_never_have_one_heading_and_a_kind_of_nobodys_is_no_page(manager: Browser, kinds_url: str) -> None:
    page = manager.send(f"{kinds_url}/missed", 422, heading="Error, fault, blame")
    assert page.errors == ["Another kind has this heading. Give each its own."]
    manager.get(f"{kinds_url}/nobodys", 404)


def test_anybody_who_reads_the_programme_tries_a_text_and_it_is_kept_nowhere(lead: Browser, kinds_url: str) -> None:
    page = lead.post(kinds_url, 200, text="They failed to ring; “they should have rung”, he said.")
    assert "One phrase found." in page.words
    assert lead.post(kinds_url, 422, text=" ").errors == ["Paste or type a text."]
    assert "failed to ring" not in lead.get(kinds_url).soup.select_one("textarea").get_text()
    assert "Change" not in lead.get(kinds_url).soup.select_one("main").get_text()
    lead.get(f"{kinds_url}/add", 403)
