"""The headings of the schedule in the notes of a conversation: laid over a text, or taken away where nothing stands under them."""

import re
from collections.abc import Sequence

from review_app.core.text import paragraphs

_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}\s*[a-z]?\s*[.):–-]*\s+|[•\-–*]\s+)", re.IGNORECASE)
_NOT_WORDS = re.compile(r"[^\w\s]+")


def plain(line: str) -> str:
    """A heading as it is compared: without number, marks, capitals and doubled blanks.

    >>> plain("3b. ‘Mindset’ and  local rationality:") == plain("Mindset and local rationality")
    True
    """
    return " ".join(_NOT_WORDS.sub(" ", _NUMBER.sub("", line)).casefold().split())


def laid_over(text: str, headings: Sequence[str]) -> str:
    r"""The text with every heading in it: those that stand there stay with what is under them, the others come in order.

    >>> laid_over("She came late.", ["Introduction", "Overview"])
    'She came late.\n\nIntroduction\n\nOverview'
    >>> laid_over("Overview\n\nA family.", ["Introduction", "Overview"])
    'Introduction\n\nOverview\n\nA family.'
    """
    parts = paragraphs(text)
    places = _places(parts, headings)
    missing: list[str] = []
    for heading in headings:
        if heading not in places:
            missing.append(heading)
            continue
        at = next(place for place, part in enumerate(parts) if plain(part) == plain(heading))
        parts[at:at] = missing
        missing = []
    return "\n\n".join([*parts, *missing])


def taken_away(text: str, headings: Sequence[str]) -> str:
    r"""The text without the headings under which nothing stands; those with words under them are kept.

    >>> taken_away("Introduction\n\nOverview\n\nA family.", ["Introduction", "Overview"])
    'Overview\n\nA family.'
    """
    parts = paragraphs(text)
    known = {plain(heading) for heading in headings}
    kept = []
    for place, part in enumerate(parts):
        under = parts[place + 1] if place + 1 < len(parts) else ""
        if plain(part) in known and (not under or plain(under) in known):
            continue
        kept.append(part)
    return "\n\n".join(kept)


def _places(parts: Sequence[str], headings: Sequence[str]) -> set[str]:
    """The headings that stand in the text already."""
    there = {plain(part) for part in parts}
    return {heading for heading in headings if plain(heading) in there}
