"""Shared findings and answers about them, for tests."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.themes.actions import Answer, decide
from review_app.themes.models import Pair, Verdict
from review_app.wordings.models import CameBy, SharedWording
from review_app.wordings.sharing import end_sharing

SHARED_ON = date(2011, 7, 1)
DIFFERENT = "Different things that the same words stand for."


@dataclass(frozen=True)
class Place:
    """Where a shared finding comes from."""

    programme_id: UUID
    board_id: UUID
    review_ref: UUID


def a_shared_finding(
    session: Session, place: Place, title: str = "Concern is filed as information", *, by: UUID, **values: object
) -> SharedWording:
    """A wording as it crossed from a review, here or in a file."""
    stated = {
        "programme_id": place.programme_id, "board_id": place.board_id, "review_ref": place.review_ref,
        "finding_ref": uuid4(), "title": title, "summary": f"{title}: so it is, and nobody means it.",
        "category_key": "tools", "category_heading": "Tools", "category_place": 1, "number": 1,
        "factor_headings": "Workload", "shared_on": SHARED_ON, "came_by": CameBy.FILE,
    }  # fmt: skip
    wording = SharedWording(**(stated | values))
    stage(session, Event.WORDING_CONSENTED, wording, by=by)
    session.add(wording)
    session.flush()
    return wording


def ended(session: Session, wording: SharedWording, *, by: UUID, by_newer: bool = False) -> None:
    """A wording is taken back, or gives way to a newer one."""
    stage(session, Event.WORDING_WITHDRAWN, wording, by=by)
    end_sharing(session, wording.finding_ref, by_newer=by_newer)


def answered(
    session: Session, first: SharedWording, second: SharedWording, *people: UUID, verdict: Verdict = Verdict.SAME
) -> Pair:
    """The same answer about two findings, given by each of these people."""
    reason = "" if verdict is Verdict.SAME else DIFFERENT
    answer = Answer(first.finding_ref, second.finding_ref, verdict, reason)
    return [decide(session, first.programme_id, answer, by=who) for who in people][-1]
