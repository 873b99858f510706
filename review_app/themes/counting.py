"""What counts of people's answers about two findings. Pure: told from the answers alone, whatever their order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from review_app.core.clock import in_london
from review_app.core.text import number_in_words
from review_app.themes.models import Decision, Standing, Verdict, Way

ENOUGH = 2  # people who agree
Wordings = tuple[UUID, UUID]
Teams = Mapping[UUID, date]  # who is on the review team of either finding, and since when


@dataclass(frozen=True)
class Counted:
    """How it stands with two findings: by which answers, and about which two wordings they were given."""

    standing: Standing
    answers: tuple[Decision, ...]  # those in force
    wordings: Wordings | None
    is_anew: bool = False

    @property
    def dissenting(self) -> tuple[Decision, ...]:
        """The answers in force that say otherwise than what counts."""
        if self.standing not in {Standing.JOINED, Standing.APART}:
            return ()
        joined = self.standing is Standing.JOINED
        against = {Verdict.ALIKE} if joined else {Verdict.SAME, Verdict.DIFFERS}
        return tuple(one for one in self.answers if one.verdict in against)


def counted(decisions: Iterable[Decision], on_teams: Teams) -> Counted:
    """How it stands by all that people answered."""
    kept = _kept(decisions)
    answers = answers_in_force(kept)
    standing = _standing(answers, on_teams)
    return Counted(standing, tuple(answers), _looked_at(answers, standing, on_teams), _is_anew(kept, standing))


def answers_in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The newest answer of each person; a themes morning takes the place of every answer before it."""
    kept = _kept(decisions)
    mornings = [one for one in kept if one.way is Way.MORNING]
    last = mornings[-1] if mornings else None
    newest: dict[UUID, Decision] = {}
    for one in kept:
        if one.way is Way.BETWEEN and (last is None or _when(one) > _when(last)):
            newest[one.decided_by] = one
    return [*([last] if last else []), *sorted(newest.values(), key=_when)]


def _kept(decisions: Iterable[Decision]) -> list[Decision]:
    return sorted((one for one in decisions if one.taken_back_at is None), key=_when)


def _standing(answers: Sequence[Decision], on_teams: Teams) -> Standing:
    joins = [one for one in answers if one.verdict.joins]
    refuses = [one for one in answers if one.verdict is Verdict.ALIKE]
    join, refuse = _is_enough(joins, on_teams), _is_enough(refuses, on_teams)
    if join != refuse:
        return Standing.JOINED if join else Standing.APART
    if joins and refuses:
        return Standing.DISAGREED
    return Standing.WAITING if joins or refuses else Standing.OPEN


def _is_enough(answers: Sequence[Decision], on_teams: Teams) -> bool:
    """Whether these answers, which agree, count: a morning's alone, else two people's, one of them on neither team."""
    if any(one.way is Way.MORNING for one in answers):
        return True
    return len({one.decided_by for one in answers}) >= ENOUGH and bool(outside(answers, on_teams))


def outside(answers: Iterable[Decision], on_teams: Teams) -> set[UUID]:
    """Who of those who answered was on neither review team when they did."""
    return {
        one.decided_by
        for one in answers
        if one.decided_by not in on_teams or in_london(one.decided_at).date() < on_teams[one.decided_by]
    }


def _looked_at(answers: Sequence[Decision], standing: Standing, on_teams: Teams) -> Wordings | None:
    """The two wordings about which the answers suffice by themselves, the newest such; else what was looked at first."""
    by_wordings: dict[Wordings, list[Decision]] = {}
    for one in answers:
        by_wordings.setdefault((one.first_wording_id, one.second_wording_id), []).append(one)
    groups = sorted(by_wordings.items(), key=lambda item: _when(item[1][-1]), reverse=True)
    enough = next((wordings for wordings, given in groups if _standing(given, on_teams) is standing), None)
    return enough or (groups[-1][0] if groups else None)


def _is_anew(kept: Sequence[Decision], standing: Standing) -> bool:
    """Whether somebody opened the refused pair again, after the newest answer that refused it."""
    if standing is not Standing.APART:
        return False
    last = [one for one in kept if one.way is Way.ANEW or one.verdict is Verdict.ALIKE]
    return bool(last) and last[-1].way is Way.ANEW


def in_words(one: Counted, on_teams: Teams) -> str:
    """By how many people it was decided, without a name, such as “by two people, one on neither review team”."""
    if any(answer.way is Way.MORNING for answer in one.answers):
        return "at a themes morning, where the authors confirmed it"
    agreed = [answer for answer in one.answers if answer not in one.dissenting and answer.verdict is not Verdict.UNSURE]
    people = len({answer.decided_by for answer in agreed})
    if people == 1:
        return "by one person" + (", on neither review team" if outside(agreed, on_teams) else "")
    apart = len(outside(agreed, on_teams))
    whole = {2: "both", 3: "all three"}.get(people, "all")
    many = whole if apart == people else number_in_words(apart).replace("no", "none")
    return f"by {number_in_words(people)} people, {many} on neither review team"


def _when(one: Decision) -> tuple[datetime, str]:
    return one.decided_at, str(one.id)
