"""Findings: typed in, read from top to bottom, ordered, and never changed behind anybody's back."""

from uuid import UUID

import pytest

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.findings.actions import link_finding
from review_app.findings.queries import finding_in_review, findings_of_review
from tests.factories.episodes import an_episode
from tests.factories.factors import a_factor
from tests.factories.findings import TITLE, a_finding, a_whole_finding, an_agreed_finding
from tests.factories.vocabularies import the_category
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database

LONG = "\n\n".join(f"Paragraph {number} of O'Brien & Nguyễn’s “account” <i>here</i>." for number in range(400))


@pytest.fixture
def url(cast: Cast) -> str:
    return f"/reviews/{cast.review_id}/findings"


@pytest.fixture
def lead(cast: Cast) -> Browser:
    return cast.browser(Role.LEAD_REVIEWER)


def category(cast: Cast, database: Database, key: str) -> str:
    """The id of one of the programme's categories."""
    with database.reading() as session:
        return str(the_category(session, cast.programme_id, key).id)


def test_a_finding_begins_with_its_sentence_and_goes_on_to_its_anatomy(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    empty = lead.get(url)
    assert "A finding is an underlying pattern as one sentence about the system" in empty.words
    answer = lead.send(f"{url}/add", title=f" {TITLE}\r\n", category_term_id=category(cast, database, "tools"))
    edit = answer.response.headers["Location"]
    lead.send(
        edit,
        description=LONG,
        widespread_value="",
        widespread_basis="We asked six LSCBs; none has answered.",
        second_category_term_id=category(cast, database, "incidents"),
    )
    page = lead.get(edit.removesuffix("/edit"))
    assert page.heading == "Finding 1"
    assert TITLE in page.words
    assert "Tools; also Responses to incidents" in page.words
    assert "Paragraph 399 of O'Brien & Nguyễn’s “account” <i>here</i>." in page.words
    assert "Not known yet. We asked six LSCBs; none has answered." in page.words
    assert page.words.count("Not known yet.") == 3  # widespread, common, still so


def test_a_title_that_asks_is_refused_with_everything_typed_still_there(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    page = lead.send(
        f"{url}/add", 422, title="Does the form sort?", category_term_id=category(cast, database, "management")
    )
    assert page.errors == ["A finding’s title says what is so. Put the question among the questions for the LSCB."]
    assert page.value("title") == "Does the form sort?"
    assert page.soup.select_one("#category_term_id option[selected]").get_text() == "Management systems"
    assert lead.send(f"{url}/add", 422, title="", category_term_id="").errors == [
        "Write the pattern and its effect as one sentence.",
        "Choose the category.",
    ]


def test_a_category_of_another_programme_is_no_choice(cast: Cast, lead: Browser, url: str) -> None:
    page = lead.send(f"{url}/add", 422, title=TITLE, category_term_id=str(UUID(int=5)))
    assert page.errors


def test_the_method_stands_beside_each_part_with_pictures_from_published_practice(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
    page = lead.get(f"{url}/{finding.id}/edit")
    assert "A finding is one sentence about the system" in page.words
    assert "A good example (invented)" in page.words
    assert "An example from published practice" in page.words
    assert "learning-from-case-reviews/05.asp" in page.words


def test_of_two_who_write_one_finding_the_second_sees_both_texts(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
    edit, member = f"{url}/{finding.id}/edit", cast.browser(Role.TEAM_MEMBER)
    stale = member.get(edit).value("base_version")
    lead.send(edit, why_it_matters="Because it adds up.")
    page = member.send(edit, 409, why_it_matters="Because nobody adds up.", base_version=stale)
    assert "Because it adds up." in page.words
    assert "Because nobody adds up." in page.words


def test_what_is_being_typed_is_kept_and_offered_until_it_is_saved(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
    edit = f"{url}/{finding.id}/edit"
    address = lead.get(edit).soup.select_one("form[data-draft-url]")["data-draft-url"]
    lead.post(address, 204, in_brief="Half a sentence, and", base_version="1")
    page = lead.get(edit)
    assert "Half a sentence, and" in page.words
    assert page.value("in_brief") == ""
    typed = {name: page.value(name) for name in ("title", "base_version")}
    lead.post(edit, **typed, category_term_id=str(finding.category_term_id), in_brief="A whole sentence.")
    assert "Half a sentence, and" not in lead.get(edit).words


def test_the_order_is_the_teams_and_numbers_follow_only_when_asked(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        ids = [a_finding(session, cast.review_id, f"Pattern {n} is so.", by=cast.lead()).id for n in (1, 2, 3)]
    lead.post(f"{url}/{ids[2]}/move/earlier")
    lead.post(f"{url}/{ids[2]}/move/earlier")
    lead.post(f"{url}/{ids[2]}/move/earlier")
    with database.reading() as session:
        assert [finding.number for finding in findings_of_review(session, cast.review_id)] == [3, 1, 2]
    assert "The numbers no longer follow the order." in lead.get(url).words
    lead.post(f"{url}/number-in-order")
    with database.reading() as session:
        in_order = findings_of_review(session, cast.review_id)
        assert [(finding.id, finding.number) for finding in in_order] == [(ids[2], 1), (ids[0], 2), (ids[1], 3)]
    assert "The numbers no longer follow the order." not in lead.get(url).words


def test_the_list_says_of_each_finding_what_stands_round_it(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        a_whole_finding(session, episode, by=cast.lead())
    page = lead.get(url)
    assert (
        "One episode, no factors, one piece of evidence from outside the case, one question for the LSCB." in page.words
    )


def test_a_deleted_finding_keeps_its_number_for_its_return_and_counts_nowhere_until_then(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        first = a_finding(session, cast.review_id, by=cast.lead())
    lead.send(f"/reviews/{cast.review_id}/records/finding/{first.id}/delete", why="A point of this case")
    lead.get(f"{url}/{first.id}", 404)
    with unit_of_work(database) as session:
        assert findings_of_review(session, cast.review_id) == []
        assert a_finding(session, cast.review_id, by=cast.lead()).number == 2
    lead.post(f"/reviews/{cast.review_id}/records/finding/{first.id}/bring-back")
    with database.reading() as session:
        assert [each.number for each in findings_of_review(session, cast.review_id)] == [1, 2]


def test_check_boxes_link_episodes_factors_and_sources_and_two_at_once_lose_none(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        one = an_episode(session, cast.review_id, by=cast.lead(), title="The first call")
        two = an_episode(session, cast.review_id, by=cast.lead(), title="The second call")
        factor = a_factor(session, two, by=cast.lead())
        finding = a_finding(session, cast.review_id, by=cast.lead())
        link_finding(session, finding, [one.id], [], by=cast.lead())
    links, member = f"{url}/{finding.id}/rests-on", cast.browser(Role.TEAM_MEMBER)
    stale = member.get(links)
    were = {f"{name}_were": stale.value(f"{name}_were") for name in ("episode_ids", "factor_ids", "source_ids")}
    lead.send(links, episode_ids=[], factor_ids=[str(factor.id)])
    member.post(links, episode_ids=[str(one.id), str(two.id)], **were)
    page = lead.get(f"{url}/{finding.id}")
    assert "Episode 2: The second call" in page.words
    assert "Episode 1: The first call" not in page.words
    assert "Hindered: Eleven contacts were open on the desk that Friday." in page.words
    panel = lead.get(f"/reviews/{cast.review_id}/episodes/{two.id}")
    assert TITLE in panel.words


def test_an_agreed_finding_cannot_be_changed_through_any_page(
    cast: Cast, database: Database, lead: Browser, url: str
) -> None:
    with unit_of_work(database) as session:
        episode = an_episode(session, cast.review_id, by=cast.lead())
        other = an_episode(session, cast.review_id, by=cast.lead(), title="Another")
        finding = an_agreed_finding(session, episode, by=cast.lead())
        again = the_category(session, cast.programme_id, "tools")
    here, sentence = f"{url}/{finding.id}", "This finding is agreed, so it stays as it is."
    assert sentence in lead.get(f"{here}/edit", follow=True).words
    page = lead.post(
        f"{here}/edit", 422, title="Changed", category_term_id=str(again.id), base_version=str(finding.version)
    )
    assert page.errors[0].startswith(sentence)
    assert page.value("title") == "Changed"
    page = lead.post(f"{here}/rests-on", 422, episode_ids=[str(episode.id), str(other.id)])
    assert page.errors[0].startswith(sentence)
    page = lead.post(f"{here}/questions/add", 422, text="Another?", heading_term_id="")
    assert page.errors
    page = lead.post(f"{here}/evidence/add", 422, kind="audit", what="More", on="")
    assert page.errors[0].startswith(sentence)
    lead.post(f"/reviews/{cast.review_id}/records/finding/{finding.id}/versions/1/restore", 409)
    lead.post(f"/reviews/{cast.review_id}/records/finding/{finding.id}/delete", 409, why="No")
    with database.reading() as session:
        assert finding_in_review(session, cast.review_id, finding.id).title == TITLE


def test_who_may_read_and_write_findings(cast: Cast, database: Database, url: str) -> None:
    with unit_of_work(database) as session:
        finding = a_finding(session, cast.review_id, by=cast.lead())
    for role in (Role.COORDINATOR, Role.CHAIR, Role.ADVISER, Role.SUPERVISOR):
        cast.browser(role).get(f"{url}/{finding.id}", 403)
    cast.browser(Role.ADMINISTRATOR).get(f"{url}/{finding.id}", 404)
    Browser(cast.app, cast.stranger).get(f"/reviews/{cast.other_review_id}/findings/{finding.id}", 404)
    cast.move_to(Stage.PAUSED)
    page = cast.browser(Role.LEAD_REVIEWER).get(f"{url}/{finding.id}")
    assert not page.soup.select("main form")
    cast.browser(Role.LEAD_REVIEWER).get(f"{url}/{finding.id}/edit", 403)
