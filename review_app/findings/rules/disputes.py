"""What a dispute with the LSCB may not be."""

from datetime import date

from review_app.findings.models import Dispute, DisputeState


def why_not_dispute(raised_by: str, raised_on: date | None, board_says: str) -> str | None:
    """Why a dispute can't be kept, or None."""
    if not raised_by.strip():
        return "Write who disputes it, by office: for example “the chair of the LSCB”."
    if raised_on is None:
        return "Write the day on which it was raised, for example 3 March 2011."
    return None if board_says.strip() else "Write what the LSCB says."


def why_not_settle(dispute: Dispute, state: DisputeState, outcome: str, on: date | None) -> str | None:
    """Why what became of a dispute can't be kept, or None. Nothing has to be settled: that it stands is an outcome too."""
    if state is DisputeState.OPEN:
        return None
    if not dispute.team_says.strip():
        return "Write what the review team says first, so that both can be read."
    if not outcome.strip():
        return "Write how it was settled." if state is DisputeState.SETTLED else "Write why it stands."
    if on is None:
        return "Write the day, for example 3 March 2011."
    return "That is before the dispute was raised." if on < dispute.raised_on else None
