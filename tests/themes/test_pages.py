"""The pages of pairs and themes: in sentences, by two people, and without an LSCB's name for those who may not know it."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest

from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.likeness.actions import keep_vectors
from review_app.themes import queries
from review_app.themes.actions import Answer, Naming, decide, name_theme
from review_app.themes.models import Standing, Verdict
from review_app.themes.sidebyside import text_of
from review_app.wordings.models import SharedWording
from tests.factories.themes import Place, a_shared_finding, answered, ended
from tests.support.browser import Browser, form_values
from tests.support.people import Cast

pytestmark = pytest.mark.database

FORM = "A worry is filed as information when the form says so"
LINE = "Callers who say it is information are thanked, and the worry isn’t told"
LETTER = "A letter that says “information” & nothing else is read by nobody at O’Brien’s desk"
DADS = "Fathers are met when a service happens to be open in the evening"


@pytest.fixture
def findings(cast: Cast, database: Database) -> list[SharedWording]:
    """Four shared findings: one of the cast's own review, one of the other LSCB's, two from elsewhere."""
    with unit_of_work(database) as session:
        places = [
            (cast.board_id, cast.review_id),
            (cast.other_board_id, cast.other_review_id),
            (cast.board_id, uuid4()),
            (cast.other_board_id, uuid4()),
        ]
        return [
            a_shared_finding(session, Place(cast.programme_id, board, review), title, by=cast.lead())
            for (board, review), title in zip(places, (FORM, LINE, LETTER, DADS), strict=True)
        ]


@pytest.fixture
def read(cast: Cast, findings: list[SharedWording], database: Database) -> None:
    """The findings as they can be compared by the machine."""
    with unit_of_work(database) as session:
        keep_vectors(session, cast.programme_id, "wording", {one.id: text_of(one) for one in findings})


@pytest.fixture
def theme_id(cast: Cast, findings: list[SharedWording], database: Database) -> UUID:
    """A named theme of the first two findings, which differ in something."""
    with unit_of_work(database) as session:
        adviser, supervisor = cast.users[Role.ADVISER], cast.users[Role.SUPERVISOR]
        answered(session, findings[0], findings[1], adviser)
        refs = (findings[0].finding_ref, findings[1].finding_ref)
        reason = "A form in one, and as Ashmere LSCB says, a telephone in the other."
        decide(session, cast.programme_id, Answer(*refs, Verdict.DIFFERS, reason), by=supervisor)
        theme = queries.theme_of_finding(session, cast.programme_id, refs[0])
        assert theme is not None
        name_theme(session, theme, Naming("A worry is taken for information"), by=adviser)
        return theme.id


def compare_url(cast: Cast, first: SharedWording, second: SharedWording) -> str:
    """The page of two findings."""
    return f"/programmes/{cast.programme_id}/themes/compare?first={first.finding_ref}&second={second.finding_ref}"


def test_from_a_suggestion_with_its_reasons_to_a_theme_of_two_lscbs(
    cast: Cast, findings: list[SharedWording], read: None
) -> None:
    base, lead = f"/programmes/{cast.programme_id}/themes", cast.browser(Role.LEAD_REVIEWER)
    page = lead.get(f"{base}/pairs?finding={findings[0].finding_ref}")
    assert "Both say “" in page.words
    assert "Both stand under “Tools”." in page.words
    assert "Ashmere" not in page.words
    page = lead.get(page.link("Side by side"))
    assert page.soup.select("mark")
    refused = lead.send(compare_url(cast, *findings[:2]), 422, verdict="alike", reason="")
    assert "Say what makes them two things" in refused.words
    lead.send(compare_url(cast, *findings[:2]), verdict="same", reason="")
    assert "One pair waits for a second person" not in lead.get(base).words
    adviser = cast.browser(Role.ADVISER)
    assert "One pair of findings waits for a second person" in adviser.get("/").words
    page = adviser.get(adviser.get(f"{base}/waiting").link("Side by side"))
    assert "Answered, and a second person is needed" in page.words
    assert "Lead reviewer Nguyễn : Same" in page.words
    adviser.send(page.response.request.path, verdict="same", reason="")
    page = adviser.get(base)
    assert "Two of two LSCBs : Ashmere LSCB, Brindle Vale LSCB" in page.words
    assert LINE not in adviser.get(f"{base}/pairs?finding={findings[0].finding_ref}").words


def test_an_unfinished_answer_stays_in_its_boxes_and_words_that_changed_are_read_again(
    cast: Cast, findings: list[SharedWording], database: Database
) -> None:
    lead, url = cast.browser(Role.LEAD_REVIEWER), compare_url(cast, *findings[:2])
    page = lead.send(url, 422, reason="O’Brien & “all”")
    assert page.errors == ["Choose one of the four."]
    assert page.value("reason") == "O’Brien & “all”"
    looked_at = page.value("looked_at")
    with unit_of_work(database) as session:
        old = findings[1]
        ended(session, old, by=cast.lead(), by_newer=True)
        place = Place(cast.programme_id, old.board_id, old.review_ref)
        a_shared_finding(session, place, "Newer words", by=cast.lead(), finding_ref=old.finding_ref, number=2)
    page = lead.post(url, 422, verdict="same", reason="Yes.", looked_at=looked_at)
    assert "newer wording since you opened this page" in page.errors[0]
    assert "Newer words" in page.words
    assert page.value("looked_at") != looked_at


def test_answers_are_kept_apart_until_each_has_answered(
    cast: Cast, findings: list[SharedWording], database: Database
) -> None:
    adviser = cast.browser(Role.ADVISER)
    adviser.post(f"/programmes/{cast.programme_id}/themes/apart", is_blind="yes")
    assert (
        "shown only to those who have given their own answer"
        in adviser.get(f"/programmes/{cast.programme_id}/themes/pairs").words
    )
    with unit_of_work(database) as session:
        pair = answered(session, findings[0], findings[1], cast.users[Role.ADVISER])
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/programmes/{cast.programme_id}/themes/pairs/{pair.id}"
    page = lead.get(url)
    assert "One person has answered." in page.words
    assert "neither review team :" not in page.words
    lead.send(url, verdict="alike", reason="A form isn’t a telephone.")
    page = lead.get(url)
    assert "Somebody on neither review team : Same" in page.words
    assert "People see it differently" in page.words


def test_a_refused_pair_is_opened_again_with_a_reason(
    cast: Cast, findings: list[SharedWording], read: None, database: Database
) -> None:
    with unit_of_work(database) as session:
        people = (cast.users[Role.ADVISER], cast.users[Role.SUPERVISOR])
        pair = answered(session, findings[0], findings[2], *people, verdict=Verdict.ALIKE)
        assert pair.standing is Standing.APART
    lead, url = cast.browser(Role.LEAD_REVIEWER), f"/programmes/{cast.programme_id}/themes/pairs/{pair.id}"
    page = lead.get(url)
    assert "They look alike and are two things: decided by two people, both on neither review team." in page.words
    assert not page.soup.select("input[name=verdict]")
    assert (
        LETTER not in lead.get(f"/programmes/{cast.programme_id}/themes/pairs?finding={findings[0].finding_ref}").words
    )
    lead.send(page.link("Open this pair again"), 422, reason=" ")
    lead.send(page.link("Open this pair again"), reason="The letter has a box now.")
    assert lead.get(url).soup.select("input[name=verdict]")
    assert "opened the pair again" in cast.browser(Role.ADVISER).get(url).words


def test_members_read_how_it_was_decided_without_a_name_of_a_person_or_an_lscb(
    cast: Cast, findings: list[SharedWording], theme_id: UUID
) -> None:
    base = f"/programmes/{cast.programme_id}/themes"
    for role in (Role.CHAIR, Role.TEAM_MEMBER, Role.LEAD_REVIEWER):
        for url in (base, f"{base}/{theme_id}"):
            words = cast.browser(role).get(url).words.replace(f"My account , {role.words} Nguyễn", "")
            assert not [name for name in ("Ashmere", "Brindle", "Nguyễn", "LT-0", "Stranger") if name in words]
        words = cast.browser(role).get(f"{base}/{theme_id}").words
        assert "Decided by two people, both on neither review team, on" in words
        assert "The reason names somebody" in words
    named = cast.browser(Role.ADVISER).get(f"{base}/{theme_id}").words
    assert "namely you and SCIE supervisor Nguyễn" in named
    assert "as Ashmere LSCB says" in named


def test_nobody_outside_and_no_member_without_a_say_gets_at_a_pair(
    cast: Cast, findings: list[SharedWording], theme_id: UUID, database: Database
) -> None:
    base = f"/programmes/{cast.programme_id}/themes"
    with database.reading() as session:
        pair = queries.pair_of(session, findings[0].finding_ref, findings[1].finding_ref)
        assert pair is not None
    for role in (Role.CHAIR, Role.TEAM_MEMBER):
        for path in ("pairs", "waiting", "questions", f"pairs/{pair.id}"):
            cast.browser(role).get(f"{base}/{path}", 403)
    Browser(cast.app, cast.nobody).get(base, 404)
    cast.browser(Role.LEAD_REVIEWER).get(f"{base}/{theme_id}/name", 403)
    adviser = cast.browser(Role.ADVISER)
    unknown = [
        f"{base}/{uuid4()}",
        f"{base}/pairs/{uuid4()}",
        f"{base}/pairs?finding={uuid4()}",
        f"{base}/pairs?finding=x",
    ]
    for url in (*unknown, f"/programmes/{cast.board_id}/themes/{theme_id}"):
        adviser.get(url, 404)


def test_a_hostile_member_learns_nothing_of_what_was_taken_back_or_never_shared(
    cast: Cast, findings: list[SharedWording], theme_id: UUID, database: Database
) -> None:
    base, lead = f"/programmes/{cast.programme_id}/themes", cast.browser(Role.LEAD_REVIEWER)
    with unit_of_work(database) as session:
        answered(session, findings[1], findings[2], cast.users[Role.ADVISER], cast.users[Role.SUPERVISOR])
        pair = queries.pair_of(session, findings[1].finding_ref, findings[2].finding_ref)
        assert pair is not None
        decision = queries.decisions_of(session, pair.first_ref, pair.second_ref)[0]
    assert LETTER in lead.get(f"{base}/{theme_id}").words
    with unit_of_work(database) as session:
        ended(session, findings[2], by=cast.lead())
    unknown = [
        lead.get(f"{base}/pairs/{uuid4()}", 404).heading,
        lead.get(f"{base}/answers/{uuid4()}/take-back", 404).heading,
    ]
    assert [
        lead.get(f"{base}/pairs/{pair.id}", 404).heading,
        lead.get(f"{base}/answers/{decision.id}/take-back", 404).heading,
    ] == unknown
    lead.get(compare_url(cast, findings[0], findings[2]), 404)
    for url in (base, f"{base}/{theme_id}", f"{base}/questions", f"{base}/pairs", f"{base}/waiting"):
        page = lead.get(url).words
        assert LETTER not in page
        assert "shared no longer" not in page
    with unit_of_work(database) as session:
        ended(session, findings[1], by=cast.lead())
    lead.get(f"{base}/{theme_id}", 404)
    assert "it counts nowhere" in cast.browser(Role.ADVISER).get(f"{base}/{theme_id}").words


def test_a_lead_reviewer_cant_tell_which_findings_of_others_are_of_one_review(
    cast: Cast, findings: list[SharedWording], read: None, database: Database
) -> None:
    line, letter = findings[1], findings[2]
    with unit_of_work(database) as session:
        beside = a_shared_finding(
            session, Place(cast.programme_id, line.board_id, line.review_ref), f"{LINE} at all", by=cast.lead()
        )
        keep_vectors(session, cast.programme_id, "wording", {beside.id: text_of(beside)})
    lead, adviser = cast.browser(Role.LEAD_REVIEWER), cast.browser(Role.ADVISER)
    assert "These two come from one review" in adviser.get(compare_url(cast, line, beside)).words
    pairs = f"/programmes/{cast.programme_id}/themes/pairs"
    assert LETTER in adviser.get(f"{pairs}?finding={line.finding_ref}").words
    for other in (beside, letter):  # of the same review, and of another
        lead.get(compare_url(cast, line, other), 404)
        lead.post(compare_url(cast, line, other), 404, verdict="same", reason="", looked_at=f"{line.id} {other.id}")
        assert other.title not in lead.get(f"{pairs}?finding={line.finding_ref}").words
    with unit_of_work(database) as session:
        answered(session, line, letter, cast.users[Role.ADVISER])
    assert LETTER in lead.get(f"{pairs}?finding={line.finding_ref}").words  # for a second person, anybody will do
    there = lead.get(compare_url(cast, line, letter), 302).response.headers["Location"]
    assert "The two count as the same." in lead.get(lead.send(there, verdict="same").response.headers["Location"]).words


def test_a_theme_is_named_without_a_place_and_the_older_name_is_kept(
    cast: Cast, findings: list[SharedWording], theme_id: UUID
) -> None:
    url, adviser = f"/programmes/{cast.programme_id}/themes/{theme_id}", cast.browser(Role.ADVISER)
    page = adviser.send(f"{url}/name", 422, name="Forms in Ashmere & elsewhere", statement="So it is.")
    assert "These words may say where" in page.words
    assert page.value("name") == "Forms in Ashmere & elsewhere"
    adviser.send(f"{url}/name", name="Forms & people", statement="What is ticked decides.")
    page = cast.browser(Role.CHAIR).get(url)
    assert "What is ticked decides." in page.words
    assert "It was named; before, it was called “A worry is taken for information”." in page.words


def test_a_contradiction_is_shown_as_a_question_with_its_chain(
    cast: Cast, findings: list[SharedWording], theme_id: UUID, database: Database
) -> None:
    people = (cast.users[Role.ADVISER], cast.users[Role.SUPERVISOR])
    with unit_of_work(database) as session:
        answered(session, findings[1], findings[2], *people)
        answered(session, findings[0], findings[2], *people, verdict=Verdict.ALIKE)
    for url in (f"/programmes/{cast.programme_id}/themes", f"/programmes/{cast.programme_id}/themes/questions"):
        page = cast.browser(Role.LEAD_REVIEWER).get(url)
        assert "were said to be two things, and yet two decisions in a row make them the same" in page.words
        assert LINE in page.soup.select("main ol li")[1].get_text()
        assert len(page.soup.select("main ol li a")) == 2
    page = cast.browser(Role.CHAIR).get(f"/programmes/{cast.programme_id}/themes/{theme_id}")
    assert "The people who compare findings have been asked to look again." in page.words


def test_an_answer_is_taken_back_by_its_giver_or_by_who_may_split(
    cast: Cast, findings: list[SharedWording], theme_id: UUID, database: Database
) -> None:
    with database.reading() as session:
        decision = queries.decisions_of(session, findings[0].finding_ref, findings[1].finding_ref)[0]
    url = f"/programmes/{cast.programme_id}/themes/answers/{decision.id}/take-back"
    assert "somebody else’s answer" in cast.browser(Role.LEAD_REVIEWER).get(url).words
    cast.browser(Role.LEAD_REVIEWER).post(url, 409, reason="No.")
    manager = cast.browser(Role.PROGRAMME_MANAGER)
    manager.send(url, reason="A form and a telephone are two things.")
    theme = f"/programmes/{cast.programme_id}/themes/{theme_id}"
    assert "This theme is no more." in manager.get(theme).words
    assert "Nothing is decided yet." in manager.get(f"/programmes/{cast.programme_id}/themes").words


def test_two_people_at_once_each_keep_their_answer(
    cast: Cast, findings: list[SharedWording], database: Database
) -> None:
    url, people = compare_url(cast, *findings[:2]), [cast.browser(role) for role in (Role.ADVISER, Role.SUPERVISOR)]
    forms = [form_values(browser.get(url)) for browser in people]
    for browser, form in zip(people, forms, strict=True):
        browser.post(url, **(form | {"verdict": "same"}))
    people[0].post(url, **(forms[0] | {"verdict": "same"}))  # the back button
    with database.reading() as session:
        given = queries.decisions_of(session, findings[0].finding_ref, findings[1].finding_ref)
        pair = queries.pair_of(session, findings[0].finding_ref, findings[1].finding_ref)
        assert pair is not None
        assert (len(given), pair.standing) == (2, Standing.JOINED)


def test_answers_that_are_written_in_the_same_moment_make_one_theme(
    cast: Cast, findings: list[SharedWording], database: Database
) -> None:
    refs = [one.finding_ref for one in findings]
    told = [(refs[0], refs[1]), (refs[1], refs[2]), (refs[2], refs[3])]

    def say(who: UUID) -> None:
        for pair in told if who == cast.users[Role.ADVISER] else reversed(told):
            with unit_of_work(database) as session:
                decide(session, cast.programme_id, Answer(*pair, Verdict.SAME), by=who)

    with ThreadPoolExecutor(2) as people:
        list(people.map(say, (cast.users[Role.ADVISER], cast.users[Role.SUPERVISOR])))
    with database.reading() as session:
        members = queries.members_of_themes(session, cast.programme_id)
        assert [sorted(found) for found in members.values()] == [sorted(refs)]
        assert len(queries.themes_of_programme(session, cast.programme_id)) == 1
