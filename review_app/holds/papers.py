"""What is handed over, as one zip: a list in Word, the texts, the files they were read from; names say nothing of the case."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from exports.content import Cover, paragraphs_of
from exports.content.handing import HandedFile, HandingList
from exports.word.handing import handing_docx
from review_app.boards.models import Board, Programme
from review_app.core.clock import today
from review_app.core.offers import Handed
from review_app.reviews.models import Review

WHEN = (1980, 1, 1, 0, 0, 0)  # of every member: the list says when each thing was put down
HANDLING = "Handed over at the request named below, and for that alone. It holds case material: keep it locked away."


@dataclass(frozen=True)
class Request:
    """Who asked, to whom it goes, and why."""

    asked_by: str
    to_whom: str
    reason: str
    handed_by: str


def handing_zip(review: Review, place: tuple[Board, Programme], asked: Request, things: Sequence[Handed]) -> bytes:
    """The zip; the same things make the same bytes on the same day."""
    board, programme = place
    files, members, missing = list[HandedFile](), dict[str, bytes](), list[str]()
    for number, each in enumerate(things, start=1):
        if each.content is None:
            missing.append(each.what)
            continue
        name = f"{number:03}.{each.ending}"
        members[name] = each.content
        files.append(_file(name, each, each.content))
    cover = Cover(
        code=review.code,
        title=review.title,
        board_name=board.title,
        programme_name=programme.name,
        paper="List of what is handed over",
        edition=today(),
        invented=programme.invented,
        handling=(HANDLING,),
    )
    facts = (("Asked by", asked.asked_by), ("Handed to", asked.to_whom), ("Handed over by", asked.handed_by))
    listed = HandingList(
        cover=cover, facts=facts, reason=paragraphs_of(asked.reason), files=tuple(files), missing=tuple(missing)
    )
    hashes = "".join(f"{each.sha256}  {each.name}\n" for each in files)
    return _zipped({"list.docx": handing_docx(listed), "SHA256SUMS.txt": hashes.encode(), **members})


def _file(name: str, each: Handed, content: bytes) -> HandedFile:
    digest = hashlib.sha256(content).hexdigest()
    return HandedFile(name=name, what=each.what, put_down=each.when, size=len(content), sha256=digest)


def _zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, WHEN)
            info.external_attr = 0o600 << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
