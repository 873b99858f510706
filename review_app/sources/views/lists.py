"""The page that lists the sources."""

from uuid import UUID

from flask import render_template

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.people.queries import participants_of_review
from review_app.sources import queries
from review_app.sources.conversations.queries import planned_in_review
from review_app.sources.models import SourceKind
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.targets import ticked_for


@blueprint.get("/sources")
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """What the review rests on, by kind, and who has not been spoken to yet."""
    session = session_here()
    sources = queries.sources_of_review(session, review_id)
    heard = {source.participant_id for source in sources if source.kind is SourceKind.CONVERSATION}
    practitioners = participants_of_review(session, review_id)
    return render_template(
        "sources/list.html",
        kinds=[(kind, [source for source in sources if source.kind is kind]) for kind in SourceKind],
        quotes=queries.quote_counts(session, review_id),
        ticked=ticked_for(review_id, [source.id for source in sources]),
        planned=planned_in_review(session, review_id),
        practitioners=practitioners,
        unheard=[person for person in practitioners if person.id not in heard],
    )
