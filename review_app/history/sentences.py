"""What others did, in plain sentences: what was done, by whom, how often; never what a text said."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from review_app.audit.events import Event
from review_app.core.text import number_in_words

TWICE = 2
# Where the last word of the event does not say it.
_VERBS: Mapping[Event, str] = {
    Event.RECORD_BROUGHT_BACK: "brought back",
    Event.VERSION_RESTORED: "put back to an earlier version",
    Event.FINDING_REOPENED: "opened again",
    Event.STAGE_MOVED: "moved to another stage",
    Event.NEW_INFORMATION: "recorded",
    Event.PASSED_ON: "recorded",
    Event.COMMENT_ANSWERED: "written",
    Event.PASSAGE_TAKEN_OFF: "taken off",
    Event.PASSAGE_FOUND_AGAIN: "found again",
    Event.WORDING_CONSENTED: "consented to",
}


@dataclass(frozen=True)
class Act:
    """One thing that somebody did: to what kind of thing, and what that is called where it is a part of another."""

    event: Event
    by: UUID | None
    part: str = ""  # empty: done to the thing itself


def sentences_of(acts: Iterable[Act], people: Mapping[UUID, str]) -> list[str]:
    """What was done to one thing and its parts, the newest first; the same thing done again is counted.

    >>> ada, bo = UUID(int=1), UUID(int=2)
    >>> acts = [Act(Event.FINDING_CHANGED, ada), Act(Event.COMMENT_SETTLED, bo, "challenge"), Act(Event.FINDING_CHANGED, ada)]
    >>> sentences_of(acts, {ada: "Ada", bo: "Bo"})
    ['Changed by Ada, twice', 'Challenge settled by Bo']
    """
    done: dict[tuple[str, str], list[UUID | None]] = {}
    for act in acts:
        done.setdefault((act.part, verb_of(act.event)), []).append(act.by)
    return [_sentence(part, verb, who, people) for (part, verb), who in done.items()]


def verb_of(event: Event) -> str:
    """What was done, in a word or two.

    >>> [verb_of(event) for event in (Event.FINDING_ADDED, Event.RECORD_DELETED, Event.FINDING_REOPENED)]
    ['added', 'deleted', 'opened again']
    """
    return _VERBS.get(event, event.value.rpartition("_")[2])


def _sentence(part: str, verb: str, who: Sequence[UUID | None], people: Mapping[UUID, str]) -> str:
    words = f"{part} {verb}" if part else verb
    times = Counter(people.get(each, "somebody") if each else "somebody" for each in who)
    doers = [f"{name}{_times(number)}" for name, number in times.items()]
    return f"{words[0].upper()}{words[1:]} by {' and '.join(doers)}"


def _times(number: int) -> str:
    if number == 1:
        return ""
    return ", twice" if number == TWICE else f", {number_in_words(number)} times"
