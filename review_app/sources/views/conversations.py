"""Planning a conversation, and what is asked before it: possible witness, the police, who holds it."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, NotNow
from review_app.core.text import normalised
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved, why_kept
from review_app.people.queries import agencies_of_review, participants_of_review
from review_app.reviews.queries import review_by_id
from review_app.sources.conversations import actions, queries
from review_app.sources.conversations.headings import laid_over, taken_away
from review_app.sources.conversations.models import Conversation
from review_app.sources.conversations.queries import Schedule
from review_app.sources.conversations.rules import note_on_holders
from review_app.sources.forms.conversations import PlanForm, TalkForm
from review_app.sources.models import Source, SourceKind
from review_app.sources.promise import LIMITS, PROMISE
from review_app.sources.queries import source_in_review
from review_app.sources.views.blueprint import Page, blueprint


def fill(form: TalkForm, review_id: UUID) -> None:
    """Fill the lists of people and agencies."""
    session = session_here()
    people = [(person.id, person.label) for person in participants_of_review(session, review_id)]
    form.fill(people, [(agency.id, agency.name) for agency in agencies_of_review(session, review_id)])


def note_for(conversation: Conversation, source: Source | None = None) -> str | None:
    """What is to be said of those who hold a conversation, or None."""
    person = source.participant if source else conversation.participant
    pairs = [(conversation.first_holder, conversation.first_agency_id)]
    pairs.append((conversation.second_holder, conversation.second_agency_id))
    return note_on_holders(pairs, person.agency_id if person else None)


@blueprint.route("/conversations/plan", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def plan(review_id: UUID) -> Page:
    """Plan a conversation: with whom, who holds it, and what has to be asked first."""
    session, form = session_here(), PlanForm()
    fill(form, review_id)
    if form.validate_on_submit():
        try:
            made = actions.plan_conversation(session, review_id, form.columns(), by=actor_here())
        except NotNow as problem:
            form.refuse("booked_for", problem.sentence)
        else:
            clear_draft(session, actor_here(), str(request.endpoint), review_id)
            flash("Saved.", "success")
            return redirect(_url(made))
    return _plan_page(form, review_id, review_id, url_for("sources.list_", review_id=review_id))


@blueprint.get("/conversations/<uuid:conversation_id>")
@requires(Permission.CASE_READ)
def show_conversation(review_id: UUID, conversation_id: UUID) -> Page:
    """A planned conversation: what is arranged, and where its notes go. One that was held is read with its notes."""
    conversation = queries.conversation_in_review(session_here(), review_id, conversation_id)
    if conversation.source is not None:
        return redirect(url_for("sources.show", review_id=review_id, source_id=conversation.source.id))
    return render_template(
        "sources/conversation.html",
        conversation=conversation,
        agencies=_agency_names(review_id),
        note=note_for(conversation),
        promise=(PROMISE, LIMITS),
        may_write=allowed(Permission.CASE_WRITE),
        held=why_kept(conversation) if allowed(Permission.CASE_WRITE) else None,
        saved=saved(conversation),
    )


@blueprint.route("/conversations/<uuid:conversation_id>/edit", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_conversation(review_id: UUID, conversation_id: UUID) -> Page:
    """Change what is arranged for a conversation, or was asked before it."""
    session = session_here()
    conversation = queries.conversation_in_review(session, review_id, conversation_id)
    form = PlanForm(obj=conversation)
    source = conversation.source
    if source is not None:
        form.held()
    fill(form, review_id)
    form.begun_on(conversation)
    if form.validate_on_submit():
        if form.is_behind(conversation):
            return merge_page(form, conversation)
        try:
            actions.change_conversation(session, conversation, source, form.columns(), by=actor_here())
        except NotNow as problem:
            form.refuse("booked_for" if "booked_for" in form else "police_asked_on", problem.sentence)
        else:
            clear_draft(session, actor_here(), str(request.endpoint), conversation.id)
            flash("Saved.", "success")
            return redirect(_url(conversation))
    return _plan_page(form, review_id, conversation.id, _url(conversation), conversation)


@blueprint.route("/sources/<uuid:source_id>/before", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def before(review_id: UUID, source_id: UUID) -> Page:
    """What was asked before a conversation whose notes are there already."""
    session = session_here()
    source = source_in_review(session, review_id, source_id)
    if source.kind is not SourceKind.CONVERSATION:
        raise NotFound
    known = queries.conversation_of_source(session, source)
    if known is not None:
        return edit_conversation(review_id, known.id)
    first, _, second = source.held_by.partition(" and ")
    form = PlanForm(data={"first_holder": first, "second_holder": second})
    form.held()
    fill(form, review_id)
    back = url_for("sources.show", review_id=review_id, source_id=source_id)
    if form.validate_on_submit():
        try:
            actions.conversation_for(session, source, form.columns(), by=actor_here())
        except NotNow as problem:
            form.refuse("police_asked_on", problem.sentence)
        else:
            clear_draft(session, actor_here(), str(request.endpoint), source.id)
            flash("Saved.", "success")
            return redirect(back)
    return _plan_page(form, review_id, source_id, back)


def conversation_facts(source: Source) -> dict[str, Any]:
    """What the reading page of a conversation says of the time before it."""
    found = queries.conversation_of_source(session_here(), source) if source.kind is SourceKind.CONVERSATION else None
    if found is None:
        return {"conversation": None, "agencies": {}, "note": None}
    return {"conversation": found, "agencies": _agency_names(source.review_id), "note": note_for(found, source)}


def schedule_of(source: Source) -> Schedule | None:
    """The headings that can be laid over the text of a source; None for one that is no conversation."""
    if source.kind is not SourceKind.CONVERSATION:
        return None
    session, known = session_here(), queries.conversation_of_source(session_here(), source)
    programme_id = review_by_id(session, source.review_id).programme_id
    return queries.schedule_for(session, programme_id, known.schedule_id if known else None)


def with_headings_asked(text: str | None, schedule: Schedule) -> str:
    """The text with the headings laid over it or the empty ones taken away, as the button that was pressed says."""
    lay = laid_over if request.form["headings"] == "lay" else taken_away
    return lay(normalised(text or ""), schedule.headings)


def _plan_page(
    form: PlanForm, review_id: UUID, object_id: UUID, cancel_url: str, conversation: Conversation | None = None
) -> Page:
    page = render_template(
        "sources/plan.html",
        form=form,
        title="Before the conversation" if conversation or "booked_for" not in form else form.page_title,
        promise=(PROMISE, LIMITS),
        cancel_url=cancel_url,
        saved=saved(conversation) if conversation else None,
        draft_url=draft_url(review_id, object_id),
        kept=draft_for(form, object_id),
    )
    return page, 422 if form.errors else 200


def _agency_names(review_id: UUID) -> dict[UUID, str]:
    return {agency.id: agency.name for agency in agencies_of_review(session_here(), review_id)}


def _url(conversation: Conversation) -> str:
    return url_for("sources.show_conversation", review_id=conversation.review_id, conversation_id=conversation.id)
