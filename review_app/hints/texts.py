"""The texts of a review whose wording is looked at: what its own people wrote, and neither a source nor an appraisal."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.episodes.models import Episode, View
from review_app.factors.models import Factor
from review_app.findings.queries import additional_learning_of_review, findings_of_review, questions_of_review
from review_app.hints.looking import ANATOMY
from review_app.narrative.models import Entry, Period, Perspective
from review_app.people.models import Participant

EPISODE_TEXTS = {  # what is known now is left out: only there may later knowledge stand
    "title": "title",
    "what_happened": "what happened",
    "why_key": "why it is key",
    "child_life": "the child’s life",
    "uncertainty": "uncertainty",
}


@dataclass(frozen=True)
class Written:
    """One text and where it stands; `page_id` is the record on whose page it is read."""

    place: str
    on_kind: str
    on_id: UUID
    part: str
    text: str
    page_id: UUID


def of_findings(session: Session, review_id: UUID) -> Iterator[Written]:
    """The findings' own texts, their questions, and what else was learnt."""
    for finding in findings_of_review(session, review_id):
        for part, said in ANATOMY.items():
            place = f"{finding.name}: {said}"
            yield Written(place, "finding", finding.id, part, getattr(finding, part), finding.id)
    for question in questions_of_review(session, review_id):
        place = f"{question.finding.name}: a question for the LSCB"
        yield Written(place, "question", question.id, "text", question.text, question.finding_id)


def of_learning(session: Session, review_id: UUID) -> Iterator[Written]:
    """What else was learnt."""
    for learning in additional_learning_of_review(session, review_id):
        yield Written("Additional learning", "additional_learning", learning.id, "text", learning.text, learning.id)


def of_episodes(session: Session, review_id: UUID) -> Iterator[Written]:
    """What happened in each episode and why it is key, and the views from the tunnel."""
    names = list(EPISODE_TEXTS)
    columns = [getattr(Episode, name) for name in names]
    episodes = select(Episode.id, Episode.number, *columns).where(Episode.review_id == review_id)
    for id_, number, *texts in session.execute(episodes.order_by(Episode.number, Episode.id)):
        for name, text in zip(names, texts, strict=True):
            yield Written(f"Episode {number}: {EPISODE_TEXTS[name]}", "episode", id_, name, text, id_)
    views = select(View.id, View.episode_id, View.text, Episode.number, Participant.label)
    views = views.join(View.episode).join(View.participant).where(View.review_id == review_id)
    for id_, episode_id, text, number, label in session.execute(
        views.order_by(Episode.number, Participant.label, View.id)
    ):
        yield Written(f"Episode {number}: view of {label}", "view", id_, "text", text, episode_id)


def of_factors(session: Session, review_id: UUID) -> Iterator[Written]:
    """The contributory factors in the team's words."""
    factors = select(Factor.id, Factor.text, Episode.number).join(Factor.episode).where(Factor.review_id == review_id)
    for id_, text, number in session.execute(factors.order_by(Episode.number, Factor.created_at, Factor.id)):
        yield Written(f"A contributory factor in episode {number}", "factor", id_, "text", text, id_)


def of_narrative(session: Session, review_id: UUID) -> Iterator[Written]:
    """The periods in prose, the perspectives beside them, and the entries."""
    periods = select(Period.id, Period.title, Period.prose).where(Period.review_id == review_id)
    for id_, title, prose in session.execute(periods.order_by(Period.created_at, Period.id)):
        yield Written(f"Narrative: {title}", "period", id_, "prose", prose, id_)
    for model, part, said in ((Perspective, "text", "a perspective"), (Entry, "what", "an entry")):
        rows = select(model.id, getattr(model, part)).where(model.review_id == review_id)
        for id_, text in session.execute(rows.order_by(model.created_at, model.id)):
            yield Written(f"Narrative: {said}", model.__tablename__, id_, part, text, id_)
