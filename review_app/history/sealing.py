"""Drafts as they are kept: sealed with the row they belong to, since what is being typed has passed no door of names yet."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from review_app.history.models import Draft, Typed

PURPOSE = "drafts"
NONCE_BYTES = 12


@dataclass(frozen=True)
class OpenDraft:
    """A draft laid open for the person who typed it."""

    place: Mapping[str, UUID]  # the review or programme in which it was typed
    form: str
    object_id: UUID
    base_version: int
    kept_at: datetime
    fields: Mapping[str, Any]

    @property
    def words(self) -> dict[str, str]:
        """What was typed, by box."""
        return {name: words for name, words in self.fields.items() if name != "base_version" and words}


def seal(key: bytes, draft: Typed, fields: Mapping[str, str]) -> bytes:
    """What was typed, as it is kept in this row."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, json.dumps(fields).encode(), _belongs_to(draft))


def opened(key: bytes, draft: Typed) -> OpenDraft:
    """The draft with what was typed."""
    fields: Mapping[str, Any] = draft.fields if isinstance(draft, Draft) else {}
    if draft.box is not None:
        plain = AESGCM(key).decrypt(draft.box[:NONCE_BYTES], draft.box[NONCE_BYTES:], _belongs_to(draft))
        fields = json.loads(plain)
    return OpenDraft(draft.place, draft.form, draft.object_id, draft.base_version, draft.kept_at, fields)


def _belongs_to(draft: Typed) -> bytes:
    (place_id,) = draft.place.values()
    return place_id.bytes + draft.user_id.bytes + draft.id.bytes
