"""The lists by which names are told from other words; each list names its source in its own file."""

import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

LISTS = files("review_app.names") / "words"
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("ly", ""), ("er", ""), ("er", "e"), ("ness", ""),
)  # fmt: skip
_DOUBLING = frozenset({"ed", "er", "ing"})
_SHORTEST = 3
_ORDINARY_TOO = ("acronyms", "capitals", "months", "field")
_UNHEARD = frozenset({"Mn", "Me", "Cf"})  # accents, and what is not seen at all, such as a soft hyphen
_MARKS = frozenset("'’‘ʼ`´.")


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word as it is compared: small letters without accents and apostrophes, hyphens as blanks.

    >>> folded("O’Brien"), folded("NGUYỄN"), folded("Wójcik-Łęcka"), folded("Ayşe")
    ('obrien', 'nguyen', 'wojcik lecka', 'ayse')
    """
    plain = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    plain = "".join(letter for letter in plain if unicodedata.category(letter) not in _UNHEARD and letter not in _MARKS)
    return " ".join(plain.translate(str.maketrans("-‐‑–", "    ")).split())


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, frozenset[str]]:
    lists = tomllib.loads((LISTS / "vocabulary.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


def among(word: str, name: str) -> bool:
    """Whether a folded word stands in a list of vocabulary.toml."""
    return word in _vocabulary()[name]


@lru_cache(maxsize=8)
def _lines(name: str) -> frozenset[str]:
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_first_name(word: str) -> bool:
    """Whether a folded word is a first name heard in Britain."""
    return word in _lines("first_names.txt")


def is_surname(word: str) -> bool:
    """Whether a folded word is a surname heard in Britain."""
    return word in _lines("surnames.txt")


@lru_cache(maxsize=1)
def towns() -> frozenset[str]:
    """Towns, boroughs and counties, folded."""
    return frozenset(folded(line) for line in _lines("towns.txt"))


@lru_cache(maxsize=1)
def bodies() -> tuple[str, ...]:
    """National and regional bodies: nobody learns from them where a case is from."""
    return tuple(sorted(_lines("bodies.txt")))


@lru_cache(maxsize=50_000)
def is_ordinary(word: str) -> bool:
    """Whether a folded word is an ordinary English word, in any of its regular forms.

    >>> is_ordinary("visited"), is_ordinary("families"), is_ordinary("grace"), is_ordinary("okafor")
    (True, True, True, False)
    """
    ordinary = _lines("ordinary.txt")
    if word in ordinary or any(among(word, name) for name in _ORDINARY_TOO):
        return True
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) + len(instead) >= _SHORTEST:
            if is_ordinary(stem + instead):
                return True
            if ending in _DOUBLING and stem[-1:] == stem[-2:-1] and stem[:-1] in ordinary:  # “planned”
                return True
    return False


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _lines("nicknames.txt"):
        group = line.split()
        for name in group:
            found.setdefault(name, set()).update(group)
    return {name: frozenset(group) for name, group in found.items()}


def also_called(word: str) -> frozenset[str]:
    """What else somebody of this first name may be called, the name itself included.

    >>> "maggie" in also_called("margaret"), sorted(also_called("ngozi"))
    (True, ['goz', 'ngozi'])
    """
    return _nicknames().get(word, frozenset({word}))
