"""The pages on which somebody answers about two findings, opens a refused pair again, or takes an answer back."""

from typing import Any
from uuid import UUID, uuid5

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme, programme_by_id
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, NotNow, found
from review_app.core.forms import as_id
from review_app.history.views import draft_for, draft_url, forget_typed
from review_app.themes import actions, queries, rules
from review_app.themes.counting import answers_in_force, counted
from review_app.themes.forms import WORDS_CHANGED, AnewForm, AnswerForm, TakeBackForm
from review_app.themes.models import Decision, Pair, Standing, Verdict, Way
from review_app.themes.sidebyside import side_by_side
from review_app.themes.telling import answer_lines, answered_here, people_in, standing_sentence
from review_app.themes.views.blueprint import Page, blueprint, board_titles, reader_here, reviews_to_compare
from review_app.wordings.models import SharedWording

Two = tuple[SharedWording, SharedWording]
PAIR = "themes.pair"  # the page under whose name what is typed is kept, before there is an answer as after


@blueprint.route("/programmes/<uuid:programme_id>/themes/compare", methods=["GET", "POST"])
@requires(Permission.SAME_DECIDE)
def compare(programme_id: UUID) -> Page:
    """Two findings side by side that nobody has answered about yet; ?first=…&second=… names them."""
    first, second = as_id(request.args.get("first")), as_id(request.args.get("second"))
    if first is None or second is None:
        return render_template("themes/compare.html", programme=programme_by_id(session_here(), programme_id))
    there = queries.pair_of(session_here(), first, second)
    if there is not None and there.programme_id == programme_id and request.method == "GET":
        return redirect(url_for("themes.pair", programme_id=programme_id, pair_id=there.id))
    reviews = reviews_to_compare()
    if there is None and reviews is not None:
        two = _two(programme_id, first, second)
        if reviews.isdisjoint(one.review_ref for one in two):
            raise NotFound
    return _answering(programme_id, first, second)


@blueprint.route("/programmes/<uuid:programme_id>/themes/pairs/<uuid:pair_id>", methods=["GET", "POST"])
@requires(Permission.SAME_DECIDE)
def pair(programme_id: UUID, pair_id: UUID) -> Page:
    """Two findings side by side, what people answered about them, and my own answer."""
    there = queries.pair_in_programme(session_here(), programme_id, pair_id)
    return _answering(programme_id, there.first_ref, there.second_ref)


