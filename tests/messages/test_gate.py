"""Nobody checks their own message, a check counts for the very words that were read, and nothing goes out without two."""

import threading
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.accounts.models import User
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import CasewindowError, Conflict, NotNow
from review_app.findings.queries import finding_in_review
from review_app.memberships.actions import give_role
from review_app.messages import actions, queries
from review_app.messages.actions import Audience
from review_app.messages.gate import Gate, gate_of
from review_app.messages.models import CheckAnswer, Message, MessageState
from review_app.messages.reader import Reader
from review_app.wordings import crossed
from review_app.wordings.actions import withdraw_wording
from tests.factories.accounts import a_user
from tests.factories.messages import WORDS, a_draft, a_draw, a_released, asked_and_checked
from tests.factories.themes import Place, a_shared_finding
from tests.factories.wordings import WORDS as WORDINGS
from tests.factories.wordings import a_finding_to_share, a_shared_wording
from tests.support.people import Cast

pytestmark = pytest.mark.database


def people(cast: Cast) -> tuple[UUID, UUID, UUID]:
    """Writer, and two who can check."""
    return cast.users[Role.ADVISER], cast.users[Role.PROGRAMME_MANAGER], cast.users[Role.SUPERVISOR]


def url_of(cast: Cast, message: Message, page: str = "") -> str:
    return f"/programmes/{cast.programme_id}/messages/{message.id}{page}"


def test_two_others_check_it_and_then_it_is_released_and_read(cast: Cast, database: Database) -> None:
    adviser, manager, supervisor = (
        cast.browser(role) for role in (Role.ADVISER, Role.PROGRAMME_MANAGER, Role.SUPERVISOR)
    )
    base = f"/programmes/{cast.programme_id}/messages"
    page = adviser.send(
        f"{base}/begin/from-nothing",
        kind="practice",
        title="O’Brien’s rule & Nguyễn’s “question”",
        seeing="We see <it>.",
        why_matters="It may.",
        to_ask="- Ask",
    )
    url = page.response.headers["Location"]
    assert "These words may say where or who" in adviser.get(url).words
    adviser.post(f"{url}/ask", 422, people=[str(cast.users[Role.SUPERVISOR])])
    adviser.send(f"{url}/edit", title="A rule & a question")
    asked = adviser.get(f"{url}/ask")
    assert str(cast.users[Role.ADVISER]) not in asked.html
    adviser.send(f"{url}/ask", people=[str(cast.users[Role.PROGRAMME_MANAGER]), str(cast.users[Role.SUPERVISOR])])
    assert "An early message waits for your check." in manager.get("/").words
    manager.send(f"{url}/check", answer="yes")
    assert "one of two has done so" in manager.get(url).words
    manager.post(f"{url}/release", 422, whom="all", seen=manager.get(f"{url}/check").value("seen"))
    supervisor.send(f"{url}/check", answer="yes")
    assert "somebody else has to release it" in adviser.get(url).words
    assert "An early message is checked and can be released." in supervisor.get("/").words
    supervisor.send(f"{url}/release", whom="all")
    chair = cast.browser(Role.CHAIR)
    assert "There is an early message to read." in chair.get("/").words
    assert "A rule & a question" not in chair.get("/").words
    read = chair.get(url)
    assert "A rule & a question" in read.words
    assert "We see <it>." in read.words
    assert "Provisional" in read.words
    assert "There is an early message to read." not in chair.get("/").words


def test_whoever_wrote_it_or_sits_on_a_team_it_draws_on_can_neither_check_nor_release_it(
    cast: Cast, session: Session
) -> None:
    writer, manager, supervisor = people(cast)
    on_team = a_user(session, "Adviser on a team")
    give_role(session, on_team, Role.ADVISER, Scope(cast.programme_id), by=manager)
    give_role(session, on_team, Role.TEAM_MEMBER, Scope(review_id=cast.other_review_id), by=manager)
    message = a_draft(session, cast.programme_id, by=writer, draws=[a_draw(cast.other_review_id, cast.other_board_id)])
    reader = Reader(manager, cast.programme_id, frozenset(), of_programme=True, pairs=frozenset())
    able = {user.id for user in actions.eligible(session, gate_of(session, message), reader)}
    assert not able & {writer, on_team.id, cast.stranger}
    assert {manager, supervisor, cast.lead()} <= able
    for somebody in (writer, on_team.id, cast.stranger):
        with pytest.raises(NotNow, match="can’t check"):
            actions.ask(session, message, [somebody], reader)
    asked_and_checked(session, message, [manager, supervisor], asked_by=manager)
    mark = gate_of(session, message).mark
    with pytest.raises(NotNow, match="You sit on a review team"):
        actions.release(session, message, Audience(True), seen=mark, by=on_team.id)
    with pytest.raises(NotNow, match="You wrote or edited"):
        actions.release(session, message, Audience(True), seen=mark, by=writer)
    actions.release(session, message, Audience(True), seen=mark, by=supervisor)
    assert message.is_released


