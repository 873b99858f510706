"""The rows of the audit; nothing in the database points at them and they point at nothing."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from review_app.audit.events import Event
from review_app.core.columns import Sensitivity, choice, moment, open_text, open_values, plain_id, secret_text
from review_app.core.rows import Base


class AuditEvent(Base):
    """One thing that somebody did: who, when, what, to which id. Never what the text said."""

    audited = False  # it is the audit

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info={"sensitivity": Sensitivity.OPEN})
    at: Mapped[datetime] = moment()
    event: Mapped[Event] = choice(Event, index=True)
    by: Mapped[uuid.UUID | None] = plain_id(index=True)  # None: nobody signed in, or a command
    object_kind: Mapped[str] = open_text(40)
    object_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    programme_id: Mapped[uuid.UUID | None] = plain_id()
    board_id: Mapped[uuid.UUID | None] = plain_id()
    review_id: Mapped[uuid.UUID | None] = plain_id(index=True)
    facts: Mapped[dict[str, Any]] = open_values()
    prev: Mapped[str] = secret_text(
        64, unique=True
    )  # the MAC of the event before: two events can't follow the same one
    mac: Mapped[str] = secret_text(64)
