"""A review with something in every field that a paper could show, made through the real actions."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.comments.actions import add_comment, answer_comment, keep_private, settle_comment
from review_app.comments.models import CommentKind, Result
from review_app.core.dates import read_partial_date
from review_app.episodes.actions import support_episode, support_view, write_appraisal, write_view
from review_app.episodes.models import Basis, Episode
from review_app.factors.actions import add_claim
from review_app.findings.actions import (
    add_additional_learning,
    add_inquiry,
    add_outside_evidence,
    add_question,
    link_finding,
    support_finding,
)
from review_app.findings.models import EvidenceKind
from review_app.meetings.actions import write_minutes
from review_app.narrative.models import LaneKind
from review_app.people.actions import add_relative, seal_name
from review_app.people.models import Participant
from review_app.people.sealing import RealName
from review_app.reports.actions import add_period, add_term, write_section
from review_app.reports.sections import all_kinds
from review_app.reviews.actions import change_review, set_learning_questions
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source
from review_app.sources.models import SourceKind
from tests.factories.episodes import a_participant, an_episode
from tests.factories.factors import a_factor
from tests.factories.findings import a_finding
from tests.factories.meetings import a_meeting
from tests.factories.narrative import a_period, an_entry
from tests.factories.sources import quote_words

# What no report may say, each word planted where only the review team sees it.
# Words of the rich review that look like names, so that its papers may go out.
LOOKS_LIKE_NAMES = (
    "PERIODTEXT. INBRIEF. INTHISCASE. STILLSO. BOARDKNOWS. WHYITMATTERS. PROSEWORDS. EPISODETITLE. EPISODEFACTS. "
    "TUNNELVIEW. KNOWNNOW. DONEWELL. FACTORTEXT. QUOTEDWORDS. ENTRYWORDS."
)
KEPT_BACK = {
    "the title of a source": "SOURCETITLE of the talk with health visitor 1",
    "the text of a source": "SOURCETEXT",
    "a quote": "QUOTEDWORDS",
    "the note of a quote": "QUOTENOTE",
    "who held a conversation": "HELDBY",
    "where it was held": "HELDAT",
    "a real name": "Gráinne O'REALNAME",
    "a contact": "01632 960999",
    "what is noted about a relative": "RELATIVENOTE",
    "the label of a position": "Health visitor LABEL",
    "a view from the tunnel": "TUNNELVIEW",
    "what happened in an episode": "EPISODEFACTS",
    "the title of an episode": "EPISODETITLE",
    "what is known now": "KNOWNNOW",
    "the appraisal of an episode": "DONEWELL",
    "the text of a factor": "FACTORTEXT",
    "an entry of the narrative": "ENTRYWORDS",
    "the prose of the narrative": "PROSEWORDS",
    "a comment": "COMMENTWORDS",
    "an answer to a comment": "ANSWERWORDS",
    "what became of a comment": "OUTCOMEWORDS",
    "a comment that was not shared": "UNSHAREDWORDS",
    "what was found out, and from whom": "INQUIRYWORDS",
    "the words of outside evidence": "OUTSIDEWORDS",
    "the notes of a meeting": "MEETINGNOTES",
    "how the criteria were considered": "CRITERIAWORDS",
}
# What a report does say.
SAID = (
    "Kofi & “Ebo” O’Brien", "second child, a boy", "January 2009", "How well do we see a child’s day?",
    "The form sorts calls by what the sender ticks", "DESCRIBED", "INTHISCASE", "UNDERLYING", "Most LSCBs asked",
    "Seven of thirty", "STILLSO", "the case group, all but one", "CHANGED", "BOARDKNOWS", "WHYITMATTERS", "INBRIEF",
    "What does the LSCB know about it?", "LEARNT BESIDES", "An autumn of better mornings", "July 2009 to January 2010",
    "PERIODTEXT", "CAF", "Common Assessment Framework",
)  # fmt: skip


def a_rich_review(session: Session, review_id: UUID, names_key: bytes, *, by: UUID) -> None:
    """Every field that the rooms below hold, with KEPT_BACK and SAID in them."""
    review = review_by_id(session, review_id)
    values = {"period_from": "January 2009", "period_to": "2010", "criteria_considered": "CRITERIAWORDS"}
    change_review(session, review, values, by=by)
    set_learning_questions(session, review, ["How well do we see a child’s day?"], by=by)
    person = a_participant(session, review_id, KEPT_BACK["the label of a position"], by=by)
    relative = add_relative(
        session, review_id, "Kofi & “Ebo” O’Brien", "second child, a boy", KEPT_BACK["what is noted about a relative"], by=by
    )  # fmt: skip
    seal_name(session, names_key, person, RealName("Gráinne O'REALNAME", "01632 960999"), by=by)
    seal_name(session, names_key, relative, RealName("Gráinne O'REALNAME", "01632 960999"), by=by)
    write_minutes(session, a_meeting(session, review_id, by), "MEETINGNOTES", "MEETINGNOTES", by=by)
    source_id, passage_id = _a_source(session, review_id, person, by)
    episode = _an_episode(session, review_id, person, (source_id, passage_id), by)
    factor = a_factor(session, episode, "FACTORTEXT", by=by)
    add_claim(session, factor, source_id, passage_id, by=by)
    _a_finding(session, episode, factor.id, (source_id, passage_id), by)
    a_period(session, review_id, "PROSEWORDS", ("January 2009", "June 2009"), by=by)
    an_entry(session, review_id, "about 3 March 2009", "ENTRYWORDS", by=by, source_id=source_id, lane=LaneKind.CHILD)
    _report_texts(session, review_id, by)


def _a_source(session: Session, review_id: UUID, person: Participant, by: UUID) -> tuple[UUID, UUID]:
    values: dict[str, Any] = {
        "kind": SourceKind.CONVERSATION,
        "title": KEPT_BACK["the title of a source"],
        "participant_id": person.id,
        "held_by": "HELDBY",
        "place": "HELDAT",
        "held_on": date(2011, 3, 14),
        "dated": read_partial_date(""),
    }
    source = add_source(session, review_by_id(session, review_id), values, "SOURCETEXT and QUOTEDWORDS here.", by=by)
    return source.id, quote_words(session, source, "QUOTEDWORDS", "QUOTENOTE", by=by).id


def _an_episode(
    session: Session, review_id: UUID, person: Participant, words: tuple[UUID, UUID], by: UUID
) -> Episode:  # fmt: skip
    texts = {"title": "EPISODETITLE", "what_happened": "EPISODEFACTS", "known_now": "KNOWNNOW", "on": "March 2009"}
    episode = an_episode(session, review_id, person, by=by, **texts)
    view = write_view(session, episode, person.id, "TUNNELVIEW", by=by)
    support_episode(session, episode, *words, by=by)
    support_view(session, view, *words, by=by)
    appraisal = {"done_well": "DONEWELL", "fell_short": "", "basis": Basis.JUDGEMENT, "agreed": True}
    write_appraisal(session, episode, appraisal, by=by)
    return episode


def _a_finding(session: Session, episode: Episode, factor_id: UUID, words: tuple[UUID, UUID], by: UUID) -> None:
    texts = {
        "description": "DESCRIBED", "in_this_case": "INTHISCASE", "underlying": "UNDERLYING",
        "widespread_value": "most LSCBs asked", "common_value": "seven of thirty", "still_so": "STILLSO",
        "still_so_said_by": "the case group, all but one", "changed_since": "CHANGED", "board_knows": "BOARDKNOWS",
        "why_it_matters": "WHYITMATTERS", "in_brief": "INBRIEF",
    }  # fmt: skip
    title = "The form sorts calls by what the sender ticks, so that concern is filed as information"
    finding = a_finding(session, episode.review_id, title, by=by, **texts)
    link_finding(session, finding, [episode.id], [factor_id], by=by)
    support_finding(session, finding, *words, by=by)
    for kind in (EvidenceKind.OTHER_BOARDS, EvidenceKind.AUDIT):
        add_outside_evidence(session, finding, {"kind": kind, "what": "OUTSIDEWORDS"}, by=by)
    add_inquiry(session, finding, {"question": "INQUIRYWORDS?", "asks": "", "whom": "", "by_day": None}, by=by)
    add_question(session, finding, "What does the LSCB know about it?", by=by)
    comment = add_comment(session, finding, CommentKind.CHALLENGE, "COMMENTWORDS", by=by)
    answer_comment(session, comment, "ANSWERWORDS", by=by)
    settle_comment(session, comment, "OUTCOMEWORDS", Result.NOT_ACCEPTED, by=by)
    keep_private(session, finding, CommentKind.COMMENT, "UNSHAREDWORDS", by=by)
    add_additional_learning(session, episode.review_id, "LEARNT BESIDES", by=by)


def _report_texts(session: Session, review_id: UUID, by: UUID) -> None:
    for kind in all_kinds():
        if kind.is_text:
            write_section(session, review_id, kind.key, f"WRITTEN-{kind.key}, see finding 1.", by=by)
    dates = read_partial_date("July 2009 to January 2010")
    add_period(session, review_id, "An autumn of better mornings", dates, "PERIODTEXT", by=by)
    add_term(session, review_id, "CAF", "Common Assessment Framework", by=by)
