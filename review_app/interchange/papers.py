"""Making the file of an LSCB's agreed wordings."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.boards.models import Board
from review_app.boards.queries import programme_by_id
from review_app.core.clock import today
from review_app.core.errors import refuse_if
from review_app.core.keys import Keys
from review_app.interchange import queries, rules
from review_app.interchange.actions import note_sent
from review_app.interchange.contents import Contents, FileWithdrawal, FileWording, visible
from review_app.interchange.models import SentFile
from review_app.interchange.signing import fingerprint, private_key, signed, strange
from review_app.wordings.models import CameBy, SharedWording


def wordings_file(
    session: Session, board: Board, keys: Keys, *, by: UUID, on: date | None = None
) -> tuple[SentFile, bytes]:
    """The next file of an LSCB: what it shares now, what it no longer shares, and nothing else; noted as sent."""
    queries.hold_board(session, board.id)
    current = queries.shared_by_board(session, board.id, CameBy.HERE)
    gone = queries.withdrawals_of_board(session, board.id)
    refuse_if(rules.why_not_make(len(current), len(gone)))
    contents = Contents(
        programme=visible(programme_by_id(session, board.programme_id).name),
        lscb=visible(board.name),
        number=queries.last_issue_sent(session, board.id) + 1,
        made_on=on or today(),
        wordings=tuple(_wording(keys, one) for one in current),
        withdrawn=tuple(
            FileWithdrawal(strange(keys, board.id, one.finding_ref), one.ended_on or today()) for one in gone
        ),
    )
    data = signed(contents, private_key(keys, board.id))
    sent = SentFile(
        programme_id=board.programme_id, board_id=board.id, issue=contents.number, made_on=contents.made_on,
        made_by=by, fingerprint=fingerprint(data), wordings=len(current), withdrawals=len(gone),
    )  # fmt: skip
    note_sent(session, sent, [one.finding_ref for one in current])
    return sent, data


def _wording(keys: Keys, one: SharedWording) -> FileWording:
    return FileWording(
        review=strange(keys, one.board_id, one.review_ref),
        finding=strange(keys, one.board_id, one.finding_ref),
        wording=strange(keys, one.board_id, one.id),
        title=visible(one.title),
        summary=visible(one.summary),
        category_key=one.category_key,
        category=one.category_heading,
        factors=tuple(visible(heading) for heading in one.headings),
        good_practice=one.is_good_practice,
        shared_on=one.shared_on,
    )