def test_a_pair_that_writes_cant_tell_by_its_draft_which_review_a_wording_is_of(cast: Cast, database: Database) -> None:
    """Neither by the number of LSCBs behind two wordings, nor by who of the programme sits on their review teams."""
    manager, supervisor = cast.users[Role.PROGRAMME_MANAGER], cast.users[Role.SUPERVISOR]
    with unit_of_work(database) as session:
        for board in (cast.board_id, cast.other_board_id):
            review = cast.other_review_id if board == cast.other_board_id else uuid4()
            a_shared_finding(session, Place(cast.programme_id, board, review), f"Of {board}", by=manager)
        wordings = crossed.page_of_wordings(session, cast.programme_id, crossed.Filters(), 1)
        sitting = session.get_one(User, supervisor)
        give_role(session, sitting, Role.TEAM_MEMBER, Scope(review_id=cast.other_review_id), by=manager)
        draws = actions.from_wordings(wordings)
        message = a_draft(session, cast.programme_id, by=cast.lead(), draws=draws)
    lead, sits, manages = (cast.browser(role) for role in (Role.LEAD_REVIEWER, Role.SUPERVISOR, Role.PROGRAMME_MANAGER))
    url = url_of(cast, message)
    assert "It rests on what LSCBs agreed to share: how many of them" in lead.get(url).words
    assert "two of two LSCBs agreed to share" in manages.get(url).words
    lead.send(f"{url}/ask", people=[str(supervisor)])
    assert "An early message waits for your check." in sits.get("/").words
    page = sits.get(f"{url}/check")
    assert "You sit on a review team" in page.words
    sits.send(page.link("Ask somebody else to check it"), people=[str(manager)])
    assert "An early message waits for your check." not in sits.get("/").words
    assert "An early message waits for your check." in manages.get("/").words


def test_a_check_by_somebody_who_joined_the_review_team_since_counts_no_more(cast: Cast, session: Session) -> None:
    writer, manager, supervisor = people(cast)
    message = a_draft(session, cast.programme_id, by=writer, draws=[a_draw(cast.other_review_id, cast.other_board_id)])
    asked_and_checked(session, message, [manager, supervisor], asked_by=manager)
    assert len(gate_of(session, message).counting) == 2
    joined = session.get_one(type(a_user(session, "Somebody")), supervisor)
    give_role(session, joined, Role.TEAM_MEMBER, Scope(review_id=cast.other_review_id), by=manager)
    assert "one of two has done so" in str(gate_of(session, message).why_not_release(manager))


@pytest.mark.parametrize("change", ["words", "basis", "back and forth"])
def test_any_edit_resets_the_checks_and_keeps_what_was_checked(cast: Cast, session: Session, change: str) -> None:
    writer, manager, supervisor = people(cast)
    message = a_draft(session, cast.programme_id, by=writer)
    asked_and_checked(session, message, [manager, supervisor], asked_by=manager)
    before = gate_of(session, message).mark
    if change == "basis":
        actions.draw_on(session, message, [a_draw(cast.other_review_id, cast.other_board_id)], by=writer)
    else:
        assert not actions.change_message(session, message, WORDS, by=writer)
        assert len(gate_of(session, message).counting) == 2
        actions.change_message(session, message, replace(WORDS, to_ask="Something else?"), by=writer)
    if change == "back and forth":
        actions.change_message(session, message, WORDS, by=writer)
        assert gate_of(session, message).mark == before
    gate = gate_of(session, message)
    assert gate.counting == []
    assert {one.user_id for one in gate.open_checks} == {manager, supervisor}  # asked again
    ended = [one for one in gate.checks if not one.is_open and one.answer is CheckAnswer.YES]
    assert {(one.user_id, one.mark) for one in ended} == {(manager, before), (supervisor, before)}


