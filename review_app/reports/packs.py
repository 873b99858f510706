"""The fixed words of the packs for the case group, read once from reports/data/packs.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from exports.content import paragraphs_of
from exports.content.packs import Chapter
from exports.content.texts import Paragraphs
from review_app.sources.promise import LIMITS, PROMISE

DATA = Path(__file__).parent / "data" / "packs.toml"
PROMISED = "What we promise, and where it ends"


@dataclass(frozen=True)
class PackWords:
    """What each pack says in every review."""

    introductory: tuple[Chapter, ...]
    first_opening: Paragraphs
    first_asked: tuple[str, ...]
    first_asked_of_each: tuple[str, ...]
    second_opening: Paragraphs
    second_asked_of_each: tuple[str, ...]


@cache
def pack_words() -> PackWords:
    """The words of the packs; what is promised in them is what is said aloud before a conversation."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    first, second = data["first_follow_on"], data["second_follow_on"]
    limits = "\n".join(f"- {limit}" for limit in LIMITS)
    promised = (*PROMISE, f"There are three limits. We have to pass something on:\n{limits}")
    return PackWords(
        introductory=(
            *(Chapter(heading=row["heading"], paragraphs=paragraphs_of(row["text"])) for row in data["introductory"]),
            Chapter(heading=PROMISED, paragraphs=promised),
        ),
        first_opening=paragraphs_of(first["opening"]),
        first_asked=tuple(first["asked"]),
        first_asked_of_each=tuple(first["asked_of_each"]),
        second_opening=paragraphs_of(second["opening"]),
        second_asked_of_each=tuple(second["asked_of_each"]),
    )
