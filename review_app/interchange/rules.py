"""What may be sent and taken in, in sentences; and what a file that came would change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from review_app.boards.models import Board
from review_app.interchange.contents import Contents, FileWording
from review_app.interchange.models import FileState, ReceivedFile, SenderKey
from review_app.wordings.models import SharedWording


class Fate(StrEnum):
    """What becomes of one line of a file."""

    WITHDRAWN = "withdrawn"
    NEWER = "newer"
    NEW = "new"
    UNCHANGED = "unchanged"

    @property
    def words(self) -> str:
        """The fate as the preview names it."""
        return {
            "withdrawn": "Withdrawn",
            "newer": "Newer words",
            "new": "New",
            "unchanged": "Unchanged",
        }[self.value]

    @property
    def said(self) -> str:
        """The fate as a sentence says it after “one wording”."""
        return "with newer words" if self is Fate.NEWER else self.value


@dataclass(frozen=True)
class Line:
    """One finding of a file, or one that the file no longer holds: its words in the file, and those read here now."""

    fate: Fate
    wording: FileWording | None
    here: SharedWording | None


NOTHING_TO_SEND = "Nothing of this LSCB is agreed to share yet, so there is nothing to send."
DECIDED = "Somebody has decided on this file already."
KEY_ENDED = (
    "The key with which this file is signed is not registered any more. Register it again first, if it still holds."
)
ALTERED = (
    "This file holds other words under the number of a wording that is read here already. The words of a wording never "
    "change: ask whoever made the file to make another."
)
TAKEN_BACK = "This file brings back a wording that was taken back or replaced here before. Ask the LSCB which is right, and for another file."


def why_not_make(wordings: int, withdrawals: int) -> str | None:
    """Why no file can be made, or None."""
    return None if wordings or withdrawals else NOTHING_TO_SEND


def why_not_register(
    board: Board, key: str, open_keys: Iterable[SenderKey], own_keys: Iterable[str], read_out_on: date, on: date
) -> str | None:
    """Why a key can't be registered for an LSCB, or None."""
    if key in own_keys:
        return "This is a key of this very installation. What is agreed here is read here already; a key is for another one."
    if any(each.board_id == board.id for each in open_keys):
        return f"{board.title} has a key already. End that one first."
    if any(each.public_key == key for each in open_keys):
        return "This key is registered for another LSCB of the programme. One of the two was read out wrongly."
    return why_not_day(read_out_on, on)


def why_not_day(read_out_on: date, on: date) -> str | None:
    """Why a key can't have been read out on a day, or None."""
    return "That day has not come yet." if read_out_on > on else None


def why_not_take(contents: Contents, board: Board, last: int, on: date) -> str | None:
    """Why a file whose signature holds is not taken in, or None. `last`: the number of the LSCB's last file taken in."""
    if contents.lscb != board.name:
        return (
            f"This file says that it is of “{contents.lscb} LSCB”, but its key is that of {board.title}. "
            "Nothing of it is taken in. Ask both."
        )
    if contents.number == last:
        return f"File {last} of {board.title} is taken in already."
    if contents.number < last:
        return (
            f"This is file {contents.number} of {board.title}, and file {last} is taken in already. Ask for the newest."
        )
    if contents.made_on > on + timedelta(days=1):
        return "This file says that it was made on a day that has not come yet. Ask for another."
    return None


def why_not_decide(received: ReceivedFile) -> str | None:
    """Why a file can't be taken in or put aside, or None."""
    return None if received.state is FileState.WAITING else DECIDED


def why_not_lines(contents: Contents, board_id: UUID, known: Mapping[UUID, SharedWording]) -> str | None:
    """Why the wordings of a file can't stand beside those of its LSCB that came before, or None."""
    for one in contents.wordings:
        here = known.get(ours(board_id, one.wording))
        if here is not None and not here.is_current:
            return TAKEN_BACK
        if here is not None and not _says(here, board_id, one):
            return ALTERED
    return None


def ours(board_id: UUID, strange: UUID) -> UUID:
    """The id here of what an id in a file of an LSCB means: never that of anything else, whatever the file says."""
    return uuid5(board_id, strange.bytes.hex())


def lines_of(contents: Contents, board_id: UUID, current: Sequence[SharedWording]) -> list[Line]:
    """What a file would change of what is read here of its LSCB; what it does not name any more is withdrawn."""
    here = {one.finding_ref: one for one in current}
    lines = []
    for one in contents.wordings:
        before = here.pop(ours(board_id, one.finding), None)
        fate = Fate.NEW if before is None else Fate.NEWER
        if before is not None and before.id == ours(board_id, one.wording):
            fate = Fate.UNCHANGED
        lines.append(Line(fate, one, before))
    lines += [Line(Fate.WITHDRAWN, None, one) for one in here.values()]
    order = list(Fate)
    return sorted(lines, key=lambda line: (order.index(line.fate), _title(line).casefold()))


def counts_of(lines: Iterable[Line]) -> dict[Fate, int]:
    """How many lines have each fate."""
    fates = [line.fate for line in lines]
    return {fate: fates.count(fate) for fate in Fate}


def _title(line: Line) -> str:
    return line.wording.title if line.wording else line.here.title if line.here else ""


def _says(here: SharedWording, board_id: UUID, one: FileWording) -> bool:
    same = (here.title, here.summary, here.category_key, tuple(here.headings), here.is_good_practice)
    told = (one.title, one.summary, one.category_key, one.factors, one.good_practice)
    return same == told and here.finding_ref == ours(board_id, one.finding)
