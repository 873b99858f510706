"""Giving a programme the standard frameworks."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.vocabularies.frameworks import Framework, standard_frameworks
from review_app.vocabularies.models import Level, Term, Vocabulary, VocabularyKind
from review_app.vocabularies.queries import vocabularies_of_programme


def load_standard_vocabularies(session: Session, programme_id: UUID, *, by: UUID | None) -> list[Vocabulary]:
    """Give a programme those standard frameworks that it does not have yet, as its own to change later."""
    there = {vocabulary.kind for vocabulary in vocabularies_of_programme(session, programme_id)}
    missing = [framework for framework in standard_frameworks() if framework.kind not in there]
    return [_load(session, programme_id, framework, by) for framework in missing]


def _load(session: Session, programme_id: UUID, framework: Framework, by: UUID | None) -> Vocabulary:
    vocabulary = Vocabulary(
        programme_id=programme_id,
        kind=VocabularyKind(framework.kind),
        version=framework.version,
        name=framework.name,
        source=framework.source,
        in_force_at=now(),
        in_force_by=by,
    )
    stage(session, Event.VOCABULARY_CHANGED, vocabulary, by=by, kind=vocabulary.kind, version=vocabulary.version)
    session.add(vocabulary)
    session.flush()
    for place, values in enumerate(framework.terms, start=1):
        level = Level(values["level"]) if values.get("level") else None
        session.add(Term(**(values | {"vocabulary_id": vocabulary.id, "place": place, "level": level})))
    session.flush()
    return vocabulary
