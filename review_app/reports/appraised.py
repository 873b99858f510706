"""What the appraisal by period can start from: the episodes' appraisals, and the findings that rest on the episodes."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.episodes.queries import appraisals_of_review, differing_views_of_review
from review_app.episodes.sheets import differing_in
from review_app.findings.queries import shown_in_episodes
from review_app.narrative.queries import periods_of_review
from review_app.reports.models import AppraisalPeriod
from review_app.reports.seeds import Appraised, Seed, seeds_for, span_of


def seeds_of_review(session: Session, review_id: UUID, periods: Sequence[AppraisalPeriod]) -> list[Seed]:
    """The texts to start from, period by period."""
    spans = [(period.title, span_of(period.begins, period.ends)) for period in periods_of_review(session, review_id)]
    return seeds_for(periods, spans, _appraised(session, review_id))


def _appraised(session: Session, review_id: UUID) -> list[Appraised]:
    links, further = shown_in_episodes(session, review_id), differing_views_of_review(session, review_id)
    return [
        Appraised(
            on=appraisal.episode.on,
            done_well=appraisal.done_well,
            fell_short=appraisal.fell_short,
            differing_views=tuple(
                each.text
                for each in differing_in(appraisal, [one for one in further if one.episode_id == appraisal.episode_id])
            ),
            findings=tuple(link.finding.number for link in links if link.episode_id == appraisal.episode_id),
        )
        for appraisal in appraisals_of_review(session, review_id)
    ]