def test_a_checker_who_edits_becomes_a_writer_and_their_check_is_gone(cast: Cast, session: Session) -> None:
    writer, manager, supervisor = people(cast)
    message = a_draft(session, cast.programme_id, by=writer)
    asked_and_checked(session, message, [manager, supervisor], asked_by=manager)
    actions.change_message(session, message, replace(WORDS, seeing="I have put this otherwise."), by=manager)
    gate = gate_of(session, message)
    assert gate.check_of(manager) is None
    with pytest.raises(NotNow, match="others have to check it"):
        actions.answer(session, message, CheckAnswer.YES, "", seen=gate.mark, by=manager)


def test_one_who_says_not_yet_holds_it_up_with_a_reason_until_it_is_changed_or_they_say_yes(
    cast: Cast, database: Database
) -> None:
    writer, manager, supervisor = people(cast)
    with unit_of_work(database) as session:
        message = a_draft(session, cast.programme_id, by=writer)
        asked_and_checked(session, message, [manager, supervisor], asked_by=manager)
    url, browser = url_of(cast, message), cast.browser(Role.SUPERVISOR)
    page = browser.send(f"{url}/check", 422, answer="not_yet")
    assert page.errors == ["Say what is not right yet, so that the writers can change it."]
    browser.send(f"{url}/check", answer="not_yet", reason="“The only clinic” says which place & whose.")
    assert "“The only clinic” says which place & whose." in cast.browser(Role.ADVISER).get(url).words
    assert "says “not yet”" in cast.browser(Role.ADVISER).get("/").words
    assert "Somebody who checked it says “not yet”" in cast.browser(Role.PROGRAMME_MANAGER).get(f"{url}/release").words
    browser.send(f"{url}/check", answer="yes")
    cast.browser(Role.PROGRAMME_MANAGER).send(f"{url}/release", whom="all")


def test_names_are_looked_for_before_it_is_checked_and_again_before_it_goes_out(cast: Cast, database: Database) -> None:
    writer, manager, supervisor = people(cast)
    with unit_of_work(database) as session:
        message = a_draft(
            session, cast.programme_id, by=writer, words=replace(WORDS, seeing="In Ashmere forms say so.")
        )
    url, adviser = url_of(cast, message), cast.browser(Role.ADVISER)
    assert "“Ashmere”" in adviser.get(f"{url}/ask").words
    adviser.send(f"{url}/edit", names_kept=["Ashmere"], names_reason="It is the name of the form’s maker.")
    with unit_of_work(database) as session:
        message = session.get_one(Message, message.id)
        asked_and_checked(session, message, [manager, supervisor], asked_by=manager)
    assert "the form’s maker" in cast.browser(Role.SUPERVISOR).get(f"{url}/check").words
    adviser.send(f"{url}/edit", seeing="In Ashmere and in Brindle Vale forms say so.")
    assert "“Brindle Vale”" in adviser.get(f"{url}/ask").words
    reasons = " ".join(line.get_text() for line in adviser.get(url).soup.select(".app-reason"))
    assert "“Brindle Vale”" in reasons
    assert "“Ashmere”" not in reasons


