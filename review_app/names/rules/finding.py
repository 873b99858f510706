"""The check itself: every likely and known name of a text, each once, with the places where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from review_app.names.rules.kinds import Found, Hit, Kind, Known
from review_app.names.rules.likely import Reader, Run
from review_app.names.rules.patterns import shapes
from review_app.names.rules.people import Register, is_listed, register_of
from review_app.names.rules.places import places_in
from review_app.names.rules.spellings import join_spellings
from review_app.names.rules.tokens import Token, tokens_of
from review_app.names.rules.words import bodies, folded, is_ordinary

_SHAPES = frozenset({Kind.EMAIL, Kind.NHS, Kind.PHONE, Kind.POSTCODE, Kind.BIRTH})
_LEAST = 3


def find(text: str, known: Iterable[Known] = (), labels: Iterable[str] = ()) -> list[Found]:
    """Every name in a text, in the order in which they are first met.

    `known` are the names of the review; `labels` are what stands for them in its texts, which is no name.

    >>> [(f.shown, len(f.hits)) for f in find("Mrs Okafor rang. Tyler’s school, said Mrs. Okafor, knew TYLER well.")]
    [('Mrs Okafor', 2), ('Tyler', 2)]
    >>> find("The mother said that nobody asked her about the health visitor in May 2009.")
    []
    >>> okafor = Known("Ngozi Okafor", "Social worker 1")
    >>> [(f.shown, f.may_be, f.is_near) for f in find("I asked okafor, then Okafer, and Ngozi’s manager.", [okafor])]
    [('okafor', ('Social worker 1',), False), ('Okafer', ('Social worker 1',), True), ('Ngozi', ('Social worker 1',), False)]
    """
    register, tokens = register_of(known), tokens_of(text)
    allowed = _in_labels(tokens, labels, register) | _in_bodies(tokens, register)
    runs = {run.hit: run for run in Reader(text, tokens, register, allowed).runs()}
    hits = _apart([*shapes(text), *places_in(tokens, register, allowed), *runs])
    hits += _met_again(hits, runs, tokens, allowed)
    found: dict[str, Found] = {}
    for hit in sorted(hits, key=lambda hit: hit.start):
        each = found.setdefault(hit.key, Found(hit.key, hit.kind, text[hit.start : hit.end]))
        each.hits.append(hit)
    _recognise(found, runs, register)
    join_spellings(list(found.values()))
    return list(found.values())


def _in_labels(tokens: Sequence[Token], labels: Iterable[str], register: Register) -> frozenset[int]:
    """Where the labels of the review stand in the text; their words are no names there, unless they are known as names."""
    by_first: dict[str, list[list[str]]] = {}
    for label in labels:
        words = [token.word for token in tokens_of(label)]
        if words and not any(register.knows(word) and not is_ordinary(word) for word in words):
            by_first.setdefault(words[0], []).append(words)
    found = set[int]()
    for number, token in enumerate(tokens):
        for words in by_first.get(token.word, ()) if token.is_capital else ():
            there = tokens[number : number + len(words)]
            if [each.word for each in there] == words:
                found.update(each.start for each in there)
    return frozenset(found)


@lru_cache(maxsize=1)
def _bodies() -> dict[str, list[list[str]]]:
    """The words of each body, by its first."""
    by_first: dict[str, list[list[str]]] = {}
    for body in bodies():
        words = [token.word for token in tokens_of(body)]
        by_first.setdefault(words[0], []).append(words)
    return by_first


def _in_bodies(tokens: Sequence[Token], register: Register) -> frozenset[int]:
    """Where national and regional bodies stand with capitals, unless one of their words is a name of the review."""
    found = set[int]()
    for number, token in enumerate(tokens):
        for words in _bodies().get(token.word, ()) if token.is_capital else ():
            there = tokens[number : number + len(words)]
            if [each.word for each in there] == words and not any(
                register.knows(word) for word in words if not is_ordinary(word)
            ):
                found.update(each.start for each in there)
    return frozenset(found)


def _apart(candidates: Iterable[Hit]) -> list[Hit]:
    """Hits that don't overlap: what has a shape before what is only likely, the longer before the shorter."""
    found, taken = list[Hit](), set[int]()
    for hit in sorted(candidates, key=lambda hit: (hit.kind not in _SHAPES, hit.start - hit.end, hit.start)):
        span = range(hit.start, hit.end)
        if not any(place in taken for place in span):
            taken.update(span)
            found.append(hit)
    return found


def _met_again(
    hits: Sequence[Hit], runs: Mapping[Hit, Run], tokens: Sequence[Token], allowed: frozenset[int]
) -> list[Hit]:
    """Pieces of names met in this text that stand elsewhere in it too, as in small letters."""
    pieces = {
        piece
        for hit in hits
        if hit in runs
        for piece in runs[hit].pieces
        if len(piece) >= _LEAST and not is_ordinary(piece)
    }
    taken = {place for hit in hits for place in range(hit.start, hit.end)}
    return [
        Hit(token.start, token.end, f"{Kind.PERSON}:{token.word}", Kind.PERSON)
        for token in tokens
        if token.word in pieces and token.start not in taken and token.start not in allowed
    ]


def _recognise(found: Mapping[str, Found], runs: Mapping[Hit, Run], register: Register) -> None:
    """Say of each name whom of the known it may be."""
    by_words = {tuple(words): stands for words, (_kind, stands) in register.others.items()}
    for each in found.values():
        if each.kind is not Kind.PERSON:
            stands = by_words.get(tuple(folded(each.key.partition(":")[2]).split()))
            each.may_be = (stands,) if stands else ()
    for hit, run in runs.items():
        if hit.key in found:
            who, near = register.who(run.pieces, run.initials)
            one = found[hit.key]
            one.may_be, one.is_near = tuple(who), near and bool(who)
            one.is_sure = len(who) == 1 and not (near and any(is_listed(piece) for piece in run.pieces))
