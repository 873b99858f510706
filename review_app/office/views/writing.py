"""Letters: made from a template for one reader, finished in Word, and sent by whoever made them."""

from uuid import UUID

from flask import render_template
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, check, own_roles_here, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import board_by_id, programme_by_id
from review_app.core.clock import today
from review_app.core.commit import close_reading, reading_session_here, record_apart
from review_app.core.dates import day_in_words
from review_app.core.errors import found
from review_app.core.here import database_here, keys_here
from review_app.meetings.queries import meeting_in_review, meetings_of_review
from review_app.office import actions, papers, queries, rules
from review_app.office.forms import LetterForm
from review_app.office.models import LetterKind
from review_app.office.views.blueprint import Page, agencies, blueprint, practitioners
from review_app.people.queries import agency_in_review, participant_in_review, sealed_name_of
from review_app.people.sealing import RealName, unseal
from review_app.reviews.queries import review_by_id

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/letters")
@requires(Permission.OFFICE_READ)
def letters(review_id: UUID) -> Page:
    """The letters that were made, and making another."""
    return _page(review_id, _form(review_id))


@blueprint.post("/letters/make")
@requires(Permission.OFFICE_WRITE)
def make_letter(review_id: UUID) -> Page:
    """Make a letter. It is drawn while no transaction is open, as every paper is."""
    check(Permission.NAMES_OPEN)
    form = _form(review_id)
    if not form.validate_on_submit() or not _may_go(form):
        return _page(review_id, form), 422
    by, dated = actor_here(), form.dated.data or today()
    to = rules.person_values(form.reader.data, "participant", "agency")
    meeting_id = UUID(form.meeting_id.data) if form.meeting_id.data else None
    kind, records = LetterKind(form.kind.data), form.records.data or ""
    close_reading()
    with record_apart(database_here()) as writing:
        reader = (
            participant_in_review(writing, review_id, to["participant_id"])
            if to["participant_id"]
            else agency_in_review(writing, review_id, found(to["agency_id"]))
        )
        made = actions.make_letter(writing, review_by_id(writing, review_id), kind, reader, dated, by=by)
    session = reading_session_here()
    review = review_by_id(session, review_id)
    place = papers.Place(review, board_by_id(session, review.board_id), programme_by_id(session, review.programme_id))
    row = queries.letter_in_review(session, review_id, made.id)
    meeting = meeting_in_review(session, review_id, meeting_id) if meeting_id else None
    role = next(iter(sorted(role.words for role in own_roles_here())), "")
    sender = papers.Sender(names_of(session, [by]).get(by, ""), role)
    name = _real_name(review_id, to["participant_id"])
    close_reading()
    data = papers.letter(row, name, place, sender, meeting=meeting, records=records)
    file_name = f"{review.code} {kind.words.lower()}.docx"
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"', "Content-Length": str(len(data))}
    return Response(data, mimetype=DOCX, headers=headers)


def _real_name(review_id: UUID, participant_id: UUID | None) -> RealName:
    """Who the reader is; the opening was recorded with the letter."""
    if participant_id is None:
        return RealName()
    session = reading_session_here()
    row = sealed_name_of(session, participant_in_review(session, review_id, participant_id))
    return unseal(keys_here().for_purpose("names"), review_id, row.id, row.box) if row else RealName()


def _may_go(form: LetterForm) -> bool:
    """Whether the kind, the reader and the meeting go together; says beside the box what doesn't."""
    to_an_agency = form.reader.data.startswith("agency:")
    kind, has_meeting = LetterKind(form.kind.data), bool(form.meeting_id.data)
    reason = rules.why_not_letter(kind, to_an_agency=to_an_agency, has_meeting=has_meeting)
    if reason is not None:
        form.refuse("meeting_id" if kind is LetterKind.MEETING and not to_an_agency else "reader", reason)
    return reason is None


def _form(review_id: UUID) -> LetterForm:
    form = LetterForm(data={"dated": today()})
    form.set_choices("reader", [*practitioners(review_id), *agencies(review_id)], nothing="Choose one")
    meetings = meetings_of_review(reading_session_here(), review_id)
    coming = [
        (each.id, f"{each.kind.words}, {day_in_words(each.held_on)}") for each in meetings if each.held_on >= today()
    ]
    form.set_choices("meeting_id", coming, nothing="None")
    return form


def _page(review_id: UUID, form: LetterForm) -> str:
    made = queries.letters_of_review(reading_session_here(), review_id)
    return render_template("office/letters.html", form=form, letters=made)
