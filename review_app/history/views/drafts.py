"""What somebody is typing on a page of a review or of a programme: kept at every pause, offered again, gone at Save."""

from uuid import UUID

from flask import current_app, flash, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response
from wtforms import HiddenField, SelectMultipleField

from review_app.access.gate import actor_here, check, mark_of, requires, scope_here
from review_app.access.permissions import Permission
from review_app.core.commit import page_opened_here, reading_session_here, record_apart, session_here
from review_app.core.errors import NotFound, NotNow
from review_app.core.forms import Form, VersionedForm
from review_app.core.here import database_here, keys_here
from review_app.core.text import normalised
from review_app.history import actions, queries
from review_app.history.models import Draft, ProgrammeDraft, Typed
from review_app.history.sealing import PURPOSE, OpenDraft, opened
from review_app.history.views.blueprint import OF_A_PROGRAMME, OF_A_REVIEW, blueprint

_NOT_KEPT = frozenset({"csrf_token", "draft_who", "draft_page", "password"})
Answer = tuple[str | dict[str, str], int]


def kept_here(object_id: UUID, page: str = "") -> OpenDraft | None:
    """What this person was typing on this page and has not saved; `page` is its endpoint, if that is another one's."""
    if request.method != "GET":
        return None
    draft = queries.draft_of(reading_session_here(), _kind_here(), actor_here(), page or _page_here(), object_id)
    return opened(keys_here().for_purpose(PURPOSE), draft) if draft else None


def draft_for(form: Form, object_id: UUID, page: str = "") -> OpenDraft | None:
    """What this person was typing on this page and has not saved, to be shown beside the boxes.

    When the page is opened with ?draft=use, the words go into the boxes instead, on the version they were begun on,
    so that saving them on top of somebody else's opens the merge page.
    """
    draft = kept_here(object_id, page)
    if draft is None or request.args.get("draft") != "use":
        return draft
    for name, words in draft.fields.items():
        if name in form and not isinstance(form[name], HiddenField):
            several = isinstance(form[name], SelectMultipleField)
            form[name].data, form[name].raw_data = words.splitlines() if several else words, [words]
    if isinstance(form, VersionedForm):
        form.base_version.data = draft.fields.get("base_version") or str(draft.base_version)
    return None


def typed_again(kept: OpenDraft | None) -> MultiDict[str, str] | None:
    """What was typed, for a form that is built from what was sent; None unless the page was opened to take it up."""
    return MultiDict(kept.fields) if kept and request.args.get("draft") == "use" else None


def draft_url(place_id: UUID, object_id: UUID, page: str = "") -> str:
    """Where the page keeps what is being typed on it; `place_id` is the review's that it lies in, or the programme's."""
    form = page or _page_here()
    if _kind_here() is Draft:
        return url_for("history.keep_draft", review_id=place_id, form=form, object_id=object_id)
    return url_for("history.keep_programme_draft", programme_id=place_id, form=form, object_id=object_id)


def forget_typed(object_id: UUID, page: str = "") -> None:
    """Forget what was typed on this page, as its Save does in the same transaction."""
    actions.clear_draft(session_here(), actor_here(), page or _page_here(), object_id, _kind_here())


@blueprint.post(f"{OF_A_REVIEW}/drafts/<string(maxlength=60):form>/<uuid:object_id>")
@requires(Permission.REVIEW_HOME)
def keep_draft(review_id: UUID, form: str, object_id: UUID) -> Answer:
    """Keep what is being typed; answered with nothing, since the page stays as it is."""
    return _kept(Draft(user_id=actor_here(), review_id=review_id, form=form, object_id=object_id))


@blueprint.post(f"{OF_A_REVIEW}/drafts/<string(maxlength=60):form>/<uuid:object_id>/clear")
@requires(Permission.REVIEW_HOME)
def clear_draft(review_id: UUID, form: str, object_id: UUID) -> Response:
    """Throw away what was typed and not saved."""
    return _cleared(form, object_id, f"/reviews/{review_id}")


@blueprint.post(f"{OF_A_PROGRAMME}/drafts/<string(maxlength=60):form>/<uuid:object_id>")
@requires(Permission.PROGRAMME_READ)
def keep_programme_draft(programme_id: UUID, form: str, object_id: UUID) -> Answer:
    """The same on a page of a programme, for those who may open that page."""
    check(_asked_by(form))
    return _kept(ProgrammeDraft(user_id=actor_here(), programme_id=programme_id, form=form, object_id=object_id))


@blueprint.post(f"{OF_A_PROGRAMME}/drafts/<string(maxlength=60):form>/<uuid:object_id>/clear")
@requires(Permission.PROGRAMME_READ)
def clear_programme_draft(programme_id: UUID, form: str, object_id: UUID) -> Response:
    """Throw away what was typed on a page of a programme and not saved."""
    return _cleared(form, object_id, f"/programmes/{programme_id}")


def _page_here() -> str:
    return request.endpoint or ""


def _kind_here() -> type[Draft] | type[ProgrammeDraft]:
    """What is kept of what is typed here: a review's, or, where the page lies in none, its programme's."""
    return Draft if scope_here().review_id is not None else ProgrammeDraft


def _asked_by(form: str) -> Permission:
    """What a page of a programme asks for; raises NotFound for any other."""
    view = current_app.view_functions.get(form)
    permission = mark_of(view) if view else None
    if permission is None or not any("programme_id" in rule.arguments for rule in current_app.url_map.iter_rules(form)):
        raise NotFound
    return permission


def _kept(draft: Typed) -> Answer:
    if request.form.get("draft_who", "") not in {"", str(actor_here())}:
        return {"why": "other_person"}, 409
    fields = {name: normalised("\n".join(values)) for name, values in request.form.lists() if name not in _NOT_KEPT}
    base = request.form.get("base_version", "0").partition(":")[0]
    draft.base_version, draft.page_opened_at = int(base) if base.isdigit() else 0, page_opened_here()
    try:
        with record_apart(database_here()) as writing:
            actions.keep_draft(writing, keys_here().for_purpose(PURPOSE), draft, fields)
    except NotNow as problem:
        return {"why": "not_kept", "sentence": problem.sentence}, 409
    return "", 204


def _cleared(form: str, object_id: UUID, place: str) -> Response:
    with record_apart(database_here()) as writing:
        actions.clear_draft(writing, actor_here(), form, object_id, _kind_here())
    flash("The unsaved words are gone.", "success")
    back = request.form.get("back", "")
    return redirect(back if back.startswith(place) else place)
