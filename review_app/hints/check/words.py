"""The words of a text with the places where they stand, and which of them follow one another without a stop between."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BLANKS = re.compile(r"\s+")
_JOINTS = " \t\n\u00a0-‐‑“”‘’\"'"
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*(?=\s)|\n\s*\n|\n(?=\s*(?:[-*•>]|\d+[.)])\s)")


class Word(NamedTuple):
    """One word in small letters, and where it stands in code points."""

    said: str
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """A text cut into its words, once."""

    text: str
    words: Sequence[Word]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Cut a text.

        >>> [word.said for word in Words.of("It’s non-compliance, he said.").words]
        ["it's", 'non', 'compliance', 'he', 'said']
        """
        found = (match.span() for match in _WORD.finditer(text))
        return cls(text, [Word(text[start:end].lower().replace("’", "'"), start, end) for start, end in found])

    def follows(self, number: int) -> bool:
        """Whether a word follows the one before it with blanks or a hyphen between and nothing else."""
        gap = self.text[self.words[number - 1].end : self.words[number].start]
        return gap == " " or (not gap.strip(_JOINTS) and gap.count("\n") <= 1)

    def opens(self, number: int) -> bool:
        """Whether a word with a capital begins a sentence that is no question."""
        start = self.words[number].start
        if not self.text[start].isupper():
            return False
        place = bisect.bisect_right(self._stops, start)
        ends = self._stops[place] if place < len(self._stops) else len(self.text)
        return "?" not in self.text[max(start, ends - 4) : ends]

    def round_about(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after a stretch of the text in its own sentence, with single blanks.

        >>> Words.of("She rang. He failed to write  it down. So it went.").round_about(13, 19)
        ('He ', ' to write it down.')
        """
        first, last = bisect.bisect_right(self._stops, start), bisect.bisect_left(self._stops, end)
        begins = self._stops[first - 1] if first else 0
        ends = self._stops[last] if last < len(self._stops) else len(self.text)
        before, after = self.text[begins:start], self.text[end:ends]
        return _BLANKS.sub(" ", before).lstrip(), _BLANKS.sub(" ", after).rstrip()

    @cached_property
    def _stops(self) -> list[int]:
        """Where each sentence ends."""
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]
