"""Words shown in place: a few words of a text round each place where it says what was looked for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from review_app.search.asking import Term
from review_app.search.folding import joined_words

Cuts = dict[str, tuple[list[str], list[str]]]  # a chunk between blanks: its words, and its joined words as wholes
BEFORE, AFTER = 8, 16  # chunks shown before and after the first hit
MOST_PLACES = 3  # shown of one record: the first says the most, the others what it leaves out
ENOUGH = 40  # places looked at for each term; a text that says it more often shows the best of these
LONG = 4_000  # letters
NEAR = 150  # letters between two words that are shown together
_CHUNK = re.compile(r"\S+")
_EDGES = re.compile(r"([\W_]*)(.*?)([\W_]*)", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A run of a text; `hit`: it is what was looked for."""

    text: str
    hit: bool = False


@dataclass(frozen=True)
class Hit:
    """A place in a text, by its chunks between blanks: from the first to the last of them."""

    first: int
    last: int
    term: int


@dataclass(frozen=True)
class Stretch:
    """A part of a text, from blank to blank; whether the text goes on before it and after it."""

    text: str
    before: bool = False
    after: bool = False


@dataclass(frozen=True)
class Place:
    """A few words of one stretch, and what is looked for among them."""

    chunks: list[str]
    hits: list[Hit]
    stretch: Stretch

    @property
    def terms(self) -> frozenset[int]:
        """What of all that was looked for it says."""
        return frozenset(hit.term for hit in self.hits)


def snippet_of(texts: Iterable[str], terms: Sequence[Term], cuts: Cuts) -> list[Piece]:
    """The places that show what was looked for; the beginning if none of the texts says it.

    `cuts` is kept from one text to the next, since the same words come again and again.
    """
    known = [text for text in texts if text]
    places = [place for text in known for place in _places(text, terms, cuts)]
    if not places:
        return [Piece(" ".join(_CHUNK.findall(known[0])[: BEFORE + AFTER]))] if known else []
    best = max(range(len(places)), key=lambda number: len(places[number].terms))
    shown, said = {best}, set(places[best].terms)
    for number, place in enumerate(places):
        if len(shown) < MOST_PLACES and not place.terms <= said:
            shown.add(number)
            said |= place.terms
    return _together(_pieces_of_all([places[number] for number in sorted(shown)]))


def _places(text: str, terms: Sequence[Term], cuts: Cuts) -> list[Place]:
    """For each hit the place that begins with it; a long text is looked at only where it plainly says what is looked for."""
    plain = _plain_stretches(text, terms) if len(text) > LONG else []
    found = [place for stretch in plain for place in _places_in(stretch, terms, cuts)]
    return found or list(_places_in(Stretch(text), terms, cuts))


def _places_in(stretch: Stretch, terms: Sequence[Term], cuts: Cuts) -> Iterator[Place]:
    chunks = _CHUNK.findall(stretch.text)
    hits = _hits(chunks, terms, cuts)
    for number, hit in enumerate(hits):
        near = [other for other in hits[number : number + ENOUGH] if other.last <= hit.first + AFTER]
        yield Place(chunks, near, stretch)


def _plain_stretches(text: str, terms: Sequence[Term]) -> list[Stretch]:
    """The stretches round the places where the text says each term letter by letter; none if it doesn't for one of them."""
    spots: list[list[int]] = []
    for term in terms:
        spots.append([found.start() for found in islice(_plainly(term).finditer(text), ENOUGH)])
    if not all(spots):
        return []
    every = sorted((start, number) for number, starts in enumerate(spots) for start in starts)
    best = max(every, key=lambda spot: len({other for start, other in every if 0 <= start - spot[0] < NEAR}))
    near = {other for start, other in every if 0 <= start - best[0] < NEAR}
    firsts = sorted([best[0], *(starts[0] for number, starts in enumerate(spots) if number not in near)])
    ends: list[list[int]] = []
    for first in firsts:
        begin, end = first - 2 * NEAR, first + 4 * NEAR
        if ends and begin <= ends[-1][1]:
            ends[-1][1] = end
        else:
            ends.append([begin, end])
    return [_stretch(text, begin, end) for begin, end in ends]


