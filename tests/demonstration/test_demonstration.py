"""The invented programme: what it holds, that everybody can see it is invented, and that it leaves without a trace."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from config import Settings
from review_app import create_app
from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.accounts.models import User
from review_app.audit.chain import Chain
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.boards.models import Board, Programme
from review_app.core.clock import DEMONSTRATION_DAY
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.core.moments import Moment
from review_app.core.rows import Base, CaseRow
from review_app.core.text import word_count
from review_app.demonstration import loader
from review_app.demonstration.files import read_reviews
from review_app.episodes.models import Episode
from review_app.factors.models import Factor
from review_app.findings.models import Finding
from review_app.memberships.queries import standing_of
from review_app.narrative.models import Entry
from review_app.reports.queries import sections_of_review
from review_app.reviews.actions import change_review
from review_app.reviews.models import Candidate, CandidateState, Review, StageMove
from review_app.sources.models import Passage, Source, SourceKind, SourceText
from review_app.wordings.models import Wording
from review_app.wordings.since import changed_since
from tests.exports.word_file import WordFile
from tests.factories.accounts import a_user
from tests.factories.boards import a_programme
from tests.support.browser import Browser
from tools.installation import Installation

pytestmark = pytest.mark.database
LIGHTER = {f"LT-0{number}" for number in range(2, 8)}


@pytest.fixture(scope="module")
def shown(complete: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The demonstration, copied and running."""
    app = create_app(complete.copied_to(tmp_path_factory.mktemp("demonstration")).settings)
    yield app
    app.extensions["casewindow.database"].dispose()


@pytest.fixture
def untouched(complete: Installation, tmp_path: Path) -> Iterator[Session]:
    """A session that reads the demonstration as it was loaded, before any of these tests did something in it."""
    database = create_app(complete.copied_to(tmp_path / "untouched").settings).extensions["casewindow.database"]
    session = database.reading()
    yield session
    session.close()
    database.dispose()


@pytest.fixture
def loaded(shown: Flask) -> Iterator[Session]:
    """A session that reads the demonstration."""
    session = shown.extensions["casewindow.database"].reading()
    yield session
    session.close()


def by_code(session: Session) -> dict[str, Review]:
    return {review.code: review for review in session.scalars(select(Review).order_by(Review.code))}


def numbers_of(session: Session, model: type[CaseRow]) -> dict[str, int]:
    """How many rows of a kind each review has."""
    wanted = select(Review.code, func.count(model.id)).join_from(Review, model, Review.id == model.review_id)
    wanted = wanted.group_by(Review.code)
    return {code: number for code, number in session.execute(wanted)}


def user_of(session: Session, role: Role) -> UUID:
    """The person whose sign-in is printed for a role."""
    line = next(line for line in loader.sign_ins() if line.role == role.words)
    return session.scalars(select(User.id).where(User.email == line.email)).one()


def test_there_are_seven_lscbs_with_a_review_each_at_different_stages(loaded: Session) -> None:
    assert loaded.scalar(select(func.count()).select_from(Board)) == 7
    stages = {code: review.stage for code, review in by_code(loaded).items()}
    assert stages.keys() == LIGHTER | {"LT-01"}
    assert stages["LT-01"] is Stage.WITH_BOARD
    assert stages["LT-05"] is Stage.PAUSED
    assert len(set(stages.values())) == 5


def test_the_paused_review_says_since_when_and_why(loaded: Session) -> None:
    review = by_code(loaded)["LT-05"]
    moves = loaded.scalars(select(StageMove).where(StageMove.review_id == review.id)).all()
    paused = next(move for move in moves if move.to_stage is Stage.PAUSED)
    assert paused.moved_on == date(2011, 5, 24)
    assert "inspection" in paused.reason


def test_the_complete_review_is_as_large_as_it_was_meant_to_be(loaded: Session) -> None:
    review = by_code(loaded)["LT-01"]
    talks = loaded.execute(
        select(Source.kind, SourceText.text)
        .join(SourceText, SourceText.source_id == Source.id)
        .where(Source.review_id == review.id, SourceText.number == 1)  # one was corrected since
    ).all()
    lengths = [word_count(text) for kind, text in talks if kind is SourceKind.CONVERSATION]
    assert len(lengths) == 12
    assert all(600 <= length <= 900 for length in lengths)
    assert numbers_of(loaded, Entry)["LT-01"] >= 80
    wanted = {Episode: 6, Factor: 40, Finding: 6}
    assert {model: numbers_of(loaded, model)["LT-01"] for model in wanted} == wanted
    written = sections_of_review(loaded, review.id)
    assert len([section for section in written.values() if section.text]) >= 15
    assert word_count(written["summary"].text) <= 900


