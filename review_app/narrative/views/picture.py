"""The time line as a picture, and the same in a table."""

from uuid import UUID

from flask import render_template, url_for
from markupsafe import Markup

from review_app.access.gate import requires
from review_app.access.panels import bands_for
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.narrative import queries, rules
from review_app.narrative.forms.told import TimeForm
from review_app.narrative.papers.picture import Shown, svg_of
from review_app.narrative.views.blueprint import Page, blueprint
from review_app.narrative.views.entries import chosen_period


@blueprint.get("/time-line")
@requires(Permission.CASE_READ)
def time_line(review_id: UUID) -> Page:
    """The lanes of a review over time, whole or for one period."""
    session = session_here()
    entries, periods = queries.entries_of_review(session, review_id), queries.periods_of_review(session, review_id)
    bands, period = bands_for(review_id), chosen_period(periods)
    span = rules.span_of(period) if period else None
    drawn = svg_of(Shown(entries, bands, span))
    form = TimeForm(formdata=None, data={"period": str(period.id) if period else ""})
    form.set_choices("period", [(each.id, each.title) for each in periods], nothing="The whole time")
    within = [entry for entry in entries if span is None or rules.is_within(entry.on, span)]
    return render_template(
        "narrative/time_line.html",
        form=form,
        period=period,
        drawing=Markup(drawn[0]) if drawn else None,  # noqa: S704 -- drawn by exports.pictures, which escapes every word
        words=drawn[1] if drawn else "",
        told=rules.happenings(within),
        bands=[band for band in bands if span is None or rules.is_within(band.on, span)],
        undated=sum(1 for entry in entries if entry.on.earliest is None),
        list_url=url_for("narrative.list_", review_id=review_id),
    )
