"""The page that lists the sources, and the page that lists the quotes."""

from uuid import UUID

from flask import render_template, request, url_for

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.forms import as_id
from review_app.people.queries import participants_of_review
from review_app.sources import queries
from review_app.sources.models import SourceKind
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.targets import hanging_on, ticked_for

QUOTES_A_PAGE = 100


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
        practitioners=practitioners,
        unheard=[person for person in practitioners if person.id not in heard],
    )


@blueprint.get("/quotes")
@requires(Permission.CASE_READ)
def quotes(review_id: UUID) -> Page:
    """Every quote of the review, or those of one source, with what each hangs on."""
    session = session_here()
    source_id = as_id(request.args.get("source"))
    number = queries.count_of_passages(session, review_id, source_id)
    pages = max(-(-number // QUOTES_A_PAGE), 1)
    page = min(max(request.args.get("page", 1, int), 1), pages)
    first = (page - 1) * QUOTES_A_PAGE
    shown = queries.passages_of_review(session, review_id, source_id, first=first, most=QUOTES_A_PAGE)

    def page_url(number: int) -> str:
        return url_for("sources.quotes", review_id=review_id, source=source_id, page=number)

    return render_template(
        "sources/quotes.html",
        passages=shown,
        number=number,
        hanging=hanging_on(review_id, [passage.id for passage in shown]),
        sources=queries.sources_by_name(session, review_id),
        source_id=source_id,
        page=page,
        pages=pages,
        page_url=page_url,
    )