def test_a_check_given_on_the_old_text_never_counts_whoever_comes_first(cast: Cast, database: Database) -> None:
    writer, manager, supervisor = people(cast)
    with unit_of_work(database) as session:
        message = a_draft(session, cast.programme_id, by=writer)
        asked_and_checked(session, message, [manager], asked_by=manager)
        reader = Reader(manager, cast.programme_id, frozenset(), of_programme=True, pairs=frozenset())
        actions.ask(session, message, [supervisor], reader)
    for turn in range(4):
        with database.reading() as session:
            seen = gate_of(session, session.get_one(Message, message.id)).mark
        start, outcomes = threading.Barrier(2), list[str]()

        def edit(turn: int = turn, start: threading.Barrier = start) -> None:
            start.wait()
            with unit_of_work(database) as session:
                words = replace(WORDS, seeing=f"Changed for the {turn}th time.")
                actions.change_message(session, session.get_one(Message, message.id), words, by=writer)

        def check(seen: str = seen, start: threading.Barrier = start, outcomes: list[str] = outcomes) -> None:
            start.wait()
            try:
                with unit_of_work(database) as session:
                    found = session.get_one(Message, message.id)
                    actions.answer(session, found, CheckAnswer.YES, "", seen=seen, by=supervisor)
                outcomes.append("kept")
            except Conflict:
                outcomes.append("refused")

        threads = [threading.Thread(target=edit), threading.Thread(target=check)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert outcomes in (["kept"], ["refused"])
        with database.reading() as session:
            assert gate_of(session, session.get_one(Message, message.id)).counting == []


def test_a_checker_who_read_older_words_gets_the_new_ones_and_keeps_what_they_typed(
    cast: Cast, database: Database
) -> None:
    writer, manager, supervisor = people(cast)
    with unit_of_work(database) as session:
        message = a_draft(session, cast.programme_id, by=writer)
        reader = Reader(manager, cast.programme_id, frozenset(), of_programme=True, pairs=frozenset())
        actions.ask(session, message, [supervisor], reader)
    url, browser = url_of(cast, message, "/check"), cast.browser(Role.SUPERVISOR)
    seen = browser.get(url).value("seen")
    with unit_of_work(database) as session:
        actions.change_message(
            session, session.get_one(Message, message.id), replace(WORDS, seeing="Quite other words."), by=writer
        )
    page = browser.post(url, 409, answer="not_yet", reason="The second line is too near a case.", seen=seen)
    assert "Quite other words." in page.words
    assert "The second line is too near a case." in page.value("reason")
    browser.post(url, answer="yes", seen=page.value("seen"))


def test_of_two_who_edit_at_once_the_second_sees_both_texts_and_loses_none(cast: Cast, database: Database) -> None:
    with unit_of_work(database) as session:
        message = a_draft(session, cast.programme_id, by=cast.users[Role.ADVISER])
    url = url_of(cast, message, "/edit")
    adviser, manager = cast.browser(Role.ADVISER), cast.browser(Role.PROGRAMME_MANAGER)
    stale = adviser.get(url).value("base_version")
    manager.send(url, seeing="What the manager saw.")
    page = adviser.post(
        url,
        409,
        kind="practice",
        title=WORDS.title,
        seeing="What the adviser saw.",
        why_matters=WORDS.why_matters,
        to_ask=WORDS.to_ask,
        base_version=stale,
    )
    assert "What the manager saw." in page.words
    assert "What the adviser saw." in page.words


def test_a_wording_withdrawn_meanwhile_stops_a_draft_and_is_told_to_the_keepers_of_a_released_message(
    cast: Cast, database: Database
) -> None:
    writer, manager, supervisor = people(cast)
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.review_id, by=cast.lead())
        wording = a_shared_wording(session, finding, by=cast.lead(), chair=cast.users[Role.CHAIR])
        shared = queries.shared_wording(session, cast.programme_id, wording.id)
        draws = actions.from_wordings([shared])
        draft = a_draft(session, cast.programme_id, by=writer, draws=draws)
        out = a_draft(session, cast.programme_id, by=writer, draws=draws)
        for message in (draft, out):
            asked_and_checked(session, message, [manager, supervisor], asked_by=manager)
        actions.release(session, out, Audience(True), seen=gate_of(session, out).mark, by=manager)
    assert "what one of two LSCBs agreed to share" in cast.browser(Role.CHAIR).get(url_of(cast, out)).words
    with unit_of_work(database) as session:
        withdraw_wording(
            session, session.get_one(type(wording), wording.id), "The police asked.", by=cast.users[Role.CHAIR]
        )
    page = cast.browser(Role.PROGRAMME_MANAGER).get(url_of(cast, draft, "/release"))
    assert "is no longer shared as it was" in page.words
    assert "was withdrawn after it was released" in cast.browser(Role.ADVISER).get(url_of(cast, out)).words
    assert "Can the message stand?" in cast.browser(Role.ADVISER).get("/").words
    assert "Can the message stand?" not in cast.browser(Role.CHAIR).get("/").words
    cast.browser(Role.PROGRAMME_MANAGER).post(url_of(cast, draft, "/release"), 422, whom="all")


