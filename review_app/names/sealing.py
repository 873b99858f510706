"""Sealing what the check remembers and what waits: AES-GCM with the row it belongs to, so that no box opens in another row."""

import json
import os
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from review_app.people.sealing import WrongSeal

NONCE_BYTES = 12
FORMAT = b"\x01"
NAMES, WAITING = "names", "waiting-texts"  # the purposes of the two keys: what is remembered, and what waits


def seal(key: bytes, content: Any, *belongs_to: UUID) -> bytes:
    """The content as it is kept."""
    nonce = os.urandom(NONCE_BYTES)
    plain = json.dumps(content, ensure_ascii=False).encode()
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, plain, _ids(belongs_to))


def unseal(key: bytes, box: bytes, *belongs_to: UUID) -> Any:
    """The content as it was given; raises WrongSeal."""
    nonce, content = box[1 : 1 + NONCE_BYTES], box[1 + NONCE_BYTES :]
    try:
        plain = AESGCM(key).decrypt(nonce, content, _ids(belongs_to))
    except InvalidTag as problem:
        raise WrongSeal from problem
    return json.loads(plain)


def _ids(belongs_to: tuple[UUID, ...]) -> bytes:
    return b"".join(each.bytes for each in belongs_to)
