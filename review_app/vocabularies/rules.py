"""How headings are laid out, and when a framework can be changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from review_app.vocabularies.models import Term, Vocabulary, VocabularyKind

# Others are what findings and factors point at, heading by heading; the schedule's headings stand in notes as words.
CAN_CHANGE = frozenset({VocabularyKind.SCHEDULE})


@dataclass(frozen=True)
class Line:
    """One heading as somebody wants it: its key if it is an old one, its words, and where it comes."""

    key: str
    heading: str
    prompts: str
    place: int


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The headings that have words, in their order; of two with one number the one above comes first."""
    return sorted((line for line in lines if line.heading), key=lambda line: line.place)


def why_not_change(before: Vocabulary, newest: Vocabulary | None, lines: Sequence[Line]) -> str | None:
    """Why a framework can't be changed so, or None."""
    if before.kind not in CAN_CHANGE:
        return "This framework can’t be changed here."
    if newest is None or newest.id != before.id:
        return "Somebody has changed these headings in the meantime. Open the page again and make your change there."
    headings = [line.heading.casefold() for line in lines if line.heading]
    if not headings:
        return "At least one heading is needed."
    if len(set(headings)) < len(headings):
        return "Two headings have the same words. Give each its own."
    return None


def lines_by_group(terms: Iterable[Term]) -> dict[str, list[tuple[UUID, str]]]:
    """Headings for a list to choose from: under “level: wider heading”, the wider heading itself first."""
    lines: dict[str, list[tuple[UUID, str]]] = {}
    for term in terms:
        above = f"{term.level_words}: {term.group}" if term.level else term.group
        said = f"{term.heading}, in general" if term.is_group and term.level else term.heading
        lines.setdefault(above, []).append((term.id, said))
    return lines


def by_level(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Headings under their levels, as screens name them."""
    levels: dict[str, list[Term]] = {}
    for term in terms:
        levels.setdefault(term.level_words, []).append(term)
    return levels
