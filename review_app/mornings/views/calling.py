"""The mornings of a programme: the list, one of them, calling, changing, bringing cards, opening."""

from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import programme_by_id
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.text import counted
from review_app.mornings import queries, rules
from review_app.mornings.actions import calling
from review_app.mornings.confirming import closing_of
from review_app.mornings.forms import BringForm, CallForm, PlanForm
from review_app.mornings.views.blueprint import (
    ALL,
    ONE,
    Page,
    blueprint,
    done,
    held_here,
    lscbs_here,
    morning_here,
    own_pairs,
    pair_titles,
    table_of,
    url_of,
)


@blueprint.get(ALL)
@requires(Permission.MORNING_JOIN)
def list_(programme_id: UUID) -> Page:
    """The mornings of a programme, the newest first."""
    session = session_here()
    mornings = queries.mornings_of_programme(session, programme_id)
    return render_template("mornings/list.html", programme=programme_by_id(session, programme_id), mornings=mornings)


@blueprint.get(ONE)
@requires(Permission.MORNING_JOIN)
def show(programme_id: UUID, morning_id: UUID) -> Page:
    """One morning: what it is for, what can be done now; once it is closed, its groups as they stood."""
    session, morning = session_here(), morning_here(programme_id, morning_id)
    table = table_of(morning)
    cards = [*table.pile, *(card for heap in table.heaps for card in heap.cards)]
    pairs = queries.pairs_of_morning(session, morning_id)
    people = queries.people_of_morning(session, morning_id)
    turns = queries.turns_of_morning(session, morning_id)
    decisions = queries.decisions_of_morning(session, morning_id)
    ids = [*(turn.by for turn in turns), *(person.user_id for person in people)]
    return render_template(
        "mornings/show.html",
        morning=morning,
        cards=cards,
        table=table,
        closings={each.heap.key: each for each in closing_of(table, queries.answers_of_morning(session, morning_id))},
        pairs=pairs,
        pair_titles=pair_titles(programme_id, pairs, cards),
        own=own_pairs(pairs),
        people=people,
        turns=turns,
        names=names_of(session, ids),
        lscbs=lscbs_here(programme_id),
        decisions=len(decisions),
        themes=queries.themes_of_findings(session, {one.first_ref for one in decisions if one.verdict.joins}),
        to_bring=queries.number_to_bring(session, programme_id, morning_id),
        why_not_open=rules.why_not_open(morning, len(cards)),
    )


@blueprint.route(f"{ALL}/call", methods=["GET", "POST"])
@requires(Permission.MORNING_RUN)
def call(programme_id: UUID) -> Page:
    """Call a morning."""
    session, form = session_here(), CallForm()
    categories = queries.categories_shared(session, programme_id)
    form.set_choices("categories", [(key, f"{heading} ({count})") for key, heading, count in categories])
    if form.validate_on_submit():
        plan = calling.Plan(**form.values("held_on", "place", "invited", "categories"))
        try:
            morning = calling.call_morning(session, programme_id, plan, by=actor_here())
        except NotNow as problem:
            form.refuse("categories", problem.sentence)
        else:
            done("The morning is called. Its cards can be printed now.")
            return redirect(url_of("show", morning))
    shared = sum(count for _key, _heading, count in categories)
    page = render_template("mornings/call.html", form=form, shared=shared, programme_id=programme_id)
    return page, 422 if form.errors else 200


@blueprint.route(f"{ONE}/edit", methods=["GET", "POST"])
@requires(Permission.MORNING_RUN)
def edit(programme_id: UUID, morning_id: UUID) -> Page:
    """Another day or place, or other people asked to come."""
    session, morning = session_here(), morning_here(programme_id, morning_id)
    form = PlanForm(obj=morning)
    why_not = rules.why_not_change(morning)
    if not why_not and form.validate_on_submit():
        plan = calling.Plan(**form.values("held_on", "place", "invited"))
        calling.change_morning(session, morning, plan, by=actor_here())
        done("The morning is changed.")
        return redirect(url_of("show", morning))
    page = render_template("mornings/edit.html", form=form, morning=morning, why_not=why_not)
    return page, 422 if form.errors else 200


@blueprint.route(f"{ONE}/bring", methods=["GET", "POST"])
@requires(Permission.MORNING_RUN)
def bring(programme_id: UUID, morning_id: UUID) -> Page:
    """Bring shared findings to the table that are not on it, such as one that was shared since."""
    session, form = session_here(), BringForm()
    morning = held_here(programme_id, morning_id) if form.is_submitted() else morning_here(programme_id, morning_id)
    wordings = queries.wordings_to_bring(session, programme_id, morning_id, most=rules.MOST_CARDS)
    form.set_choices("wordings", [(one.id, one.title) for one in wordings])
    if form.validate_on_submit():
        try:
            chosen = [UUID(each) for each in form.wordings.data or []]
            count = calling.bring_cards(session, morning, chosen, by=actor_here())
        except NotNow as problem:
            form.refuse("wordings", problem.sentence)
        else:
            done(f"{counted(count, 'card').capitalize()} {'was' if count == 1 else 'were'} brought to the table.")
            return redirect(url_of("show", morning))
    cards = len(queries.cards_of_morning(session, morning_id))
    why_not = rules.why_not_bring(morning, cards)
    more = queries.number_to_bring(session, programme_id, morning_id) - len(wordings)
    page = render_template("mornings/bring.html", form=form, morning=morning, why_not=why_not, more=more)
    return page, 422 if form.errors else 200


@blueprint.post(f"{ONE}/open")
@requires(Permission.MORNING_RUN)
def open_(programme_id: UUID, morning_id: UUID) -> Response:
    """Open the table."""
    morning = held_here(programme_id, morning_id)
    calling.open_morning(session_here(), morning, by=actor_here())
    done("The table is open. Everybody who takes part can move cards now.")
    return redirect(url_for("mornings.table", programme_id=programme_id, morning_id=morning_id))
