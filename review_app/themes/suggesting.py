"""Which pairs are worth a look, best first, each with its reasons in words. Suggestions never change anything."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.likeness.phrases import shared_phrases
from review_app.likeness.queries import WORDING, alike, pairs_alike
from review_app.themes import queries
from review_app.themes.models import Standing
from review_app.themes.queries import Light
from review_app.themes.sidebyside import quoted, reasons, text_of
from review_app.wordings.models import SharedWording

A_PAGE = 10  # suggestions
LOOKED_THROUGH = 60  # the nearest of one finding, of which those already answered are left out
MOST_AT_ONCE = 1_000  # wordings of which all pairs are compared while somebody waits; beyond, a finding is chosen first

# What counts beside likeness (0 to 1), by which suggestions are put in order.
SAME_CATEGORY, SAME_HEADING, COMMON_NEIGHBOUR = 0.05, 0.03, 0.15

FOR_A_SECOND = (Standing.OPEN, Standing.WAITING)

Key = tuple[UUID, UUID]


@dataclass(frozen=True)
class Wanted:
    """Which suggestions are wanted, and by whom; "" asks for all."""

    programme_id: UUID
    who: UUID
    category: str = ""
    heading: str = ""
    reviews: frozenset[UUID] | None = None  # of which one has to be; None: of any

    def lets_pass(self, first: Light, second: Light) -> bool:
        """Whether one of the two is what is asked for; two findings of one review are never suggested."""
        if first.review_ref == second.review_ref:
            return False
        return any(
            (not self.category or one.category_key == self.category)
            and (not self.heading or self.heading in one.headings)
            for one in (first, second)
        )

    def may_begin(self, first: Light, second: Light) -> bool:
        """Whether this person may be the first to answer: elsewhere, what is missing would tell what is of one review."""
        return self.reviews is None or not self.reviews.isdisjoint({first.review_ref, second.review_ref})


@dataclass(frozen=True)
class Suggestion:
    """Two findings worth a look, and why."""

    first: SharedWording
    second: SharedWording
    reasons: list[str]


def suggestions_for(
    session: Session, wanted: Wanted, wording: SharedWording, *, page: int = 1
) -> tuple[list[Suggestion], int]:
    """What may be the same as one finding, best first: a page of it, and how many there are."""
    near = alike(session, wanted.programme_id, text_of(wording), kinds=(WORDING,), most=LOOKED_THROUGH)
    lights = queries.lights_of(session, wanted.programme_id, wording_ids=[one.thing_id for one in near])
    scores = {light.finding_ref: one.score for one in near if (light := lights.get(one.thing_id)) is not None}
    through = _neighbours_of_neighbours(session, wording.finding_ref)
    more = queries.lights_of(session, wanted.programme_id, refs=through.keys() - scores.keys())
    known = {light.finding_ref: light for light in (*lights.values(), *more.values())}
    own = Light.of(wording)
    candidates = {
        key_of(wording.finding_ref, ref): scores.get(ref, 0.0)
        for ref, light in known.items()
        if ref != wording.finding_ref and wanted.lets_pass(own, light)
    }
    return _best(session, wanted, candidates, known | {wording.finding_ref: own}, page)


def suggestions(session: Session, wanted: Wanted, *, page: int = 1) -> tuple[list[Suggestion], int]:
    """The pairs of a programme worth a look, best first: a page of them, and how many there are.

    For programmes of up to MOST_AT_ONCE shared findings; in larger ones a finding is chosen first.
    """
    lights = queries.lights_of(session, wanted.programme_id)
    candidates = {
        key_of(lights[one].finding_ref, lights[other].finding_ref): score
        for one, other, score in pairs_alike(session, wanted.programme_id)
        if one in lights and other in lights and wanted.lets_pass(lights[one], lights[other])
    }
    return _best(session, wanted, candidates, {light.finding_ref: light for light in lights.values()}, page)


def key_of(first: UUID, second: UUID) -> Key:
    """Two findings in their order."""
    return (first, second) if first < second else (second, first)


def _best(
    session: Session, wanted: Wanted, candidates: Mapping[Key, float], known: Mapping[UUID, Light], page: int
) -> tuple[list[Suggestion], int]:
    standings = queries.standings_between(session, candidates)
    begun = {ref for key, standing in standings.items() if standing in FOR_A_SECOND for ref in key}
    own = queries.answered_by(session, wanted.who, begun)
    left = [
        key
        for key in candidates
        if _is_open(standings.get(key), key in own)
        and (standings.get(key) is Standing.WAITING or wanted.may_begin(known[key[0]], known[key[1]]))
    ]
    neighbours = queries.neighbours_of(session, {ref for key in left for ref in key})
    scored = sorted(left, key=lambda key: (-_score(candidates[key], key, known, neighbours), key))
    shown = scored[(page - 1) * A_PAGE : page * A_PAGE]
    through = {key: sorted(neighbours.get(key[0], set()) & neighbours.get(key[1], set()))[:1] for key in shown}
    refs = {ref for key in shown for ref in (*key, *through[key])}
    wordings = queries.shared_by_refs(session, wanted.programme_id, refs)
    made = [
        Suggestion(wordings[key[0]], wordings[key[1]], _why(wordings, key, through[key], standings.get(key)))
        for key in shown
        if key[0] in wordings and key[1] in wordings
    ]
    return made, len(scored)


def _is_open(standing: Standing | None, is_own: bool) -> bool:
    """Whether a pair may be suggested: nobody has answered, or this person could be the second."""
    return standing is None or (standing in FOR_A_SECOND and not is_own)


def _score(likeness: float, key: Key, known: Mapping[UUID, Light], neighbours: Mapping[UUID, set[UUID]]) -> float:
    first, second = known[key[0]], known[key[1]]
    likeness += SAME_CATEGORY if first.category_key == second.category_key else 0
    likeness += SAME_HEADING if set(first.headings) & set(second.headings) else 0
    return likeness + (COMMON_NEIGHBOUR if neighbours.get(key[0], set()) & neighbours.get(key[1], set()) else 0)


def _why(
    wordings: Mapping[UUID, SharedWording], key: Key, through: Sequence[UUID], standing: Standing | None
) -> list[str]:
    first, second = wordings[key[0]], wordings[key[1]]
    found = reasons(first, second, shared_phrases(text_of(first), text_of(second)))
    titles = [wordings[ref].title for ref in through if ref in wordings]
    if titles:
        found.append(f"Both were said to be the same as {quoted(titles)}.")
    if standing is Standing.WAITING:
        found.append("One person has answered already; a second is needed.")
    return found or ["Their words are alike on the whole."]


def _neighbours_of_neighbours(session: Session, ref: UUID) -> dict[UUID, set[UUID]]:
    """The findings that are the same as one which is the same as this, and through which."""
    direct: Iterable[UUID] = queries.neighbours_of(session, [ref]).get(ref, set())
    through: dict[UUID, set[UUID]] = {}
    for neighbour, others in queries.neighbours_of(session, direct).items():
        for other in others - {ref, *direct}:
            through.setdefault(other, set()).add(neighbour)
    return through
