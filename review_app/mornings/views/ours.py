"""Is it ours? What the authors say of their cards, on their own laptop or through whoever runs the morning."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, allowed, check, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow, found
from review_app.core.forms import as_id
from review_app.history.views import draft_url, forget_typed, kept_here, typed_again
from review_app.mornings import queries, rules
from review_app.mornings.actions.answering import Word, note_answer
from review_app.mornings.confirming import Said, said_of
from review_app.mornings.forms import OursForm, ours_form
from review_app.mornings.models import Answer, Morning
from review_app.mornings.table import Heap
from review_app.mornings.views.blueprint import (
    ONE,
    Page,
    blueprint,
    done,
    held_here,
    morning_here,
    own_pairs,
    pair_titles,
    table_of,
)


@blueprint.route(f"{ONE}/ours", methods=["GET", "POST"])
@requires(Permission.MORNING_JOIN)
def ours(programme_id: UUID, morning_id: UUID) -> Page:
    """Ask the authors of one review's cards; whoever runs the morning may write down what any pair says."""
    session, posted = session_here(), request.method == "POST"
    morning = held_here(programme_id, morning_id) if posted else morning_here(programme_id, morning_id)
    pairs, own = queries.pairs_of_morning(session, morning_id), own_pairs(queries.pairs_of_morning(session, morning_id))
    meant = as_id(request.args.get("pair"))
    if meant is None and len(own) != 1:
        return _choose(morning)
    pair = own[0] if meant is None else found(next((pair for pair in pairs if pair.id == meant), None))
    by_hand = pair not in own
    if by_hand:
        check(Permission.MORNING_RUN)
    asked = [(heap, each) for heap, each in _said(morning) if each.card.pair_id == pair.id]
    kept = kept_here(pair.id)
    again = typed_again(kept)
    form = ours_form(asked, by_hand=by_hand)(**({} if again is None else {"formdata": again}))
    why_not = rules.why_not_move(morning)
    if not why_not and form.validate_on_submit() and _kept(morning, form, asked):
        forget_typed(pair.id)
        done("What the authors say is kept.")
        _tell_of_moved(form)
        return redirect(url_for("mornings.ours", programme_id=programme_id, morning_id=morning_id, pair=pair.id))
    titles = pair_titles(programme_id, pairs, queries.cards_of_morning(session, morning_id))
    page = render_template(
        "mornings/ours.html", form=form, morning=morning, asked=asked, why_not=why_not, by_hand=by_hand,
        whose=titles[pair.id], several=len(own) > 1 or allowed(Permission.MORNING_RUN),
        form_action=url_for("mornings.ours", programme_id=programme_id, morning_id=morning_id, pair=pair.id),
        draft_url=draft_url(programme_id, pair.id), kept=None if again else kept,
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _tell_of_moved(form: OursForm) -> None:
    """Say which answers could not be kept, since the card was taken out of its group while they were given."""
    for name, value in request.form.items():
        if name.startswith("answer_") and value and name not in form:
            number = name.removeprefix("answer_")
            flash(f"Nothing was kept of card {number}: it no longer lies in a group with a name.", "error")


def _said(morning: Morning) -> list[tuple[Heap, Said]]:
    """Every card that lies in a group, with what counts of its authors' answers."""
    answers = queries.answers_of_morning(session_here(), morning.id)
    heaps = table_of(morning, summaries=True).heaps
    return [(heap, each) for heap in heaps for each in said_of(answers, heap) if heap.name and not each.card.gone]


def _choose(morning: Morning) -> Page:
    """Whose cards: for a person with several reviews, and for whoever runs the morning."""
    session = session_here()
    pairs = queries.pairs_of_morning(session, morning.id)
    seen = pairs if allowed(Permission.MORNING_RUN) else own_pairs(pairs)
    titles = pair_titles(morning.programme_id, pairs, queries.cards_of_morning(session, morning.id))
    said = [each for _heap, each in _said(morning)]
    lines = []
    for pair in seen:
        here = [each for each in said if each.card.pair_id == pair.id]
        lines.append((pair, titles[pair.id], len(here), sum(each.answer is not None for each in here)))
    return render_template("mornings/whose.html", morning=morning, lines=lines)


def _kept(morning: Morning, form: OursForm, asked: list[tuple[Heap, Said]]) -> bool:
    """Keep every answer that is new; whether all could be kept."""
    words = form.words
    for heap, each in asked:
        is_renamed = form.is_renamed(each.card.number, heap.name)
        if each.card.number not in words:
            continue
        answer, note = words[each.card.number]
        if is_renamed:
            sentence = f"The group is called “{heap.name}” now. Say again whether that is yours."
            form.refuse(f"answer_{each.card.number}", sentence)
            continue
        if answer is Answer.DIFFERS and not note.strip():
            form.refuse(f"note_{each.card.number}", "Say in a few words in what it differs.")
            continue
        spoken_by = form.spoken_by.data if "spoken_by" in form else ""
        try:
            note_answer(session_here(), morning, Word(each.card.id, answer, note, spoken_by), by=actor_here())
        except NotNow as problem:
            form.refuse(f"answer_{each.card.number}", problem.sentence)
    return not form.errors
