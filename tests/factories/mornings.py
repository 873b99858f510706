"""Themes mornings for tests, made through the real actions."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.mornings import queries
from review_app.mornings.actions.answering import Word, note_answer
from review_app.mornings.actions.calling import Plan, call_morning, open_morning
from review_app.mornings.actions.moving import Wish, move
from review_app.mornings.models import Answer, Morning
from review_app.mornings.table import Laid, Table, laid_out
from review_app.wordings.models import CameBy
from review_app.wordings.sharing import end_sharing
from tests.factories.themes import Place, a_shared_finding
from tests.support.people import Cast

HELD_ON = date(2011, 9, 14)
FORMS = "Concern is filed as information when the form says so"
# Of the first LSCB, of the other, and of the other's second review, whose wordings came in a signed file.
TITLES = ("A tick decides whether anybody rings back", "Forms that sort for their sender", "What is ticked is believed")


@dataclass
class Day:
    """An open morning with a card of each of three reviews: 1 of the first LSCB, 2 and 3 of the other."""

    cast: Cast
    database: Database
    morning_id: UUID

    @property
    def adviser(self) -> UUID:
        """Who runs it."""
        return self.cast.users[Role.ADVISER]

    @property
    def url(self) -> str:
        """The address of its page."""
        return f"/programmes/{self.cast.programme_id}/mornings/{self.morning_id}"

    def held(self, session: Session) -> Morning:
        """The morning with its table held."""
        return queries.morning_held(session, self.cast.programme_id, self.morning_id)

    def seen(self, session: Session) -> Morning:
        """The morning as a page reads it."""
        return queries.morning_in_programme(session, self.cast.programme_id, self.morning_id)

    def take_back(self, number: int) -> None:
        """The LSCB takes back the wording on a card."""
        card = self.cards()[number]
        with unit_of_work(self.database) as session:
            stage(session, Event.WORDING_WITHDRAWN, by=self.adviser)
            end_sharing(session, card.finding_ref)

    def cards(self) -> dict[int, Laid]:
        """The cards by number."""
        with self.database.reading() as session:
            return {card.number: card for card in queries.cards_of_morning(session, self.morning_id)}

    def table(self) -> Table:
        """What lies on the table."""
        with self.database.reading() as session:
            cards = queries.cards_of_morning(session, self.morning_id)
            return laid_out(cards, queries.groups_of_morning(session, self.morning_id))

    def group(self, name: str, *numbers: int) -> UUID:
        """Put cards into a new group and name it."""
        cards, key = self.cards(), uuid4()
        with unit_of_work(self.database) as session:
            morning = self.held(session)
            for number in numbers:
                move(session, morning, Wish(uuid4(), cards[number].id, key), by=self.adviser)
            if name:
                move(session, morning, Wish(uuid4(), group_key=key, name=name), by=self.adviser)
        return key

    def say(self, number: int, answer: Answer = Answer.OURS, note: str = "") -> None:
        """What the authors of a card say, written down in their presence."""
        with unit_of_work(self.database) as session:
            word = Word(self.cards()[number].id, answer, note, "both lead reviewers")
            note_answer(session, self.held(session), word, by=self.adviser)


def share(cast: Cast, database: Database, *titles: str) -> None:
    """Let findings cross: the first of the first LSCB, the others of the other; the third came in a file."""
    first = Place(cast.programme_id, cast.board_id, cast.review_id)
    other = Place(cast.programme_id, cast.other_board_id, cast.other_review_id)
    far = Place(cast.programme_id, cast.other_board_id, uuid4())
    with unit_of_work(database) as session:
        for place, title in enumerate(titles):
            where = (first, other, far)[place % 3]
            came_by = CameBy.FILE if where is far else CameBy.HERE
            a_shared_finding(session, where, title, by=cast.users[Role.ADVISER], came_by=came_by)


def a_day(cast: Cast, database: Database, *titles: str, opened: bool = True) -> Day:
    """A morning with a card for each of these findings."""
    share(cast, database, *(titles or TITLES))
    adviser = cast.users[Role.ADVISER]
    with unit_of_work(database) as session:
        morning = call_morning(session, cast.programme_id, Plan(HELD_ON, "The big room"), by=adviser)
        if opened:
            open_morning(session, morning, by=adviser)
        return Day(cast, database, morning.id)