def _plainly(term: Term) -> re.Pattern[str]:
    runs = "|".join(r"[\W_]+".join(re.escape(word) for word in run) for run in term.runs)
    return re.compile(rf"(?<![^\W_])(?:{runs})" + ("" if term.begins else r"(?![^\W_])"), re.IGNORECASE)


def _stretch(text: str, begin: int, end: int) -> Stretch:
    """The words of a text between two places, none of them cut."""
    begin = text.rfind(" ", 0, begin) + 1 if begin > 0 else 0
    end = text.find(" ", end)
    return Stretch(text[begin : end if end >= 0 else len(text)], begin > 0, end >= 0)


def _hits(chunks: list[str], terms: Sequence[Term], cuts: Cuts) -> list[Hit]:
    """Where a text says what is looked for, in its order."""
    words: list[str] = []
    places: list[int] = []
    hits: list[Hit] = []
    for place, chunk in enumerate(chunks):
        cut = cuts.get(chunk)
        if cut is None:
            cut = cuts[chunk] = _cut(chunk)
        words += cut[0]
        places += [place] * len(cut[0])
        if cut[1]:
            hits += [Hit(place, place, number) for number, term in enumerate(terms) if _says_whole(cut[1], term)]
    exact = {run[0] for term in terms for run in term.runs}
    begun = tuple({run[0] for term in terms for run in term.runs if term.begins and len(run) == 1})
    met = [0] * len(terms)
    for at, word in enumerate(words):
        if word in exact or (begun and word.startswith(begun)):
            for number, length in _terms_at(words, at, terms):
                met[number] += 1
                if met[number] <= ENOUGH:
                    hits.append(Hit(places[at], places[at + length - 1], number))
    return sorted(hits, key=lambda hit: (hit.first, hit.term))


def _cut(chunk: str) -> tuple[list[str], list[str]]:
    found = joined_words(chunk)
    return [part for word in found for part in word.parts], [word.whole for word in found if word.whole]


def _says_whole(wholes: list[str], term: Term) -> bool:
    """Whether a joined word as a whole is what is looked for: “childcare” in “child-care”."""
    single = [run[0] for run in term.runs if len(run) == 1]
    return any(whole == word or (term.begins and whole.startswith(word)) for whole in wholes for word in single)


def _terms_at(words: list[str], at: int, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Which terms stand at a word, by their number, and how many words each of them has."""
    for number, term in enumerate(terms):
        for run in term.runs:
            here = words[at : at + len(run)]
            if len(here) != len(run) or tuple(here[:-1]) != run[:-1]:
                continue
            if here[-1] == run[-1] or (term.begins and here[-1].startswith(run[-1])):
                yield number, len(run)


def _pieces_of_all(places: list[Place]) -> Iterator[Piece]:
    """The words of several places in their order; what two of them share is said once."""
    before, end = None, 0
    for place in places:
        begin = max(0, place.hits[0].first - BEFORE)
        if before is not None and place.stretch is before.stretch and begin <= end:
            begin = end
        elif before is not None or begin or place.stretch.before:
            yield Piece("… ")
        before, end = place, min(len(place.chunks), place.hits[0].first + AFTER)
        yield from _pieces(place, begin, end)
    if before is not None and (end < len(before.chunks) or before.stretch.after):
        yield Piece("… ")


def _pieces(place: Place, begin: int, end: int) -> Iterator[Piece]:
    """The words from one chunk to another, with the hits apart."""
    marked = {number for hit in place.hits for number in range(hit.first, hit.last + 1)}
    for number in range(begin, end):
        edges = _EDGES.fullmatch(place.chunks[number])
        if number in marked and edges is not None:
            before, core, after = edges.groups()
            yield from (Piece(before), Piece(core, hit=True), Piece(after + " "))
        else:
            yield Piece(place.chunks[number] + " ")


def _together(pieces: Iterable[Piece]) -> list[Piece]:
    """The same without empty pieces, runs of unmarked words as one piece each."""
    found: list[Piece] = []
    for piece in pieces:
        if found and not found[-1].hit and not piece.hit:
            found[-1] = Piece(found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    if found and not found[-1].hit:
        found[-1] = Piece(found[-1].text.rstrip())
    return [piece for piece in found if piece.text]
