"""Answers about two findings: given, taken back, opened again; each counts anew at once, with the themes that it touches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import found, refuse_if
from review_app.core.text import normalised
from review_app.themes import queries, rules
from review_app.themes.actions.theming import update_themes
from review_app.themes.counting import answers_in_force, counted
from review_app.themes.models import Decision, Pair, Standing, ThemeSetting, Verdict, Way
from review_app.wordings.models import SharedWording


@dataclass(frozen=True)
class Answer:
    """What is said about two shared findings, in whatever order they are named; for “differs”, the reason says in what."""

    first_ref: UUID
    second_ref: UUID
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True)
class _Told:
    """How the answers that are about to be written came about."""

    programme_id: UUID
    way: Way
    by: UUID
    morning_id: UUID | None = None


def decide(session: Session, programme_id: UUID, answer: Answer, *, by: UUID, blind: bool = False) -> Pair:
    """One person's answer between meetings; an earlier one of theirs is kept and counts no longer. Raises NotNow.

    `blind`: from now on, the answers about this pair are shown to those who have given theirs.
    """
    queries.hold_programme(session, programme_id)
    wordings = queries.shared_by_refs(session, programme_id, [answer.first_ref, answer.second_ref])
    first, second = (found(wordings.get(ref)) for ref in sorted((answer.first_ref, answer.second_ref)))
    pair = queries.pair_of(session, answer.first_ref, answer.second_ref)
    refuse_if(rules.why_not_decide(first, second, answer.verdict, answer.reason, pair))
    given = queries.decisions_of(session, answer.first_ref, answer.second_ref)
    own = next((one for one in answers_in_force(given) if one.decided_by == by and one.way is Way.BETWEEN), None)
    if pair is not None and own is not None and _is_the_same(own, answer, first, second):
        return pair  # the back button, or a button pressed twice
    told = _Told(programme_id, Way.BETWEEN, by)
    decision = _written(session, told, answer, first, second)
    teams = queries.teams_of(session, [first.review_ref, second.review_ref])
    pair = _counted_anew(session, programme_id, pair, [*given, decision], teams)
    pair.is_blind = pair.is_blind or blind
    session.flush()
    update_themes(session, programme_id, [pair.first_ref, pair.second_ref], by=by)
    return pair


def decide_in_morning(
    session: Session, programme_id: UUID, morning_id: UUID, answers: Sequence[Answer], *, by: UUID
) -> list[Pair]:
    """What a themes morning said, its authors having confirmed: counts at once, in place of what was answered before.

    `by` is who wrote it down. Answers about findings that are shared no longer, or of one review, are refused with NotNow.
    """
    queries.hold_programme(session, programme_id)
    refs = {ref for answer in answers for ref in (answer.first_ref, answer.second_ref)}
    wordings = queries.shared_by_refs(session, programme_id, refs)
    pairs = queries.pairs_between(session, [(answer.first_ref, answer.second_ref) for answer in answers])
    given = queries.decisions_among(session, pairs.values())
    told = _Told(programme_id, Way.MORNING, by, morning_id)
    for answer in answers:
        first, second = (found(wordings.get(ref)) for ref in sorted((answer.first_ref, answer.second_ref)))
        refuse_if(rules.why_not_compare(first, second) or rules.why_not_reason(answer.verdict, answer.reason))
        key = (first.finding_ref, second.finding_ref)
        decision = _written(session, told, answer, first, second)
        given.setdefault(key, []).append(decision)
        pairs[key] = _counted_anew(session, programme_id, pairs.get(key), given[key], {})
    session.flush()
    update_themes(session, programme_id, refs, by=by)
    return list(pairs.values())


def take_back(session: Session, decision: Decision, reason: str, *, by: UUID, may_split: bool = False) -> Pair:
    """Take an answer back, with the reason; it is kept, and counts no longer. Raises NotNow.

    `may_split`: whether this person may take back what others answered, which is how a theme is split.
    """
    queries.hold_programme(session, decision.programme_id)
    session.refresh(decision)
    refuse_if(rules.why_not_take_back(decision, reason, by, may_split=may_split))
    pair = found(queries.pair_of(session, decision.first_ref, decision.second_ref))
    stage(session, Event.SAME_TAKEN_BACK, decision, by=by)
    decision.taken_back_by, decision.taken_back_at = by, now()
    decision.taken_back_reason = normalised(reason)
    given = queries.decisions_of(session, decision.first_ref, decision.second_ref)
    _counted_anew(session, decision.programme_id, pair, given, _teams_behind(session, given))
    session.flush()
    update_themes(session, decision.programme_id, [pair.first_ref, pair.second_ref], by=by)
    return pair


def look_anew(session: Session, programme_id: UUID, refs: tuple[UUID, UUID], reason: str, *, by: UUID) -> Pair:
    """Open a refused pair again, with a reason: people can answer again, and until two agree it stays refused. Raises NotNow."""
    queries.hold_programme(session, programme_id)
    wordings = queries.shared_by_refs(session, programme_id, refs)
    first, second = (found(wordings.get(ref)) for ref in sorted(refs))
    pair = found(queries.pair_of(session, *refs))
    refuse_if(rules.why_not_look_anew(pair, reason))
    told = _Told(programme_id, Way.ANEW, by)
    decision = _written(session, told, Answer(*refs, Verdict.UNSURE, reason), first, second)
    given = queries.decisions_of(session, *refs)
    teams = queries.teams_of(session, [first.review_ref, second.review_ref])
    _counted_anew(session, programme_id, pair, [one for one in given if one.id != decision.id] + [decision], teams)
    session.flush()
    return pair


def keep_apart(session: Session, programme_id: UUID, *, is_blind: bool, by: UUID) -> None:
    """Say whether answers about pairs are kept apart in a programme until each has answered."""
    setting = ThemeSetting(programme_id=programme_id, is_blind=is_blind, set_at=now())
    stage(session, Event.SAME_SETTING, setting, by=by, is_blind=is_blind)
    session.add(setting)
    session.flush()


def _written(session: Session, told: _Told, answer: Answer, first: SharedWording, second: SharedWording) -> Decision:
    decision = Decision(
        programme_id=told.programme_id, first_ref=first.finding_ref, second_ref=second.finding_ref,
        first_wording_id=first.id, second_wording_id=second.id, verdict=answer.verdict,
        reason=normalised(answer.reason), way=told.way, morning_id=told.morning_id, decided_by=told.by, decided_at=now(),
    )  # fmt: skip
    event = Event.SAME_OPENED_AGAIN if told.way is Way.ANEW else Event.SAME_DECIDED
    stage(session, event, decision, by=told.by, way=told.way)
    session.add(decision)
    return decision


def _counted_anew(
    session: Session, programme_id: UUID, pair: Pair | None, given: Sequence[Decision], teams: Mapping[UUID, date]
) -> Pair:
    """How it stands with a pair by all its answers, written down."""
    if pair is None:
        pair = Pair(programme_id=programme_id, first_ref=given[-1].first_ref, second_ref=given[-1].second_ref)
        pair.is_blind, pair.splits, pair.standing = False, 0, Standing.OPEN
        session.add(pair)
    result = counted(given, teams)
    pair.standing, pair.is_anew, pair.changed_at = result.standing, result.is_anew, now()
    looked_at = result.wordings or (given[-1].first_wording_id, given[-1].second_wording_id)
    pair.first_wording_id, pair.second_wording_id = looked_at
    return pair


def _teams_behind(session: Session, given: Sequence[Decision]) -> dict[UUID, date]:
    """Who is on the review teams of the two findings; told from wordings that were looked at, shared still or not."""
    wordings = queries.wordings_by_ids(session, [given[-1].first_wording_id, given[-1].second_wording_id])
    return queries.teams_of(session, [wording.review_ref for wording in wordings.values()])


def _is_the_same(own: Decision, answer: Answer, first: SharedWording, second: SharedWording) -> bool:
    before = (own.verdict, own.reason, own.first_wording_id, own.second_wording_id)
    return before == (answer.verdict, normalised(answer.reason), first.id, second.id)
