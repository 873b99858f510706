"""Where the demonstration may be loaded and what it may do there, in sentences."""

from typing import Protocol


class Installation(Protocol):
    """What the settings of an installation say that matters here."""

    @property
    def demonstration(self) -> bool:
        """Whether this is one for trying things out."""

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""


def why_not_load(settings: Installation, *, is_loaded: bool) -> str | None:
    """Why the demonstration can't be loaded, or None: its passwords are printed, so nobody else may reach it."""
    if not settings.demonstration:
        return (
            "The demonstration is loaded only where CASEWINDOW_DEMONSTRATION=1 is set: its passwords are known to all."
        )
    if not settings.loopback:
        return "The demonstration is loaded only where nobody else can reach it: set HOST=127.0.0.1."
    if is_loaded:
        return "The demonstration is loaded already; what was typed into it stays. Remove it first to begin anew."
    return None