@pytest.mark.parametrize(("model", "number"), [(Episode, 3), (Factor, 12), (Finding, 3)])
def test_the_six_lighter_reviews_are_as_large_as_they_were_meant_to_be(
    loaded: Session, model: type[CaseRow], number: int
) -> None:
    found = numbers_of(loaded, model)
    assert {code: found[code] for code in LIGHTER} == dict.fromkeys(LIGHTER, number)


def test_every_quote_stands_in_its_text_at_its_place(loaded: Session) -> None:
    rows = loaded.execute(select(Passage, SourceText.text).join(SourceText, SourceText.id == Passage.source_text_id))
    quotes = [(passage.words, text[passage.start : passage.end]) for passage, text in rows]
    assert len(quotes) > 300
    assert [words for words, there in quotes if words != there] == []


def test_nothing_of_the_files_is_left_out(loaded: Session) -> None:
    for model, part in ((Source, "sources"), (Episode, "episodes"), (Factor, "factors"), (Finding, "findings")):
        expected = {files.code: len(getattr(files, part)) for files in read_reviews()}
        assert numbers_of(loaded, model) == expected


def test_what_is_shared_was_agreed_by_the_chair_in_2011(loaded: Session) -> None:
    wordings = loaded.scalars(select(Wording)).all()
    assert wordings
    assert {wording.consented_on.year for wording in wordings if wording.consented_on} == {2011}
    chairs = {
        user.id for user in loaded.scalars(select(User))
        if any(held.role in {Role.CHAIR, Role.DELEGATE} for held in standing_of(loaded, user.id).holdings)
    }  # fmt: skip
    assert {wording.consented_by for wording in wordings} <= chairs


def test_possible_cases_are_open_declined_and_opened(loaded: Session) -> None:
    states = Counter(candidate.state for candidate in loaded.scalars(select(Candidate)))
    assert states == {CandidateState.REVIEW: 7, CandidateState.DECLINED: 1, CandidateState.OPEN: 1}


def test_every_role_has_a_sign_in_that_works(shown: Flask, loaded: Session) -> None:
    lines = loader.sign_ins()
    assert [line.role for line in lines] == [role.words for role in Role]
    browser = Browser(shown)
    for line in (lines[0], lines[-1]):
        page = browser.get("/sign-in")
        browser.post(
            "/sign-in", csrf_token=page.value("csrf_token"), email=line.email, password=line.password
        )  # fmt: skip
        assert line.name in browser.get("/account").words
        browser.post("/sign-out")
    standings = [standing_of(loaded, user_of(loaded, role)) for role in Role]
    assert all(
        any(held.role is role for held in standing.holdings)
        for role, standing in zip(Role, standings, strict=True)
    )  # fmt: skip


def test_invented_stands_on_every_page_and_in_every_word_header(shown: Flask, loaded: Session) -> None:
    lead, review = Browser(shown, user_of(loaded, Role.LEAD_REVIEWER)), by_code(loaded)["LT-01"]
    for url in ("/account", f"/reviews/{review.id}/report", f"/reviews/{review.id}/findings"):
        assert "Invented" in lead.get(url).words
    assert "Invented" in Browser(shown).get("/sign-in").words
    for paper in ("working-draft", "episodes-table", "narrative"):
        made = WordFile(
            lead.post(f"/reviews/{review.id}/report/{paper}", 200, reader_name="Ngozi Whitcombe").response.data
        )
        headers = [part for name, part in made.parts.items() if name.startswith("word/header")]
        assert headers
        assert all(b"Invented" in header for header in headers)


def test_no_real_name_of_the_sealed_list_stands_in_a_paper(shown: Flask, loaded: Session) -> None:
    lead, review = Browser(shown, user_of(loaded, Role.LEAD_REVIEWER)), by_code(loaded)["LT-01"]
    data = read_reviews()[0]
    names = [row["real_name"] for row in data.review["names"]]
    titles = [row["title"] for row in data.sources]
    made = WordFile(
        lead.post(f"/reviews/{review.id}/report/working-draft", 200, reader_name="Ngozi Whitcombe").response.data
    ).text()  # fmt: skip
    assert [words for words in (*names, *titles) if words in made] == []


def demonstration_of(settings: Settings) -> Settings:
    return replace(settings, demonstration=True)


