"""Which names of one text are probably one and the same: pieces, initials, nicknames and slips."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from review_app.names.rules.kinds import Found, Kind
from review_app.names.rules.people import is_listed, slips_allowed
from review_app.names.rules.words import also_called, among

_MOST_COMPARED = 400  # names of one text; beyond, slips are not looked for


def join_spellings(found: Sequence[Found]) -> None:
    """Note for each name the fuller one of the same text that it belongs to, where only one fits."""
    people = [each for each in found if each.kind is Kind.PERSON]
    by_piece: dict[str, list[Found]] = {}
    for each in people:
        for piece in _pieces(each):
            by_piece.setdefault(piece, []).append(each)
    slips = people if len(people) <= _MOST_COMPARED else []
    for each in people:
        if not each.may_be:
            fuller = _fuller(each, by_piece) or _slip_of(each, slips)
            each.same_as = fuller[0].key if len(fuller) == 1 else ""


def _words(each: Found) -> list[str]:
    return each.key.partition(":")[2].split()


def _pieces(each: Found) -> list[str]:
    """The pieces of a name without title and initials."""
    return [word for word in _words(each) if len(word) > 1 and not among(word, "titles")]


def _initials(each: Found) -> list[str]:
    return [word for word in _words(each) if len(word) == 1]


def _title(each: Found) -> str:
    first = _words(each)[0]
    return first if among(first, "titles") else ""


def _fuller(each: Found, by_piece: dict[str, list[Found]]) -> list[Found]:
    """The names that hold every piece of this one and more."""
    pieces = _pieces(each)
    if not pieces:
        return []
    spelt = {other for piece in pieces for other in also_called(piece)} if len(pieces) == 1 else set(pieces)
    near = {id(other): other for piece in spelt for other in by_piece.get(piece, ())}
    return [other for other in near.values() if other is not each and _holds(other, each, pieces)]


def _holds(other: Found, each: Found, pieces: Sequence[str]) -> bool:
    full = _pieces(other)
    if _title(each) and _title(other) and _title(each) != _title(other):
        return False
    if not all(piece in full or any(called in full[:1] for called in also_called(piece)) for piece in pieces):
        return False
    rest = [piece for piece in full if piece not in pieces]
    if not all(any(piece.startswith(initial) for piece in rest) for initial in _initials(each) if rest):
        return False
    if len(full) == len(pieces):  # “Okafor” belongs to “Mrs Okafor”, “J Okafor” to nobody but a fuller name
        return not _title(each) and not _initials(each) and bool(_title(other) or _initials(other))
    return len(full) > len(pieces)


def _slip_of(each: Found, people: Sequence[Found]) -> list[Found]:
    """The commoner names of which this one is probably a slip."""
    pieces = _pieces(each)
    if len(pieces) != 1 or is_listed(pieces[0]) or not slips_allowed(len(pieces[0])):
        return []
    return [
        other
        for other in people
        if other is not each
        and len(_pieces(other)) == 1
        and (len(other.hits), -other.hits[0].start) > (len(each.hits), -each.hits[0].start)
        and 0 < OSA.distance(pieces[0], _pieces(other)[0]) <= slips_allowed(len(pieces[0]))
    ]
