"""The form in which a conversation is written down without a line: what it asks, and what it says beside."""

from dataclasses import dataclass

from exports.content.cover import Cover
from exports.content.texts import Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A short box: the key by which it is found again, its label, what is in it already, and a list to choose from."""

    key: str
    label: str
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHeading:
    """A heading of the schedule with what it asks; the words under it are found again by the key."""

    key: str
    heading: str
    prompts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationForm:
    """The whole form. ``edition`` is the version of the schedule whose headings it carries.

    ``positions`` and ``questions`` are the review's own, and empty in a form that says nothing of any review.
    """

    cover: Cover
    edition: str
    how_to: Paragraphs
    promise: Paragraphs
    limits: tuple[str, ...]
    fields: tuple[FormField, ...]
    headings: tuple[FormHeading, ...]
    positions: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
