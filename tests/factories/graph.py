"""A chain of evidence for tests, from the first words to a finding, made through the real actions."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.dates import UNKNOWN
from review_app.episodes.actions import support_episode, support_view
from review_app.episodes.models import Episode
from review_app.factors.actions import add_claim
from review_app.factors.models import Factor
from review_app.findings.actions import link_finding, support_finding
from review_app.findings.models import Finding
from review_app.reviews.queries import review_by_id
from review_app.sources.actions import add_source
from review_app.sources.models import Passage, Source, SourceKind
from review_app.vocabularies.actions import load_standard_vocabularies
from tests.factories.episodes import a_participant, a_view, an_episode
from tests.factories.factors import a_factor
from tests.factories.findings import a_whole_finding
from tests.factories.sources import quote_words

SAID = "The form had no box for what I feared. I rang twice, and both times it was noted. Nobody rang back that week."


@dataclass(frozen=True)
class Chain:
    """Three sources, an episode with a view and a factor, and a finding drawn from all of it."""

    health_visitor: Source
    social_worker: Source
    referral: Source
    episode: Episode
    factor: Factor
    finding: Finding
    unused: Passage


def a_chain(session: Session, review_id: UUID, *, by: UUID) -> Chain:
    """The health visitor is quoted in the episode and the factor, the social worker in a view; the referral is ticked on the finding."""
    review = review_by_id(session, review_id)
    load_standard_vocabularies(session, review.programme_id, by=by)
    visitor = a_participant(session, review_id, "Health visitor 2", by=by)
    worker = a_participant(session, review_id, "Duty social worker O’Brien & Söhne", by=by)
    talks = {
        one.id: add_source(
            session,
            review,
            {"kind": SourceKind.CONVERSATION, "title": title, "participant_id": one.id, "dated": UNKNOWN},
            SAID,
            by=by,
        )
        for one, title in ((visitor, "Conversation with health visitor 2"), (worker, "Second talk in the old library"))
    }
    values = {
        "kind": SourceKind.DOCUMENT,
        "title": "Referral of 9 March 2009",
        "agency_id": visitor.agency_id,
        "dated": UNKNOWN,
    }
    referral = add_source(session, review, values, SAID, by=by)
    first = quote_words(session, talks[visitor.id], "The form had no box for what I feared.", "", by=by)
    second = quote_words(session, talks[worker.id], "I rang twice, and both times it was noted.", "", by=by)
    unused = quote_words(session, referral, "Nobody rang back that week.", "", by=by)
    episode = an_episode(session, review_id, visitor, worker, by=by)
    view = a_view(session, episode, worker, by=by)
    factor = a_factor(session, episode, by=by)
    finding = a_whole_finding(session, episode, by=by)
    support_episode(session, episode, first.source_id, first.id, by=by)
    support_view(session, view, second.source_id, second.id, by=by)
    add_claim(session, factor, first.source_id, first.id, by=by)
    link_finding(session, finding, [], [factor.id], by=by)
    support_finding(session, finding, referral.id, None, by=by)
    return Chain(talks[visitor.id], talks[worker.id], referral, episode, factor, finding, unused)
