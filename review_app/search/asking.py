"""What somebody looks for, as words and phrases that both databases can be asked for. Nothing typed is ever an operator."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from review_app.search.folding import joined_words

LEAST = 2  # letters or figures
LONGEST = 200  # characters
Quoted = Callable[[str, bool], str]  # a word, and whether it may go on

_PIECES = re.compile(r'["“”„]([^"“”„]*)["“”„]|(\S+)')


@dataclass(frozen=True)
class Term:
    """Something that a text must hold: one of several runs of words; `begins`: the last word may go on."""

    runs: tuple[tuple[str, ...], ...]
    begins: bool = False


def terms_of(asked: str) -> list[Term]:
    """Everything that a text must hold to be found.

    >>> terms_of("child-care")
    [Term(runs=(('child', 'care'), ('childcare',)), begins=True)]
    >>> terms_of('“social worker” visit')
    [Term(runs=(('social', 'worker'),), begins=False), Term(runs=(('visit',),), begins=True)]
    """
    found: list[Term] = []
    for piece in _PIECES.finditer(asked):
        phrase, word = piece.group(1), piece.group(2)
        runs = _runs(phrase if word is None else word)
        if runs:
            found.append(Term(runs, begins=word is not None and piece.end() == len(asked.rstrip())))
    if found and found[-1].begins and len(found[-1].runs[0][-1]) < LEAST:
        found[-1] = Term(found[-1].runs)
    return list(dict.fromkeys(found))


def letters_of(terms: list[Term]) -> int:
    """How many letters and figures are looked for in all."""
    return sum(len(word) for term in terms for word in term.runs[0])


def _runs(piece: str) -> tuple[tuple[str, ...], ...]:
    words = joined_words(piece)
    whole = words[0].whole if len(words) == 1 else ""
    parts = tuple(part for word in words for part in word.parts)
    return ((parts,) if parts else ()) + (((whole,),) if whole else ())


def for_fts5(terms: list[Term], mark: str) -> str:
    """The terms as SQLite's full text index takes them, every word quoted and marked as the review's own."""
    return _expression(terms, " AND ", " OR ", lambda word, begins: f'"{mark}{word}"' + (" *" if begins else ""))


def for_tsquery(terms: list[Term], mark: str) -> str:
    """The terms as PostgreSQL's full text index takes them, every word quoted and marked as the review's own."""
    return _expression(terms, " & ", " | ", lambda word, begins: f"'{mark}{word}'" + (":*" if begins else ""))


def needles_of(term: Term) -> list[str]:
    """The term's runs as they stand in an indexed text with a blank before and after it; none if single words do."""
    if all(len(run) == 1 for run in term.runs):
        return []
    return [f" {' '.join(run)}" + ("" if term.begins else " ") for run in term.runs]


def _expression(terms: list[Term], every: str, either: str, quoted: Quoted) -> str:
    return every.join(
        "(" + either.join("(" + every.join(_words(run, term, quoted)) + ")" for run in term.runs) + ")"
        for term in terms
    )


def _words(run: tuple[str, ...], term: Term, quoted: Quoted) -> list[str]:
    return [quoted(word, term.begins and place == len(run) - 1) for place, word in enumerate(run)]
