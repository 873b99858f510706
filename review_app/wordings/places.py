"""Names and places in words that are about to leave a review. Pure; it warns, people decide."""

import re
from collections.abc import Iterable

_CODE = re.compile(r"(?<![\w-])LT-\d+(?!\w)", re.IGNORECASE)

# As a pseudonym such a word is written with a capital; in a sentence about families anywhere it is not a name.
KINSHIP = frozenset(
    {
        *("mother", "mum", "mam", "father", "dad", "stepmother", "stepfather", "parents", "partner", "family"),
        *("child", "baby", "brother", "sister", "aunt", "uncle", "gran", "grandmother", "grandfather"),
    }
)


def names_found(text: str, names: Iterable[str]) -> list[str]:
    """Those of the names that stand in a text as whole words, whatever the capitals, blanks and apostrophes.

    >>> names_found("In O’Brien’s  Green and in ashmere’s offices, any mother is rung twice.",
    ...             ["O'Brien's Green", "Ashmere", "Ash", "Mother"])
    ["O'Brien's Green", 'Ashmere']
    """
    plain = _plain(text)
    wanted = dict.fromkeys(name.strip() for name in names if name.strip())
    return [name for name in wanted if _pattern(name).search(plain)]


def codes_found(text: str) -> list[str]:
    """What in a text looks like the code of a review; each once.

    >>> codes_found("As in LT‑47 and lt-47, but not in ALT-3 or on the LT.")
    ['LT-47']
    """
    return list(dict.fromkeys(found.upper() for found in _CODE.findall(_plain(text))))


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in _plain(name).split())
    strict = name.casefold() in KINSHIP
    return re.compile(rf"(?<!\w){words}(?!\w)", 0 if strict else re.IGNORECASE)


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-")
