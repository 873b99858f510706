"""The table: on everybody's laptop, on the shared screen, and as the page's own script asks for it."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from flask import flash, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, check, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, NotNow
from review_app.core.forms import as_id
from review_app.core.text import one_line
from review_app.mornings import queries, rules
from review_app.mornings.actions import moving
from review_app.mornings.models import Morning, MorningMove, MoveKind
from review_app.mornings.views.blueprint import (
    ONE,
    Page,
    blueprint,
    held_here,
    lscbs_here,
    morning_here,
    number_asked,
    table_of,
    url_of,
)

PILE, NEW = "pile", "new"


@blueprint.get(f"{ONE}/table")
@requires(Permission.MORNING_JOIN)
def table(programme_id: UUID, morning_id: UUID) -> Page:
    """The table on a laptop: cards can be moved by dragging or by choosing, groups named, moves taken back."""
    morning = morning_here(programme_id, morning_id)
    return render_template(
        "mornings/table.html",
        morning=morning,
        table=table_of(morning, summaries=True),
        lscbs=lscbs_here(programme_id),
        why_not=rules.why_not_move(morning),
        send_id=uuid4(),
    )


@blueprint.get(f"{ONE}/screen")
@requires(Permission.MORNING_JOIN)
def screen(programme_id: UUID, morning_id: UUID) -> Page:
    """The same on the screen that everybody sees: large, without buttons, and never with an LSCB's name."""
    morning = morning_here(programme_id, morning_id)
    return render_template("mornings/screen.html", morning=morning, table=table_of(morning))


@blueprint.get(f"{ONE}/since")
@requires(Permission.MORNING_JOIN)
def since(programme_id: UUID, morning_id: UUID) -> Response:
    """What was moved after a number, as the page's own script asks for it."""
    morning = morning_here(programme_id, morning_id)
    gone = queries.gone_cards(session_here(), morning_id)
    answer = Response(status=304)
    answer.set_etag(f"{morning.moves}-{morning.state.value}-{len(gone)}")
    if request.if_none_match.contains(answer.get_etag()[0] or ""):
        return answer
    tag = answer.headers["ETag"]
    answer = jsonify(_news(morning, gone, request.args.get("after")))
    answer.headers["ETag"] = tag
    return answer


@blueprint.post(f"{ONE}/moves")
@requires(Permission.MORNING_JOIN)
def move(programme_id: UUID, morning_id: UUID) -> Any:
    """Make one move, or several that one form asks for; each message is taken once, however often it is sent."""
    morning = held_here(programme_id, morning_id)
    by_script = request.accept_mimetypes.best == "application/json"
    try:
        _made(morning)
    except NotNow as problem:
        if by_script:
            return {"sentence": problem.sentence}, 409
        flash(problem.sentence, "error")
    if not by_script:
        return redirect(url_of("table", morning))
    gone = queries.gone_cards(session_here(), morning_id)
    return _news(morning, gone, request.form.get("after"))


def _made(morning: Morning) -> None:
    """What the form asks for."""
    session, send_id, what = session_here(), as_id(request.form.get("send_id")) or uuid4(), request.form.get("what")
    if what in {"undo_own", "undo_room"}:
        if what == "undo_room":
            check(Permission.MORNING_RUN)
        moving.undo(session, morning, send_id, by=actor_here(), of_the_room=what == "undo_room")
        return
    for wish in _named(send_id) if what == "name" else _put(send_id):
        moving.move(session, morning, wish, by=actor_here())


def _named(send_id: UUID) -> list[moving.Wish]:
    return [moving.Wish(send_id, group_key=_key(request.form.get("group")), name=request.form.get("name", ""))]


def _put(send_id: UUID) -> list[moving.Wish]:
    """A wish for each chosen card; the page's script sends one, a plain form sends all that are ticked."""
    cards, to = request.form.getlist("card"), request.form.get("to", "")
    if not cards:
        raise NotNow("Choose at least one card, then say where it goes.")
    name = one_line(request.form.get("name", ""))
    key = None if to == PILE else uuid5(send_id, NEW) if to == NEW else _key(to)
    if len(cards) == 1 and to != NEW:
        return [moving.Wish(send_id, _key(cards[0]), key)]
    wishes = [moving.Wish(uuid5(send_id, f"{card} {to}"), _key(card), key) for card in cards]
    if to == NEW and name:
        wishes.append(moving.Wish(uuid5(send_id, f"name {name}"), group_key=key, name=name))
    return wishes


def _key(value: str | None) -> UUID:
    found = as_id(value)
    if found is None:
        raise NotFound
    return found


def _news(morning: Morning, gone: list[UUID], after: str | None) -> dict[str, Any]:
    """The moves after a number, where the table stands now, and the cards whose words are no longer shared."""
    session, actor = session_here(), actor_here()
    rows = queries.moves_of_morning(session, morning.id, since=number_asked(after, morning.moves))
    added = any(row.kind is MoveKind.ADD for row in rows)
    cards = {card.id: card for card in queries.cards_of_morning(session, morning.id)} if added else {}
    moves = [_as_sent(row, actor) for row in rows]
    for sent, row in zip(moves, rows, strict=True):
        card = cards.get(row.card_id) if row.kind is MoveKind.ADD and row.card_id else None
        if card is not None:
            sent |= {"title": card.said, "card_number": card.number}
    return {"last": morning.moves, "state": morning.state.value, "moves": moves, "gone": [str(each) for each in gone]}


def _as_sent(row: MorningMove, actor: UUID) -> dict[str, Any]:
    return {
        "number": row.number,
        "send": str(row.send_id),
        "kind": row.kind.value,
        "card": str(row.card_id) if row.card_id else "",
        "group": str(row.group_key) if row.group_key else "",
        "words": row.words,
        "mine": row.by == actor,
    }
