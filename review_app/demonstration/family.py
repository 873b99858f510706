"""Loading the family of a review: genogram, homes, who worked with them, and how the review spoke with each."""

from typing import Any
from uuid import UUID

from review_app.core.dates import read_partial_date
from review_app.demonstration.files import Table
from review_app.demonstration.story import Story, only
from review_app.family import actions
from review_app.family.models import (
    Couple,
    CoupleKind,
    Ending,
    FamilyContact,
    Home,
    Involvement,
    Parentage,
    ParentKind,
    PlanState,
    PoliceView,
    Symbol,
)


def load_family(story: Story) -> None:
    """Everything that is written of the family beyond its list."""
    data = story.files.family
    _load_genogram(story, data)
    for row in data.get("involvements", []):
        values = {
            "participant_id": story.positions[row["who"]].id,
            "relative_id": _relative(story, row["with"]) if "with" in row else None,
            "what_for": row.get("what_for", ""),
        } | _span(row)
        actions.keep_involvement(story.session, Involvement(review_id=story.review.id), values, by=story.lead())
    _load_contacts(story, data)


def _load_genogram(story: Story, data: Table) -> None:
    session, review_id = story.session, story.review.id
    for row in data.get("kin", []):
        values = {
            "symbol": Symbol(row["symbol"]),
            "in_focus": row.get("in_focus", False),
            "born": read_partial_date(row.get("born", "")),
            "died": read_partial_date(row.get("died", "")),
        }
        actions.describe_relative(session, review_id, _relative(story, row["of"]), values, by=story.lead())
    for row in data.get("couples", []):
        values = {
            "one_id": _relative(story, row["one"]),
            "other_id": _relative(story, row["other"]),
            "kind": CoupleKind(row["kind"]),
            "ending": Ending(row.get("ending", Ending.TOGETHER)),
        } | _span(row)
        actions.keep_couple(session, Couple(review_id=review_id), values, by=story.lead())
    for row in data.get("parents", []):
        values = {
            "child_id": _relative(story, row["child"]),
            "parent_id": _relative(story, row["parent"]),
            "kind": ParentKind(row.get("kind", ParentKind.BIRTH)),
        }
        actions.keep_parent(session, Parentage(review_id=review_id), values, by=story.lead())
    for row in data.get("homes", []):
        for who in row["who"]:
            values = {"relative_id": _relative(story, who), "household": row["household"]} | _span(row)
            actions.keep_home(session, Home(review_id=review_id), values, by=story.lead())


def _load_contacts(story: Story, data: Table) -> None:
    session, review_id = story.session, story.review.id
    for row in data.get("plans", []):
        values = only(row, "decides", "supporter", "needs", "reason") | {
            "state": PlanState(row["state"]),
            "police_view": PoliceView(row["police_view"]),
            "police_on": row.get("police_on"),
        }
        actions.plan_contact(session, review_id, _relative(story, row["of"]), values, by=story.lead())
    for row in data.get("contacts", []):
        contact = FamilyContact(review_id=review_id, relative_id=_relative(story, row["of"]))
        values = only(row, "how", "shown", "said", "changed") | {"held_on": row["held_on"]}
        actions.keep_contact(session, contact, values, by=story.lead(1))


def _relative(story: Story, key: str) -> UUID:
    return story.relatives[key].id


def _span(row: Table) -> dict[str, Any]:
    return {name: read_partial_date(row.get(name, "")) for name in ("begins", "ends")}
