"""Wordings for tests, made through the real actions."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.findings.actions import agree_finding, link_finding
from review_app.findings.models import Finding
from review_app.findings.queries import finding_in_review
from review_app.reviews.queries import review_by_id
from review_app.vocabularies.actions import load_standard_vocabularies
from review_app.wordings.actions import Words, consent_to_wording, propose_wording
from review_app.wordings.models import Wording
from tests.factories.episodes import an_episode
from tests.factories.factors import a_factor
from tests.factories.findings import a_whole_finding

WORDS = Words(
    title="Concern is filed as information when the form says so",
    summary="A form can do its sender’s thinking.\n\nWhat is ticked decides whether anybody rings back.",
    factor_headings=("Workload",),
)


def a_finding_to_share(session: Session, review_id: UUID, *, by: UUID, **values: Any) -> Finding:
    """An agreed finding of a review that explains a factor of workload, with its category loaded."""
    load_standard_vocabularies(session, review_by_id(session, review_id).programme_id, by=by)
    episode = an_episode(session, review_id, by=by)
    factor = a_factor(session, episode, by=by, heading=WORDS.factor_headings[0])
    finding = a_whole_finding(session, episode, by=by, **values)
    link_finding(session, finding, [], [factor.id], by=by)
    agree_finding(session, finding, by=by, on=date(2011, 7, 20))
    return finding_in_review(session, review_id, finding.id)


def a_wording(session: Session, finding: Finding, words: Words = WORDS, *, by: UUID) -> Wording:
    """A wording that waits for the chair."""
    return propose_wording(session, review_by_id(session, finding.review_id), finding, words, by=by)


def a_shared_wording(session: Session, finding: Finding, words: Words = WORDS, *, by: UUID, chair: UUID) -> Wording:
    """A wording that the chair has consented to."""
    wording = a_wording(session, finding, words, by=by)
    consent_to_wording(session, wording, by=chair)
    return wording
