"""Where words and signs begin and end in a text. Pure; places are code points."""

import unicodedata

_JOINER = "\u200d"
_JOINS = frozenset("\u200c\u200d\ufe0e\ufe0f")  # what holds the parts of one emoji, or a letter's shapes, together


def is_edge(text: str, place: int) -> bool:
    """Whether a word, or a sign with all that belongs to it, may begin or end at a place.

    >>> is_edge("she", 1), is_edge("she came", 3)
    (False, True)
    """
    if not 0 < place < len(text):
        return True
    return not is_torn(text, place) and not (_is_of_word(text[place - 1]) and _is_of_word(text[place]))


def is_torn(text: str, place: int) -> bool:
    """Whether a cut at a place would part a letter from its accent, or an emoji from the rest of it."""
    if not 0 < place < len(text):
        return False
    sign = text[place]
    return sign in _JOINS or text[place - 1] == _JOINER or unicodedata.category(sign) in {"Mn", "Me"} or _is_tone(sign)


def whole_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """The ends of a span moved outwards until no sign is torn."""
    while is_torn(text, start):
        start -= 1
    while is_torn(text, end):
        end += 1
    return start, end


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def _is_tone(sign: str) -> bool:
    """Whether a sign only gives the emoji before it a colour of skin."""
    return "\U0001f3fb" <= sign <= "\U0001f3ff"
