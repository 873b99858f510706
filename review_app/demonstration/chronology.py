"""Loading what agencies sent as tables: one that was brought in, one that still waits; and a view that differs."""

from collections.abc import Sequence

from review_app.core.clock import today
from review_app.demonstration.files import Table as File
from review_app.demonstration.story import Story
from review_app.narrative import actions
from review_app.narrative.door.reading import Row, Table, Tables
from review_app.narrative.models import LaneKind
from review_app.narrative.queries import periods_of_review
from review_app.narrative.rules.columns import likely_plan, remembered_from
from review_app.narrative.rules.importing import Known, outcomes
from review_app.narrative.waiting import Waiting


def load_chronologies(story: Story, key: bytes) -> None:
    """The tables and the differing view of a review, if its files tell of any."""
    told = story.files.narrative
    for view in told.get("perspectives", []):
        periods = {period.title: period for period in periods_of_review(story.session, story.review.id)}
        values = {
            "lane": LaneKind.PARTICIPANT, "participant_id": story.positions[view["position"]].id, "text": view["text"]
        }  # fmt: skip
        actions.add_perspective(story.session, periods[view["period"]], values, by=story.lead())
    for table in told.get("brought", []):
        _confirm(story, key, table)
    for table in told.get("waiting", []):
        _bring(story, key, table)


def _waiting(story: Story, file: File) -> Waiting:
    rows: Sequence[Sequence[str]] = [file["heads"], *file["rows"]]
    table = Table("", "", tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1)))
    agency_id = story.agencies[file["agency"]].id
    plan = likely_plan(table, 0, {"order": file["order"]}, f"agency:{agency_id}")
    return Waiting(agency_id, Tables("xlsx", (table,), ()), plan)


def _bring(story: Story, key: bytes, file: File) -> None:
    actions.keep_table(story.session, story.review.id, _waiting(story, file), key, by=story.lead())


def _confirm(story: Story, key: bytes, file: File) -> None:
    waiting = _waiting(story, file)
    row = actions.keep_table(story.session, story.review.id, waiting, key, by=story.lead())
    known = Known({}, {waiting.plan.lane}, frozenset(), today().year)
    found = outcomes(waiting.table, waiting.plan, known)
    actions.import_rows(story.session, story.review.id, row.step, found, by=story.lead())
    chosen = remembered_from(waiting.table, waiting.plan)
    actions.remember_columns(story.session, story.review.id, story.agencies[file["agency"]].id, chosen, {})
