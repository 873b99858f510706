"""Reading what was sent and received; and what an LSCB shares here now."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.boards.models import Board
from review_app.core.errors import found
from review_app.interchange.models import FileState, ReceivedFile, SenderKey, SentFile, SentFinding
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import terms_of
from review_app.wordings.models import CameBy, SharedWording

LATEST = 50  # files of a history that a page shows


def hold_board(session: Session, board_id: UUID) -> None:
    """Keep everybody else from sending or taking in a file of this LSCB until the commit."""
    session.execute(select(Board.id).where(Board.id == board_id).with_for_update(key_share=True))


def shared_by_board(session: Session, board_id: UUID, came_by: CameBy) -> list[SharedWording]:
    """What an LSCB shares now, by what it came by, in the order of their sharing."""
    wanted = select(SharedWording).where(SharedWording.board_id == board_id, SharedWording.came_by == came_by)
    wanted = wanted.where(SharedWording.ended_on.is_(None))
    return list(session.scalars(wanted.order_by(SharedWording.created_at, SharedWording.id)))


def shared_by_ids(session: Session, board_id: UUID, ids: Iterable[UUID]) -> dict[UUID, SharedWording]:
    """Those wordings of an LSCB, shared or ended, that have these ids."""
    wanted = select(SharedWording).where(SharedWording.board_id == board_id, SharedWording.id.in_(list(ids)))
    return {one.id: one for one in session.scalars(wanted.order_by(SharedWording.id))}


def withdrawals_of_board(session: Session, board_id: UUID) -> list[SharedWording]:
    """The last words of each finding that went out in a file and of which nothing is shared any more."""
    sent = select(SentFinding.finding_ref).where(SentFinding.board_id == board_id)
    current = select(SharedWording.finding_ref).where(
        SharedWording.board_id == board_id, SharedWording.ended_on.is_(None)
    )
    ended = select(SharedWording).where(
        SharedWording.finding_ref.in_(sent),
        SharedWording.finding_ref.not_in(current),
        SharedWording.board_id == board_id,
    )
    rows = session.scalars(ended.order_by(SharedWording.created_at, SharedWording.number))
    return list({one.finding_ref: one for one in rows}.values())


def sent_findings(session: Session, board_id: UUID) -> set[UUID]:
    """The findings of which something went out in a file."""
    return set(session.scalars(select(SentFinding.finding_ref).where(SentFinding.board_id == board_id)))


def sent_files(session: Session, board_id: UUID) -> list[SentFile]:
    """The latest files of an LSCB, the newest first."""
    wanted = select(SentFile).where(SentFile.board_id == board_id).order_by(SentFile.issue.desc()).limit(LATEST)
    return list(session.scalars(wanted))


def last_issue_sent(session: Session, board_id: UUID) -> int:
    """The number of the LSCB's last file; 0 before the first."""
    return session.scalar(select(func.max(SentFile.issue)).where(SentFile.board_id == board_id)) or 0


def open_keys(session: Session, programme_id: UUID) -> list[SenderKey]:
    """The keys that count in a programme."""
    wanted = select(SenderKey).where(SenderKey.programme_id == programme_id, SenderKey.ended_at.is_(None))
    return list(session.scalars(wanted.order_by(SenderKey.created_at, SenderKey.id)))


def keys_of_programme(session: Session, programme_id: UUID) -> list[SenderKey]:
    """The latest keys of a programme, ended ones too, the newest first."""
    wanted = select(SenderKey).where(SenderKey.programme_id == programme_id)
    return list(session.scalars(wanted.order_by(SenderKey.created_at.desc(), SenderKey.id).limit(LATEST)))


def key_in_programme(session: Session, programme_id: UUID, key_id: UUID) -> SenderKey:
    """A key of this programme; raises NotFound."""
    wanted = select(SenderKey).where(SenderKey.programme_id == programme_id, SenderKey.id == key_id)
    return found(session.scalars(wanted).first())


def received_files(session: Session, programme_id: UUID) -> list[ReceivedFile]:
    """The latest files that came, the newest first; without their text."""
    wanted = select(ReceivedFile).where(ReceivedFile.programme_id == programme_id)
    return list(session.scalars(wanted.order_by(ReceivedFile.created_at.desc(), ReceivedFile.id).limit(LATEST)))


def received_in_programme(session: Session, programme_id: UUID, file_id: UUID) -> ReceivedFile:
    """A file that came to this programme; raises NotFound."""
    wanted = select(ReceivedFile).where(ReceivedFile.programme_id == programme_id, ReceivedFile.id == file_id)
    return found(session.scalars(wanted).first())


def received_now(session: Session, received: ReceivedFile) -> ReceivedFile:
    """A file as it is now that nobody else can decide on it."""
    wanted = select(ReceivedFile).where(ReceivedFile.id == received.id)
    return found(session.scalars(wanted, execution_options={"populate_existing": True}).first())


def waiting_of_board(session: Session, board_id: UUID) -> ReceivedFile | None:
    """The file of an LSCB that waits for a decision, or None."""
    wanted = select(ReceivedFile).where(ReceivedFile.board_id == board_id, ReceivedFile.state == FileState.WAITING)
    return session.scalars(wanted).first()


def last_issue_taken(session: Session, board_id: UUID) -> int:
    """The number of the LSCB's last file that was taken in; 0 before the first."""
    wanted = select(func.max(ReceivedFile.issue)).where(ReceivedFile.board_id == board_id)
    return session.scalar(wanted.where(ReceivedFile.state == FileState.ACCEPTED)) or 0


def places_of_categories(session: Session, programme_id: UUID) -> dict[str, tuple[str, int]]:
    """The heading and place of each category of the programme, by key."""
    terms = terms_of(session, programme_id, VocabularyKind.TYPOLOGY)
    return {term.key: (term.heading, term.place) for term in terms}
