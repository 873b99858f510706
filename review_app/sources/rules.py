"""What may be done with sources and quotes, in sentences; and where words stand in a text. Places are code points."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from review_app.core.offers import Hanging
from review_app.core.text import counted, number_in_words, paragraph_starts
from review_app.sources.models import Original, Passage, SourceText, Standing
from review_app.sources.signs import whole_signs

TWICE, MOST_NAMED = 2, 6
LONGEST_SOURCE = 1_000_000  # characters; about 300 pages
LONGEST_QUOTE = 4000  # characters; what is longer is a source tick
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True)
class Span:
    """A stretch of a text, and the words that stand there."""

    start: int
    end: int
    words: str


def places_of(text: str, words: str) -> list[Span]:
    r"""Where the words stand in the text, whatever the line breaks and the shape of quotation marks and dashes.

    >>> [(span.start, span.words) for span in places_of("She said:\n\n“It’s fine.”", 'said: "It\'s')]
    [(4, 'said:\n\n“It’s')]
    """
    parts = unicodedata.normalize("NFC", words).translate(_ALIKE).split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts))
    found = pattern.finditer(text.translate(_ALIKE))
    return [Span(match.start(), match.end(), text[match.start() : match.end()]) for match in found]


def span_at(text: str, start: int | None, end: int | None, words: str) -> Span | None:
    """The span if these words do stand there, white space apart; else None."""
    if start is None or end is None or not 0 <= start < end <= len(text):
        return None
    if text[start:end].split() != unicodedata.normalize("NFC", words).split():
        return None
    start, end = whole_signs(text, start, end)
    return Span(start, end, text[start:end])


def why_not_quote(text: str, words: str, places: Sequence[Span]) -> str | None:
    """Why words can't be quoted, or None: they stand nowhere, or in several places."""
    if not words.strip():
        return "Choose the words in the text, or paste them here."
    if len(words) > LONGEST_QUOTE:
        return f"A quote can hold at most {LONGEST_QUOTE:,} characters. Quote less, or tick the source as a whole."
    if not places:
        return "These words do not stand in the text. Copy them from it exactly, without leaving anything out."
    if len(places) > 1:
        where = in_words(paragraphs_at(text, [place.start for place in places]))
        often = "twice" if len(places) == TWICE else counted(len(places), "time")
        return f"These words stand in the text {often} ({where}). Take a few more words on either side."
    return None


def paragraphs_at(text: str, places: Iterable[int]) -> list[int]:
    """The numbers of the paragraphs in which places lie."""
    starts = [start for start, _words in paragraph_starts(text)]
    return [bisect_right(starts, place) for place in places]


def in_words(numbers: Iterable[int]) -> str:
    """Paragraph numbers as a sentence says them; of many, the first few.

    >>> in_words([2, 9, 5]), in_words([4]), in_words(range(1, 90))
    ('paragraphs 2, 5 and 9', 'paragraph 4', 'paragraphs 1, 2, 3, 4, 5, 6 and others')
    """
    found = [str(number) for number in sorted(set(numbers))]
    if len(found) > MOST_NAMED:
        found = [*found[:MOST_NAMED], "others"]
    if len(found) == 1:
        return f"paragraph {found[0]}"
    return f"paragraphs {', '.join(found[:-1])} and {found[-1]}"


def why_not_edit_text(text: SourceText, latest: SourceText, *, quoted: bool) -> str | None:
    """Why a text can't be changed in place, or None: once quoted it is frozen."""
    if text.id != latest.id:
        return "This text has been corrected since; it is kept as it was."
    if quoted:
        return "Words of this text are quoted, so it is kept as it is. A correction becomes the next text."
    return None


def why_not_delete_source(quotes: int, ticks: Sequence[Hanging]) -> str | None:
    """Why a source can't be deleted, or None."""
    if quotes:
        return f"{counted(quotes, 'quote is', 'quotes are').capitalize()} taken from it. Take them off first."
    if ticks:
        return f"It is ticked as what something rests on: {_titles(ticks)}. Take it off there first."
    return None


def why_not_take_off(settled: Sequence[Hanging]) -> str | None:
    """Why a quote can't be taken off the source, or None: it hangs on something that takes no change now."""
    if settled:
        return f"The quote hangs on what is agreed: {_titles(settled)}. Open that again first."
    return None


def why_not_find_again(passage: Passage, latest: SourceText) -> str | None:
    """Why a quote can't be given another place, or None: only one whose words are gone, or may stand elsewhere, can."""
    if passage.standing is Standing.STANDS and passage.source_text_id == latest.id:
        return "The words of this quote stand in the newest text. Take the quote off if they are the wrong ones."
    return None


def said_of_correction(moved: int, unsure: int, left: int) -> str:
    """What became of the quotes of a text that was corrected.

    >>> said_of_correction(2, 1, 0)
    'The corrected text is saved. Two quotes carried over. The words of one of them stand there more than once: look at it.'
    """
    said = f"The corrected text is saved. {counted(moved, 'quote').capitalize()} carried over."
    if unsure:
        which = "look at it" if unsure == 1 else "look at them"
        said += f" The words of {number_in_words(unsure)} of them stand there more than once: {which}."
    if left:
        verb = "stays" if left == 1 else "stay"
        said += f" {counted(left, 'quote').capitalize()} {verb} with the earlier text: see what to do with {'it' if left == 1 else 'them'}."
    return said


def _titles(hanging: Sequence[Hanging]) -> str:
    return "; ".join(dict.fromkeys(each.title for each in hanging))


def why_not_destroy(original: Original) -> str | None:
    """Why a kept file can't be destroyed, or None."""
    return "The file is gone already; its text stays." if original.destroyed_at else None


def size_in_words(size: int) -> str:
    """How large a file is.

    >>> size_in_words(900), size_in_words(123_456), size_in_words(4_500_000)
    ('1 KB', '121 KB', '4.3 MB')
    """
    kilobytes = max(1, round(size / 1024))
    return f"{kilobytes} KB" if kilobytes < 1024 else f"{size / 1024 / 1024:.1f} MB"