def test_too_many_words_are_refused_beside_the_box_with_everything_still_there(cast: Cast) -> None:
    url = f"/programmes/{cast.programme_id}/messages/begin/from-nothing"
    long = "word " * 111
    page = cast.browser(Role.ADVISER).send(url, 422, title="t" * 121, seeing=long, kind="running")
    assert any("This part can have 110 words. Yours has 111" in error for error in page.errors)
    assert page.value("seeing").split() == long.split()
    assert page.value("title") == "t" * 121


def test_a_state_is_left_only_by_the_ways_there_are(cast: Cast, session: Session) -> None:
    writer, manager, supervisor = people(cast)
    message = a_released(session, cast.programme_id, (writer, manager, supervisor))
    mark = gate_of(session, message).mark
    for attempt in (
        lambda: actions.change_message(session, message, replace(WORDS, seeing="No."), by=writer),
        lambda: actions.draw_on(session, message, [a_draw(cast.review_id, cast.board_id)], by=writer),
        lambda: actions.answer(session, message, CheckAnswer.NOT_YET, "Late.", seen=mark, by=supervisor),
        lambda: actions.release(session, message, Audience(True), seen=mark, by=manager),
    ):
        with pytest.raises(CasewindowError):
            attempt()
    actions.withdraw(session, message, "It was misread.", by=manager)
    with pytest.raises(NotNow, match="nothing to withdraw"):
        actions.withdraw(session, message, "Again.", by=manager)
    assert message.state is MessageState.WITHDRAWN
    assert isinstance(gate_of(session, message), Gate)


def test_other_words_of_a_shared_finding_are_looked_at_again_before_the_message_goes_out(
    cast: Cast, database: Database
) -> None:
    writer, manager, supervisor = people(cast)
    with unit_of_work(database) as session:
        finding = a_finding_to_share(session, cast.other_review_id, by=cast.stranger)
        wording = a_shared_wording(session, finding, by=cast.stranger, chair=manager)
        message = a_draft(session, cast.programme_id, by=writer)
    url, adviser = url_of(cast, message), cast.browser(Role.ADVISER)
    adviser.post(f"{url}/draws-on/finding/{wording.id}")
    with unit_of_work(database) as session:
        asked_and_checked(session, session.get_one(Message, message.id), [manager, supervisor], asked_by=manager)
        own = finding_in_review(session, cast.other_review_id, finding.id)
        newer = replace(WORDINGS, title="Newer & shorter words")
        newer_id = a_shared_wording(session, own, newer, by=cast.stranger, chair=manager).id
    assert "is no longer shared as it was" in cast.browser(Role.PROGRAMME_MANAGER).get(f"{url}/release").words
    page = adviser.get(f"{url}/draws-on")
    assert "shares other words of this finding now: “Newer & shorter words”" in page.words
    adviser.post(f"{url}/draws-on/newer/{wording.id}")
    with database.reading() as session:
        gate = gate_of(session, session.get_one(Message, message.id))
        assert [one.ref_id for one in gate.basis] == [newer_id]
        assert (gate.ended, gate.counting) == ([], [])
    adviser.post(f"{url}/draws-on/finding/{wording.id}", 404)
    adviser.post(f"{url}/draws-on/off/{newer_id}")
    assert "It draws on nothing that was shared." in adviser.get(f"{url}/draws-on").words


def test_a_draft_that_is_set_aside_asks_nobody_and_can_be_taken_up_again(cast: Cast, database: Database) -> None:
    writer, manager, supervisor = people(cast)
    with unit_of_work(database) as session:
        message = a_draft(session, cast.programme_id, by=writer)
        reader = Reader(manager, cast.programme_id, frozenset(), of_programme=True, pairs=frozenset())
        actions.ask(session, message, [supervisor], reader)
    url, adviser = url_of(cast, message), cast.browser(Role.ADVISER)
    adviser.post(f"{url}/put/back", 409)
    adviser.post(f"{url}/put/aside")
    assert "waits for your check" not in cast.browser(Role.SUPERVISOR).get("/").words
    assert "Take it up again first." in adviser.get(f"{url}/edit").words
    assert "Set aside" in adviser.get(url).words
    cast.browser(Role.SUPERVISOR).send(f"{url}/check", 422, answer="yes")
    adviser.post(f"{url}/put/back")
    assert "waits for your check" in cast.browser(Role.SUPERVISOR).get("/").words
