"""The rows of the narrative."""

from review_app.narrative.models.imported import ColumnChoice, ImportedRow, WaitingTable
from review_app.narrative.models.lanes import LaneKind, LaneRow
from review_app.narrative.models.told import Entry, Period, Perspective

__all__ = ["ColumnChoice", "Entry", "ImportedRow", "LaneKind", "LaneRow", "Period", "Perspective", "WaitingTable"]
