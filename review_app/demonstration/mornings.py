"""Loading two themes mornings: one that was closed and made a theme, and one that lies open on the table today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.clock import turn_to
from review_app.demonstration.story import Cast, Story
from review_app.mornings import queries
from review_app.mornings.actions.answering import Word, note_answer
from review_app.mornings.actions.calling import Attendance, Plan, call_morning, note_attendance, open_morning
from review_app.mornings.actions.closing import close_morning
from review_app.mornings.actions.moving import Wish, move, undo
from review_app.mornings.models import Answer, Morning
from review_app.mornings.plan import closing_plan
from review_app.mornings.table import Laid

CALLED, HELD, CALLED_AGAIN, OPEN = date(2011, 9, 5), date(2011, 9, 14), date(2011, 9, 15), date(2011, 9, 20)
FORMS = "A worry is filed as information when whoever passes it on is first asked to say what kind of worry it is"
FATHERS = "Fathers are met when a service happens to be open to them"
LIST = "In busy teams supervision goes through a list, and unease has no line on it"
FORM, ITS_FORM, CALL = ("LT-01", "fi1"), ("LT-02", "n1"), ("LT-04", "n1")
DOORS, EVENINGS = ("LT-01", "fi2"), ("LT-06", "n1")
UNEASE, ITS_LIST, ATTENDANCE = ("LT-01", "fi5"), ("LT-02", "n2"), ("LT-01", "fi3")
MINUTES = ("file", "What was decided")  # of an LSCB with an installation of its own: told by how its title begins
BY_TELEPHONE = (
    "With us it is the telephone call and not a form: the caller is asked the question before anybody has listened."
)


@dataclass
class _Day:
    """A morning while it is told: its cards by the review and key of their findings, and who runs it."""

    session: Session
    morning: Morning
    adviser: UUID
    cards: Mapping[tuple[str, str], Laid]
    keys: dict[str, UUID] = field(default_factory=dict)

    def put(self, group: str, *cards: tuple[str, str], by: UUID) -> None:
        """Cards go into a group of this name; the name is given with the first."""
        is_new = group not in self.keys
        key = self.keys.setdefault(group, uuid4())
        for card in cards:
            move(self.session, self.morning, Wish(uuid4(), self.cards[card].id, key), by=by)
        if is_new:
            move(self.session, self.morning, Wish(uuid4(), group_key=key, name=group), by=by)

    def say(self, card: tuple[str, str], answer: Answer, *, by: UUID, note: str = "", spoken_by: str = "") -> None:
        """What its authors say of a card."""
        note_answer(self.session, self.morning, Word(self.cards[card].id, answer, note, spoken_by), by=by)


def load_mornings(stories: Mapping[str, Story], cast: Cast, programme_id: UUID) -> None:
    """The morning of 14 September, closed; and that of today, with cards in two groups and one of them confirmed."""
    _closed(_called(stories, cast, programme_id, CALLED, HELD), stories)
    _open(_called(stories, cast, programme_id, CALLED_AGAIN, OPEN, ("management", "longer_term")), stories)


def _called(
    stories: Mapping[str, Story],
    cast: Cast,
    programme_id: UUID,
    on: date,
    held_on: date,
    categories: Sequence[str] = (),
) -> _Day:
    """Called on one day, opened on another."""
    session, adviser = next(iter(stories.values())).session, cast.holders(Role.ADVISER)[0]
    turn_to(on)
    invited = "Both lead reviewers of each review with a finding on the table; the advisers; SCIE; whoever wishes to from the review teams."
    plan = Plan(held_on, "Training room, second floor", invited, categories)
    morning = call_morning(session, programme_id, plan, by=adviser)
    laid = {card.finding_ref: card for card in queries.cards_of_morning(session, morning.id)}
    known = {(code, key): one.id for code, story in stories.items() for key, one in story.findings.items()}
    cards = {name: laid[finding_id] for name, finding_id in known.items() if finding_id in laid}
    for card in laid.values():
        if card.title.startswith(MINUTES[1]):
            cards[MINUTES] = card
    turn_to(held_on)
    open_morning(session, morning, by=adviser)
    return _Day(session, morning, adviser, cards)


def _closed(day: _Day, stories: Mapping[str, Story]) -> None:
    first, second, fourth, sixth = (stories[code].leads[0] for code in ("LT-01", "LT-02", "LT-04", "LT-06"))
    day.put(FORMS, FORM, ITS_FORM, by=second)
    day.put(FORMS, MINUTES, by=day.adviser)
    undo(day.session, day.morning, uuid4(), by=day.adviser)  # late minutes are another matter
    day.put(FORMS, CALL, by=fourth)
    day.put(FATHERS, DOORS, EVENINGS, by=sixth)
    day.say(FORM, Answer.OURS, by=first)
    day.say(ITS_FORM, Answer.OURS, by=second)
    day.say(CALL, Answer.DIFFERS, note=BY_TELEPHONE, by=day.adviser, spoken_by="both lead reviewers")
    not_ours = "Ours is about how assessments are built, wherever the father is; opening hours are a small part of it."
    day.say(DOORS, Answer.NOT_OURS, note=not_ours, by=first)
    day.say(EVENINGS, Answer.OURS, by=day.adviser, spoken_by="one of the lead reviewers")
    there = {"LT-01", "LT-02", "LT-04", "LT-06"}
    _noted(day, stories, there, ["designated nurse, health", "training manager, LSCB office"])
    plan = closing_plan(day.session, day.morning)
    close_morning(day.session, day.morning, plan.mark, by=day.adviser)


def _open(day: _Day, stories: Mapping[str, Story]) -> None:
    first, second = stories["LT-01"].leads[0], stories["LT-02"].leads[0]
    day.put(LIST, UNEASE, ITS_LIST, by=second)
    day.say(ITS_LIST, Answer.OURS, by=second)
    move(day.session, day.morning, Wish(uuid4(), day.cards[ATTENDANCE].id, uuid4()), by=first)
    _noted(day, stories, {"LT-01", "LT-02"}, [])


def _noted(day: _Day, stories: Mapping[str, Story], there: set[str], typed: Sequence[str]) -> None:
    """Who was there: the first of each pair that came, and the adviser."""
    codes = {story.review.id: code for code, story in stories.items()}
    pairs = queries.pairs_of_morning(day.session, day.morning.id)
    present = {pair.id: codes.get(pair.review_ref) in there for pair in pairs}
    people = [day.adviser, *(stories[code].leads[0] for code in sorted(there))]
    note_attendance(day.session, day.morning, Attendance(people, typed, present), by=day.adviser)
