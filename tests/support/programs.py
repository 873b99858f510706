"""A test that drives a program skips where it isn't installed; in CI that skip is a failure (no_skips)."""

import pytest

from tools.programs import sentence_if_missing


def require(*programs: str) -> None:
    """Go on only if these programs are here; their names stand in tools/programs.py."""
    sentence = sentence_if_missing(*programs)
    if sentence is not None:
        pytest.skip(sentence)
