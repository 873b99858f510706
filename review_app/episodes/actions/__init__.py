"""Writing key practice episodes."""

from review_app.episodes.actions.apart import (
    add_own_factor,
    change_own_factor,
    open_own,
    remove_own_factor,
    settle,
    write_own,
)
from review_app.episodes.actions.told import (
    add_differing_view,
    add_episode,
    appraise_part,
    change_differing_view,
    change_episode,
    change_part,
    remove_support,
    support_episode,
    support_view,
    take_off,
    write_appraisal,
    write_view,
)

__all__ = [
    "add_differing_view",
    "add_episode",
    "add_own_factor",
    "appraise_part",
    "change_differing_view",
    "change_episode",
    "change_own_factor",
    "change_part",
    "open_own",
    "remove_own_factor",
    "remove_support",
    "settle",
    "support_episode",
    "support_view",
    "take_off",
    "write_appraisal",
    "write_own",
    "write_view",
]
