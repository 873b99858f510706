"""The notes of a conversation as a file: the Word form taken out, and brought back; looked at before anything is kept."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import programme_by_id
from review_app.core.clock import today
from review_app.core.commit import close_reading, reading_session_here, record_apart
from review_app.core.dates import NotADate, day_in_words, read_day
from review_app.core.forms import as_id
from review_app.core.here import database_here, settings_here
from review_app.core.text import counted, word_count
from review_app.people.queries import agencies_of_review, participants_of_review
from review_app.reviews.queries import learning_questions_of_review, review_by_id
from review_app.sources.conversations import actions, queries
from review_app.sources.conversations.headings import plain
from review_app.sources.conversations.models import Conversation
from review_app.sources.conversations.queries import Schedule
from review_app.sources.conversations.word_form import Filled, edition_of, read
from review_app.sources.door.forms import FormRead, read_form
from review_app.sources.door.reading import MEGABYTE, NotReadable
from review_app.sources.door.refusals import NOTES
from review_app.sources.forms.conversations import NotesForm, NotesUploadForm
from review_app.sources.papers.conversation_form import DOCX, LABELS, About, asked_of, drawn
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.notes import Preview, notes_page, planned_here, schedule_here

DAYS = ("held_on", "promised_on")
HEAD_AND_FOOT = NOTES["headers"]  # those of the form are its own


@blueprint.post("/conversations/form")
@requires(Permission.CASE_WRITE)
def take_form(review_id: UUID) -> Response:
    """Download the Word form: empty, or with the review's positions and questions and what is arranged."""
    session, filled = reading_session_here(), request.form.get("what") == "review"
    review = review_by_id(session, review_id)
    schedule = queries.schedule_for(session, review.programme_id, None)
    about = about_here(review_id) if filled else About()
    key = as_id(request.form.get("planned"))
    planned = queries.conversation_in_review(session, review_id, key) if key and filled else None
    values = _values(planned, review_id) if planned else {}
    close_reading()
    with record_apart(database_here()) as writing:
        actions.note_form_taken(writing, review_by_id(writing, review_id), filled=filled, by=actor_here())
    data = drawn(about, schedule, values, today())
    name = "Conversation form.docx" if not about.code else f"{about.code} conversation form.docx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(len(data))}
    return Response(data, mimetype=DOCX, headers=headers)


