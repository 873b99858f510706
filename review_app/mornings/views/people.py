"""Who was there."""

from uuid import UUID

from flask import redirect, render_template

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.access.roles import Role
from review_app.core.commit import session_here
from review_app.core.text import one_line
from review_app.mornings import queries, rules
from review_app.mornings.actions.calling import Attendance, note_attendance
from review_app.mornings.forms import PeopleForm, people_form
from review_app.mornings.models import MorningPair
from review_app.mornings.views.blueprint import (
    ONE,
    Page,
    blueprint,
    done,
    lscbs_here,
    morning_here,
    pair_titles,
    url_of,
)

LONGEST_PERSON = 200
THERE = {"yes": True, "no": False}


@blueprint.route(f"{ONE}/people", methods=["GET", "POST"])
@requires(Permission.MORNING_RUN)
def people(programme_id: UUID, morning_id: UUID) -> Page:
    """Note who was there."""
    session, morning = session_here(), morning_here(programme_id, morning_id)
    pairs = queries.pairs_of_morning(session, morning_id)
    form = _form(programme_id, morning_id, pairs)
    why_not = rules.why_not_change(morning)
    if not why_not and form.validate_on_submit():
        typed = [one_line(line) for line in form.typed.data.splitlines() if line.strip()]
        if all(len(line) <= LONGEST_PERSON for line in typed):
            note_attendance(session, morning, _attendance(form, pairs, typed), by=actor_here())
            done("Who was there is noted.")
            return redirect(url_of("show", morning))
        form.refuse("typed", f"A line can have at most {LONGEST_PERSON} characters.")
    page = render_template("mornings/people.html", form=form, morning=morning, why_not=why_not)
    return page, 422 if form.errors else 200


def _form(programme_id: UUID, morning_id: UUID, pairs: list[MorningPair]) -> PeopleForm:
    session = session_here()
    there = queries.people_of_morning(session, morning_id)
    titles = pair_titles(programme_id, pairs, queries.cards_of_morning(session, morning_id))
    values = {
        "people": [str(person.user_id) for person in there if person.user_id],
        "typed": "\n".join(person.typed for person in there if person.typed),
    }
    for place, pair in enumerate(pairs):
        values[f"pair_{place}"] = {True: "yes", False: "no", None: ""}[pair.was_there]
        values[f"speaker_{place}"] = pair.speaker
    form = people_form((pair.id, titles[pair.id], pair.by_file) for pair in pairs)(data=values)
    form.set_choices("people", _choices(programme_id, pairs).items())
    return form


def _choices(programme_id: UUID, pairs: list[MorningPair]) -> dict[UUID, str]:
    """Each person once, with their roles and, of a review's people, its LSCB."""
    lscbs = lscbs_here(programme_id)
    boards = {pair.review_ref: lscbs.get(pair.board_id, "") for pair in pairs}
    roles: dict[UUID, list[str]] = {}
    names: dict[UUID, str] = {}
    for user_id, name, role, review_ref in queries.people_to_choose(session_here(), programme_id, boards):
        words = _role_words(role, boards.get(review_ref, "") if review_ref else "")
        names[user_id] = name
        if words not in roles.setdefault(user_id, []):
            roles[user_id].append(words)
    return {user_id: f"{name} ({'; '.join(roles[user_id])})" for user_id, name in names.items()}


def _role_words(role: Role, lscb: str) -> str:
    words = role.words if role is Role.SUPERVISOR else role.words.lower()
    return f"{words}, {lscb}" if lscb else words


def _attendance(form: PeopleForm, pairs: list[MorningPair], typed: list[str]) -> Attendance:
    return Attendance(
        [UUID(each) for each in form.people.data or []],
        typed,
        {pair.id: THERE.get(form[f"pair_{place}"].data) for place, pair in enumerate(pairs)},
        {pair.id: form[f"speaker_{place}"].data for place, pair in enumerate(pairs) if pair.by_file},
    )
