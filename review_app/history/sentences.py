"""What others did, in plain sentences: what was done, to which thing, by whom, how often; never what a text said."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from review_app.audit.events import Event
from review_app.core.text import counted, number_in_words

TWICE = 2
MOST_NAMED = 8  # of the things that one person linked with another

Key = tuple[str, UUID]  # a table and a row of it
# Where the last word of the event does not say it.
_VERBS: Mapping[Event, str] = {
    Event.RECORD_BROUGHT_BACK: "brought back",
    Event.VERSION_RESTORED: "put back to an earlier version",
    Event.FINDING_REOPENED: "opened again",
    Event.STAGE_MOVED: "moved to another stage",
    Event.FRAMEWORK_MOVED: "moved to another version of a framework",
    Event.NEW_INFORMATION: "recorded",
    Event.PASSED_ON: "recorded",
    Event.COMMENT_ANSWERED: "written",
    Event.PASSAGE_TAKEN_OFF: "taken off",
    Event.PASSAGE_FOUND_AGAIN: "found again",
    Event.WORDING_CONSENTED: "consented to",
    Event.OTHERS_ASKED: "put to the other LSCBs",
    Event.OTHERS_ASKING_ENDED: "no longer put to the other LSCBs",
    Event.OTHERS_ANSWERED: "question of another LSCB answered",
}
# Where a fact of the event, or what the fact says, says more than its last word.
_FACTS: Mapping[tuple[Event, str], str] = {
    (Event.FINDING_CHANGED, "state=shared"): "marked as agreed to share",
    (Event.FINDING_CHANGED, "state=agreed"): "marked as no longer agreed to share",
    (Event.FINDING_CHANGED, "place"): "moved in the order of priority",
    (Event.FINDING_CHANGED, "category"): "put under a category of another version",
    (Event.FINDING_CHANGED, "number"): "numbered as it stands in the order",
    (Event.ENTRY_CHANGED, "tied_to"): "set beside another account of the same event",
    (Event.ENTRY_CHANGED, "untied"): "taken out of the accounts of one event",
}
_LINKED: Mapping[Event, str] = {
    Event.SUPPORT_ADDED: "added to what {it} {rests on}",
    Event.SUPPORT_REMOVED: "taken off what {it} {rests on}",
    Event.CLAIM_CHANGED: "which way {it} worked, as somebody says, noted",
}
_ANSWERED = "learning_question"  # what the LSCB wanted to learn; everything else is rested on


@dataclass(frozen=True)
class Act:
    """One thing that somebody did: to what kind of thing, and what that is called where it is a part of another."""

    event: Event
    by: UUID | None
    part: str = ""  # empty: done to the thing itself
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def linked(self) -> Key | None:
        """What it was linked with or is no longer, where that is all that was done."""
        kind, other = self.facts.get("link"), self.facts.get("to")
        return (str(kind), UUID(str(other))) if self.event in _LINKED and kind and other else None

    @property
    def words(self) -> str:
        """What was done, and to which part, as a sentence begins."""
        if self.event in _LINKED:
            rests_on = "answers" if self.facts.get("link") == _ANSWERED else "rests on"
            words = _LINKED[self.event]
            return words.replace("{it}", f"the {self.part}" if self.part else "it").replace("{rests on}", rests_on)
        known = {*self.facts, *(f"{fact}={value}" for fact, value in self.facts.items())}
        said = (words for (event, fact), words in _FACTS.items() if event is self.event and fact in known)
        verb = next(said, verb_of(self.event))
        return f"{self.part} {verb}" if self.part else verb


def sentences_of(
    acts: Iterable[Act], people: Mapping[UUID, str], things: Mapping[Key, str] | None = None
) -> list[str]:  # fmt: skip
    """What was done to one thing and its parts, the newest first; the same thing done again is counted.

    `things` names what it was linked with, which is listed once for each person.

    >>> ada, bo = UUID(int=1), UUID(int=2)
    >>> acts = [Act(Event.FINDING_CHANGED, ada), Act(Event.COMMENT_SETTLED, bo, "challenge"), Act(Event.FINDING_CHANGED, ada)]
    >>> sentences_of(acts, {ada: "Ada", bo: "Bo"})
    ['Changed by Ada, twice', 'Challenge settled by Bo']
    >>> ticks = [Act(Event.SUPPORT_ADDED, ada, "", {"link": "episode", "to": str(UUID(int=n))}) for n in (4, 3)]
    >>> sentences_of(ticks, {ada: "Ada"}, {("episode", UUID(int=3)): "Episode 3", ("episode", UUID(int=4)): "Episode 4"})
    ['Added to what it rests on by Ada: Episode 4; Episode 3']
    """
    done: dict[tuple[str, UUID | None], list[Act]] = {}
    for act in acts:
        done.setdefault((act.words, act.by if act.linked else None), []).append(act)
    return [_sentence(words, same, people, things or {}) for (words, _by), same in done.items()]


def verb_of(event: Event) -> str:
    """What was done, in a word or two.

    >>> [verb_of(event) for event in (Event.FINDING_ADDED, Event.RECORD_DELETED, Event.FINDING_REOPENED)]
    ['added', 'deleted', 'opened again']
    """
    return _VERBS.get(event, event.value.rpartition("_")[2])


def _sentence(words: str, acts: Sequence[Act], people: Mapping[UUID, str], things: Mapping[Key, str]) -> str:
    times = Counter(people.get(act.by, "somebody") if act.by else "somebody" for act in acts)
    named = list(dict.fromkeys(_named(act, things) for act in acts if act.linked))
    doers = " and ".join(name if named else f"{name}{_times(number)}" for name, number in times.items())
    sentence = f"{words[0].upper()}{words[1:]} by {doers}"
    if not named:
        return sentence
    rest = len(named) - MOST_NAMED
    more = [f"and {counted(rest, 'other')}"] if rest > 0 else []
    return f"{sentence}: {'; '.join([*named[:MOST_NAMED], *more])}"


def _named(act: Act, things: Mapping[Key, str]) -> str:
    name = things.get(act.linked, "") if act.linked else ""
    return f"a quote from {name}" if act.facts.get("quote") else name


def _times(number: int) -> str:
    if number == 1:
        return ""
    return ", twice" if number == TWICE else f", {number_in_words(number)} times"