@blueprint.route("/sources/upload/conversation", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def upload_conversation(review_id: UUID) -> Page:
    """Read a file of notes and show what it says in the boxes; nothing is kept until that page is saved."""
    form = NotesUploadForm()
    planned = planned_here(review_id, form)
    form.planned_id.data = str(planned.id) if planned else ""
    if form.validate_on_submit():
        settings = settings_here()
        content = form.file.data.stream.read(settings.upload_megabytes * MEGABYTE + 1)
        close_reading()  # the file may take seconds to read
        try:
            return _preview(read_form(content, settings), review_id, planned)
        except NotReadable as problem:
            form.refuse("file", problem.sentence)
    page = render_template(
        "sources/upload_conversation.html",
        form=form,
        title=form.page_title,
        planned=planned,
        cancel_url=url_for("sources.add_conversation", review_id=review_id, planned=planned.id if planned else None),
        most=settings_here().upload_megabytes,
    )
    return page, 422 if form.errors else 200


def about_here(review_id: UUID) -> About:
    """What a form can say of this review."""
    session = reading_session_here()
    review = review_by_id(session, review_id)
    return About(
        code=review.code,
        title=review.title,
        invented=programme_by_id(session, review.programme_id).invented,
        positions=[person.label for person in participants_of_review(session, review_id)],
        agencies=[agency.name for agency in agencies_of_review(session, review_id)],
        questions=[question.text for question in learning_questions_of_review(session, review_id)],
    )


def _values(planned: Conversation, review_id: UUID) -> dict[str, str]:
    """What is arranged for a planned conversation, as its form says it."""
    agencies = {agency.id: agency.name for agency in agencies_of_review(reading_session_here(), review_id)}
    return {
        "participant_id": planned.participant.label if planned.participant else "",
        "held_on": day_in_words(planned.booked_for) if planned.booked_for else "",
        "place": planned.place,
        "first_holder": planned.first_holder,
        "first_agency_id": agencies.get(planned.first_agency_id or planned.id, ""),
        "second_holder": planned.second_holder,
        "second_agency_id": agencies.get(planned.second_agency_id or planned.id, ""),
        "supported_by": planned.supported_by,
    }


def _preview(said: FormRead, review_id: UUID, planned: Conversation | None) -> str:
    """The page with what was read in its boxes: of a form its parts, of any other file its text."""
    about, form = about_here(review_id), NotesForm(formdata=None)
    schedule, filled = _best_reading(said, about, review_id)
    if not filled.is_form:
        schedule = schedule_here(review_id, form, planned)
        form.text.data = said.text
        return notes_page(form, review_id, schedule, planned, Preview(said.notes))
    form.schedule_id.data = str(schedule.id or "")
    schedule_here(review_id, form, planned)
    not_read = _fill_in(form, filled)
    headings = {term.key: term.heading for term in schedule.terms}
    form.text.data = filled.text(headings)
    notes = [note for note in said.notes if note != HEAD_AND_FOOT]
    preview = Preview(notes, True, tuple(_found(form, filled, schedule)), (*not_read, *filled.said))
    return notes_page(form, review_id, schedule, planned, preview)


def _best_reading(said: FormRead, about: About, review_id: UUID) -> tuple[Schedule, Filled]:
    """The form read with the headings it was made with: as its tag says, else those of which most are in it."""
    session = reading_session_here()
    schedules = queries.schedules_of(session, review_by_id(session, review_id).programme_id)
    tagged = as_id(edition_of(said.pieces))
    chosen = [schedule for schedule in schedules if schedule.id == tagged] or schedules or [Schedule(None, [])]
    readings = [(schedule, read(said.pieces, asked_of(about, schedule))) for schedule in chosen]
    return max(readings, key=lambda one: one[1].headings)


def _fill_in(form: NotesForm, filled: Filled) -> list[str]:
    """Put what was read into the boxes; a sentence for each that could not be read."""
    not_read = []
    for key, words in filled.fields.items():
        value, problem = _value(form, key, words)
        if problem:
            not_read.append(problem)
        else:
            form[key].data = value
    return not_read


def _value(form: NotesForm, key: str, words: str) -> tuple[Any, str]:
    """What a box takes from the words of the form, or the sentence that says why it can't."""
    label = LABELS[key]
    if key in DAYS:
        try:
            return read_day(words), ""
        except NotADate:
            return None, f"{label}: “{words}” could not be read as a day."
    if not key.endswith("_id"):
        return words, ""
    choices: Iterable[Any] = form[key].choices or []
    same = [value for value, text in choices if value and plain(text) == plain(words)]
    if len(same) == 1:
        return same[0], ""
    what = "position" if key == "participant_id" else "agency"
    return None, f"{label}: “{words}” is no {what} of this review. Choose it in the list below, or leave it open."


def _found(form: NotesForm, filled: Filled, schedule: Schedule) -> Iterable[tuple[str, str]]:
    """What will be stored, in lines: each box that was read, and how many words stand under each heading."""
    for key, label in LABELS.items():
        if filled.fields.get(key) and form[key].data:
            yield label, filled.fields[key]
    if filled.before:
        yield "Under no heading", _words(filled.before)
    for term in schedule.terms:
        yield term.heading, _words(filled.sections.get(term.key, []))


def _words(parts: Iterable[str]) -> str:
    number = sum(word_count(part) for part in parts)
    return counted(number, "word") if number else "nothing"
