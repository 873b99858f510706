"""An encrypted file in pieces: AES-256-GCM, so that a changed, missing, added or swapped piece is noticed.

The file has a key of its own, drawn from the installation's secret and the file's random salt; so a counter can
number the pieces, and the last piece says that it is the last.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from review_app.oversight.backup.contents import BadBackup

MAGIC = b"CASEWINDOW BACK-UP 1\n"
PIECE = 1024 * 1024
_SALT, _LENGTH = 16, struct.Struct(">I")
_MORE, _LAST = b"more", b"last"
_DAMAGED = "The back-up is damaged, cut short, or was made with another key."


def is_envelope(file: Path) -> bool:
    """Whether a file is one of these."""
    with file.open("rb") as handle:
        return handle.read(len(MAGIC)) == MAGIC


class Stream(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


def write_envelope(file: IO[bytes], key: bytes, first: bytes, stream: Stream) -> None:
    """Encrypt a first piece and then a stream into a file."""
    salt = os.urandom(_SALT)
    file.write(MAGIC + salt)
    cipher, number = _cipher(key, salt), 0
    piece: bytes = first
    while True:
        following = stream.read(PIECE)
        sealed = cipher.encrypt(_nonce(number), piece, _MORE if following else _LAST)
        file.write(_LENGTH.pack(len(sealed)) + sealed)
        if not following:
            return
        piece, number = following, number + 1


def read_envelope(file: Path, key: bytes) -> Iterator[bytes]:
    """The pieces of a file, each given out only after it was found whole; raises BadBackup."""
    with file.open("rb") as handle:
        handle.seek(len(MAGIC))
        cipher, number, is_last = _cipher(key, handle.read(_SALT)), 0, False
        while not is_last:
            piece, is_last = _opened(handle, cipher, number)
            number += 1
            yield piece
        if handle.read(1):
            raise BadBackup(_DAMAGED)


def _opened(handle: IO[bytes], cipher: AESGCM, number: int) -> tuple[bytes, bool]:
    head = handle.read(_LENGTH.size)
    length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else 0
    sealed = handle.read(length) if 0 < length <= 2 * PIECE else b""
    for word in (_MORE, _LAST):
        try:
            return cipher.decrypt(_nonce(number), sealed, word), word == _LAST
        except (InvalidTag, ValueError):
            continue
    raise BadBackup(_DAMAGED)


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"casewindow:back-up file").derive(key))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")
