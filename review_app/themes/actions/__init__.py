"""Writing decisions and themes."""

from review_app.themes.actions.deciding import (
    Answer,
    decide,
    decide_in_morning,
    keep_apart,
    look_anew,
    take_back,
)
from review_app.themes.actions.naming import Naming, name_theme
from review_app.themes.actions.theming import rebuild_themes, update_themes

__all__ = [
    "Answer",
    "Naming",
    "decide",
    "decide_in_morning",
    "keep_apart",
    "look_anew",
    "name_theme",
    "rebuild_themes",
    "take_back",
    "update_themes",
]