def test_the_adviser_whose_sign_in_is_printed_sits_in_no_review_team(shown: Flask, loaded: Session) -> None:
    adviser = user_of(loaded, Role.ADVISER)
    assert {held.role for held in standing_of(loaded, adviser).holdings} == {Role.ADVISER}
    browser = Browser(shown, adviser)
    for review in by_code(loaded).values():
        assert browser.client.get(f"/reviews/{review.id}/findings").status_code in {403, 404}


def test_what_was_saved_and_said_was_saved_and_said_in_the_days_of_the_story(
    shown: Flask, loaded: Session, untouched: Session
) -> None:
    for table in Base.metadata.sorted_tables:
        moments = [column for column in table.columns if isinstance(column.type, Moment)]
        moments = [
            column for column in moments if column.name != "expires_at"
        ]  # says until when something waits, not what was
        for column in moments if table.name != "audit_event" else ():
            first, last = untouched.execute(select(func.min(column), func.max(column))).one()
            assert first is None or (date(2011, 1, 1) <= first.date() <= last.date() <= DEMONSTRATION_DAY), column
    lead, review = Browser(shown, user_of(loaded, Role.LEAD_REVIEWER)), by_code(loaded)["LT-01"]
    finding = loaded.scalars(select(Finding).where(Finding.review_id == review.id).order_by(Finding.number)).first()
    assert finding is not None
    words = lead.get(f"/reviews/{review.id}/findings/{finding.id}").words
    assert re.search(r"Saved at \d\d:\d\d on \d+ \w+ 2011", words)
    assert not re.search(r"\b20[2-9]\d\b", words)


def test_the_audit_of_the_demonstration_keeps_its_true_moments_in_order(loaded: Session) -> None:
    events = loaded.scalars(select(AuditEvent).order_by(AuditEvent.seq)).all()
    moments = [event.at for event in events]
    assert moments == sorted(moments)
    assert moments[0].date() > DEMONSTRATION_DAY


def test_every_wording_of_the_demonstration_says_what_its_finding_says(loaded: Session) -> None:
    wordings = loaded.scalars(select(Wording)).all()
    assert changed_since(loaded, {wording.review_id for wording in wordings}, wordings) == {}


@pytest.mark.slow
def test_it_is_loaded_once_and_removed_whole(
    settings: Settings, app: Flask, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    keys, chain = app.extensions["casewindow.keys"], app.extensions["casewindow.chain"]
    with unit_of_work(database) as session:
        kept = a_user(session, "Somebody Real").id, a_programme(session, "A real programme").id
    before = rows_in(database)
    assert not loader.is_loaded(database)
    with heard():
        loader.load(database, demonstration_of(settings), keys)
    assert loader.is_loaded(database)
    review_id = typed_into(database)
    with pytest.raises(NotNow, match="loaded already"):
        loader.load(database, demonstration_of(settings), keys)
    with database.reading() as session:
        assert session.scalars(select(Review.title).where(Review.id == review_id)).one() == "Typed by a visitor"
    with heard():
        loader.remove(database)
    assert not loader.is_loaded(database)
    assert rows_in(database) == before
    with database.reading() as session:
        assert (session.get(User, kept[0]), session.get(Programme, kept[1])) != (None, None)
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.seq)).all()
    assert events[-1].event is Event.DEMONSTRATION_REMOVED
    assert isinstance(chain, Chain)
    assert list(chain.faults(events)) == []
    assert caplog.messages == []  # nothing that a newcomer would read as a fault


@contextmanager
def heard() -> Iterator[None]:
    """Let what is logged be heard; not what is logged of a test's own small writes, which a busy machine makes slow."""
    logging.getLogger("casewindow").propagate = True
    try:
        yield
    finally:
        logging.getLogger("casewindow").propagate = False


def typed_into(database: Database) -> UUID:
    """Change something in the demonstration, as somebody who tries it would."""
    with unit_of_work(database) as session:
        review = by_code(session)["LT-02"]
        lead = user_of(session, Role.LEAD_REVIEWER)
        change_review(session, review, {"title": "Typed by a visitor"}, by=lead)
        return review.id


def rows_in(database: Database) -> dict[str, int]:
    """How many rows each table has, the audit left out."""
    with database.reading() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
            if table.name != "audit_event"
        }


def test_an_installation_that_others_can_reach_refuses_it(settings: Settings, app: Flask, database: Database) -> None:
    keys = app.extensions["casewindow.keys"]
    with pytest.raises(NotNow, match="passwords are known"):
        loader.load(database, settings, keys)
    with pytest.raises(NotNow, match="nobody else can reach it"):
        loader.load(database, replace(settings, demonstration=True, host="0.0.0.0"), keys)
    assert not loader.is_loaded(database)
