"""Something for tests that quotes can hang on, so that sources can be tried without the rooms above them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flask import Flask
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import NotFound, NotNow
from review_app.core.offers import Attachment, Hanging, House, Room, Target
from review_app.reviews.queries import review_by_id

EPISODE, AGREED, SECOND = UUID(int=101), UUID(int=102), UUID(int=103)
NAMES = {EPISODE: "Episode 1", AGREED: "Episode 2", SECOND: "Episode 3"}


@dataclass
class Pegs:
    """What hangs where: two open episodes, and one that takes nothing more."""

    hung: list[Attachment] = field(default_factory=list)
    closed: set[UUID] = field(default_factory=set)  # what has been agreed since

    def choices(self, session: Session, review_id: UUID) -> Sequence[tuple[UUID, str]]:
        """The episodes of the review."""
        review_by_id(session, review_id)
        there = [
            (EPISODE, "Episode 1: O’Brien & Sons’ visit"),
            (AGREED, "Episode 2: agreed"),
            (SECOND, "Episode 3: later"),
        ]
        return [choice for choice in there if choice[0] not in self.closed]

    def attach(self, session: Session, attachment: Attachment) -> None:
        """Hang it, unless the episode takes nothing more."""
        if attachment.target_id not in {EPISODE, AGREED, SECOND} - self.closed:
            raise NotFound
        if attachment.target_id == AGREED:
            raise NotNow("This episode is agreed. Open it again first.")
        stage(session, Event.SUPPORT_ADDED, review_by_id(session, attachment.review_id), by=attachment.by)
        self.hung.append(attachment)

    def detach(self, session: Session, attachment: Attachment) -> None:
        """Take it off again."""
        stage(session, Event.SUPPORT_REMOVED, review_by_id(session, attachment.review_id), by=attachment.by)
        same = (attachment.source_id, attachment.passage_id, attachment.target_id)
        self.hung = [each for each in self.hung if (each.source_id, each.passage_id, each.target_id) != same]

    def hanging(self, session: Session, review_id: UUID, passage_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
        """What the quotes hang on."""
        del session, review_id
        return _by_id((each.passage_id, each) for each in self.hung if each.passage_id in passage_ids)

    def ticked(self, session: Session, review_id: UUID, source_ids: Sequence[UUID]) -> Mapping[UUID, list[Hanging]]:
        """What rests on the sources as a whole."""
        del session, review_id
        ticks = (each for each in self.hung if each.passage_id is None)
        return _by_id((each.source_id, each) for each in ticks if each.source_id in source_ids)


def _by_id(hung: Iterable[tuple[UUID | None, Attachment]]) -> dict[UUID, list[Hanging]]:
    found: dict[UUID, list[Hanging]] = {}
    for key, each in hung:
        if key is not None:
            found.setdefault(key, []).append(Hanging("peg", NAMES[each.target_id], "/peg", each.target_id))
    return found


def put_up(app: Flask) -> Pegs:
    """Let the application offer nothing but these pegs to hang quotes on."""
    pegs = Pegs()
    target = Target(
        "peg",
        "episode",
        pegs.choices,
        pegs.attach,
        pegs.hanging,
        Permission.CASE_WRITE,
        ticked=pegs.ticked,
        detach=pegs.detach,
    )
    rooms = tuple(
        Room(room.name, room.blueprint, tuple(each for each in room.offers if not isinstance(each, Target)))
        for room in app.extensions["casewindow.house"].rooms
    )
    app.extensions["casewindow.house"] = House((*rooms, Room("pegs", None, (target,))))
    return pegs
