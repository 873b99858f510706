"""Signing a file with a key that is drawn from the installation's secret, and looking whether a signature holds. Pure."""

import hashlib
import hmac
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from review_app.core.keys import Keys
from review_app.interchange.contents import Contents, document_of, written


def private_key(keys: Keys, board_id: UUID) -> Ed25519PrivateKey:
    """The key with which an LSCB of this installation signs."""
    return Ed25519PrivateKey.from_private_bytes(keys.for_purpose(f"wordings-file:{board_id}"))


def public_key(keys: Keys, board_id: UUID) -> bytes:
    """The key by which others know that a file is this LSCB's."""
    return private_key(keys, board_id).public_key().public_bytes_raw()


def strange(keys: Keys, board_id: UUID, own: UUID) -> UUID:
    """What stands in a file for an id of this installation: the same each time, and no way back."""
    key = keys.for_purpose(f"wordings-refs:{board_id}")
    return UUID(bytes=hmac.new(key, own.bytes, hashlib.sha256).digest()[:16], version=4)


def signed(contents: Contents, key: Ed25519PrivateKey) -> bytes:
    """The file: its contents, the public key, and the signature over both."""
    document = document_of(contents) | {"public_key": key.public_key().public_bytes_raw().hex()}
    return written(document | {"signature": key.sign(written(document)).hex()})


def is_signed(document: dict[str, Any]) -> bool:
    """Whether the signature of a document is that of its public key over all the rest of it."""
    rest = {name: part for name, part in document.items() if name != "signature"}
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(document["public_key"]))
        key.verify(bytes.fromhex(document["signature"]), written(rest))
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(data: bytes) -> str:
    """By which a file is known again: its SHA-256."""
    return hashlib.sha256(data).hexdigest()
