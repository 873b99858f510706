"""Writing the report: sections, the appraisal by period, the glossary, and what two people at once do to each other."""

import pytest

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.episodes.actions import write_appraisal
from review_app.findings.actions import link_finding
from review_app.reports.queries import periods_of_review, section_of_review
from review_app.reports.sections import all_kinds
from tests.factories.episodes import an_episode
from tests.factories.findings import a_finding
from tests.factories.narrative import a_period
from tests.support.people import Cast

pytestmark = pytest.mark.database


def url_of(cast: Cast, rest: str = "") -> str:
    return f"/reviews/{cast.review_id}/report{rest}"


def test_the_report_of_a_new_review_lists_every_section_as_not_yet_written(cast: Cast) -> None:
    page = cast.browser(Role.LEAD_REVIEWER).get(url_of(cast))
    parts = len(all_kinds()) + 1  # and the appraisal by period
    assert f"0 of {parts} parts are written" in page.words
    assert page.words.count("Not yet") == parts
    assert "No copy has been made yet." in page.words


def test_a_section_is_written_read_and_counted(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    text = "Mother & “Kofi” O’Brien said <b>this</b>.\r\n\r\nAnd a second paragraph, see finding 3."
    lead.send(url_of(cast, "/sections/conclusion/edit"), text=text)
    read = lead.get(url_of(cast, "/sections/conclusion"))
    assert "Mother & “Kofi” O’Brien said <b>this</b>." in read.words
    assert len(read.soup.select("main .app-read p")) == 2
    listed = lead.get(url_of(cast))
    assert "13. Conclusion Written 13 words, about one minute" in listed.words


def test_what_a_section_draws_from_the_review_stands_before_what_is_written(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(f"/reviews/{cast.review_id}/people/family/add", pseudonym="Amber", relation="third child")
    page = lead.get(url_of(cast, "/sections/family-composition"))
    assert "Amber" in page.words
    assert "Not written yet" not in page.words
    assert "3. Family composition Written from what the review holds" in lead.get(url_of(cast)).words


def test_the_summary_shows_its_limit_and_says_how_many_words_are_too_many(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    page = lead.get(url_of(cast, "/sections/summary/edit"))
    assert page.soup.select_one("textarea#text")["data-word-limit"] == "900"
    lead.send(url_of(cast, "/sections/summary/edit"), text="word " * 950)
    assert "950 of at most 900 words: 50 too many" in lead.get(url_of(cast)).words


def test_two_who_begin_the_same_section_both_keep_their_words(cast: Cast, database: Database) -> None:
    first, second = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.LEAD_REVIEWER)
    url = url_of(cast, "/sections/limitations/edit")
    begun = second.get(url).value("base_version")
    first.send(url, text="The midwife had moved away.")
    page = second.post(url, 409, base_version=begun, text="One record was out of use.")
    assert "The midwife had moved away." in page.words
    assert "One record was out of use." in page.words
    both = "The midwife had moved away. One record was out of use."
    second.post(url, base_version=page.value("base_version"), text=both)
    with database.reading() as session:
        section = section_of_review(session, cast.review_id, "limitations")
        assert section is not None
        assert section.text == both
    versions = first.get(f"/reviews/{cast.review_id}/records/section/{section.id}/versions")
    assert "The midwife had moved away." in versions.words


def test_what_was_typed_and_not_saved_is_offered_again(cast: Cast) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), url_of(cast, "/sections/conclusion/edit")
    form = lead.get(url).soup.select_one("main form[data-draft-url]")
    lead.post(form["data-draft-url"], 204, base_version="0", text="Half a sentence about")
    assert "Half a sentence about" in lead.get(url).words
    assert lead.get(f"{url}?draft=use").value("text") == "Half a sentence about"
    lead.send(url, text="A whole sentence.")
    assert "Half a sentence about" not in lead.get(url).words


def test_the_appraisal_starts_from_the_episodes_and_never_touches_what_is_written(
    cast: Cast, database: Database
) -> None:
    with unit_of_work(database) as session:
        by, review_id = cast.lead(), cast.review_id
        a_period(session, review_id, "Many small worries", ("January 2009", "June 2009"), by=by)
        a_period(session, review_id, "An autumn", ("July 2009", "December 2009"), by=by)
        first = an_episode(session, review_id, by=by, on="3 to 12 March 2009")
        second = an_episode(session, review_id, by=by, on="about August 2009", title="Mornings")
        values = {"done_well": "She was let in.", "fell_short": "It was not weighed.", "agreed": True}
        write_appraisal(session, first, values, by=by)
        write_appraisal(session, second, {"done_well": "The best of it.", "differing_view": "One of us doubts."}, by=by)
        link_finding(session, a_finding(session, review_id, by=by), [first.id, second.id], [], by=by)
        link_finding(session, a_finding(session, review_id, "Plans end when", by=by), [first.id], [], by=by)
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.post(url_of(cast, "/periods/start"))
    with database.reading() as session:
        found = [(one.title, str(one.dates), one.text) for one in periods_of_review(session, cast.review_id)]
    assert found == [
        (
            "Many small worries",
            "January to June 2009",
            "She was let in.\n\nIt was not weighed. (See findings 1 and 2.)",
        ),
        (
            "An autumn",
            "July to December 2009",
            "The best of it.\n\nNot all of the team see it so: One of us doubts. (See finding 1.)",
        ),
    ]
    with database.reading() as session:
        mine, other = periods_of_review(session, cast.review_id)
    lead.send(url_of(cast, f"/periods/{mine.id}"), text="Our own words.")
    lead.send(url_of(cast, f"/periods/{other.id}"), text="")
    lead.post(url_of(cast, "/periods/start"))
    with database.reading() as session:
        texts = [one.text for one in periods_of_review(session, cast.review_id)]
    assert texts[0] == "Our own words."
    assert texts[1].startswith("The best of it.")
    page = lead.get(url_of(cast, "/periods"))
    assert "Start from the episodes’ appraisals" not in page.words


def test_starting_the_appraisal_without_any_says_what_is_missing(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    assert "no appraisal is written yet" in lead.get(url_of(cast, "/periods")).words
    assert "no appraisal is written yet" in lead.post(url_of(cast, "/periods/start"), follow=True).words


def test_periods_stand_in_the_order_of_their_dates(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    for title, dates in (("Later", "2010"), ("Earlier", "spring 2009"), ("No date", "")):
        lead.send(url_of(cast, "/periods/add"), title=title, dates=dates, text="Something.")
    page = lead.send(url_of(cast, "/periods/add"), 422, title="", dates="the day after", text="Kept")
    assert len(page.errors) == 2
    assert page.value("text") == "Kept"
    assert page.value("dates") == "the day after"
    with database.reading() as session:
        assert [one.title for one in periods_of_review(session, cast.review_id)] == ["Earlier", "Later", "No date"]


def test_a_period_can_be_deleted_with_a_reason_and_brought_back(cast: Cast, database: Database) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(url_of(cast, "/periods/add"), title="Twice", dates="2009", text="Something.")
    with database.reading() as session:
        period = periods_of_review(session, cast.review_id)[0]
    record = f"/reviews/{cast.review_id}/records/appraisal_period/{period.id}"
    lead.send(f"{record}/delete", why="It stands there twice.")
    assert "Twice" not in lead.get(url_of(cast, "/periods")).words
    lead.post(f"{record}/bring-back")
    assert "Twice" in lead.get(url_of(cast, "/periods")).words


def test_the_glossary_takes_each_word_once_whatever_its_capitals(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(url_of(cast, "/glossary/add"), term="ICS", meaning="Integrated Children’s System")
    lead.send(url_of(cast, "/glossary/add"), term="CAF", meaning="Common Assessment Framework")
    page = lead.send(url_of(cast, "/glossary/add"), 422, term="caf", meaning="Something else")
    assert page.errors == ["“caf” is in the glossary already. Change what stands there."]
    assert page.value("meaning") == "Something else"
    shown = [term.get_text() for term in lead.get(url_of(cast, "/glossary")).soup.select("dt")]
    assert shown == ["CAF", "ICS"]


def test_only_lead_reviewers_write_and_nobody_while_the_review_rests(cast: Cast) -> None:
    team, lead = cast.browser(Role.TEAM_MEMBER), cast.browser(Role.LEAD_REVIEWER)
    assert team.get(url_of(cast)).soup.select("a[href$='/edit']") == []
    team.get(url_of(cast, "/sections/summary"))
    team.get(url_of(cast, "/sections/summary/edit"), 403)
    team.post(url_of(cast, "/periods/start"), 403)
    cast.browser(Role.CHAIR).get(url_of(cast, "/periods"), 403)
    cast.move_to(Stage.PAUSED)
    assert "Paused" in lead.get(url_of(cast, "/sections/summary/edit"), 403).words
    lead.get(url_of(cast))


@pytest.mark.parametrize("key", ["findings-in-detail", "glossary", "no-such-section"])
def test_there_is_no_page_for_what_nobody_writes(cast: Cast, key: str) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.get(url_of(cast, f"/sections/{key}"), 404)
    lead.get(url_of(cast, f"/sections/{key}/edit"), 404)


def test_a_section_of_another_review_stays_its_own(cast: Cast) -> None:
    lead = cast.browser(Role.LEAD_REVIEWER)
    lead.send(url_of(cast, "/periods/add"), title="Ours", dates="2009", text="Something.")
    lead.get(f"/reviews/{cast.other_review_id}/report", 404)
