"""The words of the letters, read once from office/data/letters.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from review_app.office.models import LetterKind

DATA = Path(__file__).parent / "data" / "letters.toml"


@dataclass(frozen=True)
class LetterWords:
    """A letter before its reader's name stands in it."""

    subject: str
    text: str

    def said_to(self, **words: str) -> str:
        """The text with the reader's name and whatever else it holds; what is not known stays in angle brackets."""
        text = self.text
        for name in ("name", "agency", "meeting", "records"):
            text = text.replace("{" + name + "}", words.get(name) or f"<{name}>")
        return text


@cache
def letter_words() -> dict[LetterKind, LetterWords]:
    """Every letter by its kind."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {kind: LetterWords(data[kind.value]["subject"], data[kind.value]["text"].strip()) for kind in LetterKind}
