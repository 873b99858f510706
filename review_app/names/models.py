"""The rows of names: what was decided about each name, and the texts that wait for it. Both are sealed."""

import uuid
from datetime import datetime

from sqlalchemy.orm import Mapped

from review_app.core.columns import moment, reference, sealed
from review_app.core.rows import CaseRow, Row


class SettledName(CaseRow):
    """What stands for one name in the texts of a review, or that it is none; readable with the names key only."""

    box: Mapped[bytes] = sealed()


class WaitingText(Row):
    """A text whose names are not settled yet: no source, readable for the person who brought it only, thrown away in time."""

    audited = False  # like a draft: only saving it makes an event

    review_id: Mapped[uuid.UUID] = reference("review", index=True)
    user_id: Mapped[uuid.UUID] = reference("user", index=True)
    expires_at: Mapped[datetime] = moment()
    box: Mapped[bytes] = sealed()
