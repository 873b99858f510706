"""What likeness offers."""

from collections.abc import Iterator

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.jobs import Step, Toil
from review_app.core.offers import Comparable, Erasable, Passing, Room, Work
from review_app.core.passing import Sweeping
from review_app.likeness.actions import READING, ask_where_unread
from review_app.likeness.models import TextVector
from review_app.likeness.reading import steps_of_reading


def _read(toil: Toil) -> Iterator[Step]:
    if toil.programme_id is not None:
        yield from steps_of_reading(toil.database, toil.house.offered(Comparable), toil.programme_id)


def _look_for_unread(session: Session, sweeping: Sweeping) -> None:
    del sweeping
    ask_where_unread(session)


ROOM = Room(
    "likeness",
    None,
    (
        Work(
            READING,
            "Reading what is compared",
            Permission.ACROSS_READ,
            _read,
            lambda job: url_for("boards.programme", programme_id=job.programme_id),
            leads_to="The programme",
            meanwhile="What has not been read yet is not suggested.",
            finished="Everything that is shared or in the library can be compared.",
        ),
        Passing(_look_for_unread),
        Erasable(TextVector),
    ),
)
