"""Loading what the invented pairs noted month by month, and the early messages of the programme in each of their states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.core.clock import in_london, now, turn_to
from review_app.demonstration.files import Table, read_early_messages
from review_app.demonstration.story import Story, only
from review_app.messages import actions, queries
from review_app.messages.actions import Audience, Draw, Origin, Words
from review_app.messages.gate import gate_of
from review_app.messages.models import CheckAnswer, Message, MessageKind, MonthlyNote
from review_app.messages.reader import Reader
from review_app.themes.models import ThemeMember
from review_app.wordings.models import SharedWording


@dataclass(frozen=True)
class People:
    """Who writes, checks, releases and reads."""

    adviser: UUID
    manager: UUID
    supervisor: UUID
    readers: Sequence[UUID]


def load_notes(data: Table, stories: Mapping[str, Story]) -> dict[str, list[MonthlyNote]]:
    """The monthly notes of two pairs."""
    made: dict[str, list[MonthlyNote]] = {}
    for number, row in enumerate(data["notes"]):
        story, month = stories[row["review"]], row["month"]
        turn_to(month.replace(day=28))
        texts = only(row, "release_of_staff", "turnout", "time_needed")
        note = actions.add_note(story.session, story.review.id, month, texts, by=story.lead(number))
        made.setdefault(row["review"], []).append(note)
    return made


def load_messages(stories: Mapping[str, Story], people: People) -> None:
    """One message to all, one to two LSCBs, one that waits for its second check, and one that was opened and taken back."""
    data = read_early_messages()
    notes, words = load_notes(data, stories), data["messages"]
    first, second = stories["LT-01"], stories["LT-02"]
    turn_to(date(2011, 8, 22))
    draws = actions.from_note(notes["LT-02"][1], second.review.board_id)
    turnout = _draft(second, _words(words["turnout"]), draws, by=second.lead())
    _ask(turnout, second, people.adviser, people.manager, by=people.supervisor)
    _yes(second.session, turnout, people.adviser, people.manager)
    some = frozenset({first.review.board_id, stories["LT-03"].review.board_id})
    _out(second.session, turnout, Audience(False, some), by=people.manager)
    _one_withdrawn(first, words["hours"], turnout, people)
    turn_to(date(2011, 9, 15))
    forms = _draft(
        first,
        _words(words["forms"]),
        _of_theme(first, "fi1"),
        by=first.lead(),
    )
    _ask(forms, first, people.manager, people.supervisor, by=people.adviser)
    turn_to(date(2011, 9, 16))
    _yes(first.session, forms, people.manager, people.supervisor)
    _out(first.session, forms, Audience(True), by=people.supervisor)
    turn_to(date(2011, 9, 19))
    fathers = _draft(
        first, _words(words["fathers"]), _shared(stories, ("LT-01", "fi2"), ("LT-06", "n1")), by=first.lead(1)
    )
    _ask(fathers, first, people.manager, people.supervisor, by=people.adviser)
    _yes(first.session, fathers, people.supervisor)


def _one_withdrawn(story: Story, row: Table, instead: Message, people: People) -> None:
    session = story.session
    turn_to(date(2011, 7, 4))
    hours = actions.begin_message(session, story.review.programme_id, _words(row), [], Origin(), by=people.adviser)
    _ask(hours, story, people.manager, people.supervisor, by=people.manager)
    _yes(session, hours, people.manager, people.supervisor)
    _out(session, hours, Audience(True), by=people.manager)
    turn_to(date(2011, 7, 6))
    for reader in people.readers:
        actions.note_opened(session, hours.id, by=reader)
    turn_to(on := date(2011, 9, 5))
    actions.withdraw(session, hours, row["withdrawn_reason"], by=people.manager, instead=instead, on=on)


def _draft(story: Story, words: Words, draws: Sequence[Draw], *, by: UUID) -> Message:
    origin = Origin(story.review.id)
    return actions.begin_message(story.session, story.review.programme_id, words, draws, origin, by=by)


def _words(row: Table) -> Words:
    return Words(MessageKind(row["kind"]), **only(row, "title", "seeing", "why_matters", "to_ask"))


def _shared(stories: Mapping[str, Story], *findings: tuple[str, str]) -> list[Draw]:
    """The shared wordings of findings, by review and key."""
    refs = [stories[code].findings[key].id for code, key in findings]
    session = next(iter(stories.values())).session
    wanted = select(SharedWording).where(SharedWording.finding_ref.in_(refs), SharedWording.ended_on.is_(None))
    return actions.from_wordings(session.scalars(wanted.order_by(SharedWording.title)))


def _of_theme(story: Story, key: str) -> list[Draw]:
    """What is shared in the theme that a finding belongs to."""
    member = select(ThemeMember).where(ThemeMember.finding_ref == story.findings[key].id, ThemeMember.left_at.is_(None))
    theme_id = story.session.scalars(member.order_by(ThemeMember.id)).one().theme_id
    theme = queries.theme_here(story.session, story.review.programme_id, theme_id)
    return actions.from_wordings(queries.wordings_of_theme(story.session, theme), theme)


def _ask(message: Message, story: Story, *people: UUID, by: UUID) -> None:
    reader = Reader(by, message.programme_id, frozenset(), of_programme=True, pairs=frozenset())
    actions.ask(story.session, message, people, reader)


def _yes(session: Session, message: Message, *people: UUID) -> None:
    for user_id in people:
        mark = gate_of(session, message).mark
        actions.answer(session, message, CheckAnswer.YES, "", seen=mark, by=user_id)


def _out(session: Session, message: Message, audience: Audience, *, by: UUID) -> None:
    day = in_london(now()).date()
    actions.release(session, message, audience, seen=gate_of(session, message).mark, by=by, on=day)
