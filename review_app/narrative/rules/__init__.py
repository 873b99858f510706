"""The rules of the narrative, worked out from plain rows."""

from review_app.narrative.rules.told import (
    Happening,
    about_the_same_time,
    entries_in,
    happenings,
    in_lane,
    is_within,
    lane_values,
    likely_first,
    span_of,
    why_not_span,
    why_not_tie,
)

__all__ = [
    "Happening",
    "about_the_same_time",
    "entries_in",
    "happenings",
    "in_lane",
    "is_within",
    "lane_values",
    "likely_first",
    "span_of",
    "why_not_span",
    "why_not_tie",
]
