"""When a filter would point at a single case. Pure."""

FEWEST = 2  # LSCBs that must be left

SINGLED_OUT = (
    "Fewer than two LSCBs share something that is all of this, so what is left would point to a single case. "
    "Take one of the filters away."
)
NOT_AS_A_FILE = (
    "Fewer than two LSCBs share something that this filter leaves, and a file goes further than a page. "
    "Take the filter away, and download all of it."
)


def why_not_filtered(filters: int, boards: int, *, named: bool, leaves: bool = False) -> str | None:
    """Why what the filters leave isn't shown, or None; `boards`: from how many LSCBs it comes; `leaves`: it goes into a file.

    One filter names a kind of problem. Two or more together begin to describe a case, and what is left of a single LSCB
    would say that these findings belong together. Nothing left is refused like one LSCB left, so that the refusal itself
    says less. Who may know the LSCBs by name is told no more by a filter, but what leaves in a file is for everybody.

    >>> why_not_filtered(1, 1, named=False) is None, why_not_filtered(2, 0, named=False) == SINGLED_OUT
    (True, True)
    >>> why_not_filtered(3, 1, named=True) is None, why_not_filtered(1, 1, named=True, leaves=True) == NOT_AS_A_FILE
    (True, True)
    """
    if boards >= FEWEST or not filters:
        return None
    if leaves:
        return NOT_AS_A_FILE if filters == 1 else SINGLED_OUT
    return SINGLED_OUT if filters > 1 and not named else None
