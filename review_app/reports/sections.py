"""The sections that every report has, in the order of published reports; read from data/sections.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from review_app.core.errors import found

FILE = Path(__file__).parent / "data" / "sections.toml"

SUMMARY, APPRAISAL, FINDINGS, GLOSSARY = "summary", "appraisal", "findings-in-detail", "glossary"
LIMITATIONS = "limitations"
LISTS_FINDINGS = "findings-introduction"  # the section under whose text the findings are listed
DRAWN = frozenset({FINDINGS, GLOSSARY})  # they are made of other records; no text is written in them


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A section that reports have: its number and heading as printed, and the method in a sentence."""

    key: str
    number: str  # "": a part of the section before it
    heading: str
    guidance: str
    example: str
    mistake: str
    limit: int | None = None

    @property
    def title(self) -> str:
        """Number and heading on one line, such as “4. Time frame”."""
        if not self.number:
            return self.heading
        return f"{self.number}{'.' if self.number.isdigit() else ':'} {self.heading}"

    @property
    def is_text(self) -> bool:
        """Whether somebody writes it, and it isn't made of other records."""
        return self.key not in DRAWN

    @property
    def is_part(self) -> bool:
        """Whether it stands under a heading of its own inside the section before it."""
        return not self.number and self.key != SUMMARY

    @property
    def is_appendix(self) -> bool:
        """Whether it stands behind the report's sections."""
        return self.number.startswith("Appendix")


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every section of a report, in order."""
    return tuple(Kind(**values) for values in tomllib.loads(FILE.read_text(encoding="utf-8"))["sections"])


def kind_of(key: str) -> Kind:
    """The section with this key, if it is one that is written; raises NotFound."""
    return found(next((kind for kind in all_kinds() if kind.key == key and kind.is_text), None))
