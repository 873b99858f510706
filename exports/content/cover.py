"""The cover of a paper: which review it tells of, and whose copy it is."""

from dataclasses import dataclass
from datetime import date

from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on a paper's cover and in its page headers.

    ``paper`` is the kind of paper ("Working draft"), ``stage`` the review's stage in the words of the screens;
    ``reader`` and ``copy_number`` say whose numbered copy it is, and are left empty for a paper that is not numbered.
    """

    code: str
    title: str
    board_name: str
    programme_name: str
    paper: str
    edition: date
    stage: str = ""
    copy_number: int | None = None
    reader: str = ""
    invented: bool = False
    handling: Paragraphs = ()
