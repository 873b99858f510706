"""The words of a text with what stands around each, as far as it says whether the word is a name."""

import re
from dataclasses import dataclass

from review_app.names.rules.words import among, folded

# Letters with the marks that go with them, and what is not seen between them: a soft hyphen hides no name.
_LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])+"
_ONE = rf"{_LETTERS}(?:['’ʼ]{_LETTERS})*"
_WORD = re.compile(rf"{_ONE}(?:[-‐‑]{_ONE})*")
_OWNS = re.compile(r"['’ʼ][sS]$")
_SHORTENED = re.compile(r"(?:['’ʼ](?:re|ve|ll|d|m)|n['’ʼ]t)$", re.IGNORECASE)
_OPENING = frozenset("“‘\"'([{«„")
_CLOSING = frozenset("”’)]}»")
_ENDING = frozenset(".!?:;•·*–—|…/")
_BLANKS = frozenset({" ", "\u00a0", "  "})


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands; a possessive ending is left outside."""

    start: int
    end: int
    text: str
    word: str  # folded
    opens: bool  # at the beginning of a sentence, a line or something said
    owns: bool  # a possessive
    follows: bool  # nothing but a blank (or the point of an initial or title) between this word and the one before
    joined: bool  # the same, and the one before is no possessive
    dotted: bool  # a point follows

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether it is written in capitals only."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_initial(self) -> bool:
        """Whether it is a single capital, other than “I” and “A” without a point."""
        return len(self.text) == 1 and self.text.isupper() and (self.dotted or self.text not in "IA")


def tokens_of(text: str) -> list[Token]:
    r"""The words of a text.

    >>> [(t.text, t.opens, t.joined) for t in tokens_of("Then J. O’Brien’s son left. He did.")][1:4]
    [('J', False, True), ('O’Brien', False, True), ('son', False, False)]
    """
    found: list[Token] = []
    before = 0
    for match in _WORD.finditer(text):
        start, end, words = match.start(), match.end(), match.group()
        owned, short = _OWNS.search(words), _SHORTENED.search(words)
        if owned:
            words = words[: owned.start()]
        word = "not" if short else folded(words)
        if not word:
            continue
        last = found[-1] if found else None
        between = text[before:start]
        follows = last is not None and (between in _BLANKS or _is_point(between, last))
        found.append(
            Token(
                start, start + len(words), words, word,
                opens=_opens(text, start, last), owns=bool(owned),
                follows=follows, joined=follows and last is not None and not last.owns,
                dotted=text[end : end + 1] == ".",
            )
        )  # fmt: skip
        before = end
    return found


def _is_point(between: str, last: Token) -> bool:
    return between in {".", ". ", ".\u00a0"} and (last.is_initial or among(last.word, "short_titles"))


def _opens(text: str, start: int, last: Token | None) -> bool:
    place = start - 1
    while place >= 0 and (text[place] in " \u00a0" or text[place] in _CLOSING):
        place -= 1
    if place < 0 or text[place] in "\n\t" or text[place] in _OPENING or text[place].isdecimal():
        return place < 0 or not text[place].isdecimal()
    if text[place] not in _ENDING:
        return False
    return not (text[place] == "." and last is not None and _is_point(".", last) and last.end == place)
