"""The comments of a whole review, and of one person across their reviews."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import render_template, request, url_for

from review_app.access.gate import actor_here, allowed_in, requires, standing_here
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.comments import queries
from review_app.comments.forms import WhichForm
from review_app.comments.models import Comment, CommentKind, PrivateComment
from review_app.comments.queries import PAGE, Wanted
from review_app.comments.talk import talk_of, things_of
from review_app.comments.views.blueprint import IN_REVIEW, Page, blueprint
from review_app.core.commit import session_here
from review_app.core.forms import as_id
from review_app.core.here import record_of_kind
from review_app.reviews.models import Review
from review_app.reviews.queries import reviews_within, where_stands

CASE_GROUP = "case-group"
MOST_PAGES = 10_000


@blueprint.get(IN_REVIEW)
@requires(Permission.CASE_READ)
def list_(review_id: UUID) -> Page:
    """Every comment of the review, open challenges first; or those that are asked for."""
    session, form = session_here(), _which(review_id)
    wanted = _wanted(form, _page_asked())
    comments, total = queries.comments_wanted(session, review_id, wanted)
    asked = form.asked()

    def page_url(number: int) -> str:
        return url_for("comments.list_", review_id=review_id, page=number, **asked)

    return render_template(
        "comments/list.html",
        form=form,
        narrowed=bool(asked),
        talk=talk_of(session, review_id, comments),
        things=things_of(session, review_id, comments),
        drafts=queries.number_of_private(session, actor_here(), review_id),
        total=total,
        page=wanted.page,
        pages=-(-total // PAGE) or 1,
        page_url=page_url,
    )


@dataclass(frozen=True)
class OfReview:
    """What is open for somebody in one review, as the page about all of their reviews says it: never what it says."""

    review: Review
    to_me: list[Comment]
    mine: list[Comment]
    drafts: list[PrivateComment]


@blueprint.get("/comments")
@requires(Permission.SIGNED_IN)
def mine() -> Page:
    """What is open and addressed to me, or my own, and my drafts, across my reviews."""
    session, me = session_here(), actor_here()
    reviews = {
        review.id: review
        for review in reviews_within(session, standing_here().holdings)
        if allowed_in(Permission.CASE_READ, where_stands(review))
    }
    still = queries.open_for(session, me, list(reviews)) if reviews else []
    drafts = queries.private_in(session, me, list(reviews)) if reviews else []
    parts = [
        OfReview(
            review,
            [one for one in still if one.review_id == key and one.addressed_to == me],
            [one for one in still if one.review_id == key and one.addressed_to != me],
            [one for one in drafts if one.review_id == key],
        )
        for key, review in reviews.items()
    ]
    people = names_of(session, [one.created_by for one in still])
    nouns = _nouns([*(one.on_kind for one in still), *(one.on_kind for one in drafts)])
    return render_template("comments/mine.html", parts=parts, people=people, nouns=nouns)


def _nouns(kinds: Iterable[str]) -> dict[str, str]:
    return {kind: record.noun for kind in sorted(set(kinds)) if (record := record_of_kind(kind))}


def _which(review_id: UUID) -> WhichForm:
    """What can be asked for in this review, and what is."""
    session, form = session_here(), WhichForm(request.args)
    writers, kinds = queries.writers_and_kinds(session, review_id)
    names = sorted(names_of(session, writers).items(), key=lambda each: each[1])
    nouns = [(kind, noun.capitalize()) for kind, noun in _nouns(kinds).items()]
    form.set_choices("by", [*names, (CASE_GROUP, "The case group")], nothing="Anybody")
    form.set_choices("on", nouns, nothing="Anything")
    for field in form:
        if field.data not in {value for value, _text in field.choices}:
            field.data = ""
    return form


def _wanted(form: WhichForm, page: int) -> Wanted:
    values: dict[str, Any] = form.asked()
    of_case_group = values.get("by") == CASE_GROUP
    return Wanted(
        kind=CommentKind(values["kind"]) if "kind" in values else None,
        is_open={"open": True, "settled": False}.get(values.get("state", "")),
        by=None if of_case_group else as_id(values.get("by")),
        of_case_group=of_case_group,
        on_kind=values.get("on", ""),
        written_by=actor_here() if "mine" in values else None,
        page=page,
    )


def _page_asked() -> int:
    return min(max(request.args.get("page", 1, int) or 1, 1), MOST_PAGES)
