"""A letter of the review: to whom, about what, signed by whom. It holds a name, and nothing of the case."""

from dataclasses import dataclass
from datetime import date

from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter to one reader; ``code`` is the review's neutral code, which stands as the reference."""

    code: str
    board_name: str
    programme_name: str
    dated: date
    reader: Paragraphs  # name, then how to reach them, a line each
    subject: str
    paragraphs: Paragraphs
    signed: Paragraphs  # name, then role
    invented: bool = False
