"""What the loading of one review has at hand: the people who do it, and what has been made so far, by its key in the files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.accounts.models import User
from review_app.demonstration.files import ReviewFiles, Table
from review_app.episodes.models import Episode
from review_app.factors.models import Factor
from review_app.findings.models import Finding
from review_app.people.models import Agency, Participant, Relative
from review_app.reviews.models import Review
from review_app.sources.actions import quote
from review_app.sources.models import Source
from review_app.sources.queries import text_to_quote
from review_app.sources.rules import places_of
from review_app.vocabularies.models import Term

PAUSED_ON = date(2011, 5, 24)


@dataclass
class Cast:
    """Who there is in the invented programme, by the keys of the files."""

    users: dict[str, User] = field(default_factory=dict)
    roles: list[Table] = field(default_factory=list)

    def holders(self, role: Role, *, board: str = "", review: str = "") -> list[UUID]:
        """The people who hold a role in an LSCB or a review, in the order of the file."""
        return [
            self.users[held["person"]].id
            for held in self.roles
            if held["role"] == role
            and (not board or held.get("board") == board)
            and (not review or held.get("review") == review)
        ]


@dataclass
class Story:
    """One review while it is loaded."""

    session: Session
    files: ReviewFiles
    cast: Cast
    review: Review
    leads: list[UUID]
    coordinator: UUID
    manager: UUID
    chair: UUID
    headings: dict[str, Term]  # the framework's headings, in small letters, in our words and the published ones
    categories: dict[str, Term]
    agencies: dict[str, Agency] = field(default_factory=dict)
    positions: dict[str, Participant] = field(default_factory=dict)
    relatives: dict[str, Relative] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # the words of the sources, as they are kept
    episodes: dict[str, Episode] = field(default_factory=dict)
    factors: dict[str, Factor] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)

    def lead(self, number: int = 0) -> UUID:
        """The pair take turns."""
        return self.leads[number % len(self.leads)]

    def day_of(self, what: str) -> date:
        """The day on which a date of the plan was reached, or is to be; a paused review has got no further than its pause."""
        rows = {plain(row["what"]): row for row in self.files.review["milestones"]}
        on: date = rows[what].get("actual") or rows[what]["planned"]
        return min(on, PAUSED_ON) if self.files.review["stage"] == Stage.PAUSED else on

    def person(self, key: str) -> UUID:
        """Somebody's account."""
        return self.cast.users[key].id

    def support(self, row: Table, *, by: UUID) -> tuple[UUID, UUID | None]:
        """What something rests on: the source, and the quote where there is one."""
        source, words = self.sources[row["source"]], row.get("quote", "")
        if not words:
            return source.id, None
        place = places_of(self.texts[row["source"]], words)[0]
        text = text_to_quote(self.session, source.review_id, source.id)
        return source.id, quote(self.session, text, place, "", by=by).id


def only(table: Table, *names: str) -> dict[str, Any]:
    """The named values of a table, with "" for what it leaves out."""
    return {name: table.get(name, "") for name in names}


def ids(rows: dict[str, Any], keys: Iterable[str]) -> list[UUID]:
    """The ids of rows by their keys."""
    return [rows[key].id for key in keys]


def plain(what: str) -> str:
    """A date of the plan by its words alone, so that “Report to the LSCB” is “report to lscb”."""
    return re.sub(r"\bthe ", "", what.lower()).strip()
