"""Every move of a morning in its order, and the table as it was after any of them."""

from uuid import UUID

from flask import render_template, request

from review_app.access.gate import allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.mornings import queries
from review_app.mornings.table import as_it_was
from review_app.mornings.views.blueprint import ONE, Page, blueprint, morning_here, number_asked


@blueprint.get(f"{ONE}/moves")
@requires(Permission.MORNING_JOIN)
def moves(programme_id: UUID, morning_id: UUID) -> Page:
    """The moves one after the other; who made them is said to those who run mornings."""
    session, morning = session_here(), morning_here(programme_id, morning_id)
    since = number_asked(request.args.get("after"), morning.moves)
    until = number_asked(request.args.get("until"), morning.moves)
    if until:
        since, rows = 0, queries.moves_of_morning(session, morning_id, most=until)
    else:
        rows = queries.moves_of_morning(session, morning_id, since=since)
    cards, groups = queries.cards_of_morning(session, morning_id), queries.groups_of_morning(session, morning_id)
    later = queries.cards_brought_after(session, morning_id, until) if until else set()
    named = allowed(Permission.ACROSS_NAMED)
    return render_template(
        "mornings/moves.html",
        morning=morning,
        moves=rows[-1:] if until else rows,
        since=since,
        until=until,
        then=as_it_was(cards, groups, rows, later) if until else None,
        cards={card.id: card for card in cards},
        groups={group.key: group for group in groups},
        names=names_of(session, [row.by for row in rows]) if named else {},
    )
