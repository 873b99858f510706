"""What wordings offer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.gate import allowed_in, standing_here
from review_app.access.may import Scope
from review_app.access.permissions import Permission
from review_app.access.stages import Stage
from review_app.boards.queries import boards_by_ids
from review_app.core.offers import Comparable, Erasable, Need, NeedLine, Panel, Record, Room, Task, TaskLine
from review_app.core.text import counted
from review_app.findings.queries import finding_in_review, loaded_finding
from review_app.reviews.queries import reviews_by_ids
from review_app.wordings import queries, rules
from review_app.wordings.crossed import number_shared
from review_app.wordings.models import SharedWording, Wording, WordingState
from review_app.wordings.since import changed_since
from review_app.wordings.views import blueprint


def _wordings_task(session: Session, review_id: UUID) -> TaskLine:
    wordings = queries.wordings_of_review(session, review_id)
    shared = sum(wording.state is WordingState.CONSENTED for wording in wordings)
    waiting = sum(wording.state is WordingState.PROPOSED for wording in wordings)
    parts = [counted(shared, "wording")] if shared else []
    parts += [f"{counted(waiting, 'wording')} waiting for the chair"] if waiting else []
    url = url_for("wordings.list_", review_id=review_id)
    return TaskLine(", ".join(parts) or "nothing yet", url, done=shared > 0 and not waiting)


def _waiting(session: Session, who: UUID, review_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    codes = {review.id: review.code for review in reviews_by_ids(session, review_ids)}
    wordings = queries.wordings_waiting(session, review_ids)
    changed = changed_since(session, review_ids, wordings)
    return [
        NeedLine(f"{codes[wording.review_id]}: may this wording be shared?", _url(wording))
        for wording in wordings
        if wording.proposed_by != who and wording.id not in changed
    ]


def _outdated(session: Session, who: UUID, review_ids: Sequence[UUID]) -> Sequence[NeedLine]:
    del who
    codes = {review.id: review.code for review in reviews_by_ids(session, review_ids)}
    wordings = queries.wordings_waiting(session, review_ids)
    changed = changed_since(session, review_ids, wordings)
    said = (
        "a finding has been changed since its wording was proposed, so the chair can’t consent. Propose the new words."
    )
    return [NeedLine(f"{codes[one.review_id]}: {said}", _url(one)) for one in wordings if one.id in changed]


def _of_finding(session: Session, review_id: UUID, finding_id: UUID) -> Mapping[str, Any]:
    wordings = queries.wordings_of_finding(session, review_id, finding_id)
    finding = loaded_finding(session, finding_id) or finding_in_review(session, review_id, finding_id)
    return {
        "wordings": wordings,
        "changed": changed_since(session, [review_id], wordings),
        "why_not": rules.why_not_propose(finding),
        "finding_id": finding_id,
    }


def _of_programme(session: Session, review_id: UUID, programme_id: UUID) -> Mapping[str, Any]:
    del review_id  # a programme's page has none
    wordings, boards = number_shared(session, programme_id)
    own = {one.board_id for one in standing_here().holdings if one.programme_id == programme_id and one.board_id}
    decides = [one for one in own if allowed_in(Permission.WORDING_CONSENT, Scope(programme_id, one))]
    mine = boards_by_ids(session, decides) if decides else []
    return {"number": wordings, "boards": boards, "programme_id": programme_id, "mine": mine}


def _of_board(session: Session, review_id: UUID, board_id: UUID) -> Mapping[str, Any]:
    del session, review_id  # an LSCB's page has none
    return {"board_id": board_id}


def _url(wording: Wording) -> str:
    return url_for("wordings.show", review_id=wording.review_id, wording_id=wording.id)


READ, PROPOSE = Permission.WORDING_READ, Permission.WORDING_PROPOSE

ROOM = Room(
    "wordings",
    blueprint,
    (
        Task(Stage.REPORTING, "Agreed to share", _wordings_task, READ),
        Need(_waiting, Permission.WORDING_CONSENT),
        Need(_outdated, PROPOSE),
        Panel("finding", "Agreed to share", "wordings/panel.html", _of_finding, READ),
        Panel("programme", "Agreed to share", "wordings/programme_panel.html", _of_programme, Permission.ACROSS_READ),
        Panel("board", "Agreed to share", "wordings/board_panel.html", _of_board, Permission.WORDING_CONSENT),
        Record(
            Wording,
            "wording",
            lambda row: row.name,
            _url,
            READ,
            PROPOSE,
            why_not_change=lambda session, row: rules.ALTERED,
        ),
        Erasable(Wording),
        Erasable(SharedWording),
        Comparable("wording", SharedWording, "wording", queries.texts_shared, queries.number_to_compare),
    ),
)
