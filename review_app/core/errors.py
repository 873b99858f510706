"""What can be refused, each with a sentence in the user's words."""

from typing import TypeVar

Kind = TypeVar("Kind")


class CasewindowError(Exception):
    """Something a person asked for that is refused; `sentence` is what the page says."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotFound(CasewindowError):
    """The thing does not exist, or is none of the asker's business: nobody may learn which."""

    def __init__(self, sentence: str = "There is no such page.") -> None:
        super().__init__(sentence)


class NotAllowed(CasewindowError):
    """The asker belongs here but has no right to this."""


class NotNow(CasewindowError):
    """The thing is in a state in which this can't be done."""


class Conflict(CasewindowError):
    """Somebody else saved in between."""


class Busy(CasewindowError):
    """The database is locked, full or out of reach; trying again may help."""


class Unrecorded(Busy):
    """A page of a review that can't be shown, since that somebody reads it can't be written down."""

    def __init__(self) -> None:
        super().__init__(
            "This page can’t be shown now: Casewindow could not write down that you opened it, and nobody reads a review "
            "without that record. The disk may be full, or somebody else is saving something large. Try again in a "
            "minute; if it goes on, tell whoever looks after Casewindow."
        )


def found(thing: Kind | None) -> Kind:
    """The thing a query looked for; raises NotFound if there is none."""
    if thing is None:
        raise NotFound
    return thing


def refuse_if(reason: str | None) -> None:
    """Raise NotNow with the reason that a rule gives, if it gives one."""
    if reason:
        raise NotNow(reason)
