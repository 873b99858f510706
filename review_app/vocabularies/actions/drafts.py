"""Drafts of a framework's next version: begun as a copy, put in force in one step, or thrown away."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage, stage_link
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.vocabularies.crosswalk import changes
from review_app.vocabularies.models import ChosenVersion, Term, Vocabulary, VocabularyKind
from review_app.vocabularies.queries import chosen_by, draft_of, editions_of, every_term_of
from review_app.vocabularies.rules import why_not_edit, why_not_put_in_force

NOT_COPIED = frozenset({"id", "created_at", "saved_at", "saved_by", "version", "vocabulary_id"})


def begin_draft(session: Session, before: Vocabulary, *, by: UUID) -> Vocabulary:
    """Begin the next version of a framework as a copy of the one in force; where it is begun already, go on with that."""
    there = draft_of(session, before.programme_id, before.kind)
    if there is not None:
        return there
    draft = Vocabulary(
        programme_id=before.programme_id,
        kind=before.kind,
        version=before.version + 1,
        name=before.name,
        source=before.source,
    )
    terms = every_term_of(session, before)
    stage_change(session, draft, "begun", by=by)
    session.add(draft)
    session.flush()
    session.add_all(Term(**_copied(term), vocabulary_id=draft.id) for term in terms)
    session.flush()
    return draft


def put_in_force(session: Session, draft: Vocabulary, why: str, seen: str, *, by: UUID) -> None:
    """Make a draft the version in force, if it still is what the person saw. Raises NotNow."""
    editions = editions_of(session, draft.programme_id, draft.kind)
    differs = len(editions) < 2 or bool(changes(editions[-2], editions[-1]))
    as_seen = seen == mark_of(every_term_of(session, draft))
    refuse_if(why_not_put_in_force(draft, differs, as_seen, why))
    stage_change(session, draft, "put_in_force", by=by)
    draft.in_force_at, draft.in_force_by, draft.why = now(), by, why
    session.flush()


def throw_away(session: Session, draft: Vocabulary, *, by: UUID) -> None:
    """Throw a draft away with all that was changed in it; the version in force is untouched. Raises NotNow."""
    refuse_if(why_not_edit(draft))
    edition = editions_of(session, draft.programme_id, draft.kind)[-1]
    stage_change(session, draft, "thrown_away", by=by)
    for row in (*edition.links, *edition.terms.values(), *edition.retired.values()):
        session.delete(row)
    session.flush()
    session.delete(draft)
    session.flush()


def choose_version(session: Session, review_id: UUID, vocabulary: Vocabulary, *, by: UUID) -> None:
    """Let a review use another version of a framework from now on."""
    chosen = chosen_by(session, review_id, vocabulary.kind)
    if chosen is not None and chosen.vocabulary_id == vocabulary.id:
        return
    made = ChosenVersion(review_id=review_id, kind=vocabulary.kind, vocabulary_id=vocabulary.id)
    row, kind = chosen or made, vocabulary.kind
    ends = ("review_id", "vocabulary_id")
    stage_link(session, Event.FRAMEWORK_MOVED, row, ends, by=by, kind=kind, version=vocabulary.version)
    if chosen is None:
        session.add(made)
    else:
        chosen.vocabulary_id = vocabulary.id
    session.flush()


def mark_of(terms: Sequence[Term]) -> str:
    """A short mark of how a draft stands, by which a change since it was read is known."""
    return f"{len(terms)}-{sum(term.version for term in terms)}"


def stage_change(session: Session, draft: Vocabulary, done: str, *, by: UUID) -> None:
    """Stage that something of a framework was changed."""
    kind: VocabularyKind = draft.kind
    stage(session, Event.VOCABULARY_CHANGED, draft, by=by, kind=kind, version=draft.version, done=done)


def _copied(term: Term) -> dict[str, Any]:
    """Every column of a heading that goes on into the next version, those of later kinds among them."""
    names = [attribute.key for attribute in inspect(term).mapper.column_attrs]
    return {name: getattr(term, name) for name in names if name not in NOT_COPIED}
