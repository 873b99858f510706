"""The stages of a review; what leads from one to the next is review_app.reviews.rules."""

from enum import StrEnum


class Stage(StrEnum):
    """How far a review has come."""

    PREPARATION = "preparation"
    DATA_COLLECTION = "data_collection"
    ANALYSING = "analysing"
    REPORTING = "reporting"
    WITH_BOARD = "with_board"
    RESPONDED = "responded"
    CLOSED = "closed"
    PAUSED = "paused"

    @property
    def words(self) -> str:
        """The stage as screens name it."""
        return TITLES[self]


TITLES: dict[Stage, str] = {
    Stage.PREPARATION: "Preparation",
    Stage.DATA_COLLECTION: "Data collection",
    Stage.ANALYSING: "Organising and analysing",
    Stage.REPORTING: "Reporting",
    Stage.WITH_BOARD: "With the LSCB",
    Stage.RESPONDED: "Responded",
    Stage.CLOSED: "Closed",
    Stage.PAUSED: "Paused",
}

# While these last, nothing of the case is written; reading goes on.
RESTING = frozenset({Stage.CLOSED, Stage.PAUSED})
# From here on the chair may read the report.
LATE = frozenset({Stage.WITH_BOARD, Stage.RESPONDED, Stage.CLOSED})
