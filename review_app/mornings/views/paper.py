"""Paper: cards to print and cut, and a sheet typed back, looked at before it is laid on the table."""

from uuid import UUID, uuid4

from flask import redirect, render_template, request
from werkzeug.datastructures import MultiDict

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.core.text import counted, one_line
from review_app.history.views import draft_url, forget_typed, kept_here, typed_again
from review_app.mornings import queries, rules
from review_app.mornings.actions.laying import Typed, lay_sheet
from review_app.mornings.confirming import Said, counting
from review_app.mornings.forms import SheetForm, sheet_form
from review_app.mornings.models import Answer, Morning
from review_app.mornings.sheet import Sheet, read_sheet
from review_app.mornings.table import Heap, Laid, plain
from review_app.mornings.views.blueprint import ONE, Page, blueprint, done, held_here, morning_here, table_of, url_of

MOST_LINES = 60


@blueprint.get(f"{ONE}/cards")
@requires(Permission.MORNING_RUN)
def cards(programme_id: UUID, morning_id: UUID) -> Page:
    """The cards, each with its number large, to be printed and cut; nothing on them says which LSCB."""
    morning = morning_here(programme_id, morning_id)
    laid = queries.cards_of_morning(session_here(), morning_id)
    return render_template("mornings/cards.html", morning=morning, cards=[card for card in laid if not card.gone])


@blueprint.route(f"{ONE}/paper", methods=["GET", "POST"])
@requires(Permission.MORNING_RUN)
def paper(programme_id: UUID, morning_id: UUID) -> Page:
    """Type a sheet back: look at what it says, then lay it on the table."""
    session, posted = session_here(), request.method == "POST"
    morning = held_here(programme_id, morning_id) if posted else morning_here(programme_id, morning_id)
    known = {card.number: card for card in queries.cards_of_morning(session, morning_id)}
    kept = kept_here(morning_id)
    again = typed_again(kept)
    form, sheet = _form(morning, known, again)
    why_not = rules.why_not_move(morning)
    looked = bool(not why_not and form.validate_on_submit() and not _faults(form, sheet))
    if looked and "lay" in request.form and _laid(morning, form, sheet):
        forget_typed(morning_id)
        count = sum(len(numbers) for _name, numbers in sheet.groups.values())
        done(f"The sheet is on the table: {counted(count, 'card')} in {counted(len(sheet.groups), 'group')}.")
        return redirect(url_of("table", morning))
    groups = list(sheet.groups.values()) if looked or (again and not sheet.faults) else []
    page = render_template(
        "mornings/paper.html", form=form, morning=morning, why_not=why_not, known=known, groups=groups,
        lines=len(form.lines), draft_url=draft_url(programme_id, morning_id), kept=None if again else kept,
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _form(morning: Morning, known: dict[int, Laid], again: MultiDict[str, str] | None) -> tuple[SheetForm, Sheet]:
    """The form with as many lines as were sent and, once they can be read, a question for each card.

    `again` is what was typed here before and not laid on the table.
    """
    sent, options, filled = request.form if again is None else again, {} if again is None else {"formdata": again}, 0
    for place in range(MOST_LINES):
        if any(sent.get(f"{name}_{place}", "").strip() for name in ("name", "cards")):
            filled = place + 1
    first: SheetForm = sheet_form(filled)(**options)
    sheet = read_sheet(first.lines, {number: card.gone for number, card in known.items()})
    asked = [] if sheet.faults or not sheet.groups else _asked(morning, sheet, known)
    form = sheet_form(filled, asked)(**options) if asked else first
    form.send_id.data = form.send_id.data or str(uuid4())
    return form, sheet


def _asked(morning: Morning, sheet: Sheet, known: dict[int, Laid]) -> list[Said]:
    """The cards of a sheet, each with what its authors have said already under the name of its group."""
    answers = queries.answers_of_morning(session_here(), morning.id)
    heaps = {plain(heap.name): heap for heap in table_of(morning).heaps if heap.name}
    asked = []
    for name, numbers in sheet.groups.values():
        heap: Heap | None = heaps.get(plain(name))
        asked += [Said(known[each], counting(answers, heap, known[each]) if heap else None) for each in numbers]
    return asked


def _faults(form: SheetForm, sheet: Sheet) -> bool:
    """Put beside each box what is wrong with it; whether anything is."""
    for (place, box), sentence in sheet.faults.items():
        form.refuse(f"{box}_{place}", sentence)
    if not sheet.groups:
        form.refuse("name_0", "Type at least one group and its cards.")
    for number, (answer, note) in form.words.items():
        if answer is Answer.DIFFERS and not one_line(note):
            form.refuse(f"note_{number}", "Say in a few words in what it differs.")
    if form.words and "lay" in request.form and not form.spoken_by.data:
        form.refuse("spoken_by", "Say who confirmed, as the sheet says it.")
    return bool(form.errors)


def _laid(morning: Morning, form: SheetForm, sheet: Sheet) -> bool:
    send_id = as_id(form.send_id.data) or uuid4()
    typed = Typed(sheet, send_id, form.words, form.spoken_by.data)
    try:
        lay_sheet(session_here(), morning, typed, by=actor_here())
    except NotNow as problem:
        form.refuse("name_0", problem.sentence)
        return False
    return True
