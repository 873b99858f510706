"""Which words of a text are the name of a place, a school, a street or a service."""

from collections.abc import Iterator, Sequence

from review_app.names.rules.kinds import Hit, Kind
from review_app.names.rules.people import Register
from review_app.names.rules.tokens import Token
from review_app.names.rules.words import among, is_first_name, is_ordinary, is_surname, towns

_MOST_WORDS = 4
_JOINTS = frozenset({"of", "the", "on", "upon", "under"})


def places_in(tokens: Sequence[Token], register: Register, allowed: frozenset[int]) -> Iterator[Hit]:
    """Every street, school, service and town that is named; more than one may cover the same words."""
    yield from _decided(tokens, register)
    for number, token in enumerate(tokens):
        kind = _kind_of_end(token.word)
        if kind is not None and token.start not in allowed:
            first = _beginning(tokens, number, register)
            if first is not None and tokens[first].start not in allowed:
                yield _hit(tokens[first : number + 1], kind)
        if token.is_capital and token.start not in allowed:
            yield from _town_at(tokens, number, register)


def _hit(words: Sequence[Token], kind: Kind) -> Hit:
    return Hit(words[0].start, words[-1].end, f"{kind}:" + " ".join(word.word for word in words), kind)


def _decided(tokens: Sequence[Token], register: Register) -> Iterator[Hit]:
    """Places that the review knows already, however they are written."""
    if not register.others:
        return
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in register.others:
        by_first.setdefault(words[0] if words else "", []).append(words)
    for number, token in enumerate(tokens):
        for words in by_first.get(token.word.partition(" ")[0], ()):
            there = tokens[number : number + len(words)]
            spelt = [part for each in there for part in each.word.split()][: len(words)]
            if tuple(spelt) == words and (token.is_capital or not is_ordinary(token.word)):
                last = next(
                    n for n in range(len(there), 0, -1) if sum(len(t.word.split()) for t in there[:n]) <= len(words)
                )
                yield _hit(there[:last], register.others[words][0])


def _kind_of_end(word: str) -> Kind | None:
    """What a name that ends with this word is the name of."""
    if among(word, "roads"):
        return Kind.ADDRESS
    if among(word, "schools"):
        return Kind.SCHOOL
    return Kind.SERVICE if among(word, "health") or among(word, "centres") else None


def _beginning(tokens: Sequence[Token], end: int, register: Register) -> int | None:
    """Where the name begins that ends with this word, or None if it is no name, as “the primary school”."""
    first, last = end, tokens[end]
    while first > 0 and tokens[first].follows and end - first < _MOST_WORDS:
        before = tokens[first - 1]
        is_joint = (
            before.word in _JOINTS and first - 1 > 0 and tokens[first - 1].follows and tokens[first - 2].is_capital
        )
        if not (before.is_capital or is_joint):
            break
        first -= 1
    if not last.is_capital and (first == end or not _can_own(tokens[end - 1], register)):
        return None
    while first < end and _says_nothing(tokens[first], has_more=end - first > 1):
        first += 1
    following = tokens[end + 1] if end + 1 < len(tokens) and tokens[end + 1].follows else None
    if following is not None and following.is_capital and _kind_of_end(following.word) is None:
        return None  # “School Nurse”, “Court Order”
    names = [token for token in tokens[first:end] if not among(token.word, "generic") and token.word not in _JOINTS]
    names = [token for token in names if _kind_of_end(token.word) is None and not among(token.word, "capitals")]
    if not names or (among(last.word, "weak_ends") and all(is_ordinary(token.word) for token in names)):
        return None
    return first


def _can_own(token: Token, register: Register) -> bool:
    """Whether a name before a small-letter “road” or “school” belongs to it: not if it is somebody’s."""
    return (
        not token.is_shouted
        and not is_ordinary(token.word)
        and not is_first_name(token.word)
        and not register.knows(token.word)
    )


def _says_nothing(token: Token, *, has_more: bool) -> bool:
    if among(token.word, "generic") or token.word in _JOINTS or among(token.word, "capitals"):
        return True
    return has_more and token.opens and is_ordinary(token.word) and not is_first_name(token.word)


def _town_at(tokens: Sequence[Token], number: int, register: Register) -> Iterator[Hit]:
    for many in (3, 2, 1):
        words = tokens[number : number + many]
        if len(words) == many and all(word.joined for word in words[1:]):
            name = " ".join(word.word for word in words)
            if name in towns() and (many > 1 or _is_meant(tokens, number, register)):
                yield _hit(words, Kind.PLACE)
                return


def _is_meant(tokens: Sequence[Token], number: int, register: Register) -> bool:
    """Whether a town whose name is also a word or a person's name is meant as the town."""
    token = tokens[number]
    if register.knows(token.word):
        return False
    if not (is_ordinary(token.word) or is_first_name(token.word) or is_surname(token.word)):
        return True
    if number == 0 or not token.joined:
        return False
    return among(tokens[number - 1].word, "in_places") and not (token.is_shouted and is_ordinary(token.word))
