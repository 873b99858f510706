"""Writing a message: what it is to draw on, its words, and how it is changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import programme_by_id
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, NotNow
from review_app.history.views import draft_for, draft_url, forget_typed, merge_page, saved_and_compared
from review_app.messages import actions, queries, rules
from review_app.messages.actions import Draw, Origin, Words
from review_app.messages.forms import DrawForm, MessageForm, SearchForm
from review_app.messages.models import PARTS, Message, MessageKind
from review_app.messages.places import names_in
from review_app.messages.views.blueprint import (
    A_MESSAGE,
    OF_A_PROGRAMME,
    Page,
    blueprint,
    headed,
    reader_here,
    written_here,
)
from review_app.wordings.models import SharedWording


@blueprint.get(f"{OF_A_PROGRAMME}/begin")
@requires(Permission.MESSAGE_WRITE)
def choose(programme_id: UUID) -> Page:
    """What a new message is to draw on: a shared finding or a theme; or nothing, for those who run the programme."""
    return render_template("messages/choose.html", message=None, **_found(programme_id))


@blueprint.route(f"{OF_A_PROGRAMME}/begin/from-nothing", methods=["GET", "POST"])
@requires(Permission.MESSAGE_RELEASE)
def begin(programme_id: UUID) -> Page:
    """Begin a message that draws on nothing shared."""
    return begun(programme_id, [], From(programme_id))


@blueprint.route(f"{OF_A_PROGRAMME}/begin/finding/<uuid:shared_wording_id>", methods=["GET", "POST"])
@requires(Permission.MESSAGE_WRITE)
def begin_from_finding(programme_id: UUID, shared_wording_id: UUID) -> Page:
    """Begin a message from a shared finding."""
    wording = queries.shared_wording(session_here(), programme_id, shared_wording_id)
    return begun(programme_id, actions.from_wordings([wording]), From(wording.id, wording.title), [wording])


@blueprint.route(f"{OF_A_PROGRAMME}/begin/theme/<uuid:theme_id>", methods=["GET", "POST"])
@requires(Permission.MESSAGE_WRITE)
def begin_from_theme(programme_id: UUID, theme_id: UUID) -> Page:
    """Begin a message from a theme: from all that is shared in it now."""
    session = session_here()
    theme = queries.theme_here(session, programme_id, theme_id)
    wordings = queries.wordings_of_theme(session, theme)
    if not wordings:
        raise NotFound  # nothing of it is shared any more
    return begun(programme_id, actions.from_wordings(wordings, theme), From(theme.id, theme.name), wordings)


@dataclass(frozen=True)
class From:
    """What a message is begun from: under its id the page keeps what is typed; and how the page calls it."""

    id: UUID
    said: str = ""


def begun(
    programme_id: UUID,
    draws: Sequence[Draw],
    source: From,
    wordings: Sequence[SharedWording] = (),
    kind: MessageKind = MessageKind.PRACTICE,
    pair_ref: UUID | None = None,
) -> Page:
    """The page on which a message is begun, with what it draws on beside its boxes. None of those words are copied."""
    session, reader, form = session_here(), reader_here(programme_id), MessageForm(data={"kind": kind.value})
    form.begun_on(None)
    form.set_choices("names_kept", [])
    if form.validate_on_submit():
        pairs = sorted(reader.pairs)
        own = pair_ref or (pairs[0] if pairs and not reader.of_programme else None)
        try:
            message = actions.begin_message(session, programme_id, words_of(form), draws, Origin(own), by=actor_here())
        except NotNow as problem:
            form.refuse("title", problem.sentence)
        else:
            forget_typed(source.id)
            flash(
                "It is saved as a draft. Nobody reads it but its keepers until it is checked and released.", "success"
            )
            return redirect(url_for("messages.show", programme_id=programme_id, message_id=message.id))
    page = render_template(
        "messages/edit.html",
        form=form,
        title=form.page_title,
        programme=programme_by_id(session, programme_id),
        source=source.said,
        wordings=wordings,
        names=[],
        button_text="Save the message",
        cancel_url=url_for("messages.list_", programme_id=programme_id),
        words_limits=rules.MOST_WORDS,
        draft_url=draft_url(pair_ref or programme_id, source.id),
        kept=draft_for(form, source.id),
    )
    return page, 422 if form.errors else 200


@blueprint.route(f"{A_MESSAGE}/edit", methods=["GET", "POST"])
@requires(Permission.MESSAGE_WRITE)
def edit(programme_id: UUID, message_id: UUID) -> Page:
    """Change the words of a draft. Whoever does becomes one of its writers, and every check is reset."""
    gate = written_here(programme_id, message_id, hold=request.method == "POST")
    message, session = gate.message, session_here()
    form = MessageForm(data=_as_saved(message))
    kept = draft_for(form, message_id)
    names = names_in(session, programme_id, "\n\n".join(str(form[name].data) for name in PARTS))
    form.set_choices("names_kept", [(name, name) for name in names])
    form.begun_on(message)
    why_not = rules.why_not_change(message)
    if form.validate_on_submit() and not why_not:
        if form.is_behind(message):
            return merge_page(form, message)
        try:
            changed = actions.change_message(session, message, words_of(form), by=actor_here())
        except NotNow as problem:
            form.refuse("title", problem.sentence)
        else:
            forget_typed(message_id)
            flash(_said(changed, bool(gate.open_checks)), "success")
            return redirect(url_for("messages.show", programme_id=programme_id, message_id=message_id))
    page = render_template(
        "messages/edit.html",
        form=form,
        title="Change this message",
        heading=headed(message),
        programme=programme_by_id(session, programme_id),
        message=message,
        why_not=why_not,
        asked=bool(gate.open_checks),
        names=names,
        wordings=[gate.wordings[one.ref_id] for one in gate.basis if one.ref_id in gate.wordings],
        cancel_url=url_for("messages.show", programme_id=programme_id, message_id=message_id),
        words_limits=rules.MOST_WORDS,
        draft_url=draft_url(programme_id, message_id),
        kept=kept,
        saved=_saved(message),
    )
    return page, 422 if form.errors else 409 if why_not and request.method == "POST" else 200


@blueprint.get(f"{A_MESSAGE}/draws-on")
@requires(Permission.MESSAGE_WRITE)
def draws_on(programme_id: UUID, message_id: UUID) -> Page:
    """What a draft draws on, and what else it could draw on."""
    gate = written_here(programme_id, message_id)
    newer = queries.newer_wordings(session_here(), [gate.wordings[one] for one in gate.ended if one in gate.wordings])
    return render_template(
        "messages/draws_on.html",
        message=gate.message,
        heading=headed(gate.message),
        gate=gate,
        newer=newer,
        why_not=rules.why_not_change(gate.message),
        draw_form=DrawForm(),
        **_found(programme_id),
    )


@blueprint.post(f"{A_MESSAGE}/draws-on/<any(finding, theme, off, newer):how>/<uuid:ref_id>")
@requires(Permission.MESSAGE_WRITE)
def change_draws(programme_id: UUID, message_id: UUID, how: str, ref_id: UUID) -> Response:
    """Draw on something more, on something no longer, or on the newer words of a finding. Every check is reset."""
    message, session, by = written_here(programme_id, message_id, hold=True).message, session_here(), actor_here()
    if how == "off":
        actions.draw_off(session, message, ref_id, by=by)
    elif how == "newer":
        actions.take_newer_wording(session, message, ref_id, by=by)
    elif how == "finding":
        wording = queries.shared_wording(session, programme_id, ref_id)
        actions.draw_on(session, message, actions.from_wordings([wording]), by=by)
    else:
        theme = queries.theme_here(session, programme_id, ref_id)
        wordings = queries.wordings_of_theme(session, theme)
        actions.draw_on(session, message, actions.from_wordings(wordings, theme), by=by)
    flash("Noted. Whoever has checked the message is asked again.", "success")
    return redirect(url_for("messages.draws_on", programme_id=programme_id, message_id=message_id))


@blueprint.post(f"{A_MESSAGE}/newer")
@requires(Permission.MESSAGE_WRITE)
def newer(programme_id: UUID, message_id: UUID) -> Response:
    """Begin a newer edition of a released message with its words."""
    reader = reader_here(programme_id)
    old = written_here(programme_id, message_id, hold=True).message
    own = old.pair_ref if old.pair_ref in reader.pairs else None
    message = actions.newer_edition(session_here(), old, by=actor_here(), pair_ref=own)
    flash("This is the draft of a newer edition. The older one stays released until this one is.", "success")
    return redirect(url_for("messages.edit", programme_id=programme_id, message_id=message.id))


@blueprint.post(f"{A_MESSAGE}/put/<any(aside, back):what>")
@requires(Permission.MESSAGE_WRITE)
def put(programme_id: UUID, message_id: UUID, what: str) -> Response:
    """Set a draft aside, or take it up again."""
    message = written_here(programme_id, message_id, hold=True).message
    if what == "aside":
        actions.set_aside(session_here(), message, by=actor_here())
        flash("The draft is set aside. You can take it up again.", "success")
    else:
        actions.take_up(session_here(), message, by=actor_here())
        flash("It is a draft again.", "success")
    return redirect(url_for("messages.show", programme_id=programme_id, message_id=message_id))


def words_of(form: MessageForm) -> Words:
    """What was typed."""
    values = form.values("title", "seeing", "why_matters", "to_ask", "names_reason")
    return Words(MessageKind(form.kind.data), names_kept=tuple(form.names_kept.data or ()), **values)


def _as_saved(message: Message) -> dict[str, object]:
    texts = {name: getattr(message, name) for name in (*PARTS, "names_reason")}
    return {**texts, "kind": message.kind.value, "names_kept": message.names_kept.splitlines()}


def _said(changed: bool, asked: bool) -> str:
    if not changed:
        return "Nothing was changed."
    return "Saved. Whoever was asked to check the message is asked again." if asked else "Saved."


def _saved(thing: Message) -> dict[str, object]:
    url = url_for("messages.versions", programme_id=thing.programme_id, message_id=thing.id)
    return saved_and_compared(thing, url)


def _found(programme_id: UUID) -> dict[str, object]:
    """The shared findings and themes that the words asked for stand in."""
    session, form = session_here(), SearchForm(request.args, meta={"csrf": False})
    words = form.words.data or ""
    return {
        "form": form,
        "programme": programme_by_id(session, programme_id),
        "themes": queries.themes_matching(session, programme_id, words),
        "wordings": queries.wordings_matching(session, programme_id, words),
        "most": queries.MOST_FOUND,
        "is_filtered": bool(words),
        "from_nothing": allowed(Permission.MESSAGE_RELEASE),
    }
