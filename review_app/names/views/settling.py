"""The page on which the names of one text are settled, each once."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import close_reading, reading_session_here, session_here
from review_app.core.errors import found
from review_app.core.forms import as_id
from review_app.core.here import keys_here
from review_app.core.text import counted
from review_app.names import actions, queries
from review_app.names.answers import Reading
from review_app.names.book import Book, Check, book_of, check_texts
from review_app.names.forms import OWN, WHAT, SettleForm, answers_in, settle_form
from review_app.names.lines import MOST_LINES, Line, choices, code_for, lines_of
from review_app.names.models import WaitingText
from review_app.names.rules.settling import Decision
from review_app.names.sealing import NAMES, WAITING, unseal
from review_app.names.views.blueprint import Page, blueprint
from review_app.names.views.door import go_on
from review_app.reviews.queries import review_by_id


class Desk:
    """One waiting text laid open for the person who brought it, with the names in it."""

    def __init__(self, review_id: UUID, waiting: WaitingText) -> None:
        names_key = keys_here().for_purpose(NAMES)
        self.waiting_id = waiting.id
        self.expires_at = waiting.expires_at
        key = keys_here().for_purpose(WAITING)
        self.content: Any = unseal(key, waiting.box, review_id, waiting.id, waiting.user_id)
        self.book: Book = book_of(reading_session_here(), names_key, review_id)
        values = dict(self.content["fields"])
        self.check: Check = check_texts(self.book, {name: values.get(name, "") for name in self.content["boxes"]})
        every = lines_of(self.book, self.check, code_for(names_key))
        self.lines: list[Line] = every[:MOST_LINES]
        self.left_over = len(every) - len(self.lines)
        self.choices = {line.code: choices(self.book, line, self.lines) for line in self.lines}
        self.form: Any = settle_form(self.lines, self.choices, self.waiting_id)

    def labels(self, decisions: dict[str, Decision]) -> dict[str, str]:
        """What stands for each name of the text, by key; a name that is kept is left out."""
        return {each.key: self.book.label_of(each) for each in decisions.values() if not each.keeps}


@blueprint.route("/at-the-door", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def settle(review_id: UUID) -> Page:
    """The names in one’s own text that waits: what stands for each, settled once, then the text is kept."""
    waiting = _own_waiting(review_id)
    if waiting is None:
        return _nothing_waits(review_id)
    desk = Desk(review_id, waiting)
    if desk.form.validate_on_submit():
        answers = Reading(desk.book, desk.lines, answers_in(desk.form, desk.lines)).read()
        if not answers.wrong:
            return _settled(review_id, desk, answers.decisions)
        for code, sentence in answers.wrong.items():
            desk.form.refuse((OWN if desk.form[OWN + code].data else WHAT) + code, sentence)
    return _page(review_id, desk), 422 if desk.form.errors else 200


def _own_waiting(review_id: UUID) -> WaitingText | None:
    """The text that the address or the form names, or the oldest that waits; only ever one’s own."""
    wanted = as_id(request.form.get("waiting_id") or request.args.get("text"))
    own = queries.waiting_of(reading_session_here(), actor_here(), [review_id])
    if wanted is None:
        return own[0] if own and request.method == "GET" else None
    return next((waiting for waiting in own if waiting.id == wanted), None)


def _nothing_waits(review_id: UUID) -> Page:
    if request.method == "POST":
        flash("This text waits no longer: it is saved, or was thrown away.")
        return redirect(url_for("names.settle", review_id=review_id))
    gone = queries.expired_of(reading_session_here(), actor_here(), review_id)
    return render_template("names/settle.html", desk=None, form=SettleForm(), gone=gone)


def _page(review_id: UUID, desk: Desk) -> str:
    del review_id
    new = [line for line in desk.lines if line.before is None]
    return render_template(
        "names/settle.html",
        desk=desk,
        form=desk.form,
        new=new,
        before=[line for line in desk.lines if line.before is not None],
        hits=sum(len(line.found.hits) for line in new),
        text=desk.check.text,
        what=WHAT,
        own=OWN,
    )


def _settled(review_id: UUID, desk: Desk, decisions: dict[str, Decision]) -> Page:
    close_reading()
    by, names_key = actor_here(), keys_here().for_purpose(NAMES)

    def settle() -> None:
        session = session_here()
        review = review_by_id(session, review_id)
        actions.remember(session, names_key, review, desk.book, decisions.values(), by=by)
        if not desk.left_over:
            actions.throw_away(session, queries.waiting_text_of(session, by, review_id, desk.waiting_id))

    if desk.left_over:
        settle()
        flash(f"{counted(desk.left_over, 'more name')} to settle in this text.".capitalize())
        return redirect(url_for("names.settle", review_id=review_id, text=desk.waiting_id))
    return go_on(review_id, desk.content, desk.check.with_labels(desk.labels(decisions)), settle)


@blueprint.post("/at-the-door/throw-away")
@requires(Permission.CASE_WRITE)
def throw_away(review_id: UUID) -> Page:
    """Throw one’s own waiting text away."""
    session, wanted = session_here(), found(as_id(request.form.get("waiting_id")))
    actions.throw_away(session, queries.waiting_text_of(session, actor_here(), review_id, wanted))
    flash("The text is thrown away. Nothing of it was saved.", "success")
    return redirect(url_for("names.settle", review_id=review_id))
