"""Which words of a corrected text are the likeliest to be those of a quote that was left behind. Pure."""

import re

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from review_app.sources.models import Passage
from review_app.sources.rules import Span

LIKE = 60  # out of a hundred; below that a guess would only mislead
LONGEST_SOUGHT = 600  # characters: of a longer quote the beginning is sought
_WORD = re.compile(r"\w[\w'’-]*|[^\w\s]")


def likeliest(text: str, passage: Passage) -> Span | None:
    """The words that are most like the quote's, or None where nothing is like them."""
    sought = passage.words[:LONGEST_SOUGHT]
    found = fuzz.partial_ratio_alignment(sought, text, score_cutoff=LIKE) if len(sought) < len(text) else None
    if found is None:
        return None
    length = len(passage.words)
    return _trimmed(text, passage.words, found.dest_start - length // 4, found.dest_start + length + length // 4)


def _trimmed(text: str, words: str, start: int, end: int) -> Span | None:
    """A stretch of the text without the words at its ends that the quote has nothing to do with."""
    there = [match.span() for match in _WORD.finditer(text, max(start, 0), min(end, len(text)))]
    steps = Levenshtein.opcodes(_WORD.findall(words), [text[one:two] for one, two in there])
    kept = [step for step in steps if step.tag == "equal"]
    if not kept:
        return None
    first, last = kept[0], kept[-1]
    # Words that only replace others belong to the quote still, as many as were there.
    begin = max(first.dest_start - first.src_start, 0)
    over = len(_WORD.findall(words)) - last.src_end
    stop = min(last.dest_end + over, len(there))
    one, two = there[begin][0], there[stop - 1][1]
    return Span(one, two, text[one:two])
