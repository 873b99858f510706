"""What somebody answered about the names of a text, read into decisions or refused with a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from review_app.names.book import Book
from review_app.names.lines import DECIDED, IN_OWN_WORDS, KEEP, LEFT_OPEN, NEW, PERSON, SAME, Line
from review_app.names.rules import Found, Kind
from review_app.names.rules.settling import Decision, next_label, root_of, why_not_own_label

CHOOSE = "Choose what stands for “{}”, or that it is not a name."
GONE = "What you chose for “{}” is no longer there. Choose again."
ROUND = "“{}” is the same as itself, by way of the others. Choose a label for one of them."


@dataclass(frozen=True)
class Answer:
    """What stands in the two boxes of one name."""

    what: str
    own: str


@dataclass
class Answers:
    """The decisions, by code, and what is wrong, by code."""

    decisions: dict[str, Decision] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


class Reading:
    """Reads the answers of one page."""

    def __init__(self, book: Book, lines: Sequence[Line], given: Mapping[str, Answer]) -> None:
        self.book = book
        self.lines = {line.code: line for line in lines}
        self.given = given
        self.taken = [*book.labels, *(line.new_label for line in lines)]
        self.done = Answers()

    def read(self) -> Answers:
        """Every answer."""
        same = {
            code: answer.what.removeprefix(SAME)
            for code, answer in self.given.items()
            if answer.what.startswith(SAME) and not answer.own
        }
        for code in [
            *(code for code in self.lines if code not in same),
            *(code for code in self.lines if code in same),
        ]:
            line = self.lines[code]
            if code in same:
                self._join(line, root_of(code, same))
            else:
                self._decide(line, self.given.get(code, Answer("", "")))
        return self.done

    def _join(self, line: Line, root: str | None) -> None:
        other = self.done.decisions.get(root or "")
        if root is None:
            self.done.wrong[line.code] = ROUND.format(line.found.shown)
        elif other is not None:
            self.done.decisions[line.code] = self._decision(line, other.label, other.person_id)
        elif root not in self.lines:
            self.done.wrong[line.code] = GONE.format(line.found.shown)
        # Otherwise the other name is what is wrong, and its sentence says so.

    def _decision(self, line: Line, label: str, person_id: str = "") -> Decision:
        return Decision(line.found.key, line.found.shown, line.found.kind.value, label, person_id)

    def _decide(self, line: Line, answer: Answer) -> None:
        what = IN_OWN_WORDS if answer.own else answer.what
        if what == KEEP:
            self.done.decisions[line.code] = self._decision(line, "")
        elif what == IN_OWN_WORDS:
            self._in_own_words(line, answer.own)
        elif what.startswith(NEW) and what.removeprefix(NEW) in set(Kind):
            self.done.decisions[line.code] = self._decision(line, self._new(line, Kind(what.removeprefix(NEW))))
        elif what.startswith(PERSON) and what.removeprefix(PERSON) in self.book.people:
            person = what.removeprefix(PERSON)
            self.done.decisions[line.code] = self._decision(line, self.book.people[person], person)
        elif what.startswith(DECIDED) and self._before(what) is not None:
            self.done.decisions[line.code] = self._decision(line, self._before(what) or "")
        else:
            sentence = CHOOSE if what == LEFT_OPEN else GONE
            self.done.wrong[line.code] = sentence.format(line.found.shown)

    def _in_own_words(self, line: Line, own: str) -> None:
        reason = why_not_own_label(own, self.book.known, self.book.labels) if own else CHOOSE.format(line.found.shown)
        if reason:
            self.done.wrong[line.code] = reason
        else:
            self.done.decisions[line.code] = self._decision(line, own)

    def _new(self, line: Line, kind: Kind) -> str:
        if kind is line.found.kind:
            return line.new_label
        label = next_label(kind, self.taken)
        self.taken.append(label)
        return label

    def _before(self, what: str) -> str | None:
        row = what.removeprefix(DECIDED)
        found = (each.decision.label for each in self.book.settled.values() if str(each.row_id) == row)
        return next((label for label in found if label), None)


def change_of(book: Book, decision: Decision, what: str, own: str) -> Decision | str:
    """What was decided before, changed; or a sentence that says why not."""
    found = Found(decision.key, Kind(decision.kind), "this name")
    line = Line("", found, [], "", next_label(found.kind, book.labels))
    done = Reading(book, [line], {"": Answer(what, own)}).read()
    return replace(done.decisions[""], name=decision.name) if "" in done.decisions else done.wrong[""]
