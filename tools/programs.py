"""The programs that the tests drive, and the command that brings those that are missing."""

import os
import shutil
import sys
from pathlib import Path

# program → Debian's package, and what it is for
PROGRAMS = {
    "chromium": ("chromium", "pages in a real browser"),
    "postgres": ("postgresql", "the second database"),
    "soffice": ("libreoffice-writer", "Word files as another program opens them"),
    "pdftoppm": ("poppler-utils", "pages of a Word file as pictures"),
    "strace": ("strace", "the order in which a save reaches the disk"),
}


def is_here(program: str) -> bool:
    """Whether the program can be run; Debian keeps PostgreSQL's own off the PATH."""
    if program == "postgres" and any(Path("/usr/lib/postgresql").glob("*/bin/postgres")):
        return True
    return shutil.which(program) is not None


def sentence_if_missing(*programs: str) -> str | None:
    """One sentence that says what is missing and how to get it; None when all are here."""
    missing = [PROGRAMS[program] for program in programs if not is_here(program)]
    if not missing:
        return None
    purposes = "; ".join(purpose for _, purpose in missing)
    return f"Not installed, so not tested: {purposes}. sudo apt install {' '.join(package for package, _ in missing)}"


def main() -> int:
    """Say what is missing; in CI that is a failure."""
    sentence = sentence_if_missing(*PROGRAMS)
    if sentence is None:
        return 0
    print(sentence, file=sys.stderr)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    raise SystemExit(main())
