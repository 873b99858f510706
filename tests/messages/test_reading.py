"""A message is read by those it was released to and known to nobody else; and who opened it is told when it is taken back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.models import AuditEvent
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.memberships.actions import give_role
from review_app.messages import actions, queries
from review_app.messages.models import Message, MessageState
from tests.exports.word_file import WordFile
from tests.factories.accounts import a_user
from tests.factories.messages import WORDS, a_draft, a_released, asked_and_checked
from tests.support.browser import Browser
from tests.support.people import Cast

pytestmark = pytest.mark.database


@dataclass
class Post:
    """The people of two LSCBs, and the messages of their programme."""

    cast: Cast
    database: Database
    other_chair: UUID

    @property
    def base(self) -> str:
        return f"/programmes/{self.cast.programme_id}/messages"

    @property
    def people(self) -> tuple[UUID, UUID, UUID]:
        users = self.cast.users
        return users[Role.ADVISER], users[Role.PROGRAMME_MANAGER], users[Role.SUPERVISOR]

    def released(self, *board_ids: UUID, title: str = "") -> UUID:
        """A message to LSCBs, or to all."""
        with unit_of_work(self.database) as session:
            return a_released(session, self.cast.programme_id, self.people, board_ids, title).id

    def withdraw(self, message_id: UUID, reason: str = "It was misread.", instead: UUID | None = None) -> None:
        """Taken back by the programme manager."""
        with unit_of_work(self.database) as session:
            other = session.get_one(Message, instead) if instead else None
            message = session.get_one(Message, message_id)
            actions.withdraw(session, message, reason, by=self.people[1], instead=other)

    def here(self) -> Browser:
        return self.cast.browser(Role.CHAIR)

    def there(self) -> Browser:
        return Browser(self.cast.app, self.other_chair)


@pytest.fixture
def post(cast: Cast, database: Database) -> Post:
    """A second LSCB with a chair."""
    with unit_of_work(database) as session:
        chair = a_user(session, "Chair O’Dwyer")
        give_role(session, chair, Role.CHAIR, Scope(cast.programme_id, cast.other_board_id), by=cast.lead())
    return Post(cast, database, chair.id)


def test_a_member_of_an_lscb_that_it_was_not_released_to_learns_nothing(post: Post) -> None:
    there, stranger = post.there(), Browser(post.cast.app, post.cast.stranger)
    nothing = {browser: (browser.get(post.base).words, browser.get("/").words) for browser in (there, stranger)}
    programme = there.get(f"/programmes/{post.cast.programme_id}").words
    released = post.released(post.cast.board_id, title="For one LSCB alone")
    with unit_of_work(post.database) as session:
        draft = a_draft(session, post.cast.programme_id, by=post.people[0]).id
        asked_and_checked(session, session.get_one(Message, draft), [post.people[1]], asked_by=post.people[1])
    for browser in (there, stranger):
        assert (browser.get(post.base).words, browser.get("/").words) == nothing[browser]
        for message_id in (released, draft):
            missing = browser.get(f"{post.base}/{uuid4()}", 404).heading
            assert browser.get(f"{post.base}/{message_id}", 404).heading == missing
            assert browser.post(f"{post.base}/{message_id}/word", 404).heading == missing
    assert there.get(f"/programmes/{post.cast.programme_id}").words == programme
    token = stranger.token()
    for page in ("edit", "draws-on", "ask", "check", "versions"):
        for message_id in (released, draft):
            stranger.get(f"{post.base}/{message_id}/{page}", 404)
        there.get(f"{post.base}/{released}/{page}", 403)
    for message_id in (released, draft):
        for page in ("ask", "check", "edit", "newer", f"draws-on/off/{uuid4()}"):
            stranger.post(f"{post.base}/{message_id}/{page}", 404, answer="yes", csrf_token=token)
        for page in ("release", "withdraw"):
            stranger.post(f"{post.base}/{message_id}/{page}", 403, csrf_token=token)
    file = WordFile(stranger.client.post(f"{post.base}/word", data={"csrf_token": stranger.token()}).data)
    assert "For one LSCB alone" not in file.text()
    assert "For one LSCB alone" in post.here().get(post.base).words


def test_its_readers_are_the_people_of_the_lscb_and_those_who_run_the_programme(post: Post) -> None:
    message_id = post.released(post.cast.board_id)
    readers = {
        *(Role.CHAIR, Role.DELEGATE, Role.BOARD_MANAGER, Role.LEAD_REVIEWER, Role.TEAM_MEMBER),
        *(Role.ADVISER, Role.SUPERVISOR, Role.PROGRAMME_MANAGER),
    }
    for role in readers:
        assert "Provisional" in post.cast.browser(role).get(f"{post.base}/{message_id}").words
    for role in (Role.COORDINATOR, Role.CASE_GROUP_MEMBER):
        post.cast.browser(role).get(f"{post.base}/{message_id}", 403)
    post.cast.browser(Role.ADMINISTRATOR).get(f"{post.base}/{message_id}", 404)
    page = post.cast.browser(Role.LEAD_REVIEWER).get(f"{post.base}/{message_id}")
    with post.database.reading() as session:
        names = [user.name for user in queries.people_by_ids(session, post.people)]
    assert not [name for name in names if name in page.words]
    assert "Brindle Vale" not in page.words
    assert "Ashmere" not in page.words


def test_a_draft_is_known_to_its_pair_to_those_asked_and_to_the_programme_and_a_checker_never_learns_which_pair(
    post: Post,
) -> None:
    cast = post.cast
    with unit_of_work(post.database) as session:
        message = actions.begin_message(
            session, cast.programme_id, WORDS, [], actions.Origin(cast.review_id), by=cast.lead()
        )
        partner = a_user(session, "Partner of the pair")
        give_role(session, partner, Role.LEAD_REVIEWER, Scope(review_id=cast.review_id), by=cast.lead())
        partner_id = partner.id
    url = f"{post.base}/{message.id}"
    stranger = Browser(cast.app, cast.stranger)
    stranger.get(url, 404)
    cast.browser(Role.TEAM_MEMBER).get(url, 404)
    Browser(cast.app, partner_id).get(url)
    offered = cast.browser(Role.LEAD_REVIEWER).get(f"{url}/ask")
    assert "Stranger & Sons" not in offered.words
    cast.browser(Role.LEAD_REVIEWER).post(f"{url}/ask", 422, people=[str(cast.stranger)])
    cast.browser(Role.PROGRAMME_MANAGER).send(f"{url}/ask", people=[str(cast.stranger)])
    page = stranger.get(url)
    assert "Begun by a pair of the programme" in page.words
    assert "Lead reviewer Nguyễn" not in page.words
    assert "a pair of the programme" in cast.browser(Role.LEAD_REVIEWER).get(url).words
    assert "Stranger & Sons" in cast.browser(Role.PROGRAMME_MANAGER).get(url).words
    for writing in ("edit", "versions", "draws-on", "ask"):
        stranger.get(f"{url}/{writing}", 404)
    assert "You wrote" not in stranger.get(f"{url}/check").words


def test_withdrawn_it_is_gone_for_those_who_never_opened_it_and_explained_to_those_who_did(post: Post) -> None:
    first, better = post.released(title="Half a day"), post.released(title="A whole day")
    here, there = post.here(), post.there()
    here.get(f"{post.base}/{first}")
    page = post.cast.browser(Role.PROGRAMME_MANAGER).send(
        f"{post.base}/{first}/withdraw", 422, reason="Ashmere said so."
    )
    assert "“Ashmere”" in page.errors[0]
    post.withdraw(first, "Half a day is too <little> & “the sums” were right.", better)
    there.get(f"{post.base}/{first}", 404)
    assert "Half a day" not in there.get(post.base).words
    assert "no longer released" in here.get("/").words
    page = here.get(f"{post.base}/{first}")
    assert "This message was withdrawn" in page.words
    assert "Half a day is too <little> & “the sums” were right." in page.words
    assert WORDS.why_matters not in page.words
    assert "A whole day" in here.get(page.link("A whole day")).words
    assert "no longer released" not in here.get("/").words
    here.post(f"{post.base}/{first}/word", 404)
    file = WordFile(here.client.post(f"{post.base}/word", data={"csrf_token": here.token()}).data)
    assert "Half a day" not in file.text()
    assert "saw on" in post.cast.browser(Role.ADVISER).get(f"{post.base}/{first}").words


def test_a_newer_edition_takes_the_place_of_the_older_and_goes_at_least_to_the_same(post: Post) -> None:
    old = post.released(post.cast.board_id, title="First edition")
    post.here().get(f"{post.base}/{old}")
    (_writer, manager, supervisor), adviser = post.people, post.cast.browser(Role.ADVISER)
    drafts = [adviser.post(f"{post.base}/{old}/newer").response.headers["Location"] for _edition in range(2)]
    newer, rival = (draft.removesuffix("/edit") for draft in drafts)
    adviser.send(f"{newer}/edit", title="Second edition")
    for url in (newer, rival):
        with unit_of_work(post.database) as session:
            message = session.get_one(Message, UUID(url.rpartition("/")[2]))
            asked_and_checked(session, message, [manager, supervisor], asked_by=manager)
    assert "First edition" in post.here().get(post.base).words
    releasing, other_board = post.cast.browser(Role.SUPERVISOR), str(post.cast.other_board_id)
    page = releasing.send(f"{newer}/release", 422, boards=[other_board])
    assert "at least to those that the older one went to" in page.errors[0]
    releasing.send(f"{newer}/release", boards=[other_board, str(post.cast.board_id)])
    page = releasing.send(f"{rival}/release", 422, whom="all")
    assert "has taken the place of the older one already" in page.errors[0]
    page = post.here().get(f"{post.base}/{old}")
    assert "A newer edition took the place" in page.words
    page.link("Second edition")
    post.there().get(f"{post.base}/{old}", 404)
    post.there().get(newer)
    with post.database.reading() as session:
        assert session.get_one(Message, old).state is MessageState.REPLACED


def test_the_words_a_person_may_read_end_with_their_role(post: Post) -> None:
    message_id = post.released(post.cast.other_board_id)
    there = post.there()
    there.get(f"{post.base}/{message_id}")
    with unit_of_work(post.database) as session:
        from_here = a_user(session, "Newcomer")
        give_role(
            session, from_here, Role.CHAIR, Scope(post.cast.programme_id, post.cast.board_id), by=post.cast.lead()
        )
        newcomer = from_here.id
    Browser(post.cast.app, newcomer).get(f"{post.base}/{message_id}", 404)


def events_of(session: Session, message_id: UUID) -> list[str]:
    found = select(AuditEvent).where(AuditEvent.object_id == message_id).order_by(AuditEvent.seq)
    rows = list(session.scalars(found))
    assert not [row for row in rows if "form" in str(row.facts) and "early" not in str(row.facts)]
    return [row.event for row in rows]


def test_every_step_is_in_the_audit_and_opening_it_twice_is_one(post: Post) -> None:
    message_id = post.released()
    post.here().get(f"{post.base}/{message_id}")
    post.here().get(f"{post.base}/{message_id}")
    post.there().post(f"{post.base}/{message_id}/word", 200)  # a file is an opening too
    post.withdraw(message_id)
    with post.database.reading() as session:
        assert events_of(session, message_id) == [
            *(Event.MESSAGE_BEGUN, Event.MESSAGE_ASKED, Event.MESSAGE_ASKED, Event.MESSAGE_CHECKED),
            *(Event.MESSAGE_CHECKED, Event.MESSAGE_RELEASED, Event.MESSAGE_OPENED, Event.MESSAGE_OPENED),
            *(Event.DOWNLOADED, Event.MESSAGE_WITHDRAWN),
        ]
        assert queries.openings_of(session, message_id)[1] == 2


def test_a_pairs_monthly_note_is_read_by_the_pair_the_supervisor_and_the_manager_and_a_message_copies_none_of_it(
    post: Post,
) -> None:
    cast, lead = post.cast, post.cast.browser(Role.LEAD_REVIEWER)
    notes = f"/reviews/{cast.review_id}/monthly-notes"
    lead.send(f"{notes}/add", month="14 June 2011", turnout="Five of nine, & O’Brien’s team not at all.")
    assert lead.send(f"{notes}/add", 422, month="1 June 2011", turnout="Again.").errors == [
        "There is a note of this month already. Change that one."
    ]
    assert lead.send(f"{notes}/add", 422, month="1 July 2011").errors == ["Write something in one of the three boxes."]
    for role in (Role.LEAD_REVIEWER, Role.SUPERVISOR, Role.PROGRAMME_MANAGER):
        assert "Five of nine, & O’Brien’s team" in cast.browser(role).get(notes).words
    for role in (Role.TEAM_MEMBER, Role.COORDINATOR, Role.CHAIR, Role.BOARD_MANAGER, Role.ADVISER):
        cast.browser(role).get(notes, 403)
    Browser(cast.app, cast.stranger).get(notes, 404)
    begin = lead.get(notes).link("Begin an early message")
    page = lead.send(begin, title=WORDS.title, seeing=WORDS.seeing, why_matters="It may.", to_ask="- When?")
    url = page.response.headers["Location"]
    assert "the monthly note of one pair" in lead.get(url).words
    with post.database.reading() as session:
        message = session.scalars(select(Message)).one()
        assert "Five of nine" not in message.text
        assert {one.review_ref for one in queries.basis_of(session, message.id)} == {cast.review_id}
    adviser = cast.browser(Role.ADVISER)
    assert "Five of nine" not in adviser.get(url).words
    assert "The monthly note of a pair" in adviser.get(f"{url}/draws-on").words
    stale = lead.get(lead.get(notes).link("Change")).value("base_version")
    edit = lead.get(notes).link("Change")
    lead.send(edit, turnout="Six of nine.")
    assert "Six of nine." in lead.post(edit, 409, turnout="Seven of nine.", base_version=stale).words


def test_as_word_it_is_one_page_that_says_provisional_and_names_no_lscb(post: Post) -> None:
    message_id = post.released(post.cast.board_id)
    post.released(title="A second one, newer than the first & longer")
    here = post.here()
    answer = here.client.post(f"{post.base}/{message_id}/word", data={"csrf_token": here.token()})
    with post.database.reading() as session:
        message = session.get_one(Message, message_id)
    assert f"Early message {message.code}.docx" in answer.headers["Content-Disposition"]
    file = WordFile(answer.data)
    text = file.text()
    for words in (
        WORDS.title,
        WORDS.why_matters,
        "What becomes of a contact",
        "Provisional",
        message.code,
        "It rests on",
    ):
        assert words in text
    assert "provisional" in file.parts["word/header1.xml"].decode()
    whole = b"".join(file.parts.values()).decode(errors="replace")
    assert "Ashmere" not in whole
    assert "Brindle Vale" not in whole
    both = WordFile(here.client.post(f"{post.base}/word", data={"csrf_token": here.token()}).data)
    titles = ["A second one, newer than the first & longer", WORDS.title]
    assert both.in_style("TOC1") == [f"{title}\t{page}" for title, page in zip(titles, (2, 3), strict=True)]
    assert both.in_style("Heading1") == titles
    assert set(both.anchors()) == {name for name in both.bookmarks() if name.startswith("message_")}
    assert both.text().count("Provisional") == 3


def test_a_reader_with_nothing_to_read_gets_a_page_that_teaches_and_a_file_that_says_so(post: Post) -> None:
    here = post.here()
    assert "Nothing is released to you yet." in here.get(post.base).words
    file = WordFile(here.client.post(f"{post.base}/word", data={"csrf_token": here.token()}).data)
    assert "Nothing is released to you now." in file.text()


def test_the_month_of_a_note_is_its_first_day(cast: Cast, session: Session) -> None:
    note = actions.add_note(session, cast.review_id, date(2011, 6, 28), {"turnout": "All."}, by=cast.lead())
    assert (note.month, note.month_words) == (date(2011, 6, 1), "June 2011")
