"""The rows of key practice episodes."""

from review_app.episodes.models.apart import Comparison, OwnAppraisal, OwnEffect, OwnFactor
from review_app.episodes.models.told import (
    EPISODE_NAMED,
    Appraisal,
    Basis,
    DifferingView,
    Episode,
    EpisodeAgency,
    EpisodeKind,
    EpisodePosition,
    EpisodeSupport,
    View,
    ViewSupport,
)

__all__ = [
    "EPISODE_NAMED",
    "Appraisal",
    "Basis",
    "Comparison",
    "DifferingView",
    "Episode",
    "EpisodeAgency",
    "EpisodeKind",
    "EpisodePosition",
    "EpisodeSupport",
    "OwnAppraisal",
    "OwnEffect",
    "OwnFactor",
    "View",
    "ViewSupport",
]
