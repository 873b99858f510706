"""The rows of names: what was decided about each name, and the texts that wait for it. Both are sealed."""

import uuid

from sqlalchemy.orm import Mapped

from review_app.core.columns import reference, sealed
from review_app.core.rows import CaseRow
from review_app.core.waiting import WaitingRow


class SettledName(CaseRow):
    """What stands for one name in the texts of a review, or that it is none; readable with the names key only."""

    box: Mapped[bytes] = sealed()


class WaitingText(WaitingRow):
    """A text whose names are not settled yet: no source, readable for the person who brought it only, thrown away in time."""

    review_id: Mapped[uuid.UUID] = reference("review", index=True)
