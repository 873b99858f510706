"""Draws docs/workflow.md from the one table of stages: python -m tools.workflow."""

from pathlib import Path

from review_app.access.roles import APPOINTS, Role
from review_app.access.stages import Stage
from review_app.reviews.rules import MOVES, needs_reason

DOCUMENT = Path(__file__).parent.parent / "docs" / "workflow.md"

HEAD = """# The stages of a review

Drawn by `python -m tools.workflow` from `review_app/reviews/rules.py` (`MOVES`); a test compares the two. A lead reviewer moves a
review. While it is paused or closed it can be read, but nothing of the case is written.

A possible case comes first: it is opened as a review, or declined with a reason. It can be opened once the SCR criteria have been
considered, by whom, when and why.

| at this stage | a review may go on to | back, with a reason | or be paused, with a reason |
|---|---|---|---|
"""

APPOINT_HEAD = """
# Who appoints whom

| who | may give, and end |
|---|---|
"""


def drawn() -> str:
    """The document as the tables of the code say it."""
    rows = [_row(stage, MOVES[stage]) for stage in MOVES]
    paused = f"| {Stage.PAUSED.words} | the stage it was at, with a reason | | |\n"
    return HEAD + "".join(rows) + paused + APPOINT_HEAD + "".join(_appointer(role) for role in APPOINTS)


def _row(stage: Stage, leads_to: tuple[Stage, ...]) -> str:
    on = [to.words for to in leads_to if not needs_reason(stage, to)]
    back = [to.words for to in leads_to if to is not Stage.PAUSED and needs_reason(stage, to)]
    pause = "yes" if Stage.PAUSED in leads_to else "no"
    return f"| {stage.words} | {', '.join(on)} | {', '.join(back)} | {pause} |\n"


def _appointer(role: Role) -> str:
    given = ", ".join(sorted(other.words for other in APPOINTS[role]))
    return f"| {role.words} | {given} |\n"


def main() -> None:
    """Write the document."""
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(drawn(), encoding="utf-8")


if __name__ == "__main__":
    main()
