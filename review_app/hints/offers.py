"""What hints offer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from review_app.access.permissions import Permission
from review_app.core.offers import Erasable, Link, Panel, Prose, ProseLine, Record, Room, Searchable
from review_app.hints import texts
from review_app.hints.models import AcceptedHint, HintKind, WordingKind
from review_app.hints.texts import Written
from review_app.hints.views import blueprint

Load = Callable[[Session, UUID], Iterator[Written]]
READ, WRITE = Permission.CASE_READ, Permission.CASE_WRITE
# The page on which a text is read: its endpoint, and the name of the id it takes (none: the list).
PAGES: Mapping[str, tuple[str, str]] = {
    "finding": ("findings.show", "finding_id"),
    "question": ("findings.show", "finding_id"),
    "additional_learning": ("findings.list_", ""),
    "episode": ("episodes.show", "episode_id"),
    "view": ("episodes.show", "episode_id"),
    "factor": ("factors.show", "factor_id"),
}


def _lines(*loads: Load) -> Callable[[Session, UUID], Sequence[ProseLine]]:
    def load(session: Session, review_id: UUID) -> Sequence[ProseLine]:
        return [_line(review_id, written) for one in loads for written in one(session, review_id)]

    return load


def _line(review_id: UUID, one: Written) -> ProseLine:
    endpoint, parameter = PAGES.get(one.on_kind, ("narrative.list_", ""))
    values: dict[str, Any] = {parameter: one.page_id} if parameter else {}
    url = url_for(endpoint, review_id=review_id, **values)
    return ProseLine(one.place, one.on_kind, one.on_id, one.part, one.text, url)


def _of_finding(session: Session, review_id: UUID, finding_id: UUID) -> Mapping[str, Any]:
    del session, review_id, finding_id  # a link alone: the list asks the whole graph
    return {}


def _accepted_url(accepted: AcceptedHint) -> str:
    endpoint = "hints.wording" if accepted.kind is HintKind.WORDING else "hints.list_"
    return url_for(endpoint, review_id=accepted.review_id)


def _list_url(review_id: UUID | None) -> str:
    return url_for("hints.list_", review_id=review_id)


def _wording_url(review_id: UUID | None) -> str:
    return url_for("hints.wording", review_id=review_id)


ROOM = Room(
    "hints",
    blueprint,
    (
        Link("review", "Worth another look", _list_url, READ),
        Link("findings", "Worth another look", _list_url, READ),
        Link("review", "Wording that blames or looks back", _wording_url, READ),
        Panel("finding_ways", "Worth another look", "hints/_way_of_finding.html", _of_finding, READ),
        Prose("Findings", _lines(texts.of_findings, texts.of_learning), READ),
        Prose("Key practice episodes", _lines(texts.of_episodes), READ),
        Prose("Contributory factors", _lines(texts.of_factors), READ),
        Prose("Narrative", _lines(texts.of_narrative), READ),
        Record(
            AcceptedHint,
            "reason for going on",
            lambda row: f"{row.place}: {row.phrase or row.said[:60]}",
            _accepted_url,
            READ,
            WRITE,
            WRITE,
        ),
        Searchable(
            AcceptedHint,
            "Gone on with a reason",
            ("said", "reason"),
            lambda row: row.place,
            _accepted_url,
            READ,
        ),
        Erasable(WordingKind),
        Erasable(AcceptedHint),
    ),
)
