"""Words as a cell may hold them."""

import re
from typing import Final

LONGEST: Final = 32_767  # UTF-16 units; what a spreadsheet program takes in one cell
_NOT_XML = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STARTS_FORMULA = re.compile(r"(^|\n)(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\n])")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def plain(words: str) -> str:
    """The words without what no cell can hold: control characters, other line ends than LF, more than fits."""
    words = _NOT_XML.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    if len(words) + sum(sign > "\uffff" for sign in words) <= LONGEST:
        return words
    return words[: LONGEST // 2 - 1] + "…"


def could_start_formula(words: str) -> bool:
    r"""Whether a program might take the words, or a line of them, for a formula.

    >>> could_start_formula("= 1"), could_start_formula("no\n  -worry"), could_start_formula("eight - nine")
    (True, True, False)
    """
    return _STARTS_FORMULA.search(words) is not None


def disarmed(words: str) -> str:
    r"""The words with an apostrophe before every line that could start a formula.

    >>> disarmed("=1+1"), disarmed("“no”"), disarmed("a\n@b")
    ("'=1+1", '“no”', "a\n'@b")
    """
    return _STARTS_FORMULA.sub(lambda match: f"{match.group()}'", words)


def unescaped(words: str) -> str:
    """The words so that a sheet shows them as they are: “_x0041_” would be read as the letter A."""
    return _LOOKS_ESCAPED.sub("_x005F_", words)
