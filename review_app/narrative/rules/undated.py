"""Rows without a date: what they are is asked. They may have the date of the row above, or go on with its text."""

from collections.abc import Sequence
from dataclasses import replace

from review_app.narrative.door.reading import Row, Table
from review_app.narrative.rules.columns import Holds, Plan, body_of

ABOVE, JOINED, APART = "above", "joined", "apart"
_TOLD = (Holds.WHAT, Holds.MORE)


def first_undated(table: Table, plan: Plan) -> str:
    """The words of the first row that tells something and has no date, though one above it has; or nothing."""
    dates, dated = plan.columns(Holds.DATE), False
    for row in body_of(table, plan):
        if not dates or not _words(row, plan):
            continue
        if dated and not row.at(dates[0]):
            return _words(row, plan)
        dated = dated or bool(row.at(dates[0]))
    return ""


def settled(rows: Sequence[Row], plan: Plan) -> list[Row]:
    """The rows with what was said about those without a date."""
    if plan.undated not in {ABOVE, JOINED} or not plan.columns(Holds.DATE):
        return list(rows)
    date, found = plan.columns(Holds.DATE)[0], list[Row]()
    above: Row | None = None  # the last row that tells something
    for row in rows:
        told = bool(_words(row, plan))
        if above and told and not row.at(date):
            if plan.undated == ABOVE:
                row = _with(row, {date: above.at(date)})
            elif _only_tells(row, plan):
                found[-1] = above = _gone_on(above, row, plan)
                continue
        above = row if told else None
        found.append(row)
    return found


def _words(row: Row, plan: Plan) -> str:
    return " ".join(row.at(place) for held in _TOLD for place in plan.columns(held) if row.at(place))


def _only_tells(row: Row, plan: Plan) -> bool:
    """Whether nothing but words stands in a row; one that names a lane or a time is an event of its own."""
    return not any(row.at(place) for held in (Holds.LANE, Holds.TIME, Holds.END) for place in plan.columns(held))


def _gone_on(above: Row, row: Row, plan: Plan) -> Row:
    """A row with the words of the next one under its own, each in its column."""
    places = [place for held in _TOLD for place in plan.columns(held) if row.at(place)]
    return _with(above, {place: "\n".join(filter(None, (above.at(place), row.at(place)))) for place in places})


def _with(row: Row, cells: dict[int, str]) -> Row:
    width = max(len(row.cells), *(place + 1 for place in cells))
    return replace(row, cells=tuple(cells.get(place, row.at(place)) for place in range(width)))
