"""Which words of a text are somebody's name, one after the other: by capitals, titles, initials, lists, and the known names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from review_app.names.rules.kinds import Hit, Kind
from review_app.names.rules.people import Register
from review_app.names.rules.tokens import Token
from review_app.names.rules.words import among, is_first_name, is_ordinary, is_surname

_BEHIND_A_NUMBER = re.compile(r"\d(?:st|nd|rd|th)?(?: of)?[ -]+([^\W\d_]+)")
_BEFORE_A_NUMBER = re.compile(r"\b[^\W\d_]+(?=[ -]+\d)")
_SHOUTED_LEAST, _LOWER_LEAST, _CALLED_LEAST, _INITIALS = 5, 4, 3, 2
_MOST_WORDS, _MOST_IN_A_ROW = 8, 4  # of one name; of initials or small words in it


@dataclass
class Run:
    """The words of one name as they stand together."""

    words: list[Token] = field(default_factory=list)  # all of them, titles and particles too
    title: str = ""
    initials: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)  # folded, a double-barrelled name in its parts

    @property
    def key(self) -> str:
        """What is the same for every spelling that is certainly this name."""
        bare = self.title if len(self.pieces) == 1 and not self.initials else ""
        return f"{Kind.PERSON}:" + " ".join([*([bare] if bare else []), *self.initials, *self.pieces])

    @property
    def hit(self) -> Hit:
        """Where it stands."""
        return Hit(self.words[0].start, self.words[-1].end, self.key, Kind.PERSON)


class Reader:
    """Goes through the words of one text and says which are names."""

    def __init__(self, text: str, tokens: Sequence[Token], register: Register, allowed: frozenset[int]) -> None:
        self.tokens = tokens
        self.register = register
        self.allowed = allowed  # where the words of labels stand: never names
        self.numbered = {match.start(1) for match in _BEHIND_A_NUMBER.finditer(text)}
        self.numbered |= {match.start() for match in _BEFORE_A_NUMBER.finditer(text)}

    def runs(self) -> list[Run]:
        """Every name of a person in the text."""
        found, place = list[Run](), 0
        while place < len(self.tokens):
            run = self._run_at(place)
            if run is not None:
                found.append(run)
            place += len(run.words) if run is not None else 1
        return found

    def _run_at(self, place: int) -> Run | None:
        run = Run()
        for number in range(place, min(place + _MOST_WORDS, len(self.tokens))):
            token = self.tokens[number]
            if run.words and not token.joined:
                break
            if not self._takes(run, number):
                break
            if token.owns:
                break
        while (
            run.words and among(run.words[-1].word, "particles") and run.pieces and run.pieces[-1] == run.words[-1].word
        ):
            run.words.pop()
            run.pieces.pop()
        return run if self._has_name(run) else None

    def _has_name(self, run: Run) -> bool:
        return any(not among(piece, "particles") for piece in run.pieces)

    def _takes(self, run: Run, number: int) -> bool:
        """Add a word to a run if it belongs to the name; says whether it does."""
        token = self.tokens[number]
        if not run.words and self._is_title(number):
            run.title = {"doctor": "dr", "professor": "prof"}.get(token.word, token.word)
        elif token.is_initial and self._initial_counts(run, number):
            run.initials.append(token.word)
        elif self._is_joint(run, number) or self._is_name(run, number):
            run.pieces += token.word.split()
        else:
            return False
        run.words.append(token)
        return True

    def _next(self, number: int) -> Token | None:
        following = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
        return following if following is not None and following.joined else None

    def _is_title(self, number: int) -> bool:
        token, following = self.tokens[number], self._next(number)
        if not among(token.word, "titles") or following is None or token.start in self.allowed:
            return False
        if among(following.word, "capitals") and not self.register.knows(following.word):
            return following.is_capital and following.word == "english"
        if among(token.word, "soft_titles") and (not token.is_capital or token.is_shouted):
            return False
        if not following.is_capital:
            return self.register.knows(following.word) or (not is_ordinary(following.word))
        if among(token.word, "soft_titles"):
            return not is_ordinary(following.word) or is_surname(following.word)
        return not (among(following.word, "acronyms") and following.is_shouted) or self.register.knows(following.word)

    def _initial_counts(self, run: Run, number: int) -> bool:
        """An initial belongs to a name before it, or to one that follows it (other initials between)."""
        if run.pieces:
            return not among(self.tokens[number].word, "particles") and (
                self.tokens[number].dotted or self._next(number) is None
            )
        following = self._next(number)
        place = number + 1
        while following is not None and following.is_initial and place < number + _MOST_IN_A_ROW:
            following, place = self._next(place), place + 1
        if following is None or not following.is_capital or len(following.text) == 1:
            return False
        if among(following.word, "capitals") or (following.is_shouted and among(following.word, "acronyms")):
            return False
        return not is_ordinary(following.word) or is_surname(following.word) or self.register.knows(following.word)

    def _is_joint(self, run: Run, number: int) -> bool:
        """Whether it is a small word inside a name, as in “de la Cruz”, “Mc Donald”."""
        token, following = self.tokens[number], self._next(number)
        if following is None or token.start in self.allowed:
            return False
        if among(token.word, "prefixes") and token.is_capital:
            return following.is_capital and len(following.word) > _INITIALS and not is_ordinary(following.word)
        if not among(token.word, "particles") or token.is_shouted:
            return False
        place = number + 1
        while following is not None and place < number + _MOST_IN_A_ROW and self._is_small(following):
            following, place = self._next(place), place + 1
        if following is None or not following.is_capital or among(following.word, "capitals"):
            return False
        return (
            bool(run.pieces or run.title)
            if not token.is_capital
            else not is_ordinary(following.word) or bool(run.pieces)
        )

    def _is_small(self, token: Token) -> bool:
        return among(token.word, "particles") and not token.is_capital

    def _is_name(self, run: Run, number: int) -> bool:
        token = self.tokens[number]
        if len(token.word) == 1 or token.start in self.allowed or self._is_no_name_alone(run, token):
            return False
        if self.register.knows(token.word):
            return self._known_counts(run, number)
        if not token.is_capital:
            return self._lower_counts(run, number)
        if among(token.word, "capitals"):
            return bool(run.title) and not run.pieces and token.word == "english"
        if token.is_shouted:
            return self._shouted_counts(run, token)
        if run.pieces:
            return not is_ordinary(token.word) or is_surname(token.word) or is_first_name(token.word)
        if run.title or run.initials or not self._is_ordinary(token.word):
            return True
        return (is_first_name(token.word) or is_surname(token.word)) and self._alone_counts(number)

    def _is_no_name_alone(self, run: Run, token: Token) -> bool:
        """A title, or the beginning of a name such as “Mc”, is none by itself."""
        return not run.pieces and any(among(token.word, name) for name in ("titles", "short_titles", "prefixes"))

    def _is_ordinary(self, word: str) -> bool:
        return all(is_ordinary(part) for part in word.split())

    def _known_counts(self, run: Run, number: int) -> bool:
        token = self.tokens[number]
        if not self._is_ordinary(token.word) or run.pieces or run.initials or (run.title and token.is_capital):
            return token.is_capital or not self._is_ordinary(token.word) or self._fits(run.pieces, token.word)
        if token.is_capital:
            return self._alone_counts(number) or self._fits_next(number)
        return self._fits_next(number)

    def _fits(self, pieces: Sequence[str], word: str) -> bool:
        """Whether a piece more still makes the name of somebody known."""
        return bool(pieces) and bool(self.register.who([*pieces, *word.split()])[0])

    def _fits_next(self, number: int) -> bool:
        """Whether this word and the next together are of one known name, and not both ordinary words."""
        token, following = self.tokens[number], self._next(number)
        if following is None or not self.register.knows(following.word) or self._is_ordinary(following.word):
            return False
        return self._fits(token.word.split(), following.word)

    def _lower_counts(self, run: Run, number: int) -> bool:
        token = self.tokens[number]
        if is_ordinary(token.word) or len(token.word) < _CALLED_LEAST:
            return False
        if self.register.near(token.word) or (is_first_name(token.word) and len(token.word) >= _LOWER_LEAST):
            return True
        if run.pieces and not run.words[-1].is_capital:
            return is_surname(token.word)
        return number > 0 and among(self.tokens[number - 1].word, "called") and token.joined

    def _shouted_counts(self, run: Run, token: Token) -> bool:
        if among(token.word, "acronyms"):
            return False
        if run.pieces or run.title or run.initials:
            return not is_ordinary(token.word) or is_surname(token.word) or is_first_name(token.word)
        if is_ordinary(token.word):
            return False
        return is_first_name(token.word) or is_surname(token.word) or len(token.word) >= _SHOUTED_LEAST

    def _alone_counts(self, number: int) -> bool:
        """Whether a name that is an ordinary word too, written with a capital, is meant as a name where it stands."""
        token, following = self.tokens[number], self._next(number)
        before = self.tokens[number - 1] if number and token.joined else None
        if among(token.word, "months") and self._is_month(before, number):
            return False
        if before is not None and among(before.word, "called"):
            return True
        if token.is_shouted:
            beside = [each for each in (before, following) if each is not None]
            return not among(token.word, "acronyms") and not any(each.is_shouted for each in beside)
        if token.opens:
            return self._opens_as_name(token, following, number)
        if among(token.word, "rather_words") and not self.register.knows(token.word) and not is_first_name(token.word):
            return False
        neighbours = [each for each in (before, following) if each is not None]
        return not any(
            each.is_capital and len(each.text) > 1 and self._is_ordinary(each.word) and not each.opens
            for each in neighbours
        )

    def _opens_as_name(self, token: Token, following: Token | None, number: int) -> bool:
        if not is_first_name(token.word) and among(token.word, "rather_words") and not self.register.knows(token.word):
            return False
        if token.owns:
            return True
        if following is None:
            return False
        if following.is_capital and (self._is_listed(following.word) or not self._is_ordinary(following.word)):
            return not among(following.word, "capitals") and not following.is_shouted
        if following.word == "and" and not among(token.word, "months"):
            after = self._next(number + 1)
            return after is not None and after.is_capital and not after.is_initial
        is_time = among(token.word, "months") or among(token.word, "seasons")
        return among(following.word, "does") and not (is_time and among(following.word, "befalls"))

    def _is_listed(self, word: str) -> bool:
        return is_surname(word) or is_first_name(word)

    def _is_month(self, before: Token | None, number: int) -> bool:
        token = self.tokens[number]
        if before is not None and among(before.word, "before_a_month"):
            return True
        return token.start in self.numbered  # as in “3 May” and “May 2009”
