"""Draws docs/workflow.md from the tables of stages and of a finding's states: python -m tools.workflow."""

from collections.abc import Iterator
from pathlib import Path

from review_app.access.permissions import TABLE
from review_app.access.roles import APPOINTS, Role
from review_app.access.stages import Stage
from review_app.findings.models import FindingState
from review_app.findings.rules import MOVES as FINDING_MOVES
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

FINDING_HEAD = """
# The states of a finding

From `review_app/findings/rules/states.py` (`MOVES`). An agreed finding’s text and parts stay as they are until it is opened again.
A dispute with the LSCB changes no state: it is kept beside the finding, and the report shows it while it stands.

```mermaid
stateDiagram-v2
"""
FINDING_ROWS = """```

| from | to | by | who | what must be there |
|---|---|---|---|---|
"""


def drawn() -> str:
    """The document as the tables of the code say it."""
    rows = [_row(stage, MOVES[stage]) for stage in MOVES]
    paused = f"| {Stage.PAUSED.words} | the stage it was at, with a reason | | |\n"
    stages = HEAD + "".join(rows) + paused + APPOINT_HEAD + "".join(_appointer(role) for role in APPOINTS)
    return stages + FINDING_HEAD + "".join(_arrows()) + FINDING_ROWS + "".join(_moves())


def _arrows() -> Iterator[str]:
    yield f"    [*] --> {FindingState.DRAFT.value}\n"
    for state in FINDING_MOVES:
        yield f"    {state.value} : {state.words}\n"
    for state, moves in FINDING_MOVES.items():
        for move in moves:
            yield f"    {state.value} --> {move.to.value} : {move.how}\n"


def _moves() -> Iterator[str]:
    for state, moves in FINDING_MOVES.items():
        for move in moves:
            who = ", ".join(role.words for role in TABLE[move.permission].roles)
            yield f"| {state.words} | {move.to.words} | {move.how} | {who} | {move.asks} |\n"


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
