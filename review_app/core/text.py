"""Text as it is kept: normalised once at entry, counted in code points, cut into paragraphs the same way everywhere."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_WORD = re.compile(r"\S+")


def normalised(text: str) -> str:
    """The text as it is kept: LF line ends, NFC, no control characters, no blanks at the ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    return text.strip()


def one_line(text: str) -> str:
    """The text on one line, with single blanks."""
    return " ".join(normalised(text).split())


def paragraphs(text: str) -> list[str]:
    r"""The paragraphs of a text, as both the page and the Word file show them.

    >>> paragraphs("One.\n\nTwo\nlines.")
    ['One.', 'Two\nlines.']
    """
    return [part.strip() for part in _BLANK_LINES.split(text.strip()) if part.strip()]


def paragraph_starts(text: str) -> list[tuple[int, str]]:
    r"""Each paragraph with the place, in code points, where it starts in the text.

    >>> paragraph_starts("One.\n\nTwo.")
    [(0, 'One.'), (6, 'Two.')]
    """
    found: list[tuple[int, str]] = []
    place = 0
    for part in paragraphs(text):
        place = text.index(part, place)
        found.append((place, part))
        place += len(part)
    return found


def word_count(text: str) -> int:
    """How many words a text has.

    >>> word_count("What did the child see?")
    5
    """
    return len(_WORD.findall(text))


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number_in_words(number: int) -> str:
    """A number as British English prints it: in words up to nine.

    >>> number_in_words(3), number_in_words(14)
    ('three', '14')
    """
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun in the right form.

    >>> counted(1, "conversation"), counted(2, "agency", "agencies")
    ('one conversation', 'two agencies')
    """
    return f"{number_in_words(number)} {noun if number == 1 else plural or noun + 's'}"
