"""The table of all quotes: looked through, and taken along as a file."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import close_reading, reading_session_here, record_apart
from review_app.core.forms import as_id
from review_app.core.here import database_here, house_here
from review_app.core.offers import Hanging, Target
from review_app.people.queries import agencies_of_review
from review_app.reviews.queries import review_by_id
from review_app.sources import actions, queries
from review_app.sources.listing import NOTHING, ORDERS, Line, Wanted, chosen, lines_of
from review_app.sources.models import SourceKind, Standing
from review_app.sources.papers import quotes as papers
from review_app.sources.views.blueprint import Page, blueprint
from review_app.sources.views.targets import hanging_on, ticked_for

QUOTES_A_PAGE = 100  # of words that somebody looks for, only so many are shown


@blueprint.get("/quotes")
@requires(Permission.CASE_READ)
def quotes(review_id: UUID) -> Page:
    """Every quote of the review and every ticked source, or those that are asked for, with what each hangs on."""
    return _page(review_id, _asked(request.args), request.args.get("page", 1, int))


@blueprint.post("/quotes")
@requires(Permission.CASE_READ)
def find_quotes(review_id: UUID) -> Page:
    """The same by a form: words that somebody looks for are case material, so they never stand in an address."""
    asked = _asked(request.form)
    if asked.get("words"):
        return _page(review_id, asked, 1)
    return redirect(url_for("sources.quotes", review_id=review_id, **asked))


def _page(review_id: UUID, asked: dict[str, Any], page: int) -> str:
    session, wanted = reading_session_here(), _wanted(asked)
    lines = _lines(review_id)
    found = chosen(lines, wanted)
    pages = 1 if wanted.words else max(-(-len(found) // QUOTES_A_PAGE), 1)
    page = min(max(page, 1), pages)

    def page_url(number: int) -> str:
        return url_for("sources.quotes", review_id=review_id, page=number, **asked)

    return render_template(
        "sources/quotes.html",
        lines=found[(page - 1) * QUOTES_A_PAGE : page * QUOTES_A_PAGE],
        number=len(found),
        of=len(lines),
        wanted=wanted,
        asked=urlencode(asked),
        sources=queries.sources_of_review(session, review_id),
        kinds=list(SourceKind),
        agencies=agencies_of_review(session, review_id),
        things=_things(lines),
        orders=[(word, said) for word, (said, _key) in ORDERS.items()],
        to_look_at=any(line.standing is not Standing.STANDS for line in lines),
        page=page,
        pages=pages,
        page_url=page_url,
    )


@blueprint.post("/quotes/spreadsheet")
@requires(Permission.CASE_READ)
def download_spreadsheet(review_id: UUID) -> Response:
    """The lines that were asked for, as an .xlsx file."""
    return _download(review_id, "xlsx")


@blueprint.post("/quotes/csv")
@requires(Permission.CASE_READ)
def download_csv(review_id: UUID) -> Response:
    """The lines that were asked for, as a .csv file."""
    return _download(review_id, "csv")


def _download(review_id: UUID, form: str) -> Response:
    """The file; that it was taken is recorded first, in a short transaction of its own."""
    review = review_by_id(reading_session_here(), review_id)
    lines = chosen(_lines(review_id), _wanted(dict(parse_qsl(request.form.get("asked", "")))))
    sheet, name = papers.sheet_of(review.code, lines), f"{review.code} quotes.{form}"
    close_reading()
    with record_apart(database_here()) as writing:
        actions.note_downloaded(writing, review_by_id(writing, review_id), form, len(lines), by=actor_here())
    data, media_type = papers.draw(sheet, form)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(len(data))}
    return Response(data, mimetype=media_type, headers=headers)


def _lines(review_id: UUID) -> list[Line]:
    session = reading_session_here()
    passages = queries.passages_of_review(session, review_id)
    sources = queries.sources_of_review(session, review_id)
    ticked = ticked_for(review_id, [source.id for source in sources])
    hanging: dict[UUID, list[Hanging]] = hanging_on(review_id, [passage.id for passage in passages]) | ticked
    return lines_of(passages, [source for source in sources if source.id in ticked], hanging)


def _wanted(asked: Mapping[str, str]) -> Wanted:
    """What an address or form asks for; what makes no sense is left out."""
    kind = asked.get("kind", "")
    sort = asked.get("sort", "")
    return Wanted(
        source_id=as_id(asked.get("source")),
        kind=SourceKind(kind) if kind in set(SourceKind) else None,
        agency_id=as_id(asked.get("agency")),
        hangs=asked.get("hangs", ""),
        words=asked.get("words", "").strip(),
        look=asked.get("look") == "yes",
        sort=sort if sort in ORDERS else "",
    )


def _asked(asked: Mapping[str, str]) -> dict[str, Any]:
    """What was asked, to be asked again on the next page."""
    names = ("source", "kind", "agency", "hangs", "words", "look", "sort")
    return {name: asked[name] for name in names if asked.get(name)}


def _things(lines: list[Line]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What lines can be asked for by what they hang on: nothing, anything of a kind, or one thing."""
    targets = house_here().offered(Target)
    kinds = [(target.kind, f"any {target.noun}") for target in targets]
    found: list[tuple[str, list[tuple[str, str]]]] = [
        ("", [("", "anything or nothing"), (NOTHING, "nothing yet"), *kinds])
    ]
    named = {(each.kind, each.target_id): each.title for line in lines for each in line.hanging}
    for target in targets:
        things = [(f"{kind}:{key}", title) for (kind, key), title in named.items() if kind == target.kind]
        if things:
            found.append((target.noun[:1].upper() + target.noun[1:], sorted(things, key=lambda thing: thing[1])))
    return found
