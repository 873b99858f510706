"""How well the wording check does on sentences with and without wording that blames: `python -m tools.wording`.

The sentences of tests/hints/texts were written before the phrases were mended by them; docs/wording.md says how, and
publishes what this prints; a test compares.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from review_app.hints.check.wording import Checker
from review_app.hints.standard import standard_kinds

TEXTS = Path(__file__).parent.parent / "tests" / "hints" / "texts"
WHOLE = "whole"
Count = tuple[int, int]  # so many of so many
FILES = ("first.toml", "held_back.toml", "manner.toml")


def counts(name: str) -> list[tuple[str, list[Count]]]:
    """Each kind with: blaming sentences in which it was raised, those in which any kind was, and plain ones left alone."""
    checker, found = Checker(standard_kinds()), []
    for key, texts in tomllib.loads((TEXTS / name).read_text(encoding="utf-8")).items():
        blames, plain = texts.get("blames", []), texts["plain"]
        kinds = [{hit.kind.key for hit in checker.check(text)} for text in blames]
        quiet = sum(not checker.check(text) for text in plain)
        by_kind, by_any = sum(key in one for one in kinds), sum(bool(one) for one in kinds)
        found.append((key, [(by_kind, len(blames)), (by_any, len(blames)), (quiet, len(plain))]))
    return found


def table(name: str) -> Iterator[str]:
    """The counts as lines of a table."""
    headings: dict[str, str] = {kind.key: kind.heading for kind in standard_kinds()}
    rows = counts(name)
    yield "| kind of wording | blaming sentences: raised as this kind | raised at all | plain sentences left alone |"
    yield "|---|---|---|---|"
    for key, (by_kind, by_any, quiet) in rows:
        cells = ["" if not most else f"{number} of {most}" for number, most in (by_kind, by_any)]
        cells[0] = "" if key == WHOLE else cells[0]
        yield f"| {headings.get(key, 'none in particular')} | {cells[0]} | {cells[1]} | {quiet[0]} of {quiet[1]} |"
    if len(rows) == 1:
        return
    sums = [tuple(sum(columns[place][part] for _key, columns in rows) for part in (0, 1)) for place in range(3)]
    yield "| **all** | " + " | ".join(f"**{number} of {most}**" for number, most in sums) + " |"


def wrong(name: str) -> Iterator[str]:
    """Every sentence on which it errs, to mend by."""
    checker = Checker(standard_kinds())
    for key, texts in tomllib.loads((TEXTS / name).read_text(encoding="utf-8")).items():
        for text in texts.get("blames", []):
            if key != WHOLE and key not in {hit.kind.key for hit in checker.check(text)}:
                yield f"not raised ({key}; {[hit.kind.key for hit in checker.check(text)]}): {text}"
        for text in texts["plain"]:
            for hit in checker.check(text):
                yield f"raised wrongly ({hit.kind.key}, “{hit.words}”): {text}"


def main() -> int:
    """Print the tables, and with “wrong” the sentences of first.toml on which it errs."""
    for name in FILES:
        print(name, *table(name), sep="\n")
    if "wrong" in sys.argv:
        print(*(line for name in FILES for line in wrong(name)), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
