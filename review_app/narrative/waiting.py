"""The box in which a table waits: sealed, since an agency's own words may hold names that nobody has settled yet."""

import hashlib
import hmac
import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from review_app.narrative.door.reading import Table, Tables, said_of, tables_of
from review_app.narrative.rules.columns import Plan, folded, plan_of

PURPOSE = "tables that wait"
NONCE_BYTES = 12


@dataclass(frozen=True)
class Waiting:
    """A table that was read and waits: whose chronology it is, what was read, and how it is to be read."""

    agency_id: UUID | None
    read: Tables
    plan: Plan

    @property
    def table(self) -> Table:
        """The table that was chosen among those of the file."""
        return self.read.tables[min(self.plan.table, len(self.read.tables) - 1)]


def seal(key: bytes, row_id: UUID, waiting: Waiting) -> bytes:
    """The box as it is kept."""
    said = {
        "agency_id": str(waiting.agency_id or ""),
        "read": said_of(waiting.read),
        "plan": waiting.plan.said(),
    }
    return shut_box(key, row_id, said)


def unseal(key: bytes, row_id: UUID, box: bytes) -> Waiting:
    """What waits in a box."""
    said = open_box(key, row_id, box)
    agency_id = UUID(said["agency_id"]) if said["agency_id"] else None
    return Waiting(agency_id, tables_of(said["read"]), plan_of(said["plan"]))


def shut_box(key: bytes, row_id: UUID, said: Mapping[str, Any]) -> bytes:
    """Whatever waits for somebody as a sealed box that opens for its own row only."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, zlib.compress(json.dumps(said).encode(), 1), row_id.bytes)


def open_box(key: bytes, row_id: UUID, box: bytes) -> dict[str, Any]:
    """What waits in such a box."""
    plain = AESGCM(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], row_id.bytes)
    said: dict[str, Any] = json.loads(zlib.decompress(plain))
    return said


def mark_of_name(key: bytes, review_id: UUID, name: str) -> str:
    """By what a name is known again the next time, without keeping the name."""
    return hmac.new(key, review_id.bytes + folded(name).encode(), hashlib.sha256).hexdigest()
