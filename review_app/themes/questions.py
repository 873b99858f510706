"""What people should look at again: contradictions, disagreements, decisions on which a theme hangs, words that are new."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.text import counted
from review_app.themes import queries
from review_app.themes.build import contradictions
from review_app.themes.models import Pair
from review_app.wordings.models import SharedWording

AT_ONCE = 3  # ask for attention
A_PAGE = 20
WEIGHTY = 2  # findings that a theme would lose


class Ask(StrEnum):
    """What a question is about; the closed list, in the order in which they ask for attention."""

    CONTRADICTION = "contradiction"
    DISAGREED = "disagreed"
    BRIDGE = "bridge"
    ANEW = "anew"
    FRESH = "fresh"

    @property
    def words(self) -> str:
        """The heading under which such questions stand."""
        return {
            "contradiction": "Decisions that contradict each other",
            "disagreed": "People see it differently",
            "bridge": "Decisions on which a theme hangs",
            "anew": "Refused, and opened again",
            "fresh": "The words are newer than those looked at",
        }[self.value]


@dataclass(frozen=True)
class Link:
    """A finding on the way that makes a contradiction, and the pair that joins it to the next; None at the end."""

    title: str
    pair_id: UUID | None


@dataclass(frozen=True)
class Question:
    """One thing to look at again, in sentences, and the pair to look at."""

    ask: Ask
    said: str
    pair_id: UUID
    chain: tuple[Link, ...] = ()  # the shortest way that makes a contradiction


def questions_of(
    session: Session, programme_id: UUID, ask: Ask, *, first: int = 0, most: int = A_PAGE
) -> tuple[list[Question], int]:
    """Some of the questions of one kind, and how many there are."""
    if ask is Ask.CONTRADICTION:
        return _contradictions(session, programme_id, first, most)
    if ask is Ask.BRIDGE:
        pairs, number = queries.bridges_of(session, programme_id, WEIGHTY, first=first, most=most)
    else:
        pairs, number = queries.pairs_in_question(session, programme_id, ask.value, first=first, most=most)
    refs = {ref for pair in pairs for ref in (pair.first_ref, pair.second_ref)}
    wordings = queries.shared_by_refs(session, programme_id, refs)
    return [Question(ask, _SAID[ask](pair, _titles(pair, wordings)), pair.id) for pair in pairs], number


def questions_at_once(session: Session, programme_id: UUID) -> list[Question]:
    """The first few questions, the weightiest kinds first; no further kind is asked for once there are enough."""
    found: list[Question] = []
    for ask in Ask:
        if len(found) < AT_ONCE:
            found += questions_of(session, programme_id, ask, most=AT_ONCE - len(found))[0]
    return found


def contradictions_in_theme(session: Session, programme_id: UUID, theme_id: UUID) -> list[Question]:
    """The contradictions inside one theme, a page of them at most."""
    return _contradictions(session, programme_id, 0, A_PAGE, theme_id)[0]


def _contradictions(
    session: Session, programme_id: UUID, first: int, most: int, theme_id: UUID | None = None
) -> tuple[list[Question], int]:
    rows, number = queries.refused_inside(session, programme_id, theme_id=theme_id, first=first, most=most)
    links = queries.links_of_themes(session, {found for _pair, found in rows})
    chains = [
        (pair, way)
        for pair, found in rows
        for way in contradictions(links.get(found, []), [(pair.first_ref, pair.second_ref)]).values()
    ]
    wordings = queries.shared_by_refs(session, programme_id, {ref for _pair, refs in chains for ref in refs})
    pairs = queries.pairs_between(session, {step for _pair, refs in chains for step in pairwise(refs)})
    return [_contradiction(pair, refs, wordings, pairs) for pair, refs in chains], number


def _contradiction(
    pair: Pair,
    refs: Sequence[UUID],
    wordings: Mapping[UUID, SharedWording],
    pairs: Mapping[tuple[UUID, UUID], Pair],
) -> Question:
    titles = [wordings[ref].title if ref in wordings else "A finding that is shared no longer" for ref in refs]
    said = (
        f"“{titles[0]}” and “{titles[-1]}” were said to be two things, and yet {counted(len(refs) - 1, 'decision')} "
        "in a row make them the same. One of these decisions is worth another look."
    )
    ids = [pairs[min(step), max(step)].id if wordings.keys() >= set(step) else None for step in pairwise(refs)]
    links = tuple(Link(title, pair_id) for title, pair_id in zip(titles, [*ids, None], strict=True))
    return Question(Ask.CONTRADICTION, said, pair.id, links)


def _titles(pair: Pair, wordings: Mapping[UUID, SharedWording]) -> str:
    return f"“{wordings[pair.first_ref].title}” and “{wordings[pair.second_ref].title}”"


def _bridge(pair: Pair, titles: str) -> str:
    return (
        f"That {titles} are the same alone holds {counted(pair.splits, 'finding')} of a theme to the others. "
        "Does it bear so much?"
    )


_SAID: Mapping[Ask, Callable[[Pair, str], str]] = {
    Ask.DISAGREED: lambda pair, titles: (
        f"{titles}: some say the same, others that they are two things. It doesn’t count."
    ),
    Ask.BRIDGE: _bridge,
    Ask.ANEW: lambda pair, titles: f"{titles} were said to be two things, and somebody has opened the pair again.",
    Ask.FRESH: lambda pair, titles: (
        f"{titles}: one of them has a newer wording than was looked at. It counts as it did until then."
    ),
}
