"""Marks: by which something worth another look is known again, and known to have changed. Pure."""

import hashlib


def mark_of(*parts: object) -> str:
    """A short mark of what something is about; the same for texts that differ in blanks and capitals alone.

    >>> mark_of("She  failed to ring.") == mark_of("she failed to ring.")
    True
    """
    said = "\x1f".join(" ".join(str(part).split()).casefold() for part in parts)
    return hashlib.sha256(said.encode()).hexdigest()[:20]
