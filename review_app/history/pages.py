"""The life of a page that is one form about one record: shown, saved and left, or shown again with what is wrong."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import flash, redirect, render_template
from werkzeug.wrappers import Response

from review_app.core.errors import NotNow
from review_app.core.forms import VersionedForm
from review_app.core.rows import CaseRow
from review_app.history.views import merge_page, saved

Page = str | Response | tuple[str, int]
Save = Callable[[dict[str, Any]], Any]


def form_page(
    form: VersionedForm,
    thing: CaseRow | None,
    names: Sequence[str],
    save: Save,
    *,
    template: str,
    back: str,
    **words: Any,
) -> Page:
    """Show the form, or save its named boxes and go back; a reason not to save stands beside the last of them.

    Where `save` answers with a way to another page, such as the one on which names are settled, nothing is saved yet.
    """
    form.begun_on(thing)
    if form.validate_on_submit():
        if thing is not None and form.is_behind(thing):
            return merge_page(form, thing)
        try:
            first = save(form.values(*names))
        except NotNow as problem:
            form.refuse(names[-1], problem.sentence)
        else:
            if isinstance(first, Response):
                return first
            flash("Saved.", "success")
            return redirect(back)
    foot = saved(thing) if thing is not None else None
    page = render_template(template, form=form, thing=thing, saved=foot, cancel_url=back, **words)
    return page, 422 if form.errors else 200
