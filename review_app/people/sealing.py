"""Sealing names: AES-GCM with the row's own id as associated data, so that a sealed name can't be moved to another row."""

import json
import os
from dataclasses import asdict, dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
FORMAT = b"\x01"


class WrongSeal(Exception):
    """The sealed name was made with another key, or belongs to another row."""


@dataclass(frozen=True)
class RealName:
    """Who somebody really is, and how to reach them."""

    name: str = ""
    contact: str = ""
    account_id: str = ""  # the account of a case group member, where sign-in is switched on


def seal(key: bytes, review_id: UUID, row_id: UUID, real: RealName) -> bytes:
    """The name as it is kept."""
    nonce = os.urandom(NONCE_BYTES)
    content = json.dumps(asdict(real)).encode()
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, content, review_id.bytes + row_id.bytes)


def unseal(key: bytes, review_id: UUID, row_id: UUID, box: bytes) -> RealName:
    """The name as it was typed; raises WrongSeal."""
    nonce, content = box[1 : 1 + NONCE_BYTES], box[1 + NONCE_BYTES :]
    try:
        plain = AESGCM(key).decrypt(nonce, content, review_id.bytes + row_id.bytes)
    except InvalidTag as problem:
        raise WrongSeal from problem
    return RealName(**json.loads(plain))
