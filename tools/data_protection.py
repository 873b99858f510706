"""Draws docs/data-protection.md from the columns: what is kept, how sensitive it is, and whether erasure reaches it.

Run `python -m tools.data_protection` after a column was added; a test compares.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table

from review_app import rooms
from review_app.audit.models import AuditEvent
from review_app.core.columns import Sensitivity
from review_app.core.offers import Erasable, House
from review_app.core.rows import Base

FILE = Path(__file__).parent.parent / "docs" / "data-protection.md"
HEAD = """\
# What is kept, and how it is protected

For whoever answers for the data: the controller, the data protection officer, the Caldicott guardian. The tables below
are drawn from the columns of the program itself (`python -m tools.data_protection`), so nothing can be kept that isn't
listed; a test fails otherwise.

## What protects it

- **Everything** stands in one database. The embedded one is encrypted as a whole (SQLCipher, AES-256); with PostgreSQL
  its disk has to be encrypted by whoever runs it. Back-ups are encrypted either way, with a key that is never in them.
- **Names** of practitioners and families stand apart, sealed one by one (AES-256-GCM) with a key of their own. Lead
  reviewers and the review coordinator open them; each opening is recorded. Everywhere else people are known by position.
- **Who sees what** is one table in `review_app/access/permissions.py`, in sentences. An administrator sees no case
  material at all.
- **Who saw and did what** is recorded in a chain that nobody can change unseen (`casewindow check-audit`). It holds ids,
  times and states, never what a text says.
- **Versions** of every text are kept. Deleting takes a record out of every page and count, keeps the reason, and can be
  undone; *erasing*, which can't, reaches every table marked below.
- **What waits, waits sealed and not for ever**: a text whose names are not settled, a table whose rows are not confirmed,
  the file of a text that nobody saved. Only who brought it can open it; after 14 days (`CASEWINDOW_WAITING_DAYS`) it is
  thrown away, and its page says so for 30 days more.
- **Nothing leaves**: no page, command or library calls another machine. What is downloaded leaves with the person who
  downloads it, and that is recorded.

Four kinds of column: **open** (ids, dates, states, words of the method; may stand in the audit), **of the case** (what a
review says), **of a person** (says who somebody is), **secret** (hashes and sealed names; never shown).
Open columns are not listed.

"""
WORDS = {Sensitivity.CASE: "of the case", Sensitivity.PERSONAL: "of a person", Sensitivity.SECRET: "secret"}
_NEVER = {AuditEvent.__tablename__: "never: it says nothing of the case, and its chain must hold"}


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(_tables()) + "\n"


def _tables() -> Iterator[str]:
    erased = {offer.model.__tablename__ for offer in House(rooms.ROOMS).offered(Erasable)}
    models = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    yield "| table | what it holds | of the case | of a person | secret | erasure |"
    yield "|---|---|---|---|---|---|"
    for name in sorted(Base.metadata.tables):
        first = " ".join((models[name].__doc__ or "").strip().split("\n\n")[0].split()) if name in models else ""
        kinds = [_columns(Base.metadata.tables[name], kind) for kind in WORDS]
        sensitive = any(kinds)
        reach = _NEVER.get(name) or (
            "yes" if name in erased else "**not reached**" if sensitive else "nothing sensitive"
        )
        yield f"| `{name}` | {first.replace('|', '/')} | {' | '.join(kinds)} | {reach} |"


def _columns(table: Table, kind: Sensitivity) -> str:
    return ", ".join(column.name for column in table.columns if column.info.get("sensitivity") is kind)


def main() -> int:
    """Write the page."""
    FILE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
