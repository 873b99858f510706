"""How an event reads on a page: who, what, and nothing that a text said."""

from collections.abc import Mapping, Set
from uuid import UUID

from review_app.access.permissions import TABLE, Permission
from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.audit.events import Event, sentence
from review_app.audit.models import AuditEvent

IN_CASE_GROUP = "a case group member"
NOT_SIGNED_IN = "somebody who was not signed in"
BY_COMMAND = "a command on the server"
GONE = "somebody whose account is gone"

# What a kind of thing is called where no room offers it as a record.
_NOUNS = {
    "board": "LSCB",
    "candidate": "possible case",
    "learning_question": "question of the LSCB",
    "membership": "role",
    "milestone": "date in the plan",
    "sealed_name": "name",
    "sign_in": "sign-in",
    "user": "account",
}


def who_did(event: AuditEvent, names: Mapping[UUID, str], case_groups: Set[tuple[UUID | None, UUID | None]]) -> str:
    """The person's name; in a review whose case group they are in, only that."""
    if event.by is None:
        return NOT_SIGNED_IN if event.event is Event.SIGN_IN_REFUSED else BY_COMMAND
    if (event.review_id, event.by) in case_groups:
        return IN_CASE_GROUP
    return names.get(event.by, GONE)


def what_happened(event: AuditEvent) -> str:
    """The event's sentence, with the few facts that make it clearer."""
    more = _more(event)
    return f"{sentence(event.event)} ({more})" if more else sentence(event.event)


def noun_of(kind: str) -> str:
    """What a kind of thing is called."""
    return _NOUNS.get(kind, kind.replace("_", " "))


def _more(event: AuditEvent) -> str:
    facts = event.facts
    if event.event is Event.REFUSED:
        return _permission(str(facts.get("permission", "")))
    if event.event in {Event.ROLE_GIVEN, Event.ROLE_ENDED}:
        return _word(Role, facts.get("role"))
    if event.event is Event.STAGE_MOVED:
        return f"from {_word(Stage, facts.get('from_stage'))} to {_word(Stage, facts.get('to_stage'))}"
    if event.event is Event.RESTORED:
        return f"back to event {facts.get('last_event')}, from event {facts.get('last_event_before')}"
    return ""


def _permission(word: str) -> str:
    try:
        return "one for those who " + TABLE[Permission(word)].sentence
    except (ValueError, KeyError):
        return ""


def _word(kind: type[Role] | type[Stage], word: object) -> str:
    try:
        return kind(str(word)).words
    except ValueError:
        return str(word)
