"""What waits for somebody, sealed, and not for ever: each room says how it forgets its own, and the worker asks it to."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session

from review_app.core.keys import Keys

WAITS = timedelta(days=14)  # where the installation says nothing else
SAID_FOR = timedelta(days=30)  # for which the page of what was thrown away says so


@dataclass(frozen=True)
class Sweeping:
    """What a room needs to forget what has waited too long."""

    folder: Path  # of the instance
    keys: Keys
    waits: timedelta  # for how long something may wait


class Sweep(Protocol):
    """Forgets what has waited too long."""

    def __call__(self, session: Session, sweeping: Sweeping) -> None:
        """Forget it, in this session."""


@dataclass(frozen=True)
class Passing:
    """Something of a room that waits, and is emptied or thrown away when it has waited too long."""

    sweep: Sweep
