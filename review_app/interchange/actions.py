"""Writing: files sent, keys registered, files received and taken in."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.boards.models import Board
from review_app.boards.queries import board_by_id
from review_app.core.clock import now, today
from review_app.core.errors import refuse_if
from review_app.interchange import queries, rules
from review_app.interchange.contents import FileWording
from review_app.interchange.models import FileState, ReceivedFile, SenderKey, SentFile, SentFinding
from review_app.interchange.reading import SignedFile, read_file
from review_app.interchange.rules import Fate, Line
from review_app.wordings.models import CameBy, SharedWording
from review_app.wordings.sharing import end_sharing, take_in

UNKNOWN_PLACE = 999  # a category that is not in the programme's list stands behind all others


def note_sent(session: Session, sent: SentFile, findings: Sequence[UUID]) -> None:
    """That a file was made, and of which findings it holds something."""
    stage(session, Event.WORDINGS_FILE_MADE, sent, by=sent.made_by, number=sent.issue, file=sent.fingerprint[:32])
    before = queries.sent_findings(session, sent.board_id)
    session.add(sent)
    place = {"programme_id": sent.programme_id, "board_id": sent.board_id}
    session.add_all(SentFinding(finding_ref=each, **place) for each in findings if each not in before)
    session.flush()


def register_key(session: Session, board: Board, key: SenderKey, own_keys: Sequence[str], *, by: UUID) -> SenderKey:
    """Note the key with which an LSCB signs its files elsewhere, as it was read out."""
    queries.hold_board(session, board.id)
    known = queries.open_keys(session, board.programme_id)
    refuse_if(rules.why_not_register(board, key.public_key, known, own_keys, key.read_out_on, today()))
    key.programme_id, key.board_id, key.registered_by = board.programme_id, board.id, by
    stage(session, Event.SENDER_KEY_REGISTERED, key, by=by)
    session.add(key)
    session.flush()
    return key


def end_key(session: Session, key: SenderKey, *, by: UUID) -> None:
    """Take no file with this key any more; what came with it before stays."""
    refuse_if("This key has been ended already." if key.ended_at else None)
    stage(session, Event.SENDER_KEY_ENDED, key, by=by)
    key.ended_at, key.ended_by = now(), by
    session.flush()


def keep_file(session: Session, board: Board, signed: SignedFile, words: str, *, by: UUID) -> ReceivedFile:
    """Keep a file until somebody decides on it; one of the same LSCB that waited before is put aside for it."""
    queries.hold_board(session, board.id)
    last = queries.last_issue_taken(session, board.id)
    refuse_if(rules.why_not_take(signed.contents, board, last, today()) or _why_not_lines(session, board, signed))
    waiting = queries.waiting_of_board(session, board.id)
    if waiting is not None:
        put_aside(session, waiting, by=by)
    received = ReceivedFile(
        programme_id=board.programme_id, board_id=board.id, issue=signed.contents.number,
        made_on=signed.contents.made_on, fingerprint=signed.fingerprint, public_key=signed.public_key,
        received_by=by, words=words,
    )  # fmt: skip
    stage(session, Event.WORDINGS_FILE_RECEIVED, received, by=by, number=received.issue, file=received.fingerprint[:32])
    session.add(received)
    session.flush()
    return received


def accept_file(session: Session, received: ReceivedFile, *, by: UUID) -> dict[Fate, int]:
    """Take a file in, in one step: new words are read across, newer ones take their place, withdrawn ones end."""
    queries.hold_board(session, received.board_id)
    received, board = queries.received_now(session, received), board_by_id(session, received.board_id)
    refuse_if(rules.why_not_decide(received) or _why_not_key(session, received))
    signed = read_file(received.words.encode())
    last = queries.last_issue_taken(session, board.id)
    refuse_if(rules.why_not_take(signed.contents, board, last, today()) or _why_not_lines(session, board, signed))
    lines = rules.lines_of(signed.contents, board.id, queries.shared_by_board(session, board.id, CameBy.FILE))
    stage(session, Event.WORDINGS_FILE_ACCEPTED, received, by=by, number=received.issue)
    _apply(session, board, lines)
    counts = rules.counts_of(lines)
    received.new, received.newer = counts[Fate.NEW], counts[Fate.NEWER]
    received.withdrawn, received.unchanged = counts[Fate.WITHDRAWN], counts[Fate.UNCHANGED]
    _decide(received, FileState.ACCEPTED, by)
    session.flush()
    return counts


def put_aside(session: Session, received: ReceivedFile, *, by: UUID) -> None:
    """Take nothing of a file; that it came is kept, and its words are not."""
    queries.hold_board(session, received.board_id)
    received = queries.received_now(session, received)
    refuse_if(rules.why_not_decide(received))
    stage(session, Event.WORDINGS_FILE_PUT_ASIDE, received, by=by, number=received.issue)
    _decide(received, FileState.PUT_ASIDE, by)
    session.flush()


def _decide(received: ReceivedFile, state: FileState, by: UUID) -> None:
    received.state, received.decided_by, received.decided_at, received.words = state, by, now(), ""


def _why_not_key(session: Session, received: ReceivedFile) -> str | None:
    known = queries.open_keys(session, received.programme_id)
    holds = any(one.board_id == received.board_id and one.public_key == received.public_key for one in known)
    return None if holds else rules.KEY_ENDED


def _why_not_lines(session: Session, board: Board, signed: SignedFile) -> str | None:
    ids = [rules.ours(board.id, one.wording) for one in signed.contents.wordings]
    return rules.why_not_lines(signed.contents, board.id, queries.shared_by_ids(session, board.id, ids))


def _apply(session: Session, board: Board, lines: Sequence[Line]) -> None:
    places = queries.places_of_categories(session, board.programme_id)
    for line in lines:
        if line.fate is Fate.WITHDRAWN and line.here is not None:
            end_sharing(session, line.here.finding_ref)
        elif line.fate is not Fate.UNCHANGED and line.wording is not None:
            take_in(session, _shared(board, line.wording, places))
    session.flush()


def _shared(board: Board, one: FileWording, places: dict[str, tuple[str, int]]) -> SharedWording:
    heading, place = places.get(one.category_key, (one.category, UNKNOWN_PLACE))
    return SharedWording(
        id=rules.ours(board.id, one.wording), programme_id=board.programme_id, board_id=board.id,
        review_ref=rules.ours(board.id, one.review), finding_ref=rules.ours(board.id, one.finding),
        title=one.title, summary=one.summary, category_key=one.category_key, category_heading=heading,
        category_place=place, factor_headings="\n".join(one.factors), is_good_practice=one.good_practice,
        shared_on=one.shared_on, came_by=CameBy.FILE,
    )  # fmt: skip
