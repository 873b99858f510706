"""Loading what crosses between installations: a file that went out, and two that came from an LSCB with one of its own."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from review_app.boards.models import Board
from review_app.core.clock import turn_to
from review_app.core.keys import Keys
from review_app.demonstration.files import Table, read_crossing
from review_app.interchange.actions import accept_file, keep_file, register_key
from review_app.interchange.contents import Contents, FileWording
from review_app.interchange.models import SenderKey
from review_app.interchange.papers import wordings_file
from review_app.interchange.reading import read_file
from review_app.interchange.signing import public_key, signed

ELSEWHERE = UUID(
    "5e1b1a52-0e0a-4b60-9a3e-2d6f6f0c9b11"
)  # the installation that the files come from, as invented as they are
KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"the invented key of an invented LSCB").digest())
SENDS = "ashmere"
SENT_ON = date(2011, 8, 31)


@dataclass(frozen=True)
class Programme:
    """The LSCBs by key, and who sends and receives."""

    boards: dict[str, Board]
    board_manager: UUID
    programme_manager: UUID


def load_files(session: Session, keys: Keys, programme: Programme) -> None:
    """One LSCB makes its file; another's key is read out, its first file is taken in, and its second waits to be looked at."""
    data, by = read_crossing(), programme.programme_manager
    turn_to(SENT_ON)
    wordings_file(session, programme.boards[SENDS], keys, by=programme.board_manager, on=SENT_ON)
    board = programme.boards[data["lscb"]]
    turn_to(data["read_out_on"])
    read_out = KEY.public_key().public_bytes_raw().hex()
    key = SenderKey(public_key=read_out, read_out_by=data["read_out_by"], read_out_on=data["read_out_on"])
    own = [public_key(keys, each.id).hex() for each in programme.boards.values()]
    register_key(session, board, key, own, by=by)
    for number, row in enumerate(data["files"], 1):
        turn_to(row["made_on"])
        wordings = tuple(_wording(one) for one in row["wordings"])
        words = signed(Contents(data["programme"], board.name, number, row["made_on"], wordings), KEY)
        received = keep_file(session, board, read_file(words), words.decode(), by=by)
        if row["accepted"]:
            accept_file(session, received, by=by)


def _wording(row: Table) -> FileWording:
    version = row.get("version", 1)
    return FileWording(
        review=uuid5(ELSEWHERE, "review"),
        finding=uuid5(ELSEWHERE, row["name"]),
        wording=uuid5(ELSEWHERE, f"{row['name']} {version}"),
        title=row["title"],
        summary=row["summary"],
        category_key=row["category"],
        category=row["heading"],
        factors=(),
        good_practice=row.get("is_good_practice", False),
        shared_on=row["shared_on"],
    )
