"""How headings are laid out, and when a framework can be changed."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from review_app.vocabularies.models import Term, Vocabulary, VocabularyKind

LEVELLED = frozenset({VocabularyKind.FACTORS})  # whose headings lie on levels, under wider headings
LONGEST_GROUP = 120
MOST_HEADINGS = 300
IN_FORCE = "This version is in force by now and stays as it is. Begin the next one."


def why_not_edit(draft: Vocabulary) -> str | None:
    """Why the headings of a version can't be changed, or None."""
    return None if draft.in_force_at is None else IN_FORCE


def why_not_heading(terms: Iterable[Term], values: Mapping[str, Any], own: Term | None = None) -> str | None:
    """Why a heading can't have these words among the others, or None."""
    heading = values["heading"]
    others = [term for term in terms if term.retired_at is None and (own is None or term.id != own.id)]
    if not same_words(heading):
        return "Give the heading in words."
    twin = next((term for term in others if same_words(term.heading) == same_words(heading)), None)
    if twin is not None:
        above = f", under “{twin.group}”" if twin.group and not twin.is_group else ""
        return f"There is a heading “{twin.heading}” already{above}. Give each its own words."
    if values.get("group") == heading and len(heading) > LONGEST_GROUP:
        return f"A wider heading can hold at most {LONGEST_GROUP} characters."
    return "A framework of so many headings is of no use to anybody." if len(others) >= MOST_HEADINGS else None


def why_not_split(terms: Iterable[Term], term: Term, parts: Sequence[str]) -> str | None:
    """Why a heading can't be split into these, or None."""
    if term.retired_at is not None:
        return "This heading is no longer used. Bring it back first."
    if has_headings_under(terms, term):
        return "Other headings stand under this one. Split one of those, or add another wider heading."
    if len(parts) < 2:
        return "Give at least two headings."
    if len({same_words(part) for part in parts}) < len(parts):
        return "Two of these headings have the same words. Give each its own."
    refused = (why_not_heading(terms, {"heading": part, "group": term.is_group and part}, term) for part in parts)
    return next((reason for reason in refused if reason), None)


def why_not_merge(terms: Iterable[Term], term: Term, into: Term | None, heading: str) -> str | None:
    """Why a heading can't be merged into another, or None."""
    if into is None or into.retired_at is not None or into.id == term.id:
        return "Choose the heading into which it goes."
    reason = why_not_retire(terms, term)
    if reason or not heading:
        return reason
    others = [each for each in terms if each.id != term.id]
    return why_not_heading(others, {"heading": heading, "group": into.is_group and heading}, into)


def why_not_retire(terms: Iterable[Term], term: Term) -> str | None:
    """Why a heading can't be left out of use, or None."""
    terms = list(terms)
    if term.retired_at is not None:
        return "This heading is no longer used."
    if has_headings_under(terms, term):
        return "Other headings stand under this one. Move or retire those first."
    used = [each for each in terms if each.retired_at is None]
    return "At least one heading is needed." if len(used) < 2 else None


def why_not_put_in_force(draft: Vocabulary, changed: bool, as_seen: bool, why: str) -> str | None:
    """Why a draft can't be put in force, or None."""
    if draft.in_force_at is not None:
        return IN_FORCE
    if not changed:
        return "Nothing differs from the version in force yet."
    if not as_seen:
        return "Somebody has changed the draft since you opened this page. Read it again, then put it in force."
    return None if why else "Say in a sentence why it is changed."


def same_words(heading: str) -> str:
    """A heading as it is compared: without capitals, marks and blanks, so that “IT/Computers” is “it computers”.

    >>> same_words("IT/Computers ") == same_words("it computers")
    True
    >>> same_words("O’Brien & Nguyễn")
    'obriennguyễn'
    """
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] in "LMN")


def has_headings_under(terms: Iterable[Term], term: Term) -> bool:
    """Whether headings that are in use stand under a wider heading."""
    return term.is_group and any(
        each.group == term.heading and each.id != term.id and each.retired_at is None for each in terms
    )


def arranged(terms: Iterable[Term]) -> list[Term]:
    """Headings in their order: level by level, each wider heading followed by those that stand under it."""
    by_place = sorted(terms, key=lambda term: (term.retired_at is not None, term.place, term.created_at, str(term.id)))
    groups = {term.group: term for term in reversed(by_place) if term.is_group}
    levels = {level: at for at, level in enumerate(dict.fromkeys(term.level for term in by_place))}

    def rank(entry: tuple[int, Term]) -> tuple[bool, int, int, bool, int]:
        at, term = entry
        above = groups.get(term.group, term)
        return term.retired_at is not None, levels[above.level], by_place.index(above), above is not term, at

    return [term for _rank, term in sorted(enumerate(by_place), key=rank)]


def neighbour(terms: Sequence[Term], term: Term, *, up: bool) -> Term | None:
    """The heading before or after one among those it stands beside, or None at the end of them."""
    beside = [each for each in arranged(terms) if each.retired_at is None and _place_among(each) == _place_among(term)]
    at = beside.index(term) + (-1 if up else 1) if term in beside else -1
    return beside[at] if 0 <= at < len(beside) else None


def _place_among(term: Term) -> tuple[object, str]:
    return term.level, "" if term.is_group else term.group


def lines_by_group(terms: Iterable[Term]) -> dict[str, list[tuple[UUID, str]]]:
    """Headings for a list to choose from: under “level: wider heading”, the wider heading itself first."""
    lines: dict[str, list[tuple[UUID, str]]] = {}
    for term in terms:
        lines.setdefault(above_words(term), []).append((term.id, own_words(term)))
    return lines


def above_words(term: Term) -> str:
    """What a heading stands under, such as “Front line: Conditions of work”."""
    return f"{term.level_words}: {term.group}" if term.level else term.group


def own_words(term: Term) -> str:
    """A heading as a line below what it stands under; a wider heading “in general”."""
    return f"{term.heading}, in general" if term.is_group and term.level else term.heading


def by_level(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Headings under their levels, as screens name them."""
    levels: dict[str, list[Term]] = {}
    for term in terms:
        levels.setdefault(term.level_words, []).append(term)
    return levels


def matching(terms: Iterable[Term], words: str) -> list[Term]:
    """The headings in which every word that was typed stands, in what they are called, stand under or ask."""
    wanted = [_plain(word) for word in words.split()]
    return [term for term in terms if all(word in _plain(searched(term)) for word in wanted)]


def searched(term: Term) -> str:
    """The words of a heading in which one looks for it."""
    return " ".join((term.heading, term.also, term.group, term.level_words, term.prompts))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold().replace("’", "'")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
