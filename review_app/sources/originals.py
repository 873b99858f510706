"""The files that sources were read from, where somebody chose to keep them: sealed one by one in the instance folder.

AES-GCM with the review's and the file's own id as associated data, so that no file can be put in another's place. A file
lies there before its row does, until the page that shows its text is saved; one that has no row a day after its text can
wait no longer is swept away, and so is one whose row was erased. Nothing here knows a file's name, and nothing ever runs
or shows what is in it.
"""

import hashlib
import json
import os
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PURPOSE = "originals"
FOLDER = "originals"
FORMAT = b"\x01"
NONCE_BYTES = 12
LONGER = timedelta(days=1)  # for which a file is kept longer than the text that waits for its names
LOST = "The file is no longer where it was kept, or was changed there. Its text is whole. Tell whoever looks after Casewindow."


class OriginalLost(Exception):
    """The file is missing, was changed, or belongs to something else; `sentence` says so."""

    sentence = LOST


@dataclass(frozen=True)
class About:
    """What a file is: its kind as the door found it, its size and its hash."""

    kind: str
    size: int
    sha256: str


class Originals:
    """The folder of the files of one installation."""

    def __init__(self, instance_folder: Path, key: bytes) -> None:
        self._folder = instance_folder / FOLDER
        self._cipher = AESGCM(key)

    def put(self, review_id: UUID, kind: str, content: bytes) -> UUID:
        """Seal a file; its id. It is on the disk before this returns."""
        original_id, about = uuid4(), about_of(kind, content)
        head = json.dumps(asdict(about)).encode() + b"\n"
        nonce = os.urandom(NONCE_BYTES)
        sealed = FORMAT + nonce + self._cipher.encrypt(nonce, head + content, review_id.bytes + original_id.bytes)
        place = self._place(review_id, original_id)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        return original_id

    def opened(self, review_id: UUID, original_id: UUID) -> tuple[About, bytes]:
        """What a file is and what is in it, byte for byte; raises OriginalLost."""
        try:
            sealed = self._place(review_id, original_id).read_bytes()
            nonce, box = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
            plain = self._cipher.decrypt(nonce, box, review_id.bytes + original_id.bytes)
        except (OSError, InvalidTag, ValueError) as problem:
            raise OriginalLost from problem
        head, _, content = plain.partition(b"\n")
        about = About(**json.loads(head))
        if about_of(about.kind, content) != about:
            raise OriginalLost
        return about, content

    def destroy(self, review_id: UUID, original_id: UUID) -> None:
        """Remove a file for good; one that is gone already is no error."""
        self._place(review_id, original_id).unlink(missing_ok=True)

    def sweep(self, known: Collection[UUID], waits: timedelta) -> int:
        """Remove what has lain here for longer than a text may wait, without a row of its own; how many files that were."""
        gone, before = 0, time.time() - (waits + LONGER).total_seconds()
        for place in self._folder.glob("*/*"):
            with suppress(OSError, ValueError):
                if UUID(place.name) not in known and place.stat().st_mtime < before:
                    place.unlink()
                    gone += 1
        return gone

    def _place(self, review_id: UUID, original_id: UUID) -> Path:
        return self._folder / str(review_id) / str(original_id)


def about_of(kind: str, content: bytes) -> About:
    """What a file is."""
    return About(kind, len(content), hashlib.sha256(content).hexdigest())
