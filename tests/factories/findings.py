"""Findings for tests, made through the real actions."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.episodes.models import Episode
from review_app.findings.actions import (
    add_finding,
    add_outside_evidence,
    add_question,
    agree_finding,
    link_finding,
)
from review_app.findings.models import EvidenceKind, Finding
from review_app.reviews.queries import review_by_id
from tests.factories.vocabularies import the_category

TITLE = "The referral form sorts calls by what the sender ticks, so that concern can be filed as information"


def a_finding(session: Session, review_id: UUID, title: str = TITLE, *, by: UUID, **values: Any) -> Finding:
    """A draft with a title and a category; `category` is a key of the programme's typology."""
    programme_id = review_by_id(session, review_id).programme_id
    category = the_category(session, programme_id, values.pop("category", "tools"))
    return add_finding(session, review_id, {"title": title, "category_term_id": category.id} | values, by=by)


def a_whole_finding(session: Session, episode: Episode, title: str = TITLE, *, by: UUID, **values: Any) -> Finding:
    """A draft that has all it needs to be agreed."""
    texts = {
        "description": "A form can do its sender’s thinking.",
        "in_this_case": "The form of March was ticked as information.",
        "why_it_matters": "Neglect becomes visible by being added up.",
    }
    finding = a_finding(session, episode.review_id, title, by=by, **(texts | values))
    link_finding(session, finding, [episode.id], [], by=by)
    evidence = {"kind": EvidenceKind.CASE_GROUP, "what": "Eleven of twelve wrote that it is usual."}
    add_outside_evidence(session, finding, evidence, by=by)
    add_question(session, finding, "What does the LSCB know about contacts marked as information?", by=by)
    return finding


def an_agreed_finding(session: Session, episode: Episode, title: str = TITLE, *, by: UUID, **values: Any) -> Finding:
    """A finding that was agreed on 20 July 2011."""
    finding = a_whole_finding(session, episode, title, by=by, **values)
    agree_finding(session, finding, by=by, on=date(2011, 7, 20))
    return finding