@blueprint.route("/programmes/<uuid:programme_id>/themes/pairs/<uuid:pair_id>/anew", methods=["GET", "POST"])
@requires(Permission.SAME_DECIDE)
def anew(programme_id: UUID, pair_id: UUID) -> Page:
    """Open a refused pair again, with a reason."""
    session, form = session_here(), AnewForm()
    there = queries.pair_in_programme(session, programme_id, pair_id)
    two = _two(programme_id, there.first_ref, there.second_ref)
    if form.validate_on_submit():
        refs = (there.first_ref, there.second_ref)
        actions.look_anew(session, programme_id, refs, form.reason.data, by=actor_here())
        flash("The pair is open again. It stays refused until two people agree otherwise.", "success")
        return redirect(url_for("themes.pair", programme_id=programme_id, pair_id=pair_id))
    page = render_template(
        "themes/anew.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        pair=there,
        two=two,
        why_not=rules.why_not_look_anew(there, "a reason"),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/programmes/<uuid:programme_id>/themes/answers/<uuid:decision_id>/take-back", methods=["GET", "POST"])
@requires(Permission.SAME_DECIDE)
def take_back(programme_id: UUID, decision_id: UUID) -> Page:
    """Take an answer back, with a reason: one’s own, or, for those who may split themes, anybody’s."""
    session, form = session_here(), TakeBackForm()
    decision = queries.decision_in_programme(session, programme_id, decision_id)
    there = found(queries.pair_of(session, decision.first_ref, decision.second_ref))
    two = _two(programme_id, there.first_ref, there.second_ref)
    may_split = allowed(Permission.THEMES_NAME)
    if form.validate_on_submit():
        actions.take_back(session, decision, form.reason.data, by=actor_here(), may_split=may_split)
        flash("The answer is taken back. It is kept, with your reason, and counts no longer.", "success")
        return redirect(url_for("themes.pair", programme_id=programme_id, pair_id=there.id))
    page = render_template(
        "themes/take_back.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        pair=there,
        two=two,
        decision=decision,
        may_see=decision.decided_by == actor_here() or not _is_kept_apart(there, _given(there)),
        why_not=rules.why_not_take_back(decision, "a reason", actor_here(), may_split=may_split),
    )
    return page, 422 if form.errors else 200


def _answering(programme_id: UUID, first_ref: UUID, second_ref: UUID) -> Page:
    """The page of two findings, which takes an answer."""
    session, two, form = session_here(), _two(programme_id, first_ref, second_ref), AnswerForm()
    looked_at, draft_id = " ".join(str(one.id) for one in two), uuid5(two[0].finding_ref, str(two[1].finding_ref))
    if form.validate_on_submit():
        answered = _answered(programme_id, form, two, looked_at)
        if answered is not None:
            forget_typed(draft_id, PAIR)
            return redirect(url_for("themes.pair", programme_id=programme_id, pair_id=answered.id))
    form.looked_at.data = looked_at
    there = queries.pair_of(session, first_ref, second_ref)
    boards = boards_of_programme(session, programme_id)
    titles = board_titles(boards)
    page = render_template(
        "themes/pair.html",
        form=form,
        programme=programme_by_id(session, programme_id),
        pair=there,
        beside=side_by_side(*two, (titles.get(two[0].board_id, ""), titles.get(two[1].board_id, ""))),
        why_not=rules.why_not_compare(*two),
        is_closed=there is not None and rules.is_closed(there),
        needs_fresh_look=there is not None and _needs_fresh_look(there, two),
        is_blind_programme=queries.is_blind_here(session, programme_id),
        draft_url=draft_url(programme_id, draft_id, PAIR),
        kept=draft_for(form, draft_id, PAIR),
        **_what_was_said(programme_id, there, two),
    )
    return page, 422 if form.errors else 200


def _answered(programme_id: UUID, form: AnswerForm, two: Two, looked_at: str) -> Pair | None:
    """Take the answer of a form, or put the sentence why not beside its field."""
    if form.looked_at.data != looked_at:
        form.refuse("verdict", WORDS_CHANGED)
        return None
    answer = actions.Answer(two[0].finding_ref, two[1].finding_ref, Verdict(form.verdict.data), form.reason.data)
    needs_reason = rules.why_not_reason(answer.verdict, answer.reason)
    if needs_reason:
        form.refuse("reason", needs_reason)
        return None
    try:
        answered = actions.decide(session_here(), programme_id, answer, by=actor_here(), blind=form.blind.data)
    except NotNow as problem:
        form.refuse("verdict", problem.sentence)
        return None
    flash("Your answer is kept. " + _WHAT_NOW[answered.standing.value], "success")
    return answered


def _what_was_said(programme_id: UUID, there: Pair | None, two: Two) -> dict[str, Any]:
    """The answers about a pair, as they may be read here and now."""
    if there is None:
        return {"said": "", "lines": [], "earlier": [], "number": 0, "is_kept_apart": False, "own": None}
    given = _given(there)
    teams = queries.teams_of(session_here(), [one.review_ref for one in two])
    kept_apart = _is_kept_apart(there, given)
    in_force = answers_in_force(given)
    own = next((one for one in in_force if one.decided_by == actor_here() and one.way is Way.BETWEEN), None)
    reader = reader_here(programme_id, people_in(given))
    current = (two[0].id, two[1].id)
    return {
        "said": standing_sentence(counted(given, teams), teams),
        "lines": [] if kept_apart else answer_lines(in_force, current, teams, reader),
        "earlier": []
        if kept_apart
        else answer_lines([one for one in given if one not in in_force], current, teams, reader),
        "number": len(in_force),
        "is_kept_apart": kept_apart,
        "own": own,
    }


def _is_kept_apart(there: Pair, given: list[Decision]) -> bool:
    """Whether the answers are kept from this person until they have given their own; what counts already is no secret."""
    if there.standing in {Standing.JOINED, Standing.APART} or answered_here(given, actor_here()):
        return False
    return there.is_blind or queries.is_blind_here(session_here(), there.programme_id)


def _needs_fresh_look(there: Pair, two: Two) -> bool:
    """Whether what counts was said of earlier words."""
    looked_at = (there.first_wording_id, there.second_wording_id)
    return there.standing in {Standing.JOINED, Standing.APART} and looked_at != (two[0].id, two[1].id)


def _given(there: Pair) -> list[Decision]:
    return queries.decisions_of(session_here(), there.first_ref, there.second_ref)


def _two(programme_id: UUID, first_ref: UUID, second_ref: UUID) -> Two:
    """Two findings in their order, as they are shared now; raises NotFound, whatever the reason that one isn't."""
    wordings = queries.shared_by_refs(session_here(), programme_id, [first_ref, second_ref])
    low, high = sorted((first_ref, second_ref))
    return found(wordings.get(low)), found(wordings.get(high))


_WHAT_NOW = {
    "open": "It counts for nothing yet.",
    "waiting": "It counts once a second person agrees.",
    "joined": "The two count as the same.",
    "apart": "The two are noted as two things, and aren’t suggested again.",
    "disagreed": "Others see it differently, so it doesn’t count for now.",
}
