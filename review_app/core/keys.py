"""The installation's secret, kept in one file outside the instance folder, and the keys drawn from it."""

import os
import secrets
import stat
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECRET_BYTES = 32


class BadKeyFile(Exception):
    """The key file can't be used; the message is one sentence that says what to do."""


class Keys:
    """Keys for separate purposes, each drawn from one secret so that none reveals another."""

    def __init__(self, secret: bytes, file: Path | None = None) -> None:
        self._secret = secret
        self.file = file

    def for_purpose(self, purpose: str) -> bytes:
        """32 bytes for one purpose, always the same for the same secret."""
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"casewindow:{purpose}".encode()).derive(
            self._secret
        )


def make_key_file(path: Path) -> None:
    """Write a new secret, readable by its owner only; an existing file is never touched."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(SECRET_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_key_file(path: Path) -> Keys:
    """The keys of this installation; raises BadKeyFile with a sentence."""
    try:
        mode = path.stat().st_mode
        words = path.read_text().strip()
    except OSError as problem:
        raise BadKeyFile(
            f"The key file {path} can't be read: run “casewindow upgrade” to make one, or put it back."
        ) from problem
    if stat.S_IMODE(mode) & 0o077:
        raise BadKeyFile(f"The key file {path} can be read by others: run “chmod 600 {path}”.")
    try:
        secret = bytes.fromhex(words)
    except ValueError as problem:
        raise BadKeyFile(f"The key file {path} is damaged: put the right one back.") from problem
    if len(secret) != SECRET_BYTES or len(set(secret)) < 8:
        raise BadKeyFile(f"The key file {path} holds no proper secret: it must be 64 random hexadecimal characters.")
    return Keys(secret, path)
