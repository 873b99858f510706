"""How headings are laid out."""

from collections.abc import Iterable
from uuid import UUID

from review_app.vocabularies.models import Term


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
