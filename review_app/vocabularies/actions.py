"""Writing vocabularies."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.errors import refuse_if
from review_app.vocabularies.frameworks import Framework, standard_frameworks
from review_app.vocabularies.models import Level, Term, Vocabulary, VocabularyKind
from review_app.vocabularies.queries import newest_of, terms_of_vocabularies, vocabularies_of_programme
from review_app.vocabularies.rules import Line, in_order, why_not_change

KEPT = ("also", "level", "group", "example")  # what a changed heading takes along


def load_standard_vocabularies(session: Session, programme_id: UUID, *, by: UUID | None) -> list[Vocabulary]:
    """Give a programme those standard frameworks that it does not have yet, as its own to change later."""
    there = {vocabulary.kind for vocabulary in vocabularies_of_programme(session, programme_id)}
    missing = [framework for framework in standard_frameworks() if framework.kind not in there]
    return [_load(session, programme_id, framework, by) for framework in missing]


def change_vocabulary(session: Session, before: Vocabulary, lines: Sequence[Line], *, by: UUID) -> Vocabulary:
    """Make the next version of a framework; what was written under the one before keeps its headings. Raises NotNow."""
    newest = newest_of(session, before.programme_id, before.kind)
    refuse_if(why_not_change(before, newest, lines))
    vocabulary = Vocabulary(
        programme_id=before.programme_id,
        kind=before.kind,
        version=before.version + 1,
        name=before.name,
        source=before.source,
    )
    stage(session, Event.VOCABULARY_CHANGED, vocabulary, by=by, kind=vocabulary.kind, version=vocabulary.version)
    session.add(vocabulary)
    session.flush()
    old = {term.key: term for term in terms_of_vocabularies(session, [before.id])}
    for place, line in enumerate(in_order(lines), start=1):
        kept = {name: getattr(old[line.key], name) for name in KEPT} if line.key in old else {}
        key = line.key if line.key in old else f"own_{uuid4().hex[:12]}"
        session.add(
            Term(**kept, vocabulary_id=vocabulary.id, key=key, heading=line.heading, prompts=line.prompts, place=place)
        )
    session.flush()
    return vocabulary


def _load(session: Session, programme_id: UUID, framework: Framework, by: UUID | None) -> Vocabulary:
    vocabulary = Vocabulary(
        programme_id=programme_id,
        kind=VocabularyKind(framework.kind),
        version=framework.version,
        name=framework.name,
        source=framework.source,
    )
    stage(session, Event.VOCABULARY_CHANGED, vocabulary, by=by, kind=vocabulary.kind, version=vocabulary.version)
    session.add(vocabulary)
    session.flush()
    for place, values in enumerate(framework.terms, start=1):
        level = Level(values["level"]) if values.get("level") else None
        session.add(Term(**(values | {"vocabulary_id": vocabulary.id, "place": place, "level": level})))
    session.flush()
    return vocabulary
