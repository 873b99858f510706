"""Early messages, as their papers say them: numbers of LSCBs, and no name of any."""

from dataclasses import dataclass
from datetime import date

from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyMessage:
    """One released message. ``parts`` are its headings and texts in their order."""

    code: str
    kind: str
    title: str
    released_on: date
    provisional: str
    parts: tuple[tuple[str, Paragraphs], ...]
    rests_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyMessages:
    """Messages for one reader, newest first, and the programme that they come from."""

    programme_name: str
    dated: date
    messages: tuple[EarlyMessage, ...]
    invented: bool = False
