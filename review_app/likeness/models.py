"""The rows of likeness: the numbers of each text that can be compared."""

import uuid

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from review_app.core.columns import case_bytes, large_number, open_text, plain_id, reference
from review_app.core.rows import Row

WORDING, LIBRARY = "wording", "library"  # the kinds that are compared; their rooms offer them


class TextVector(Row):
    """The numbers that an engine made of one text. They could betray its words, and are as sensitive as those."""

    audited = False  # worked out again from texts whose every change is an event
    __table_args__ = (
        UniqueConstraint("programme_id", "kind", "thing_id"),
        UniqueConstraint("programme_id", "mark"),
        Index("ix_text_vector_programme_id_engine_kind_mark", "programme_id", "engine", "kind", "mark"),
    )

    programme_id: Mapped[uuid.UUID] = reference("programme")
    kind: Mapped[str] = open_text(40)  # of thing, as its room offers it
    thing_id: Mapped[uuid.UUID] = plain_id()
    text_hash: Mapped[str] = open_text(64)  # of the text and the engine that read it: the same, and nothing is to do
    engine: Mapped[str] = open_text(120)  # its name, version and the checksum of what it works with
    mark: Mapped[int] = (
        large_number()
    )  # new at every write: a sum over all tells whether anything changed, the number what
    vector: Mapped[bytes] = case_bytes()
